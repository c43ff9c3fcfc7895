/** A list label as a place in a sequence: `III.` is roman 3, `1.2.` is arabic 2 under prefix `1`, `đ)` a letter. */
export interface LabelPlace {
  readonly style: 'roman' | 'arabic' | 'letter'
  /** All but the last number of `1.2.`: `1`; empty otherwise. */
  readonly prefix: string
  readonly ordinal: number
}

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 }
/** Numerals and the pairs that subtract, largest first. */
const STEPS = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const
/** Both customs are in use: with đ, and as the Latin alphabet runs on keyboards. */
const LETTERS = ['abcdđeghiklmnopqrstuvxy', 'abcdefghijklmnopqrstuvwxyz'] as const

/** Reads a label; null for bullets and for what is no label. */
export function readLabel(label: string): LabelPlace | null {
  const bare = label.trim().replace(/[.)/:\s]+$/u, '')
  if (/^[IVXLC]+$/.test(bare)) {
    const ordinal = readRoman(bare)
    return ordinal === null ? null : { style: 'roman', prefix: '', ordinal }
  }
  const numbers = /^(?:Mục\s+|Phần\s+)?((?:\d{1,3}\.)*)(\d{1,3})$/u.exec(bare)
  if (numbers)
    return { style: 'arabic', prefix: (numbers[1] ?? '').replace(/\.$/, ''), ordinal: Number(numbers[2]) }
  if (/^\p{Ll}$/u.test(bare)) return { style: 'letter', prefix: '', ordinal: LETTERS[0].indexOf(bare) + 1 }
  return null
}

/** Letters whose next may be either of two: `d)` is followed by `đ)` or by `e)`. */
export function followsLetter(previous: string, next: string): boolean {
  const [a, b] = [previous, next].map((label) => label.trim().charAt(0).toLowerCase())
  return LETTERS.some((alphabet) => {
    const at = alphabet.indexOf(a as string)
    return at >= 0 && alphabet[at + 1] === b
  })
}

/** `3` in roman numerals or figures, as the style has it. */
export function writeLabel(style: LabelPlace['style'], prefix: string, ordinal: number): string {
  if (style === 'letter') return LETTERS[0][ordinal - 1] ?? String(ordinal)
  if (style === 'arabic') return prefix === '' ? String(ordinal) : `${prefix}.${ordinal}`
  return writeRoman(ordinal)
}

function writeRoman(ordinal: number): string {
  let rest = ordinal
  let text = ''
  for (const [value, numeral] of STEPS) {
    text += numeral.repeat(Math.floor(rest / value))
    rest %= value
  }
  return text
}

function readRoman(text: string): number | null {
  let sum = 0
  for (let at = 0; at < text.length; at++) {
    const value = ROMAN[text[at] as string] ?? 0
    sum += value < (ROMAN[text[at + 1] as string] ?? 0) ? -value : value
  }
  return sum > 0 && writeLabel('roman', '', sum) === text ? sum : null
}
