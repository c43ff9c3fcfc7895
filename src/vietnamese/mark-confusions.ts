/**
 * Good OCR takes any mark for any other of the same letter now and then (`ố` for `ô`, `ề` for `ê`), more often than
 * the pages show from which its costs were learned: each such slip is possible, at a usual cost.
 */
import type { ChannelCosts } from './channel.ts'
import { stripMarks } from './normalise.ts'

/** Nats; learned slips of marks cost 3 to 7. */
const USUAL = 6.5
const TONES = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323']
const LETTERS = [...'aăâeêioôơuưy'].flatMap((letter) => TONES.map((tone) => (letter + tone).normalize('NFC')))

/** The costs with every confusion of marks within one vowel, capital or small. */
export function withMarkConfusions(costs: ChannelCosts): ChannelCosts {
  const all: Record<string, Record<string, number>> = Object.fromEntries(
    Object.entries(costs).map(([letters, reads]) => [letters, { ...reads }]),
  )
  for (const letter of [...LETTERS, ...LETTERS.map((small) => small.toUpperCase())]) {
    const reads = all[letter] ?? {}
    all[letter] = reads
    for (const other of LETTERS) {
      const read = letter === letter.toLowerCase() ? other : other.toUpperCase()
      if (read !== letter && stripMarks(read) === stripMarks(letter))
        reads[read] = Math.min(reads[read] ?? USUAL, USUAL)
    }
  }
  return all
}
