import { z } from 'zod'
import type { PageRestored } from '../../model/page.ts'
import type { Stage } from '../../model/stage.ts'
import type { DocumentStructure, Passage } from '../../model/structure.ts'
import { assemble } from './assemble.ts'
import { makeFlow } from './flow.ts'
import { formParagraphs } from './paragraphs.ts'
import { writeLabels } from './proven-labels.ts'
import { markRunningHeads } from './running-heads.ts'
import { pageText } from './text.ts'
import { placerOf } from './tilts.ts'
import { assignZones } from './zones.ts'

export interface DocumentInput {
  /** All pages of the file, in order. */
  readonly pages: readonly PageRestored[]
}

/**
 * The whole document as a tree: paragraphs joined across lines and pages with the place of every word, the zones and
 * parts of the file, the section tree, tables joined over their pages, and each page's text in reading order.
 */
export function structureDocument({ pages }: DocumentInput): DocumentStructure {
  const read = pages.map((page) => page.layout)
  const flow = makeFlow(read)
  markRunningHeads(flow, read)
  assignZones(flow)
  const { paragraphs, tables, sections, labels } = assemble(formParagraphs(flow))
  const proven = new Map(labels.map((label) => [label.line, label]))
  const layouts = read.map((layout) => writeLabels(layout, proven))
  const seen = placerOf(layouts)
  const placed = <P extends Passage>(passage: P): P => ({
    ...passage,
    anchors: passage.anchors.map((anchor) => ({ ...anchor, box: seen(anchor.page, anchor.box) })),
  })
  return {
    pages: layouts.map((layout) => {
      const words = layout.blocks.flatMap((block) =>
        [...block.lines, ...(block.grid?.cells.flatMap((cell) => cell.lines) ?? [])].flatMap(
          (line) => line.words,
        ),
      )
      return {
        page: layout.page,
        width: (layout.seen ?? layout).width,
        height: (layout.seen ?? layout).height,
        rotation: layout.rotation,
        method: layout.method,
        reason: layout.reason,
        confidence: layout.confidence,
        words: words.length,
        restoredWords: words.filter((word) => word.original !== null && word.original !== word.text).length,
        engine: layout.engine,
        regions: layout.regions.map((region) => ({ ...region, box: seen(layout.page, region.box) })),
      }
    }),
    paragraphs: paragraphs.map(placed),
    tables: tables.map((table) => ({ ...table, cells: table.cells.map(placed) })),
    sections,
    restorations: pages
      .flatMap(({ layout, restorations }) => [
        ...restorations,
        ...labels.flatMap(({ restoration }) => (restoration.page === layout.page ? [restoration] : [])),
      ])
      .map((change) => ({ ...change, box: seen(change.page, change.box) })),
    notes: layouts.flatMap((layout) =>
      layout.notes.map((note) => ({
        page: layout.page,
        ...note,
        box: note.box && seen(layout.page, note.box),
      })),
    ),
    text: layouts.map(pageText),
  }
}

const Options = z.strictObject({})

/** Stage `structure`: {@link structureDocument} behind the common interface. */
export const structure: Stage<DocumentInput, z.infer<typeof Options>, DocumentStructure> = {
  name: 'structure',
  version: 12,
  unit: 'document',
  needs: ['restore'],
  adds: 'structure',
  options: Options,
  run: (input) => structureDocument(input),
}
