import type { Plane } from './plane.ts'

/** Pixels from `x0` to `x1` of one row. */
export interface Run {
  readonly y: number
  readonly x0: number
  readonly x1: number
}

/** Gaps of so many pixels inside a run are bridged, */
const GAP = 1
/** and so much of it is ink. */
const FULL = 0.85

/** Runs of ink in one row, small gaps bridged, at least `shortest` long. */
export function runsOf(page: Plane, y: number, shortest: number): Run[] {
  const runs: Run[] = []
  const { data, length, nextX } = page
  const row = y * page.nextY
  // A run that is long enough goes over one of the places looked at, on ink or in a gap.
  for (let x = 0; x < length; x += shortest) {
    const at = row + x * nextX
    const bridged = x > 0 && x + 1 < length && data[at - nextX] === 1 && data[at + nextX] === 1
    if (data[at] !== 1 && !bridged) continue
    const { x0, x1, ink } = runAround(page, row, x)
    if (x1 - x0 + 1 >= shortest && ink >= FULL * (x1 - x0 + 1)) runs.push({ y, x0, x1 })
    x += Math.floor((x1 - x) / shortest) * shortest
  }
  return runs
}

/** The run that goes over a place, and how much of it is ink. */
function runAround(
  { data, length, nextX }: Plane,
  row: number,
  at: number,
): { x0: number; x1: number; ink: number } {
  let [x0, x1, ink] = [at, at, 0]
  for (let x = at; x >= 0 && x0 - x <= GAP + 1; x--) {
    if (data[row + x * nextX] !== 1) continue
    x0 = x
    ink++
  }
  for (let x = at + 1; x < length && x - x1 <= GAP + 1; x++) {
    if (data[row + x * nextX] !== 1) continue
    x1 = x
    ink++
  }
  return { x0, x1, ink }
}
