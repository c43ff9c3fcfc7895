/** One page's restoration: its words as lines of text, restored, and put back with their boxes. */
import type { Box } from '../../model/geometry.ts'
import type { Block, Line, PageLayout, PageNote, PageRestored, Restoration, Word } from '../../model/page.ts'
import type { Change, Restorer } from '../../vietnamese/restorer.ts'
import { lowerMisread } from './capitals.ts'
import { replaceWords } from './words.ts'

export interface PageOptions {
  readonly layerThreshold: number
  readonly ocrThreshold: number
  readonly lang: 'vi' | 'en'
  /** Made only when there is something to restore. */
  readonly restorer: () => Restorer
}

/** The layout with its doubtful words made right. Words of born-digital text, handwriting and numbers stay. */
export function restorePage(layout: PageLayout, options: PageOptions): PageRestored {
  const lines = linesOf(layout.blocks)
  const words = lines.flatMap((line) => line?.words ?? [])
  const layer = words.some((word) => word.source === 'layer')
  if (!words.some(isDoubtful)) return { layout, restorations: [] }

  const restorer = options.restorer()
  const lowered = lowerMisread(lines)
  const texts = lines.map((line, index) =>
    lowered
      .filter((change) => change.line === index)
      .reduce(
        (text, { start, end, restored }) => text.slice(0, start) + restored + text.slice(end),
        line?.words.map((word) => word.text).join(' ') ?? '',
      ),
  )
  const result = restorer.restoreLines(texts, {
    ...(layer ? {} : { damage: 'right' as const }),
    threshold: layer ? options.layerThreshold : options.ocrThreshold,
    keep: (index, token) => {
      const line = lines[index]
      return line == null || !isDoubtful(wordAt(line, token.start))
    },
    certainty: (index, token) => {
      const line = lines[index]
      return line == null || layer ? 0 : wordAt(line, token.start).confidence
    },
  })

  const byLine = new Map<number, Change[]>()
  const overlaps = (one: Change) =>
    result.changes.some((other) => other.line === one.line && other.start < one.end && other.end > one.start)
  for (const change of [...result.changes, ...lowered.filter((one) => !overlaps(one))])
    byLine.set(change.line, [...(byLine.get(change.line) ?? []), change])
  const restorations: Restoration[] = []
  const replaced = new Map<Line, Line>()
  lines.forEach((line, index) => {
    const changes = byLine.get(index)
    if (line === null || changes === undefined) return
    const { line: fresh, restorations: found } = replaceWords(line, { changes, page: layout.page })
    replaced.set(line, fresh)
    restorations.push(...found)
  })
  const blocks = layout.blocks.map((block) => replaceLines(block, replaced))
  const notes = [...layout.notes, ...doubtNotes(result.doubts, { lines, lang: options.lang })]
  return { layout: { ...layout, blocks, notes, confidence: meanConfidence(blocks) }, restorations }
}

/** Only what OCR or a rejected text layer gave is in doubt; handwriting and numbers read twice stay as read. */
function isDoubtful(word: Word): boolean {
  return (word.source === 'ocr' || word.source === 'layer') && !word.handwritten && word.readings.length === 0
}

/** Lines in reading order, `null` between blocks and cells, whose sentences do not run on. */
function linesOf(blocks: readonly Block[]): (Line | null)[] {
  return blocks.flatMap((block) => [
    ...block.lines,
    null,
    ...(block.grid?.cells ?? []).flatMap((cell) => [...cell.lines, null]),
  ])
}

function replaceLines(block: Block, replaced: ReadonlyMap<Line, Line>): Block {
  const fresh = (line: Line) => replaced.get(line) ?? line
  const grid = block.grid && {
    ...block.grid,
    cells: block.grid.cells.map((cell) => ({ ...cell, lines: cell.lines.map(fresh) })),
  }
  return { ...block, lines: block.lines.map(fresh), grid }
}

function wordAt(line: Line, offset: number): Word {
  let end = 0
  for (const word of line.words) {
    end += word.text.length + 1
    if (offset < end) return word
  }
  return line.words.at(-1) as Word
}

interface Doubting {
  readonly lines: readonly (Line | null)[]
  readonly lang: 'vi' | 'en'
}

function doubtNotes(doubts: readonly Change[], { lines, lang }: Doubting): PageNote[] {
  return doubts.flatMap((doubt) => {
    const line = lines[doubt.line]
    if (line == null) return []
    const box: Box = wordAt(line, doubt.start).box
    const message =
      lang === 'vi'
        ? `Chữ “${doubt.original}” đọc không chắc chắn, giữ nguyên như đã đọc; có thể là “${doubt.restored}”.`
        : `The word “${doubt.original}” is doubtful and stands as read; it may be “${doubt.restored}”.`
    return [{ code: 'low-confidence', message, box }]
  })
}

function meanConfidence(blocks: readonly Block[]): number | null {
  const words = linesOf(blocks).flatMap((line) => line?.words ?? [])
  if (words.length === 0) return null
  return Math.round((words.reduce((sum, word) => sum + word.confidence, 0) / words.length) * 1000) / 1000
}
