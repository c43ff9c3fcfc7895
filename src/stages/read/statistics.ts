import { hasMarks, isBareSyllable, isSyllable } from '../../vietnamese/orthography.ts'

/** What the words of a text layer look like, as shares from 0 to 1 of `counted` words. */
export interface TextStatistics {
  /** Words of 2 to 7 letters with a vowel: those that tell something. */
  readonly counted: number
  /** Spelt as Vietnamese syllables. */
  readonly valid: number
  /** Valid and with diacritics: three quarters of good Vietnamese, next to none of a stripped text. */
  readonly marked: number
  /** Syllables once the diacritics are thought away: high for stripped Vietnamese too. */
  readonly bare: number
  /** Of the most frequent English words. */
  readonly english: number
  /** Share of characters without a meaning: private use, replacement, unassigned. */
  readonly unmapped: number
}

const VOWEL = /[aăâeêioôơuưy]/i
const ENGLISH = new Set(
  'the of and to in is for that on with as by this be are from at it an which or was not have'.split(' '),
)
const UNMAPPED = /[\ufffd\ue000-\uf8ff\u0080-\u009f]|\p{Cn}|[\u{f0000}-\u{10ffff}]/gu

/** Measures a text layer's words; linear in their length. */
export function measureWords(words: readonly string[]): TextStatistics {
  let counted = 0
  let valid = 0
  let marked = 0
  let bare = 0
  let english = 0
  let characters = 0
  let unmapped = 0
  for (const word of words) {
    characters += word.length
    unmapped += word.match(UNMAPPED)?.length ?? 0
    for (const part of word.split(/[^\p{L}\p{M}]+/u)) {
      const letters = [...part].length
      if (letters < 2 || letters > 7 || !VOWEL.test(part.normalize('NFD'))) continue
      counted++
      if (isSyllable(part)) {
        valid++
        if (hasMarks(part)) marked++
      }
      if (isBareSyllable(part)) bare++
      if (ENGLISH.has(part.toLowerCase())) english++
    }
  }
  const share = (n: number): number => (counted === 0 ? 0 : n / counted)
  return {
    counted,
    valid: share(valid),
    marked: share(marked),
    bare: share(bare),
    english: share(english),
    unmapped: characters === 0 ? 0 : unmapped / characters,
  }
}

/** Whether the text is Vietnamese with its diacritics in place. */
export function isGood(statistics: TextStatistics): boolean {
  return statistics.valid >= 0.75 && statistics.marked >= 0.4 && statistics.unmapped < 0.01
}
