import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface PdfPage {
  /** Text items in the order of the content stream, joined by line feeds where a line ends. */
  text: string
  width: number
  height: number
  rotate: number
}

/** What any reader of PDFs finds in a file: text, size as seen and `/Rotate` of every page. */
export async function readPdf(pdf: Uint8Array): Promise<PdfPage[]> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 })
  const document = await task.promise
  const pages: PdfPage[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
    const { width, height } = page.getViewport({ scale: 1 })
    pages.push({ text, width, height, rotate: page.rotate })
  }
  await task.destroy()
  return pages
}

/** Words in alphabetical order: equal for two texts that differ in reading order and line ends only. */
export function bagOfWords(text: string): string[] {
  return text.normalize('NFC').split(/\s+/).filter(Boolean).sort()
}
