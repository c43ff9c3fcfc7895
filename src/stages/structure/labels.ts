import { DIGITS, exactRoman, garbledRoman, letterOrdinal, ordinalOf } from './numerals.ts'

/** Kinds of list labels, outermost first as documents mostly nest them (Nghị định 30/2020/NĐ-CP, phụ lục I). */
export const KINDS = [
  'part',
  'chapter',
  'division',
  'upper',
  'roman',
  'roman-decimal',
  'article',
  'arabic',
  'decimal-2',
  'decimal-3',
  'decimal-4',
  'letter',
  'letter-decimal',
  'paren',
  'star',
  'dash',
  'bullet',
  'plus',
] as const
type Kind = (typeof KINDS)[number]

/** One way to understand a label. `ordinal` counts from 1; null for bullets. */
export interface Reading {
  readonly kind: Kind
  /** Kind and punctuation: `1.` and `1)` are different lists. */
  readonly style: string
  readonly ordinal: number | null
  /** All numbers of `1.2.3`; empty for others. */
  readonly path: readonly number[]
}

/** A label at the start of a paragraph; more than one reading where it is ambiguous, the likeliest first. */
export interface Label {
  /** As printed, without the white space after it. */
  readonly text: string
  /** UTF-16 units up to the text that follows. */
  readonly length: number
  readonly readings: readonly Reading[]
  /** True where only the labels around it can prove that this is a label at all (`§.` between `7.` and `9.`, `I` before `II.`). */
  readonly weak: boolean
}

