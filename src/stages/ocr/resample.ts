import type { Grey } from './engine.ts'

/**
 * Turns a picture back by `degrees` (clockwise as found) about its centre and scales it, in one pass of bicubic
 * interpolation (Keys 1981, a = -0.5). Outside is white. `part` cuts a box out of the result, in its pixels.
 */
export function resample(
  grey: Grey,
  how: { degrees: number; scale: number; part?: readonly [number, number, number, number] },
): Grey {
  if (how.degrees === 0 && how.scale === 1 && !how.part) return grey
  const width = Math.max(1, Math.round(grey.width * how.scale))
  const height = Math.max(1, Math.round(grey.height * how.scale))
  const [left, top, right, bottom] = how.part ?? [0, 0, width, height]
  const [across, down] = [Math.max(1, right - left), Math.max(1, bottom - top)]
  const out = new Uint8Array(across * down)
  const angle = (how.degrees * Math.PI) / 180
  const cos = Math.cos(angle) / how.scale
  const sin = Math.sin(angle) / how.scale
  const [cx, cy] = [(grey.width - 1) / 2, (grey.height - 1) / 2]
  const [ox, oy] = [(width - 1) / 2, (height - 1) / 2]
  // For a small part of the picture looking at all of it first would cost more than it spares.
  const inked = how.part ? null : inkedTiles(grey)
  for (let y = 0; y < down; y++) {
    let sx = cx + (left - ox) * cos - (top + y - oy) * sin
    let sy = cy + (left - ox) * sin + (top + y - oy) * cos
    for (let x = 0; x < across; x++) {
      out[y * across + x] = inked === null || isInked(inked, sx, sy) ? cubicAt(grey, sx, sy) : 255
      sx += cos
      sy += sin
    }
  }
  return { data: out, width: across, height: down, dpi: grey.dpi * how.scale }
}

/** Squares of eight by eight pixels in which not all is white, or which touch such a one: most of a page is none. */
interface Tiles {
  readonly data: Uint8Array
  readonly across: number
  readonly down: number
}

const TILE_BITS = 3

function inkedTiles({ data, width, height }: Grey): Tiles {
  const across = (width >> TILE_BITS) + 1
  const down = (height >> TILE_BITS) + 1
  const own = new Uint8Array(across * down)
  for (let y = 0; y < height; y++) {
    const row = (y >> TILE_BITS) * across
    for (let x = 0, i = y * width; x < width; x++, i++) if (data[i] !== 255) own[row + (x >> TILE_BITS)] = 1
  }
  const tiles = new Uint8Array(across * down)
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      if (!own[y * across + x]) continue
      for (let j = Math.max(0, y - 1); j <= Math.min(down - 1, y + 1); j++)
        for (let i = Math.max(0, x - 1); i <= Math.min(across - 1, x + 1); i++) tiles[j * across + i] = 1
    }
  }
  return { data: tiles, across, down }
}

/** Whether interpolation at a place can find anything but white; outside the picture it finds none. */
function isInked({ data, across, down }: Tiles, x: number, y: number): boolean {
  const [column, row] = [(x | 0) >> TILE_BITS, (y | 0) >> TILE_BITS]
  if (x < 0 || y < 0 || column >= across || row >= down)
    return x > -2 && y > -2 && column <= across && row <= down
  return data[row * across + column] === 1
}

const STEPS = 64
const KERNEL = cubicKernel()

function cubicAt(grey: Grey, x: number, y: number): number {
  const { data, width, height } = grey
  const ix = Math.floor(x)
  const iy = Math.floor(y)
  if (ix < -1 || iy < -1 || ix > width || iy > height) return 255
  const kx = Math.floor((x - ix) * STEPS) * 4
  const ky = Math.floor((y - iy) * STEPS) * 4
  let sum = 0
  if (ix >= 1 && iy >= 1 && ix < width - 2 && iy < height - 2) {
    let row = (iy - 1) * width + ix - 1
    for (let j = 0; j < 4; j++, row += width) {
      sum +=
        (KERNEL[ky + j] as number) *
        ((data[row] as number) * (KERNEL[kx] as number) +
          (data[row + 1] as number) * (KERNEL[kx + 1] as number) +
          (data[row + 2] as number) * (KERNEL[kx + 2] as number) +
          (data[row + 3] as number) * (KERNEL[kx + 3] as number))
    }
  } else {
    for (let j = 0; j < 4; j++) {
      const sy = Math.max(0, Math.min(height - 1, iy - 1 + j))
      for (let i = 0; i < 4; i++) {
        const sx = Math.max(0, Math.min(width - 1, ix - 1 + i))
        sum += (KERNEL[ky + j] as number) * (KERNEL[kx + i] as number) * (data[sy * width + sx] as number)
      }
    }
  }
  return sum < 0 ? 0 : sum > 255 ? 255 : sum + 0.5
}

function cubicKernel(): Float64Array {
  const kernel = new Float64Array(STEPS * 4)
  for (let step = 0; step < STEPS; step++) {
    const t = (step + 0.5) / STEPS
    kernel[step * 4] = -0.5 * t * (1 - t) * (1 - t)
    kernel[step * 4 + 1] = 1 + t * t * (1.5 * t - 2.5)
    kernel[step * 4 + 2] = 1 + (1 - t) * (1 - t) * (1.5 * (1 - t) - 2.5)
    kernel[step * 4 + 3] = -0.5 * (1 - t) * t * t
  }
  return kernel
}
