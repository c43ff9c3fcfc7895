/**
 * Labels that were misread (`I1.` for `II.`) and that the labels around them prove: in one list, with unbroken
 * counting up to a label that is well formed on either side.
 */
import type { Line, PageLayout, Restoration, Word } from '../../model/page.ts'
import { romanOf } from './numerals.ts'
import type { Draft } from './paragraphs.ts'
import type { Placement } from './tree.ts'

export interface ProvenLabel {
  /** Place of its paragraph among the drafts. */
  readonly index: number
  /** The whole label as it must have been printed: `II.` */
  readonly text: string
  readonly line: Line
  /** The line's first word, with the label put right. */
  readonly word: Word
  readonly restoration: Restoration
}

interface Labelled {
  readonly draft: Draft
  readonly placement: Placement
}

/** Two neighbours that count up to a place leave no other number for it. */
const CONFIDENCE = 0.99
const MARK = /[^\s().):/,–-]+/u

/** The misread labels that are proven; `nodes` by the place of their draft, in reading order. */
export function proveLabels(nodes: ReadonlyMap<number, Labelled>): ProvenLabel[] {
  const lists = new Map<string, [number, Labelled][]>()
  for (const [index, node] of nodes) {
    const { reading, parent } = node.placement
    if (reading?.ordinal == null) continue
    const key = `${parent} ${reading.style}`
    lists.set(key, [...(lists.get(key) ?? []), [index, node]])
  }
  return [...lists.values()].flatMap(proveList).sort((a, b) => a.index - b.index)
}

/** The layout with the proven labels in its lines. */
export function writeLabels(layout: PageLayout, proven: ReadonlyMap<Line, ProvenLabel>): PageLayout {
  if (!layout.blocks.some((block) => block.lines.some((line) => proven.has(line)))) return layout
  const fresh = (line: Line): Line => {
    const label = proven.get(line)
    return label === undefined ? line : { ...line, words: [label.word, ...line.words.slice(1)] }
  }
  return { ...layout, blocks: layout.blocks.map((block) => ({ ...block, lines: block.lines.map(fresh) })) }
}

function proveList(list: readonly [number, Labelled][]): ProvenLabel[] {
  return list.flatMap(([index, node], at) => {
    const text = printed(node)
    if (text === null || text === node.draft.label?.text) return []
    if (!counts(list, { at, step: -1 }) || !counts(list, { at, step: 1 })) return []
    return mend(index, { node, text })
  })
}

/** Whether the list counts without a gap from a place, in one direction, to a label that is well formed. */
function counts(list: readonly [number, Labelled][], { at, step }: { at: number; step: 1 | -1 }): boolean {
  const ordinal = (place: number) => list[place]?.[1].placement.reading?.ordinal
  for (let place = at + step; ordinal(place) === (ordinal(place - step) ?? 0) + step; place += step) {
    const node = (list[place] as [number, Labelled])[1]
    if (printed(node) === node.draft.label?.text) return true
  }
  return false
}

/** The label as its understanding is printed; null where that is not told by the number alone. */
function printed({ draft, placement }: Labelled): string | null {
  const { label } = draft
  const { reading } = placement
  const mark = label && MARK.exec(label.text)?.[0]
  if (!label || !mark || reading?.ordinal == null) return null
  const number =
    reading.kind === 'roman'
      ? romanOf(reading.ordinal)
      : reading.kind === 'arabic' || reading.kind === 'paren'
        ? String(reading.ordinal)
        : null
  // A number that was read stays: `11.` between `I.` and `III.` may be a slip of the writer.
  if (number === null || (/^\d+$/.test(mark) && mark !== number)) return null
  return label.text.replace(mark, number)
}

function mend(index: number, { node, text }: { node: Labelled; text: string }): ProvenLabel[] {
  const [first] = node.draft.lines
  const word = first?.line.words[0]
  if (!first || !word || (word.source !== 'ocr' && word.source !== 'layer')) return []
  const mark = MARK.exec(node.draft.label?.text ?? '')?.[0] ?? ''
  const number = MARK.exec(text)?.[0] ?? ''
  if (MARK.exec(word.text)?.[0].startsWith(mark) !== true) return []
  const restored = word.text.replace(mark, number)
  return [
    {
      index,
      text,
      line: first.line,
      word: { ...word, text: restored, original: word.original ?? word.text },
      restoration: {
        page: first.page,
        box: word.box,
        original: word.text,
        restored,
        confidence: CONFIDENCE,
        alternatives: [],
      },
    },
  ]
}
