const LETTERS = 'abcdđefghijklmnopqrstuvwxyz'
const ROMAN = /^(?:X{0,3})(?:IX|IV|V?I{0,3})$/
const ORDINALS = ['nhất', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười']

/** Digits as OCR misreads them. */
export const DIGITS: Readonly<Record<string, string>> = {
  '§': '8',
  Š: '5',
  $: '5',
  S: '5',
  B: '8',
  O: '0',
  o: '0',
  Z: '2',
}

/** Place of a letter in lists, `đ` after `d`; 0 for what is no letter. */
export const letterOrdinal = (text: string): number => LETTERS.indexOf(text.toLowerCase()) + 1

/** Value of a Roman numeral; null for what is none. */
export const exactRoman = (text: string): number | null =>
  text !== '' && ROMAN.test(text) ? romanValue(text) : null

/** `IV` for 4; numbers of lists, below forty. */
export function romanOf(value: number): string {
  const units = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX']
  return 'X'.repeat(Math.floor(value / 10)) + units[value % 10]
}

/** The number that `12`, `IV`, `thứ ba` or `đ` stands for; null for what is none. */
export function ordinalOf(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text)
  if (/^[IVX]+$/i.test(text) && ROMAN.test(text.toUpperCase())) return romanValue(text.toUpperCase())
  const word = /^thứ\s+(\p{L}+)$/iu.exec(text)?.[1]?.toLowerCase()
  if (word) return ORDINALS.indexOf(word) + 1 || null
  return LETTERS.indexOf(text.toLowerCase()) + 1 || null
}

function romanValue(text: string): number {
  const values: Record<string, number> = { I: 1, V: 5, X: 10 }
  let sum = 0
  for (let at = 0; at < text.length; at++) {
    const value = values[text[at] ?? ''] ?? 0
    sum += value < (values[text[at + 1] ?? ''] ?? 0) ? -value : value
  }
  return sum
}

/** What a Roman number may have been before OCR took `I` for `l`, `1` or half an `H`. */
export function garbledRoman(mark: string): number[] {
  const plain = mark.replace(/[l1!|iT]/g, 'I').replace(/H/g, 'II')
  const values = [plain, plain.replace(/L/g, 'I')]
    .filter((text) => ROMAN.test(text) && text !== '')
    .map(romanValue)
  return [...new Set(values)]
}
