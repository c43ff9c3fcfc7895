import type { Plane } from './plane.ts'
import type { Run } from './runs.ts'
import type { Stroke } from './strokes.ts'

/** Shorter ones than this (inches) may be serifs or bars of capitals run together: those have letters on them. */
const LETTERS = 2
const TOUCHED = 0.22
/** A line of which less than this share is ink is a pale one. */
const PALE = 0.8
/**
 * A pale line is darker than what lies beside it all along, by so many shades in the mean of so many pixels, but for this
 * share of its length; stems of letters that stand one below the other leave the space between rows white.
 */
const EVEN = { darker: 8, along: 2, share: 0.85, beside: 0.015 }
/** And at most this thick (inches). */
const THICKEST = 0.045

/** From `x0` on, first and last row of a line at each pixel of its length; -1 in gaps. */
interface Line {
  readonly x0: number
  readonly from: Int32Array
  readonly to: Int32Array
}

/** The line that runs, row by row next to each other, make up together; null where they are none. */
export function toStroke(
  runs: readonly Run[],
  { grey, ink }: { grey: Plane; ink: Plane },
  across: boolean,
): { stroke: Stroke; pale: boolean } | null {
  const thickest = Math.max(4, Math.round(THICKEST * ink.dpi))
  let [x0, x1, y0, y1, area] = [Number.POSITIVE_INFINITY, -1, Number.POSITIVE_INFINITY, -1, 0]
  for (const run of runs) {
    x0 = Math.min(x0, run.x0)
    x1 = Math.max(x1, run.x1)
    y0 = Math.min(y0, run.y)
    y1 = Math.max(y1, run.y)
    area += run.x1 - run.x0 + 1
  }
  const length = x1 - x0 + 1
  const thickness = area / length
  if (thickness > thickest || length < 5 * thickness) return null
  // Taller than thick by more than a degree of slope: no straight line.
  if (y1 - y0 + 1 > thickest + 0.025 * length) return null
  const from = new Int32Array(length).fill(-1)
  const to = new Int32Array(length).fill(-1)
  for (const run of runs) {
    for (let x = run.x0 - x0; x <= run.x1 - x0; x++) {
      if ((from[x] as number) < 0 || run.y < (from[x] as number)) from[x] = run.y
      if (run.y > (to[x] as number)) to[x] = run.y
    }
  }
  const line = { x0, from, to }
  const pale = inked(ink, line) < PALE
  if (pale && !isEven(grey, line)) return null
  const doubtful = pale || length < LETTERS * ink.dpi
  if (doubtful && touched(ink, line) > TOUCHED) return null
  const stroke = across
    ? { across: true, x0, y0, x1, y1, thickness, from, to }
    : { across: false, x0: y0, y0: x0, x1: y1, y1: x1, thickness, from, to }
  return { stroke, pale }
}

/** Share of a line's length at which ink goes on beside it: next to none for a rule, much for a row of serifs. */
function touched({ data, rows, nextX, nextY }: Plane, line: Line): number {
  let count = 0
  for (let i = 0; i < line.from.length; i++) {
    const from = line.from[i] as number
    if (from < 0) continue
    const column = (line.x0 + i) * nextX
    const above = from - 3
    const below = (line.to[i] as number) + 3
    if ((above >= 0 && data[above * nextY + column]) || (below < rows && data[below * nextY + column]))
      count++
  }
  return count / line.from.length
}

/** Share of a line's length at which it is ink and not only pale. */
function inked({ data, nextX, nextY }: Plane, line: Line): number {
  let count = 0
  for (let i = 0; i < line.from.length; i++) {
    const column = (line.x0 + i) * nextX
    let y = line.from[i] as number
    while (y >= 0 && y <= (line.to[i] as number) && !data[y * nextY + column]) y++
    if (y >= 0 && y <= (line.to[i] as number)) count++
  }
  return count / line.from.length
}

/** Whether a pale line is there all along. */
function isEven({ data, length, rows, nextX, nextY, dpi }: Plane, line: Line): boolean {
  const beside = Math.max(2, Math.round(EVEN.beside * dpi))
  let even = 0
  let looked = 0
  let at = -1
  for (let i = 0; i < line.from.length; i++) {
    const from = line.from[i] as number
    if (from >= 0) at = Math.round((from + (line.to[i] as number)) / 2)
    const x = line.x0 + i
    if (at < beside || at >= rows - beside || x < EVEN.along || x >= length - EVEN.along) continue
    let [here, above, below] = [0, 0, 0]
    for (let k = -EVEN.along; k <= EVEN.along; k++) {
      const middle = at * nextY + (x + k) * nextX
      // The line may lie a pixel higher or lower than the middle of what was found.
      here += Math.min(data[middle - nextY] as number, data[middle] as number, data[middle + nextY] as number)
      above += data[middle - beside * nextY] as number
      below += data[middle + beside * nextY] as number
    }
    looked++
    const least = EVEN.darker * (2 * EVEN.along + 1)
    if (above - here >= least && below - here >= least) even++
  }
  return even > EVEN.share * looked
}
