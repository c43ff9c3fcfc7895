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
  if (points.xs.length < 200) return { degrees: 0, strength: 0 }
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

interface Points {
  readonly xs: Int16Array
  readonly ys: Int16Array
  readonly width: number
  readonly height: number
}

function inkPoints(binary: Binary): Points {
  const xs: number[] = []
  const ys: number[] = []
  const { width, height, data } = binary
  // The outer rim is left out: dark scan edges have a direction of their own.
  const rim = Math.round(0.02 * Math.min(width, height))
  for (let y = rim; y < height - rim; y++) {
    for (let x = rim; x < width - rim; x++) {
      if (data[y * width + x]) {
        xs.push(x)
        ys.push(y)
      }
    }
  }
  return { xs: Int16Array.from(xs), ys: Int16Array.from(ys), width, height }
}

/** Sum of squared differences between neighbouring rows of the profile taken at an angle. */
function sharpness(points: Points, degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180)
  const shift = Math.ceil(Math.abs(slope) * points.width) + 1
  const profile = new Int32Array(points.height + 2 * shift)
  for (let i = 0; i < points.xs.length; i++) {
    const row = Math.round((points.ys[i] as number) - slope * (points.xs[i] as number)) + shift
    profile[row] = (profile[row] ?? 0) + 1
  }
  let sum = 0
  for (let row = 1; row < profile.length; row++) {
    const difference = (profile[row] as number) - (profile[row - 1] as number)
    sum += difference * difference
  }
  return sum
}
