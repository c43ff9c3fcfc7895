import { hasMarks, isSyllable } from './orthography.ts'

export type LegacyEncoding = 'tcvn3' | 'vni'

/**
 * TCVN 5712:1993 (VN3, "ABC" fonts) as its bytes look when read as Windows-1252. Upper case letters with tones have
 * no codes of their own: capitals fonts (.VnTimeH) draw them from the lower case codes.
 */
const TCVN3: Record<string, string> = pairs(
  'µà ¸á ¶ả ·ã ¹ạ ¨ă »ằ ¾ắ ¼ẳ ½ẵ Æặ ©â Çầ Êấ Èẩ Éẫ Ëậ ®đ Ìè Ðé Îẻ Ïẽ Ñẹ ªê Òề Õế Óể Ôễ Öệ ' +
    '×ì Ýí Øỉ Üĩ Þị ßò ãó áỏ âõ äọ «ô åồ èố æổ çỗ éộ ¬ơ êờ íớ ëở ìỡ îợ ïù óú ñủ òũ ôụ \u00adư õừ øứ öử ÷ữ ùự ' +
    'úỳ ýý ûỷ üỹ þỵ ¡Ă ¢Â §Đ £Ê ¤Ô ¥Ơ ¦Ư',
)
/** What PDF producers make of the bytes 0xAD, 0xB7, 0xB5 on the way through fonts' own glyph names. */
const TCVN3_ALIASES: Record<string, string> = { '\u2212': 'ư', '\u2219': 'ã', '\u03bc': 'à', '\u2010': 'ư' }

/** VNI-Windows: a plain vowel followed by one sign for quality and tone, or a code of its own. */
const VNI_SIGNS: Record<string, string> = {
  ù: '\u0301',
  ø: '\u0300',
  û: '\u0309',
  õ: '\u0303',
  ï: '\u0323',
  â: '\u0302',
  á: '\u0302\u0301',
  à: '\u0302\u0300',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
  ê: '\u0306',
  é: '\u0306\u0301',
  è: '\u0306\u0300',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
}
const VNI_SINGLE: Record<string, string> = {
  ñ: 'đ',
  Ñ: 'Đ',
  ö: 'ư',
  Ö: 'Ư',
  ô: 'ơ',
  Ô: 'Ơ',
  í: 'í',
  ì: 'ì',
  æ: 'ỉ',
  ó: 'ĩ',
  ò: 'ị',
  Í: 'Í',
  Ì: 'Ì',
  Æ: 'Ỉ',
  Ó: 'Ĩ',
  Ò: 'Ị',
  î: 'ỵ',
  Î: 'Ỵ',
}
const VNI_VOWELS = /[aeouyAEOUYöÖôÔ]/
/** A text must gain this much in share of valid syllables before it is taken for a legacy encoding. */
const GAIN = 0.2
const ENOUGH = 0.75

/** TCVN3 text to Unicode NFC; `capitals` for text set in a capitals font. Characters outside the table stay. */
export function fromTcvn3(text: string, options: { capitals?: boolean } = {}): string {
  let out = ''
  for (const c of text) out += TCVN3[c] ?? TCVN3_ALIASES[c] ?? c
  return (options.capitals ? out.toUpperCase() : out).normalize('NFC')
}

/** VNI-Windows text to Unicode NFC. */
export function fromVni(text: string): string {
  const source = [...text]
  let out = ''
  for (let i = 0; i < source.length; i++) {
    const c = source[i] as string
    const next = source[i + 1]
    const sign = next === undefined ? undefined : VNI_SIGNS[next.toLowerCase()]
    if (sign !== undefined && VNI_VOWELS.test(c) && fits(c, sign)) {
      out += (VNI_SINGLE[c] ?? c) + sign
      i++
    } else {
      out += VNI_SINGLE[c] ?? c
    }
  }
  return out.normalize('NFC')
}

/**
 * The legacy encoding of a text judged by what it says, never by its font's name: the one under which far more
 * of its words are Vietnamese syllables than as it stands; `null` for Unicode or where there is too little to tell.
 */
export function detectLegacy(text: string): LegacyEncoding | null {
  const words = text.split(/\s+/).filter((word) => /\P{ASCII}/u.test(word))
  if (words.length < 3) return null
  const sample = words.slice(0, 2000)
  const plain = shareOfMarked(sample)
  // No reading of it could be that much better: so it is with nearly every page.
  if (plain + GAIN > 1) return null
  const tcvn3 = shareOfMarked(sample.map((word) => fromTcvn3(word)))
  const vni = shareOfMarked(sample.map(fromVni))
  const best = Math.max(tcvn3, vni)
  if (best < ENOUGH || best < plain + GAIN) return null
  return tcvn3 >= vni ? 'tcvn3' : 'vni'
}

/** Converts by the encoding that {@link detectLegacy} found. */
export function convertLegacy(
  text: string,
  options: { encoding: LegacyEncoding; capitals?: boolean },
): string {
  return options.encoding === 'tcvn3'
    ? fromTcvn3(text, { capitals: options.capitals ?? false })
    : fromVni(text)
}

/** Share of words with non-ASCII letters that are Vietnamese syllables with marks. */
function shareOfMarked(words: readonly string[]): number {
  let good = 0
  for (const word of words) {
    const parts = word.split(/[^\p{L}\p{M}]+/u).filter(Boolean)
    if (parts.length > 0 && parts.every(isSyllable) && parts.some(hasMarks)) good++
  }
  return good / words.length
}

function fits(vowel: string, sign: string): boolean {
  if (sign.startsWith('\u0306')) return /[aA]/.test(vowel)
  if (sign.startsWith('\u0302')) return /[aeoAEO]/.test(vowel)
  return true
}

function pairs(table: string): Record<string, string> {
  return Object.fromEntries(
    table.split(' ').map((pair) => {
      const [from, to] = [...pair.normalize('NFC')]
      return [from, to] as [string, string]
    }),
  )
}
