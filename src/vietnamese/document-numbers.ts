/** The number of an administrative document with its symbol, as it stands in a text. */
export interface DocumentNumber {
  readonly start: number
  readonly end: number
  /** Without spaces: `1565/QĐ-TTg`, `21-NQ/TW`, `137/2024/NĐ-CP`. */
  readonly number: string
  /** The numeral alone: `1565`. */
  readonly numeral: string
  /** What follows the numeral (and the year of a legal act): `QĐ-TTg`. */
  readonly symbol: string
}

const UPPER = 'A-ZĐÂÊÔƠƯĂ'
const PART = `[${UPPER}][\\p{L}\\d]{0,11}`
// The separator may carry a stray space at a line end (`QĐ- UBND`), or a speck of the scan (`NQ- .CP`); a lone space
// only before `KL/TW` and its like.
const NUMBER = new RegExp(
  `(?<![\\p{L}\\d/.,-])(\\d{1,5}[a-zđ]?)(?:\\s?[/⁄∕]\\s?(\\d{4}))?(?:\\s?([/⁄∕-])\\s?(${PART}(?:(?:\\s?[-/⁄∕&]\\s?|\\.|[-/]\\s?[.,]\\s?)${PART}){0,5})|\\s(${PART}/\\s?${PART}))(?![\\p{L}\\d])`,
  'gu',
)

/** Every document number of the text, from left to right. A bare numeral ("Đề án 06") is none. */
export function findDocumentNumbers(text: string): DocumentNumber[] {
  const found: DocumentNumber[] = []
  for (const match of text.matchAll(NUMBER)) {
    const [printed, numeral = '', year, joint, symbol, spaced] = match
    const rest = (symbol ?? spaced ?? '')
      .replace(/\s+/g, '')
      .replace(/(?<=[-/])[.,]/g, '')
      .replace(/[⁄∕]/g, '/')
    // `25 - Phòng` is no number: a symbol has capitals beyond the first letter.
    if (!/[A-ZĐÂÊÔƠƯĂ].*[A-ZĐÂÊÔƠƯĂ]/u.test(rest) && !/^QH\d+$/.test(rest)) continue
    if (/^\d+\s-\s/.test(printed)) continue
    found.push({
      start: match.index,
      end: match.index + printed.length,
      number: `${numeral}${year ? `/${year}` : ''}${joint === '⁄' || joint === '∕' ? '/' : (joint ?? '-')}${rest}`,
      numeral,
      symbol: rest,
    })
  }
  return found
}
