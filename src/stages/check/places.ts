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

/** Sentences are looked for within this many characters either side. */
const REACH = 600

/** The sentence that holds the offset: from the last `.` or `;` before white space to the next. */
export function sentenceAt(text: string, at: number): { start: number; end: number; text: string } {
  const from = Math.max(0, at - REACH)
  const to = Math.min(text.length, at + REACH)
  let start = from
  let end = to
  for (const match of text.slice(from, to).matchAll(/[.;](?=\s|$)/g)) {
    const boundary = from + match.index
    if (boundary < at) start = boundary + 1
    else {
      end = boundary
      break
    }
  }
  return { start, end, text: text.slice(start, end) }
}
