import type { EngineWord, Grey } from './engine.ts'
import { inkOf, type WordInk } from './word-ink.ts'

/** How Tesseract reads the labels `I.`, `II.` and `III.`: strokes alike, of which it joins or drops one. */
const STROKES = /^([IlLH|!1]{1,4})([.,]?)$/u

/** What a numeral of strokes alone, with what follows it at once (`II/2026`), may be read as after `quý`. */
const QUARTER = /^([("“]?)([IlLHNM|!1]{1,3})((?:[/,.;:)–-].*)?)$/u

/** A word whose strokes were counted in the picture. */
export interface Counted {
  readonly word: EngineWord
  /** As the engine read a quarter, where the picture shows another: both are kept. */
  readonly others: readonly string[]
}

/**
 * Counts the strokes of Roman numerals in the picture, at the beginning of lines and after `quý`, and puts the ones
 * right that the engine miscounted (`II.` for `III.`, `H.` for `II.`, `L.` for `I.`, `quý 11/2026`). Those whose strokes
 * cannot be told stay as read.
 */
export function countStrokes(words: readonly EngineWord[], grey: Grey): Counted[] {
  const first = new Map<number, EngineWord>()
  for (const word of words) {
    const other = first.get(word.line)
    if (other === undefined || word.box[0] < other.box[0]) first.set(word.line, word)
  }
  return words.map((word, at) => {
    const before = words[at - 1]
    // In a narrow cell the numeral may stand on the next line.
    if (before && /^\p{P}*quý$/iu.test(before.text)) return countQuarter(word, grey)
    const [, signs, point] = STROKES.exec(word.text) ?? []
    if (signs === undefined || /^\d+$/.test(signs) || first.get(word.line) !== word)
      return { word, others: [] }
    const ink = inkOf(word, grey)
    const count = ink === null ? 0 : strokesOf(ink).length
    // One stroke may be a letter, a figure or a numeral, which is for the neighbours to tell; but an L has a foot.
    const isNumeral = count === 1 ? signs === 'L' && ink !== null && !hasFoot(ink) : count > 1 && count <= 3
    const text = isNumeral ? 'I'.repeat(count) + (point === '' ? '' : '.') : word.text
    return { word: isNumeral ? { ...word, text } : word, others: [] }
  })
}

/** Strokes of what a quarter's numeral may be read as. */
const STROKES_OF: Record<string, number> = { H: 2, N: 2, M: 3 }

/**
 * The quarter of `quý II/2026`: there are four, so that what looks like eleven can only be two strokes. Where strokes
 * run into each other the engine's letters tell how many there are (`IH` is three); unless both agree, both are kept.
 */
function countQuarter(word: EngineWord, grey: Grey): Counted {
  const [, open = '', signs, rest = ''] = QUARTER.exec(word.text) ?? []
  const ink = signs === undefined ? null : inkOf(word, grey)
  if (ink === null || signs === undefined || signs === '1') return { word, others: [] }
  const told = [...signs].reduce((sum, sign) => sum + (STROKES_OF[sign] ?? 1), 0)
  const { count, joined } = leadingStrokes(ink, open !== '')
  const numeral = (strokes: number): string => open + 'I'.repeat(strokes) + rest
  if (joined) {
    // Two strokes may have been read as one: then there is one more.
    const more = /[HNM]/.test(signs) ? numeral(told) : word.text
    if (told > 3 || told < 2) return { word, others: [] }
    return more === word.text
      ? { word, others: told < 3 ? [numeral(told + 1)] : [] }
      : { word: { ...word, text: more }, others: [word.text] }
  }
  if (count < 2 || count > 3 || numeral(count) === word.text) return { word, others: [] }
  return { word: { ...word, text: numeral(count) }, others: count === told ? [] : [word.text] }
}

/**
 * Upright strokes with which a word begins, up to the first sign that is none; `skipped` leaves out one sign before
 * them; `joined` where some run into each other.
 */
function leadingStrokes(ink: WordInk, skipped: boolean): { count: number; joined: boolean } {
  const [top, bottom] = extent(ink)
  const height = bottom - top + 1
  const middle: [number, number] = [top + 0.3 * height, top + 0.7 * height]
  const signs: { x0: number; x1: number; upright: boolean }[] = []
  let open: (typeof signs)[number] | null = null
  for (let x = 0; x < ink.width; x++) {
    const inked = share(ink, x, middle)
    if (inked === 0) open = null
    else {
      if (open === null) {
        open = { x0: x, x1: x, upright: false }
        signs.push(open)
      }
      open.x1 = x
      if (inked > 0.9) open.upright = true
    }
  }
  const strokes = signs.slice(skipped ? 1 : 0)
  const width = ({ x0, x1 }: { x0: number; x1: number }): number => x1 - x0 + 1
  const first = strokes[0]
  let count = 0
  for (const stroke of strokes) {
    if (!stroke.upright) break
    const alike =
      first !== undefined && width(stroke) <= 1.7 * width(first) && width(first) <= 1.7 * width(stroke)
    if (!alike || width(stroke) > 0.4 * height) return { count, joined: true }
    count++
  }
  return { count, joined: false }
}

interface Stroke {
  readonly x0: number
  readonly x1: number
}

/** Upright strokes of like width that stand apart half-way up; none where the ink is anything else as well. */
function strokesOf(ink: WordInk): Stroke[] {
  const [top, bottom] = extent(ink)
  const height = bottom - top + 1
  const strokes: { x0: number; x1: number }[] = []
  let open: { x0: number; x1: number } | null = null
  for (let x = 0; x < ink.width; x++) {
    if (share(ink, x, [top + 0.3 * height, top + 0.7 * height]) > 0.9) {
      if (open === null) {
        open = { x0: x, x1: x }
        strokes.push(open)
      }
      open.x1 = x
    } else {
      // Ink half-way up that is no stroke: a crossbar, a curve, a diagonal.
      if (share(ink, x, [top + 0.4 * height, top + 0.6 * height]) > 0.5) return []
      open = null
    }
  }
  const widths = strokes.map(({ x0, x1 }) => x1 - x0 + 1)
  return Math.max(...widths) <= 2 * Math.min(...widths) ? strokes : []
}

/** Whether the lowest rows of a single stroke run on to the right, much further than a serif does to the left. */
function hasFoot(ink: WordInk): boolean {
  const [stroke] = strokesOf(ink)
  if (stroke === undefined) return true
  const [top, bottom] = extent(ink)
  const rows: [number, number] = [bottom - 0.12 * (bottom - top), bottom]
  const reach = (from: number, step: 1 | -1): number => {
    let x = from
    while (x + step >= 0 && x + step < ink.width && share(ink, x + step, rows) > 0.3) x += step
    return Math.abs(x - from)
  }
  return reach(stroke.x1, 1) > reach(stroke.x0, -1) + stroke.x1 - stroke.x0 + 2
}

/** Share of a column's rows that are inked. */
function share(ink: WordInk, x: number, [from, to]: readonly [number, number]): number {
  let count = 0
  for (let y = Math.round(from); y <= Math.round(to); y++) count += ink.ink[y * ink.width + x] ?? 0
  return count / (Math.round(to) - Math.round(from) + 1)
}

/** First and last row with ink. */
function extent({ ink, width, height }: WordInk): [number, number] {
  const isInked = (y: number): boolean => ink.subarray(y * width, (y + 1) * width).includes(1)
  let [top, bottom] = [0, height - 1]
  while (top < bottom && !isInked(top)) top++
  while (bottom > top && !isInked(bottom)) bottom--
  return [top, bottom]
}
