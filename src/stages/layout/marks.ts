import { isAuthorityText, plain } from '../../knowledge/phrases.ts'
import type { Word } from '../../model/page.ts'

/** Text of some words folded for the fixed phrases of `knowledge/phrases.ts`. */
export function plainText(words: readonly Word[]): string {
  return plain(words.map((word) => word.text).join(' '))
}

/** Authority or position of a signer: `TM. ỦY BAN NHÂN DÂN`, `PHÓ CHỦ TỊCH`; printed in capitals. */
export function isAuthority(words: readonly Word[]): boolean {
  return words.length <= 9 && isUpper(words) && isAuthorityText(plainText(words))
}

/** Whether nearly every word with letters is in capitals, and there are some. */
export function isUpper(words: readonly Word[]): boolean {
  const letters = words.map((word) => word.text.replace(/[^\p{L}]/gu, '')).filter((text) => text !== '')
  if (letters.join('').length < 3) return false
  const capital = letters.filter((text) => text === text.toUpperCase()).length
  return capital >= letters.length * 0.8
}
