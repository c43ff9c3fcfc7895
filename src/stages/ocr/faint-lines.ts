import type { Binary } from './binary.ts'
import type { Grey } from './engine.ts'

/** A line is looked for in the mean of so much of its length (inches): grain averages out, letters do not line up. */
const ALONG = 0.1
/** What stands beside a line begins this far from its middle (inches). */
const BESIDE = 0.015
/** Darker than both sides by so many of 256 shades. */
const DARKER = 20

/**
 * Ink together with what may be part of a level line too pale or too broken for ink: grey hair lines of a word
 * processor, worn print, rough scans. Same size as the picture; only long thin runs in it mean anything.
 */
export function withFaintLines(grey: Grey, ink: Binary): Binary {
  const { width, height, data } = grey
  const half = Math.max(2, Math.round((ALONG * grey.dpi) / 2))
  const beside = Math.max(2, Math.round(BESIDE * grey.dpi))
  const rows = Array.from({ length: 2 * beside + 1 }, () => new Uint16Array(width))
  const dark = Array.from({ length: 2 * beside + 1 }, () => false)
  const found = new Uint8Array(ink.data)
  const span = 2 * half + 1
  const enough = DARKER * span
  for (let y = 0; y < height; y++) {
    dark[y % rows.length] = hasDark(data, y * width, width)
    sumAlong(data, { from: y * width, width, half }, rows[y % rows.length] as Uint16Array)
    const middle = y - beside
    if (middle < beside || !dark[middle % rows.length]) continue
    const above = rows[(middle - beside) % rows.length] as Uint16Array
    const here = rows[middle % rows.length] as Uint16Array
    const below = rows[y % rows.length] as Uint16Array
    const base = middle * width
    for (let x = half; x < width - half; x++) {
      const least = (here[x] as number) + enough
      if ((above[x] as number) >= least && (below[x] as number) >= least) found[base + x] = 1
    }
  }
  return { ...ink, data: found }
}

/** Whether a row has a pixel so dark that it can be darker than white beside it. */
function hasDark(data: Uint8Array, from: number, width: number): boolean {
  for (let i = from; i < from + width; i++) if ((data[i] as number) <= 255 - DARKER) return true
  return false
}

/** For each pixel of a row the sum of shades from `half` before to `half` after it; the ends stay 0. */
function sumAlong(
  data: Uint8Array,
  { from, width, half }: { from: number; width: number; half: number },
  into: Uint16Array,
): void {
  let sum = 0
  for (let x = 0; x < Math.min(width, 2 * half + 1); x++) sum += data[from + x] as number
  for (let x = half; x < width - half; x++) {
    into[x] = sum
    sum += (data[from + x + half + 1] ?? 0) - (data[from + x - half] as number)
  }
}
