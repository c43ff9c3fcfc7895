import { DIGIT_NAMES, findNumberWords } from './number-words.ts'

/** A number as it stands in a text. */
export interface NumberToken {
  readonly start: number
  readonly end: number
  readonly value: number
  /** A second way to read it, where the writing is ambiguous (`1,500`: 1.5 or 1500); null for none. */
  readonly otherValue: number | null
  /**
   * `part` is a part of a whole ("hai phần ba", `value` in percent), `multiple` a factor ("gấp đôi"),
   * `share` so many out of so many (`19/19 tiêu chí`, `value` the first).
   */
  readonly form: 'digits' | 'words' | 'part' | 'multiple' | 'share'
}

const DIGITS = /(?<![\p{L}\d.,_])\d[\d.,]*/gu
const COUNT = '(?:[1-9]\\d{0,2}(?:\\.\\d{3})+|\\d{1,4})'
// "42/100.000 trẻ" is a rate, "1.050/1.200 hộ" so many out of so many.
const SHARE = new RegExp(
  `(?<![\\d/.,])(${COUNT})\\s?/\\s?(?!10{0,2}\\.000)(${COUNT})(?![\\d/]|\\.\\d{3})`,
  'g',
)
const BRACKETED = /\s?\((\d{1,3}(?:\.\d{3})*)\)/g

/**
 * Every number in the text, in digits or words, from left to right, without overlaps. Vietnamese writing: `.` parts
 * thousands, `,` the decimals; `10.5` is read as a decimal all the same, since no group has one digit.
 */
export function findNumbers(text: string): NumberToken[] {
  const words = findNumberWords(text)
  const shares = [...findShares(text), ...findSpelled(text, words)]
  const free = (token: NumberToken) =>
    !shares.some((share) => token.start < share.end && share.start < token.end)
  return [...shares, ...findDigits(text).filter(free), ...words.filter(free)].sort(
    (a, b) => a.start - b.start,
  )
}

/** The number that a whole text is (`82,24`, `1.500`, `hai mươi`), or null. */
export function readNumber(text: string): number | null {
  const trimmed = text.trim()
  const [only, second] = findNumbers(trimmed)
  if (!only || second || only.start !== 0 || only.end !== trimmed.length) return null
  return only.value
}

/** A number in Vietnamese digits: `1500.5` → `1.500,5`. */
export function writeNumber(value: number): string {
  const [whole = '0', decimals] = String(Math.abs(value)).split('.')
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, '.')
  return `${value < 0 ? '-' : ''}${grouped}${decimals ? `,${decimals}` : ''}`
}

/** "ba (03) lớp", "năm (05) tổ": a number in words with its digits in brackets is one number. */
function findSpelled(text: string, words: readonly NumberToken[]): NumberToken[] {
  const ends = new Map(words.map((token) => [token.end, token]))
  return [...text.matchAll(BRACKETED)].flatMap((match): NumberToken[] => {
    const value = Number(match[1]?.replaceAll('.', ''))
    const name = DIGIT_NAMES[value]
    const lone =
      name !== undefined && new RegExp(`(?<!\\p{L})${name}$`, 'iu').test(text.slice(0, match.index).slice(-8))
    const token = ends.get(match.index)
    const start = token?.value === value ? token.start : lone && name ? match.index - name.length : null
    if (start === null) return []
    return [{ start, end: match.index + match[0].length, value, otherValue: null, form: 'digits' }]
  })
}

function findDigits(text: string): NumberToken[] {
  const tokens: NumberToken[] = []
  for (const match of text.matchAll(DIGITS)) {
    const printed = match[0].replace(/[.,]+$/, '')
    const read = readDigits(printed)
    if (read) tokens.push({ start: match.index, end: match.index + printed.length, form: 'digits', ...read })
  }
  return tokens
}

/** The reading of digits with their separators; null for what no number looks like (`1.2.3`). */
function readDigits(printed: string): { value: number; otherValue: number | null } | null {
  const dots = printed.split('.').length - 1
  const commas = printed.split(',').length - 1
  const plain = (digits: string) => ({ value: Number(digits), otherValue: null })
  if (dots === 0 && commas === 0) return printed.length <= 15 ? plain(printed) : null
  if (/^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/.test(printed))
    return plain(printed.replaceAll('.', '').replace(',', '.'))
  if (/^[1-9]\d{0,2}(?:,\d{3})+\.\d+$/.test(printed) || /^[1-9]\d{0,2}(?:,\d{3}){2,}$/.test(printed))
    return plain(printed.replaceAll(',', ''))
  if (dots === 0 && commas === 1) {
    const value = Number(printed.replace(',', '.'))
    const ambiguous = /^[1-9]\d{0,2},\d{3}$/.test(printed)
    return { value, otherValue: ambiguous ? Number(printed.replace(',', '')) : null }
  }
  if (dots === 1 && commas === 0) {
    // Four digits or more behind a lone point are neither thousands nor a usual decimal: a stop may be lost.
    const ambiguous = /^[1-9]\d{0,2}\.\d{4,}$/.test(printed)
    return { value: Number(printed), otherValue: ambiguous ? Number(printed.replace('.', '')) : null }
  }
  return null
}

function findShares(text: string): NumberToken[] {
  const tokens: NumberToken[] = []
  for (const match of text.matchAll(SHARE)) {
    const [printed, first = '', second = ''] = match
    const some = Number(first.replaceAll('.', ''))
    const all = Number(second.replaceAll('.', ''))
    if (all === 0 || some > all) continue
    const span = { start: match.index, end: match.index + printed.length, otherValue: null }
    // A part of a whole is written without leading zeros, with a small denominator and a part smaller than it.
    const part = some > 0 && some < all && all <= 10 && !first.startsWith('0') && !second.startsWith('0')
    const wholeFollows = /^\s*(?:tổng |số |diện tích|dân số|thời gian|chiều dài)/i.test(
      text.slice(span.end, span.end + 16),
    )
    if (part && (wholeFollows || all <= 4))
      tokens.push({ ...span, value: Math.round((some / all) * 10_000) / 100, form: 'part' })
    else tokens.push({ ...span, value: some, form: 'share' })
  }
  return tokens
}
