import { type Binary, shrink } from './binary.ts'

const WIDEST = 6
/** Further out than that a page seldom lies: believed only if the profile is so much sharper there. */
const FURTHER = 12
const CLEARLY = 1.2
const PLAIN = 12
const WORKING_DPI = 75

/**
 * Degrees by which the lines of print run down to the right (clockwise): where the row profile is sharpest.
 * Searched within ±12°, to a twentieth of a degree. `strength` compares the sharpest profile with the flattest.
 */
export function findSkew(page: Binary): { degrees: number; strength: number } {
  const small = shrink(page, Math.max(1, Math.round(page.dpi / WORKING_DPI)))
  const points = inkPoints(small)
  if (points.ys.length < 200) return { degrees: 0, strength: 0 }
  let best = { degrees: 0, score: -1 }
  let least = Number.POSITIVE_INFINITY
  const look = (degrees: number): void => {
    const score = sharpness(points, degrees)
    if (score > best.score) best = { degrees, score }
    least = Math.min(least, score)
  }
  for (let degrees = -WIDEST; degrees <= WIDEST; degrees += 0.5) look(degrees)
  const within = best
  // A page that lies straighter shows it by a profile much sharper than askew.
  if (within.score < PLAIN * least || Math.abs(within.degrees) > WIDEST - 1) {
    for (let degrees = WIDEST + 0.5; degrees <= FURTHER; degrees += 0.5)
      for (const sign of [1, -1]) look(sign * degrees)
    if (best.score < CLEARLY * within.score) best = within
  }
  const coarse = best.degrees
  for (let step = -8; step <= 8; step++) look(coarse + step * 0.05)
  return { degrees: Math.round(best.degrees * 100) / 100, strength: best.score / Math.max(1, least) }
}

/** Ink by columns: those of column `x` stand in the rows `ys[starts[x]]` to `ys[starts[x + 1] - 1]`. */
interface Points {
  readonly ys: Int16Array
  readonly starts: Int32Array
  readonly width: number
  readonly height: number
}

function inkPoints(binary: Binary): Points {
  const { width, height, data } = binary
  // The outer rim is left out: dark scan edges have a direction of their own.
  const rim = Math.round(0.02 * Math.min(width, height))
  const ys: number[] = []
  const starts = new Int32Array(width + 1)
  for (let x = 0; x < width; x++) {
    starts[x] = ys.length
    if (x < rim || x >= width - rim) continue
    for (let y = rim; y < height - rim; y++) if (data[y * width + x]) ys.push(y)
  }
  starts[width] = ys.length
  return { ys: Int16Array.from(ys), starts, width, height }
}

/** Sum of squared differences between neighbouring rows of the profile taken at an angle. */
function sharpness({ ys, starts, width, height }: Points, degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180)
  const shift = Math.ceil(Math.abs(slope) * width) + 1
  const profile = new Int32Array(height + 2 * shift)
  for (let x = 0; x < width; x++) {
    const by = Math.round(-slope * x) + shift
    const end = starts[x + 1] as number
    for (let i = starts[x] as number; i < end; i++) {
      const row = (ys[i] as number) + by
      profile[row] = (profile[row] as number) + 1
    }
  }
  let sum = 0
  for (let row = 1; row < profile.length; row++) {
    const difference = (profile[row] as number) - (profile[row - 1] as number)
    sum += difference * difference
  }
  return sum
}
