import type { Binary } from './binary.ts'
import type { Grey } from './engine.ts'

/** A line is looked for in the mean of so much of its length (inches): grain averages out, letters do not line up. */
const ALONG = 0.1
/** What stands beside a line begins this far from its middle (inches). */
const BESIDE = 0.015
/** Darker than both sides by so many of 256 shades. */
const DARKER = 20

/**
 * Ink together with what may be part of a line, level or (`across` false) upright, that is too pale or too broken for
 * ink: grey hair lines of a word processor, worn print, rough scans. Same size as the picture; only long thin runs in it
 * mean anything.
 */
export function withFaintLines(grey: Grey, ink: Binary, { across }: { across: boolean }): Binary {
  const found = new Uint8Array(ink.data)
  const half = Math.max(2, Math.round((ALONG * grey.dpi) / 2))
  const beside = Math.max(2, Math.round(BESIDE * grey.dpi))
  if (across) markLevel(grey, { half, beside }, found)
  else markUpright(grey, { half, beside }, found)
  return { ...ink, data: found }
}

interface Reach {
  /** Pixels of a line before and after its middle that are summed up. */
  readonly half: number
  readonly beside: number
}

function markLevel({ data, width, height }: Grey, { half, beside }: Reach, found: Uint8Array): void {
  const rows = Array.from({ length: 2 * beside + 1 }, () => new Uint16Array(width))
  const dark = Array.from({ length: 2 * beside + 1 }, () => false)
  const enough = DARKER * (2 * half + 1)
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
}

function markUpright({ data, width, height }: Grey, { half, beside }: Reach, found: Uint8Array): void {
  const span = 2 * half + 1
  const enough = DARKER * span
  const sums = new Uint16Array(width)
  for (let y = 0; y < height; y++) {
    const enters = y * width
    const leaves = enters - span * width
    for (let x = 0; x < width; x++) sums[x] = (sums[x] as number) + (data[enters + x] as number)
    if (leaves >= 0)
      for (let x = 0; x < width; x++) sums[x] = (sums[x] as number) - (data[leaves + x] as number)
    if (y < span - 1) continue
    const base = (y - half) * width
    for (let x = beside; x < width - beside; x++) {
      const least = (sums[x] as number) + enough
      if ((sums[x - beside] as number) >= least && (sums[x + beside] as number) >= least) found[base + x] = 1
    }
  }
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
  if (width <= 2 * half) return
  let sum = 0
  for (let i = from; i < from + 2 * half; i++) sum += data[i] as number
  for (let x = half; x < width - half; x++) {
    sum += data[from + x + half] as number
    into[x] = sum
    sum -= data[from + x - half] as number
  }
}
