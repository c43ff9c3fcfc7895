import { locate } from '../../evidence/locate.ts'
import type { Evidence } from '../../model/plan.ts'
import type { DocumentStructure, Paragraph } from '../../model/structure.ts'

/** Where a whole paragraph stands. */
export function locateParagraph(paragraph: Paragraph): Evidence[] {
  return locate(paragraph, 0, paragraph.text.length)
}

/** Where the stretch `[start, end)` of a paragraph stands; the whole paragraph where it cannot be told. */
export function locateStretch(paragraph: Paragraph, start: number, end: number): Evidence[] {
  const found = locate(paragraph, start, end)
  return found.length > 0 ? found : locateParagraph(paragraph)
}

/** True where the page was read off a picture, so that an absence may be the reading's fault. */
export function isScanned(structure: DocumentStructure, page: number): boolean {
  const method = structure.pages.find((entry) => entry.page === page)?.method
  return method !== undefined && method !== 'text' && method !== 'legacy-font'
}

/** Paragraphs that are read as running text: no page numbers, running heads or footnotes. */
export function readingOrder(structure: DocumentStructure): Paragraph[] {
  return structure.paragraphs.filter(({ role }) => role === 'heading' || role === 'item' || role === 'text')
}

/** Paragraphs of the text itself and its annexes, head and foot apart. */
export function textParagraphs(structure: DocumentStructure): Paragraph[] {
  return readingOrder(structure).filter(({ zone }) => zone === 'body' || zone === 'annex')
}

/** The stretch of the sentence that holds the offset: from the last to the next `.`, `;` or `:` before a space. */
export function sentenceAt(text: string, at: number): { start: number; end: number; text: string } {
  const boundary = /[.;](?=\s|$)/g
  let start = 0
  let end = text.length
  for (const match of text.matchAll(boundary)) {
    if (match.index < at) start = match.index + 1
    else {
      end = match.index
      break
    }
  }
  return { start, end, text: text.slice(start, end) }
}
