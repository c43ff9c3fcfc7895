import type { EngineWord, Grey } from './engine.ts'
import { inkOf, type WordInk } from './word-ink.ts'

/** How Tesseract reads the labels `I.`, `II.` and `III.`: strokes alike, of which it joins or drops one. */
const STROKES = /^([IlLH|!1]{1,4})([.,]?)$/u

/**
 * Counts the strokes of Roman numerals at the beginning of lines in the picture, and puts the ones right that the
 * engine miscounted (`II.` for `III.`, `H.` for `II.`, `L.` for `I.`). Those whose strokes cannot be told stay as read.
 */
export function countStrokes(words: readonly EngineWord[], grey: Grey): EngineWord[] {
  const first = new Map<number, EngineWord>()
  for (const word of words) {
    const other = first.get(word.line)
    if (other === undefined || word.box[0] < other.box[0]) first.set(word.line, word)
  }
  return words.map((word) => {
    const [, signs, point] = STROKES.exec(word.text) ?? []
    if (signs === undefined || /^\d+$/.test(signs) || first.get(word.line) !== word) return word
    const ink = inkOf(word, grey)
    const count = ink === null ? 0 : strokesOf(ink).length
    // One stroke may be a letter, a figure or a numeral, which is for the neighbours to tell; but an L has a foot.
    const isNumeral = count === 1 ? signs === 'L' && ink !== null && !hasFoot(ink) : count > 1 && count <= 3
    return isNumeral ? { ...word, text: 'I'.repeat(count) + (point === '' ? '' : '.') } : word
  })
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
