import type { Box } from '../../model/geometry.ts'
import type { Region } from '../../model/page.ts'
import { BLUE, type Inks, RED } from './grey.ts'

/** Coloured ink is gathered on squares of this many inches. */
const SQUARE = 0.06
/** A seal or stamp is at least this wide and high (inches); writing this wide. */
const SEAL = 0.55
const WRITING = 0.12
/** So many times as long as high, blue ink is a line drawn below print. */
const LINE = 7
/** More blue than this share of all ink is blue print. */
const BLUE_PRINT = 0.25

/**
 * The places of seals (red) and handwriting (blue) on a picture, in its pixels. Ink that stands near together is one
 * place. `print` is the number of pixels of ink of any colour; `lines` are those that a pen drew below print.
 */
export function findRegions(
  inks: Inks,
  picture: { dpi: number; print: number },
): { regions: Region[]; lines: Box[] } {
  const size = Math.max(1, Math.round(SQUARE * picture.dpi))
  const regions: Region[] = []
  const lines: Box[] = []
  for (const colour of [RED, BLUE]) {
    if (colour === BLUE && inks.blue > BLUE_PRINT * Math.max(1, picture.print)) continue
    const least = (colour === RED ? SEAL : WRITING) * picture.dpi
    const gap = colour === RED ? 2 : 3
    for (const patch of patches(inks, { colour, size, gap })) {
      const width = patch.x1 - patch.x0
      const height = patch.y1 - patch.y0
      if (width < least || height < (colour === RED ? least : 0.06 * picture.dpi)) continue
      if (patch.count < 0.002 * picture.dpi * picture.dpi) continue
      const box: Box = [patch.x0, patch.y0, patch.x1, patch.y1]
      if (colour === BLUE && width > LINE * height) lines.push(box)
      else regions.push({ kind: colour === RED ? 'seal' : 'handwriting', box })
    }
  }
  return { regions, lines }
}

interface Patch {
  x0: number
  y0: number
  x1: number
  y1: number
  count: number
}

function patches(inks: Inks, how: { colour: number; size: number; gap: number }): Patch[] {
  const columns = Math.ceil(inks.width / how.size)
  const rows = Math.ceil(inks.height / how.size)
  const counts = new Int32Array(columns * rows)
  for (let y = 0; y < inks.height; y++) {
    const row = Math.floor(y / how.size) * columns
    for (let x = 0, i = y * inks.width; x < inks.width; x++, i++) {
      if (inks.data[i] === how.colour) {
        const cell = row + Math.floor(x / how.size)
        counts[cell] = (counts[cell] as number) + 1
      }
    }
  }
  const seen = new Uint8Array(counts.length)
  const found: Patch[] = []
  for (let start = 0; start < counts.length; start++) {
    if (seen[start] || (counts[start] as number) < 3) continue
    const patch: Patch = { x0: columns, y0: rows, x1: 0, y1: 0, count: 0 }
    const stack = [start]
    seen[start] = 1
    while (stack.length > 0) {
      const i = stack.pop() as number
      const x = i % columns
      const y = (i - x) / columns
      patch.count += counts[i] as number
      patch.x0 = Math.min(patch.x0, x)
      patch.y0 = Math.min(patch.y0, y)
      patch.x1 = Math.max(patch.x1, x + 1)
      patch.y1 = Math.max(patch.y1, y + 1)
      for (let v = Math.max(0, y - how.gap); v <= Math.min(rows - 1, y + how.gap); v++) {
        for (let u = Math.max(0, x - how.gap); u <= Math.min(columns - 1, x + how.gap); u++) {
          const k = v * columns + u
          if (!seen[k] && (counts[k] as number) >= 3) {
            seen[k] = 1
            stack.push(k)
          }
        }
      }
    }
    found.push({
      x0: patch.x0 * how.size,
      y0: patch.y0 * how.size,
      x1: Math.min(inks.width, patch.x1 * how.size),
      y1: Math.min(inks.height, patch.y1 * how.size),
      count: patch.count,
    })
  }
  return found
}
