import { isAnnexHeading } from '../../knowledge/phrases.ts'
import type { DocumentStructure, Paragraph, Passage } from '../../model/structure.ts'
import type { Draft, Piece } from './paragraphs.ts'
import { dropStart, joinLines } from './passages.ts'
import { type ProvenLabel, proveLabels } from './proven-labels.ts'
import { roleOf } from './roles.ts'
import { type Heading, nameSections } from './sections.ts'
import { makeTables, type TablePlace } from './table-places.ts'
import { goesOn } from './tables.ts'
import { type Node, nest, type Placement } from './tree.ts'

interface Assembled extends Pick<DocumentStructure, 'paragraphs' | 'tables' | 'sections'> {
  /** Misread labels that the labels around them prove. */
  readonly labels: readonly ProvenLabel[]
}

/** Puts paragraphs, tables and sections together from what was formed in reading order. */
export function assemble(pieces: readonly Piece[]): Assembled {
  const { drafts, places } = separate(pieces)
  const passages = drafts.map((draft) => joinLines(draft.lines))
  const texts = drafts.map((draft, index) => passages[index]?.text.slice(draft.label?.length ?? 0) ?? '')
  const running = drafts.flatMap((draft, index) => (isRunning(draft) ? [index] : []))
  const scopes = countScopes(drafts)
  const nodes = running.map(
    (index): Node => ({
      label: drafts[index]?.label ?? null,
      text: texts[index] ?? '',
      scope: scopes[index] ?? 0,
    }),
  )
  const placements = new Map<number, Placement>()
  nest(nodes).forEach((place, at) => {
    const parent = place.parent === null ? null : (running[place.parent] ?? null)
    placements.set(running[at] ?? -1, { ...place, parent })
  })
  const governs = new Set(
    [...placements.values()].flatMap((place) =>
      place.parent === null || place.depth === 0 ? [] : [place.parent],
    ),
  )
  const labels = proveLabels(
    new Map(
      [...placements].map(([index, placement]) => [index, { draft: drafts[index] as Draft, placement }]),
    ),
  )
  const proven = new Map(labels.map(({ index, text }) => [index, text]))
  const paragraphs = drafts.map((draft, index): Paragraph => {
    const place = placements.get(index)
    const passage = passages[index] as Passage
    const labelled = draft.label !== null && (place === undefined || place.reading !== null)
    const first = draft.lines[0] as Draft['lines'][number]
    return {
      ...dropStart(passage, labelled ? (draft.label?.length ?? 0) : 0),
      index,
      zone: first.zone,
      column: first.column,
      role: roleOf(labelled ? draft : { ...draft, label: null }, {
        text: texts[index] ?? '',
        governs: governs.has(index),
      }),
      label: labelled ? (proven.get(index) ?? draft.label?.text ?? null) : null,
      depth: place?.depth ?? 0,
      section: null,
      parent: place?.parent ?? null,
      bold: draft.lines.every((line) => line.bold),
      italic: draft.lines.every((line) => line.italic),
      centred: draft.lines.every((line) => line.centred),
      page: first.page,
      part: first.part,
    }
  })
  const sections = makeSections(paragraphs)
  return { paragraphs, tables: makeTables(places, paragraphs), sections, labels }
}

function separate(pieces: readonly Piece[]): { drafts: Draft[]; places: TablePlace[] } {
  const drafts: Draft[] = []
  const places: TablePlace[] = []
  /** True while only page numbers, footnotes and the like stand after the last table. */
  let adjoining = false
  for (const piece of pieces) {
    if ('draft' in piece) {
      drafts.push(piece.draft)
      if (piece.draft.lines[0]?.kind === 'text') adjoining = false
      continue
    }
    const last = places.at(-1)
    const before = last?.parts.at(-1)
    if (adjoining && last && before && goesOn(before, piece.table)) last.parts.push(piece.table)
    else places.push({ parts: [piece.table], after: drafts.length - 1 })
    adjoining = true
  }
  return { drafts, places }
}

/** Paragraphs that the section tree is made of. */
function isRunning(draft: Draft): boolean {
  const first = draft.lines[0]
  return first?.kind === 'text' && (first.zone === 'body' || first.zone === 'annex') && first.column === null
}

/** A new scope with each document of the file and each annex heading. */
function countScopes(drafts: readonly Draft[]): number[] {
  let scope = 0
  let zone = ''
  let part = 0
  return drafts.map((draft) => {
    const first = draft.lines[0]
    if (first?.kind !== 'text') return scope
    const heading =
      first.zone === 'annex' &&
      draft.label === null &&
      isAnnexHeading(first.plain) &&
      (first.centred || first.upper)
    if (first.part !== part || (first.zone === 'annex' && (zone !== 'annex' || heading))) scope++
    zone = first.zone
    part = first.part
    return scope
  })
}

/** Section nodes of all labelled paragraphs; sets `section` of every paragraph. */
function makeSections(paragraphs: Paragraph[]): DocumentStructure['sections'] {
  const headings: Heading[] = []
  const headingOf = new Map<number, number>()
  for (const paragraph of paragraphs) {
    if (paragraph.depth === 0 || paragraph.label === null) continue
    headingOf.set(paragraph.index, headings.length)
    headings.push({
      label: paragraph.label,
      title: titleOf(paragraph.text),
      level: paragraph.depth,
      parent: paragraph.parent === null ? null : (headingOf.get(paragraph.parent) ?? null),
      paragraph: paragraph.index,
      part: paragraph.part,
    })
  }
  const sections = nameSections(headings)
  for (const paragraph of paragraphs) {
    const own = headingOf.get(paragraph.index)
    if (own !== undefined && paragraph.role === 'heading') paragraph.section = sections[own]?.id ?? null
    else if (paragraph.parent !== null) {
      const above = headingOf.get(paragraph.parent)
      paragraph.section = above === undefined ? null : (sections[above]?.id ?? null)
    }
  }
  return sections
}

/** A heading's title, or the first words of an item that is a whole paragraph. */
function titleOf(text: string): string {
  if (text.length <= 200) return text
  const cut = text.slice(0, 200)
  const stop = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('; '), cut.lastIndexOf(': '))
  return (stop > 40 ? cut.slice(0, stop + 1) : cut.slice(0, Math.max(1, cut.lastIndexOf(' ')))).trim()
}
