import { isDateLine, isNumberLine, plain } from '../../knowledge/phrases.ts'
import type { Rule } from '../../model/geometry.ts'
import type { Block, Word } from '../../model/page.ts'
import { height, median, middleX } from './geometry.ts'
import { rowWords } from './gutters.ts'
import type { Row } from './lines.ts'
import { plainText } from './marks.ts'

type Kind = Extract<Block['kind'], 'page-number' | 'footnote' | 'margin'>

/** What stands on a page beside its running text; rows not listed are text. */
export type Furniture = ReadonlyMap<Row, Kind>

interface Page {
  readonly width: number
  readonly height: number
}

const PAGE_NUMBER = /^[-–—.\s]*(trang\s+)?\d{1,4}(\s?\/\s?\d{1,4})?[-–—.\s]*$/
const SIGNED = /^(nguoi ky|ky boi|thoi gian ky|email|co quan|digitally signed|ngay ky|chuc vu ky)\s?:/
const NOTE_MARK = /^(\(?\d{1,2}\)?|\[\d{1,2}\]|\*{1,3})[.)]?(\s|$|[^\d.,/)%])/

/** Tells page numbers, footnotes and the small print of an electronic signature from the text. */
export function findFurniture(
  rows: readonly Row[],
  { page, rules }: { page: Page; rules: readonly Rule[] },
): Furniture {
  const found = new Map<Row, Kind>()
  const size = median(rows.flatMap((row) => rowWords(row).map((word) => word.size)))
  markPageNumbers(rows, { page, found })
  markSignatures(rows, { size, found })
  markSpecks(rows, { size, found })
  markFootnotes(rows, { page, rules, size, found })
  return found
}

function markPageNumbers(rows: readonly Row[], { page, found }: { page: Page; found: Map<Row, Kind> }): void {
  const first = rows.slice(0, 2)
  const last = rows.slice(-2)
  for (const row of [...first, ...last]) {
    const top = row.box[3] < page.height * 0.1
    const bottom = row.box[1] > page.height * 0.91
    if (!top && !bottom) continue
    if (isNumbered(row, page)) found.set(row, 'page-number')
  }
}

/**
 * A number alone in the middle or on the right; beside it at most a few letters: the document's symbol as a running
 * head, or specks that OCR took for print.
 */
function isNumbered(row: Row, page: Page): boolean {
  const words = rowWords(row)
  const placed = ({ box }: { box: Row['box'] }) =>
    Math.abs(middleX(box) - page.width / 2) < page.width * 0.09 || box[0] > page.width * 0.75
  if (PAGE_NUMBER.test(plainText(words))) return placed(row)
  const number = row.segments.find((part) => PAGE_NUMBER.test(plainText(part.words)) && placed(part))
  if (!number || words.length - number.words.length > 3) return false
  return words.every((word) => number.words.includes(word) || word.confidence < 0.75 || word.size < 9)
}

function markSignatures(
  rows: readonly Row[],
  { size, found }: { size: number; found: Map<Row, Kind> },
): void {
  for (const row of rows) {
    const words = rowWords(row)
    if (median(words.map((word) => word.size)) < size * 0.85 && SIGNED.test(plainText(words)))
      found.set(row, 'margin')
  }
}

/**
 * Specks, scribbles and seals that OCR took for print: a line of which no word is sure, and which is too small, has no
 * letters, or is doubtful throughout. What was told to be handwriting stays.
 */
function markSpecks(rows: readonly Row[], { size, found }: { size: number; found: Map<Row, Kind> }): void {
  for (const row of rows) {
    const words = rowWords(row)
    if (found.has(row) || words.length > 6 || words.some(isSure)) continue
    const text = words.map((word) => word.text).join(' ')
    const mean = words.reduce((sum, word) => sum + word.confidence, 0) / words.length
    const small = words.every((word) => height(word.box) < size * 0.45)
    const isWritten = isNumberLine(plain(text)) || isDateLine(plain(text)) || /\d{2}/.test(text)
    if (small || !/[\p{L}\d]/u.test(text) || (mean < 0.42 && !isWritten)) found.set(row, 'margin')
  }
}

const isSure = (word: Word): boolean => word.source !== 'ocr' || word.handwritten || word.confidence >= 0.62

interface NotePlace {
  readonly page: Page
  readonly rules: readonly Rule[]
  readonly size: number
  readonly found: Map<Row, Kind>
}

/** The last rows of a page in small print that begin with a note's mark, mostly below a short line. */
function markFootnotes(rows: readonly Row[], { page, rules, size, found }: NotePlace): void {
  const text = rows.filter((row) => !found.has(row))
  let from = text.length
  while (from > 0) {
    const row = text[from - 1]
    if (!row || row.box[1] < page.height * 0.45) break
    if (median(rowWords(row).map((word) => word.size)) > size * 0.9) break
    from--
  }
  const small = text.slice(from)
  const start = small.findIndex((row) => NOTE_MARK.test(plainText(rowWords(row))))
  if (start < 0) return
  const first = small[start]
  if (!first) return
  const ruled = rules.some(
    (rule) =>
      rule.y1 - rule.y0 < 2 &&
      rule.x1 - rule.x0 > 60 &&
      rule.x1 - rule.x0 < page.width * 0.45 &&
      rule.y0 < first.box[1] + 3 &&
      rule.y0 > first.box[1] - 3 * height(first.box),
  )
  // Sizes read by OCR are too rough to tell small print by themselves.
  const sure = start === 0 && first.box[0] < page.width * 0.25 && rowWords(first)[0]?.source !== 'ocr'
  if (!ruled && !sure) return
  for (const row of small.slice(start)) found.set(row, 'footnote')
}