/** The label with which a paragraph begins; null where there is none. */
export function parseLabel(text: string): Label | null {
  const specks = /^(?:[_'`.,·:~]{1,2}\s?)(?=(?:[\dIVX]{1,4}[.)]|[-–—])\s)/u.exec(text)?.[0] ?? ''
  const clean = text.slice(specks.length)
  const label =
    parseNamed(clean) ??
    parseBullet(clean) ??
    parseNumbered(clean) ??
    parseLetter(clean) ??
    parseGarbled(clean)
  return label && specks !== '' ? { ...label, length: label.length + specks.length } : label
}

/** `§.` or `(Š)`: a label only where the numbers around it say so. */
function parseGarbled(text: string): Label | null {
  const match = /^(\(?)([\d§Š$SBOoZlI]{1,2})([.)])\s+(?=\p{Lu})/u.exec(text)
  if (!match) return null
  const [whole, open = '', mark = '', point = ''] = match
  if ((open === '(') !== (point === ')') && open === '(') return null
  const digits = [...mark].map((one) => DIGITS[one] ?? (/[lI]/.test(one) ? '1' : one)).join('')
  const value = Number(digits)
  if (!Number.isInteger(value) || value < 1) return null
  const reading: Reading =
    open === '('
      ? { kind: 'paren', style: 'paren', ordinal: value, path: [] }
      : { kind: 'arabic', style: `1${point}`, ordinal: value, path: [] }
  return { text: whole.trim(), length: whole.length, readings: [reading], weak: true }
}

/** `Phần thứ nhất`, `Chương II`, `Mục 1`, `Điều 5.` */
function parseNamed(text: string): Label | null {
  const match =
    /^(phần|chương|tiểu mục|mục|điều)\s+(thứ\s+\p{L}+|[IVXHL1l]+|\d{1,3}|[A-Z])\s*([.:]?)(\s+|$)/iu.exec(text)
  if (!match) return null
  const [whole, name = '', number = '', point = ''] = match
  if (!/^\p{Lu}/u.test(name)) return null
  const rest = text.slice(whole.length)
  const closed = point !== '' || rest === ''
  const isTitle = /^[\p{Lu}\s\d,.:–-]{6}/u.test(rest) || /^\p{Lu}/u.test(rest)
  const key = name.toLowerCase()
  if (!closed && (key === 'điều' || key === 'mục' || !isTitle)) return null
  const kind: Kind =
    key === 'phần' ? 'part' : key === 'chương' ? 'chapter' : key === 'điều' ? 'article' : 'division'
  return {
    text: whole.trim(),
    length: whole.length,
    readings: [{ kind, style: key, ordinal: ordinalOf(number) ?? garbledRoman(number)[0] ?? null, path: [] }],
    weak: false,
  }
}

function parseBullet(text: string): Label | null {
  const match =
    /^([-‐‑–—−~_=]|\+|\*{1,3}\)?|«(?!.*»)|[•●○◦▪■□♦❖➢➤►▶✓✔·\uf0b7\uf0a7\uf0d8\uf0fc\uf02d\uf076])(\s*)(?=\S)/u.exec(
      text,
    )
  if (!match) return null
  const [whole, mark = '', space = ''] = match
  const next = text.slice(whole.length, whole.length + 1)
  if (space === '' && !/[\p{L}“"(]/u.test(next)) return null
  if (/[~_=]/.test(mark) && space === '') return null
  const kind: Kind = /^[-‐‑–—−~_=\uf02d]/u.test(mark)
    ? 'dash'
    : mark === '+'
      ? 'plus'
      : mark.startsWith('*')
        ? 'star'
        : 'bullet'
  return {
    text: mark,
    length: whole.length,
    readings: [{ kind, style: kind, ordinal: null, path: [] }],
    weak: false,
  }
}

/** `I.`, `I.1.`, `1.`, `1)`, `1/`, `1.1.`, `(1)`; digits and capitals that OCR confuses give several readings. */
function parseNumbered(text: string): Label | null {
  const paren = /^\((\d{1,2}|[a-zđ]|[ivx]{1,4})\)\s*(?=\S)/u.exec(text)
  if (paren) {
    const ordinal = ordinalOf(paren[1] ?? '')
    return {
      text: paren[0].trim(),
      length: paren[0].length,
      readings: [{ kind: 'paren', style: 'paren', ordinal, path: [] }],
      weak: false,
    }
  }
  const decimal = /^(\d{1,2}|[IVX]{1,5})((?:\.\d{1,2}){1,4})(?!\d)([.):/]?)(\s*)(?=\S)/u.exec(text)
  if (decimal) {
    const [whole, head = '', tail = '', point = '', space = ''] = decimal
    const next = text.slice(whole.length, whole.length + 1)
    const opens = point === '' ? space !== '' && /[\p{Lu}“"]/u.test(next) : /[\p{L}“"(\d]/u.test(next)
    if (!opens || (space === '' && /\d/.test(next))) return null
    const path = [ordinalOf(head) ?? 0, ...tail.slice(1).split('.').map(Number)]
    const kind = /\d/.test(head)
      ? (`decimal-${Math.min(4, path.length)}` as Kind)
      : ('roman-decimal' as const)
    return {
      text: whole.trim(),
      length: whole.length,
      readings: [{ kind, style: kind, ordinal: path.at(-1) ?? null, path }],
      weak: false,
    }
  }
  const match = /^([\dIVXLlHTi!|]{1,5})\s?([.):/]|,(?=\s+\p{Lu})|\.?\s?[-–](?=\s))(\s*)(?=[^\s\d])/u.exec(
    text,
  )
  if (!match) return parsePointless(text)
  const [whole, mark = '', point = '', space = ''] = match
  const next = text.slice(whole.length, whole.length + 1)
  if (/[/:]/.test(point) && space === '') return null
  if (!/[\p{L}“"(‘'[]/u.test(next)) return null
  const readings = readNumber(mark, point)
  return readings.length > 0 ? { text: whole.trim(), length: whole.length, readings, weak: false } : null
}

/**
 * `III NHIỆM VỤ`: a scan loses the point; capitals that go on tell a heading from a name with a numeral. `I Mục tiêu`
 * is one only where the numbers around it leave just this place.
 */
function parsePointless(text: string): Label | null {
  const match = /^([IVX]{1,4})\s+(?=\p{Lu})/u.exec(text)
  const ordinal = match && exactRoman(match[1] ?? '')
  if (!match || !ordinal) return null
  const rest = text.slice(match[0].length)
  const capitals = /^\p{Lu}{2,12}\s\p{Lu}{1,12}(?:[\s,]|$)/u.test(rest)
  if (!capitals && !isTitle(rest)) return null
  return {
    text: match[1] ?? '',
    length: match[0].length,
    readings: [{ kind: 'roman', style: 'I.', ordinal, path: [] }],
    weak: !capitals,
  }
}

/** Words as a heading has them: few, and no sentence that ends or goes on below. */
function isTitle(text: string): boolean {
  return /^\p{Lu}\p{Ll}/u.test(text) && text.split(/\s+/).length <= 20 && !/[.,;?!]\s*$/u.test(text)
}

function readNumber(mark: string, point: string): Reading[] {
  const style = point
    .trim()
    .replace(/^\.?\s?[-–]$/u, '-')
    .replace('/', '.')
    .replace(/[:,]/, '.')
  const arabic = (ordinal: number): Reading => ({ kind: 'arabic', style: `1${style}`, ordinal, path: [] })
  const roman = (ordinal: number): Reading => ({ kind: 'roman', style: `I${style}`, ordinal, path: [] })
  if (/^\d+$/.test(mark)) {
    const value = Number(mark)
    if (mark.length > 2) return /^1+$/.test(mark) && value === 111 ? [roman(3)] : []
    const exact = value > 0 ? [arabic(value)] : []
    return /^1+$/.test(mark) ? [...exact, roman(mark.length)] : exact
  }
  const exact = exactRoman(mark)
  const asRoman = garbledRoman(mark)
  const asArabic = /^[\dlI!|i]{1,2}$/.test(mark) ? Number(mark.replace(/[lI!|i]/g, '1')) : null
  const readings: Reading[] = []
  if (mark === 'i' || (mark === 'l' && style === ')')) readings.push(letter(mark, style))
  if (exact) readings.push(roman(exact))
  if (asArabic && !exact && /^[l!|i]/.test(mark)) readings.push(arabic(asArabic))
  for (const value of asRoman) if (value !== exact) readings.push(roman(value))
  if (asArabic && !exact && !readings.some((one) => one.kind === 'arabic')) readings.push(arabic(asArabic))
  if (/^[a-z]$/.test(mark) && readings[0]?.kind !== 'letter') readings.push(letter(mark, style))
  return readings
}

function parseLetter(text: string): Label | null {
  const decimal = /^([a-zđ])\.?(\d{1,2})\s?([.)])\s*(?=\p{L})/u.exec(text)
  if (decimal) {
    const [whole, mark = '', number = ''] = decimal
    const path = [ordinalOf(mark) ?? 0, Number(number)]
    return {
      text: whole.trim(),
      length: whole.length,
      readings: [{ kind: 'letter-decimal', style: 'a.1', ordinal: Number(number), path }],
      weak: false,
    }
  }
  const match = /^([a-zđðA-ZĐ])\s?([.)/:]|-(?=\s))(\s*)(?=\S)/u.exec(text)
  if (!match) return null
  const [whole, mark = '', point = '', space = ''] = match
  const next = text.slice(whole.length, whole.length + 1)
  if (!/[\p{L}“"(\d]/u.test(next) || (point !== ')' && point !== '.' && space === '')) return null
  if (point === '.' && space === '' && !/\p{Lu}/u.test(next)) return null
  const reading = letter(mark, point)
  const digit = DIGITS[mark]
  // A capital alone is as often a short name (`Q. Tân Bình`): only `A.` opens a list of capitals.
  return {
    text: whole.trim(),
    length: whole.length,
    readings: digit
      ? [reading, { kind: 'arabic', style: `1${point}`, ordinal: Number(digit), path: [] }]
      : [reading],
    weak: reading.kind === 'upper' && reading.ordinal !== 1,
  }
}

function letter(mark: string, point: string): Reading {
  const lower = mark.toLowerCase().replace('ð', 'đ')
  const isUpper = mark !== mark.toLowerCase()
  return {
    kind: isUpper ? 'upper' : 'letter',
    style: (isUpper ? 'A' : 'a') + point.replace('/', '.').replace(':', '.'),
    ordinal: letterOrdinal(lower),
    path: [],
  }
}
