import type { EngineWord, Grey } from './engine.ts'
import { inkOf, type WordInk } from './word-ink.ts'

/** How Tesseract reads the labels `I.`, `II.` and `III.`: strokes alike, of which it joins or drops one. */
const STROKES = /^([IlLH|!1]{1,4})([.,]?)$/u

/** What a numeral of strokes alone, with what follows it at once (`II/2026`), may be read as after `quý`. */
const QUARTER = /^([("“]?)([IlLHNM|!1]{1,3})((?:[/,.;:)–-].*)?)$/u

/**
 * Counts the strokes of Roman numerals in the picture, at the beginning of lines and after `quý`, and puts the ones
 * right that the engine miscounted (`II.` for `III.`, `H.` for `II.`, `L.` for `I.`, `quý 11/2026`). Those whose strokes
 * cannot be told stay as read.
 */
export function countStrokes(words: readonly EngineWord[], grey: Grey): EngineWord[] {
  const first = new Map<number, EngineWord>()
  for (const word of words) {
    const other = first.get(word.line)
    if (other === undefined || word.box[0] < other.box[0]) first.set(word.line, word)
  }
  return words.map((word, at) => {
    const before = words[at - 1]
    if (before?.line === word.line && /^\p{P}*quý$/iu.test(before.text)) return countQuarter(word, grey)
    const [, signs, point] = STROKES.exec(word.text) ?? []
    if (signs === undefined || /^\d+$/.test(signs) || first.get(word.line) !== word) return word
    const ink = inkOf(word, grey)
    const count = ink === null ? 0 : strokesOf(ink).length
    // One stroke may be a letter, a figure or a numeral, which is for the neighbours to tell; but an L has a foot.
    const isNumeral = count === 1 ? signs === 'L' && ink !== null && !hasFoot(ink) : count > 1 && count <= 3
    return isNumeral ? { ...word, text: 'I'.repeat(count) + (point === '' ? '' : '.') } : word
  })
}

/** The quarter of `quý II/2026`: there are four, so that what looks like eleven can only be two strokes. */
function countQuarter(word: EngineWord, grey: Grey): EngineWord {
  const [, open = '', signs, rest = ''] = QUARTER.exec(word.text) ?? []
  const ink = signs === undefined ? null : inkOf(word, grey)
  if (ink === null || signs === '1') return word
  const count = leadingStrokes(ink, open !== '')
  return count > 1 && count <= 3 ? { ...word, text: open + 'I'.repeat(count) + rest } : word
}

/**
 * Upright strokes with which a word begins, up to the first sign that is none; `skipped` leaves out one sign before
 * them.
 */
function leadingStrokes(ink: WordInk, skipped: boolean): number {
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
    const alike =
      first !== undefined && width(stroke) <= 1.7 * width(first) && width(first) <= 1.7 * width(stroke)
    if (!stroke.upright || !alike || width(stroke) > 0.4 * height) break
    count++
  }
  return count
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
