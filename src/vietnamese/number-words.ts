import { markedKey } from './keys.ts'
import type { NumberToken } from './numbers.ts'

const DIGITS: ReadonlyMap<string, number> = new Map([
  ['không', 0],
  ['một', 1],
  ['mốt', 1],
  ['hai', 2],
  ['ba', 3],
  ['bốn', 4],
  ['tư', 4],
  ['năm', 5],
  ['lăm', 5],
  ['nhăm', 5],
  ['sáu', 6],
  ['bảy', 7],
  ['bẩy', 7],
  ['tám', 8],
  ['chín', 9],
])
const SCALES: ReadonlyMap<string, number> = new Map([
  ['nghìn', 1e3],
  ['ngàn', 1e3],
  ['triệu', 1e6],
  ['tỷ', 1e9],
  ['tỉ', 1e9],
])
const HALVED = new Set('đêm ngày tháng năm giờ tiếng đường thế chừng tuần mét cân'.split(' '))
const FILLERS = new Set(['linh', 'lẻ'])
/** The digits' names, by their value. */
export const DIGIT_NAMES = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']
const MULTIPLES: ReadonlyMap<string, number> = new Map([
  ['rưỡi', 1.5],
  ['đôi', 2],
  ['hai', 2],
  ['ba', 3],
  ['bốn', 4],
  ['năm', 5],
  ['mười', 10],
])

interface Token {
  readonly word: string
  readonly start: number
  readonly end: number
}

/**
 * Numbers written in words: "hai mươi lăm", "một trăm", "hai phần ba", "một nửa", "gấp đôi". A lone "năm" is left
 * out, since it means a year far more often than five, and so is a lone "không", "ba" or "tư".
 */
export function findNumberWords(text: string): NumberToken[] {
  const words = [...markedKey(text).matchAll(/\p{L}+/gu)].map(
    (match): Token => ({ word: match[0], start: match.index, end: match.index + match[0].length }),
  )
  const found: NumberToken[] = []
  for (let at = 0; at < words.length; ) {
    const token = multipleAt(words, at) ?? partAt(words, at) ?? cardinalAt(words, at)
    if (token && adjacent(text, words.slice(at, at + token.words))) {
      const first = words[at]
      const last = words[at + token.words - 1]
      if (first && last)
        found.push({
          start: first.start,
          end: last.end,
          value: token.value,
          otherValue: null,
          form: token.form,
        })
      at += token.words
    } else at++
  }
  return found
}

/** A whole number from 0 to 999 999 999 999 in words: `25` → "hai mươi lăm". */
export function spellNumber(value: number): string {
  if (value === 0) return 'không'
  const groups: string[] = []
  let rest = value
  for (const [name, size] of [
    ['tỷ', 1e9],
    ['triệu', 1e6],
    ['nghìn', 1e3],
    ['', 1],
  ] as const) {
    const count = Math.floor(rest / size)
    rest -= count * size
    if (count > 0) groups.push(`${spellBelowThousand(count, groups.length > 0)} ${name}`.trim())
  }
  return groups.join(' ')
}

function spellBelowThousand(value: number, inner: boolean): string {
  const hundreds = Math.floor(value / 100)
  const tens = Math.floor((value % 100) / 10)
  const ones = value % 10
  const words: string[] = []
  if (hundreds > 0 || inner) words.push(`${DIGIT_NAMES[hundreds]} trăm`)
  if (tens === 0 && ones > 0 && words.length > 0) words.push('linh')
  if (tens === 1) words.push('mười')
  if (tens > 1) words.push(`${DIGIT_NAMES[tens]} mươi`)
  if (ones > 0)
    words.push(ones === 5 && tens > 0 ? 'lăm' : ones === 1 && tens > 1 ? 'mốt' : (DIGIT_NAMES[ones] ?? ''))
  return words.join(' ')
}

interface Read {
  readonly value: number
  readonly words: number
  readonly form: NumberToken['form']
}

function multipleAt(words: readonly Token[], at: number): Read | null {
  if (words[at]?.word !== 'gấp') return null
  const next = words[at + 1]?.word ?? ''
  if (next === 'rưỡi' || next === 'đôi')
    return { value: MULTIPLES.get(next) ?? 0, words: 2, form: 'multiple' }
  const value = MULTIPLES.get(next)
  if (value === undefined) return null
  const times = words[at + 2]?.word
  if (times === 'rưỡi') return { value: value + 0.5, words: 3, form: 'multiple' }
  return { value, words: times === 'lần' ? 3 : 2, form: 'multiple' }
}

function partAt(words: readonly Token[], at: number): Read | null {
  const word = words[at]?.word ?? ''
  if (word === 'nửa') {
    // "quá nửa số thôn", but not "quá nửa đêm", "hơn nửa tháng".
    const more = ['hơn', 'quá'].includes(words[at - 1]?.word ?? '')
    return more && !HALVED.has(words[at + 1]?.word ?? '') ? { value: 50, words: 1, form: 'part' } : null
  }
  if (word === 'một' && words[at + 1]?.word === 'nửa') return { value: 50, words: 2, form: 'part' }
  if (word === 'quá' && words[at + 1]?.word === 'nửa') return null
  const some = DIGITS.get(word)
  if (some === undefined || words[at + 1]?.word !== 'phần') return null
  const all = DIGITS.get(words[at + 2]?.word ?? '') ?? (words[at + 2]?.word === 'mười' ? 10 : undefined)
  if (!all || some === 0 || some >= all) return null
  return { value: Math.round((some / all) * 10_000) / 100, words: 3, form: 'part' }
}

function cardinalAt(words: readonly Token[], at: number): Read | null {
  let total = 0
  let group = 0
  let used = 0
  let pending: number | null = null
  let scale = Number.POSITIVE_INFINITY
  for (let next = at; next < words.length; next++) {
    const word = words[next]?.word ?? ''
    const digit = DIGITS.get(word)
    const size = SCALES.get(word)
    if (digit !== undefined && pending === null) pending = digit
    else if (word === 'mười' && pending === null) group += 10
    else if (word === 'mươi' && pending !== null && pending > 1) {
      group += pending * 10
      pending = null
    } else if (word === 'trăm' && pending !== null) {
      group += pending * 100
      pending = null
    } else if (size !== undefined && used > 0 && size < scale && group + (pending ?? 0) > 0) {
      total += (group + (pending ?? 0)) * size
      group = 0
      pending = null
      scale = size
    } else if (!(FILLERS.has(word) && used > 0 && DIGITS.has(words[next + 1]?.word ?? ''))) break
    used++
    // Two digits in a row ("hai ba") are two numbers, unless tens or hundreds stand between them.
    const following = DIGITS.has(words[next + 1]?.word ?? '')
    if (pending !== null && following) break
  }
  if (used === 0) return null
  if (used === 1 && ['không', 'năm', 'tư', 'lăm', 'mốt', 'nhăm'].includes(words[at]?.word ?? '')) return null
  // "mười năm" is ten years; five after ten is "lăm".
  if (words[at + used - 1]?.word === 'năm' && used > 1 && pending === 5 && isTens(words[at + used - 2]))
    return { value: total + group, words: used - 1, form: 'words' }
  return { value: total + group + (pending ?? 0), words: used, form: 'words' }
}

function isTens(token: Token | undefined): boolean {
  return token?.word === 'mười' || token?.word === 'mươi'
}

/** True where nothing but single spaces parts the words. */
function adjacent(text: string, words: readonly Token[]): boolean {
  return words.every((word, at) => {
    const next = words[at + 1]
    return !next || /^\s+$/.test(text.slice(word.end, next.start))
  })
}
