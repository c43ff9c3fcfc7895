import { findNumberWords } from './number-words.ts'

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
const SHARE = /(?<![\d/.,])(\d{1,4})\s?\/\s?(\d{1,4})(?![\d/]|\.\d{3})/g

/**
 * Every number in the text, in digits or words, from left to right, without overlaps. Vietnamese writing: `.` parts
 * thousands, `,` the decimals; `10.5` is read as a decimal all the same, since no group has one digit.
 */
export function findNumbers(text: string): NumberToken[] {
  const shares = findShares(text)
  const free = (token: NumberToken) =>
    !shares.some((share) => token.start < share.end && share.start < token.end)
  return [...shares, ...findDigits(text).filter(free), ...findNumberWords(text).filter(free)].sort(
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
    const some = Number(first)
    const all = Number(second)
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
