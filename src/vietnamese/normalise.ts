/**
 * One spelling for one word: Unicode NFC, one place for the tone mark, one kind of dash, quote and space.
 * The contract's "new" placement is used (`hòa`, `ủy`): on the first vowel of an open `oa`, `oe`, `uy`.
 */

const TONE_PAIRS: readonly (readonly [string, string])[] = [
  ['oà', 'òa'],
  ['oá', 'óa'],
  ['oả', 'ỏa'],
  ['oã', 'õa'],
  ['oạ', 'ọa'],
  ['oè', 'òe'],
  ['oé', 'óe'],
  ['oẻ', 'ỏe'],
  ['oẽ', 'õe'],
  ['oẹ', 'ọe'],
  ['uỳ', 'ùy'],
  ['uý', 'úy'],
  ['uỷ', 'ủy'],
  ['uỹ', 'ũy'],
  ['uỵ', 'ụy'],
]
const PLACED = new Map<string, string>()
for (const [from, to] of TONE_PAIRS) {
  PLACED.set(from, to)
  PLACED.set(from.toUpperCase(), to.toUpperCase())
  PLACED.set(from[0]?.toUpperCase() + from.slice(1), to[0]?.toUpperCase() + to.slice(1))
}
// Only at the end of a syllable (`hoà` but not `hoàn`) and not after `q` (`quý` keeps its mark on the y).
const OPEN_RIME = new RegExp(`(?<![qQ])(?:${[...PLACED.keys()].join('|')})(?!\\p{L})`, 'gu')

/** NFC with the tone mark in its one place; white space and punctuation untouched. Offsets may shift. */
export function normaliseSpelling(text: string): string {
  return text.normalize('NFC').replace(OPEN_RIME, (rime) => PLACED.get(rime) ?? rime)
}

/** Without diacritics, `đ` as `d`; case kept. For search and look-ups, never for output. */
export function stripMarks(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}+/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
}

/** A key under which spellings of one text meet: normalised, lower case, dashes alike, single spaces. */
export function foldText(text: string): string {
  return normaliseSpelling(text)
    .toLowerCase()
    .replace(/[‐-―−]/g, '-')
    .replace(/[“”„]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
}
