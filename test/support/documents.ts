import type { DocumentStructure } from '../../src/model/structure.ts'
import { DocumentStructure as Schema } from '../../src/model/structure.ts'
import { layoutPage } from '../../src/stages/layout/index.ts'
import { structureDocument } from '../../src/stages/structure/index.ts'
import type { Sheet } from './sheets.ts'

/** Lays out and structures sheets as the pipeline does, nothing restored; the slot is checked against its schema. */
export function structureSheets(sheets: readonly Sheet[]): DocumentStructure {
  const structure = structureDocument({
    pages: sheets.map((sheet) => ({ layout: layoutPage(sheet), restorations: [] })),
  })
  Schema.parse(structure)
  return structure
}

/** What a paragraph's or cell's text is on each of its pages, white space taken out. */
export function stretches(passage: {
  readonly text: string
  readonly anchors: DocumentStructure['paragraphs'][number]['anchors']
}): { page: number; text: string }[] {
  const found: { page: number; start: number; end: number }[] = []
  for (const { page, start, end } of passage.anchors) {
    const last = found.at(-1)
    if (last?.page === page) last.end = end
    else found.push({ page, start, end })
  }
  return found.map(({ page, start, end }) => ({ page, text: squeeze(passage.text.slice(start, end)) }))
}

export const squeeze = (text: string): string => text.replace(/\s+/g, '')
