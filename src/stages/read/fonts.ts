import {
  convertLegacy,
  detectLegacy,
  fromTcvn3,
  fromVni,
  type LegacyEncoding,
} from '../../vietnamese/legacy.ts'
import { measureWords } from './statistics.ts'
import type { RawWord } from './words.ts'

/** Words with legacy bytes made Unicode, and what was found. */
export interface Converted {
  readonly words: readonly RawWord[]
  readonly converted: ReadonlySet<RawWord>
  readonly encodings: ReadonlySet<LegacyEncoding>
}

/**
 * Converts words set in TCVN3 or VNI fonts, font by font: a page may mix them with Unicode ones. What a font's text
 * is decides, not what the font is called; the name only tells capitals fonts and settles what is too short to judge.
 */
export function convertFonts(words: readonly RawWord[]): Converted {
  const groups = new Map<string, RawWord[]>()
  for (const word of words) {
    const name = baseName(word.font.name)
    const group = groups.get(name)
    if (group) group.push(word)
    else groups.set(name, [word])
  }
  const encodings = new Map<string, LegacyEncoding>()
  for (const [name, group] of groups) {
    const encoding = detectLegacy(group.map((word) => word.text).join(' '))
    if (encoding) encodings.set(name, encoding)
  }
  const page = detectLegacy(words.map((word) => word.text).join(' ')) ?? [...encodings.values()][0] ?? null
  for (const [name, group] of groups) {
    if (page && !encodings.has(name) && alsoLegacy({ name, group, encoding: page })) encodings.set(name, page)
  }
  const converted = new Set<RawWord>()
  const result = words.map((word) => {
    const name = baseName(word.font.name)
    const encoding = encodings.get(name)
    if (!encoding) return word
    const text = convertLegacy(word.text, { encoding, capitals: isCapitalsFont(name) })
    const fresh = { ...word, text }
    converted.add(fresh)
    return fresh
  })
  return { words: result, converted, encodings: new Set(encodings.values()) }
}

function alsoLegacy(group: { name: string; group: readonly RawWord[]; encoding: LegacyEncoding }): boolean {
  const texts = group.group.map((word) => word.text)
  if (!texts.some((text) => /\P{ASCII}/u.test(text))) return isLegacyName(group.name)
  const before = measureWords(texts)
  const after = measureWords(
    texts.map((text) => (group.encoding === 'tcvn3' ? fromTcvn3(text) : fromVni(text))),
  )
  return after.valid > before.valid || (after.valid === before.valid && isLegacyName(group.name))
}

function isLegacyName(name: string): boolean {
  return /^\.?vn|^vni|^abc/i.test(name)
}

/** `.VnTimeH`, `VnTimeHBold`, `.VnArialH,Italic`: letters drawn as capitals from the codes of small ones. */
function isCapitalsFont(name: string): boolean {
  const family = name.replace(/bold|italic|oblique|[\s,-]/gi, '')
  return /^\.?vn/i.test(family) && family.endsWith('H')
}

/** Without the subset tag (`ABCDEF+`). */
function baseName(name: string): string {
  return name.replace(/^[A-Z]{6}\+/, '')
}
