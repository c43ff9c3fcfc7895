import type { Grey } from './engine.ts'

/**
 * Turns a picture back by `degrees` (clockwise as found, less than a quarter) about its centre and scales it, in one
 * pass of bicubic interpolation (Keys 1981, a = -0.5). Outside is white. `part` cuts a box out of the result, in its
 * pixels.
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
  const out = new Uint8Array(across * down).fill(255)
  const angle = (how.degrees * Math.PI) / 180
  const cos = Math.cos(angle) / how.scale
  const sin = Math.sin(angle) / how.scale
  const [dx, dy] = [cos * ONE, sin * ONE]
  const [cx, cy] = [(grey.width - 1) / 2, (grey.height - 1) / 2]
  const [ox, oy] = [left - (width - 1) / 2, top - (height - 1) / 2]
  // For a small part of the picture looking at all of it first would cost more than it spares.
  const tiles = how.part ? null : inkedTiles(grey)
  for (let y = 0; y < down; y++) {
    const sx = cx + ox * cos - (oy + y) * sin
    const sy = cy + ox * sin + (oy + y) * cos
    for (let x = 0, end = across; x < across; x = end, end = across) {
      const fx = (sx + x * cos) * ONE
      const fy = (sy + x * sin) * ONE
      if (tiles) {
        end = Math.min(across, x + stepsWithin(fx, fy, dx, dy))
        if (!isInked(tiles, fx, fy)) continue
      }
      interpolate(grey, { fx, fy, dx, dy, out, from: y * across + x, to: y * across + end })
    }
  }
  return { data: out, width: across, height: down, dpi: grey.dpi * how.scale }
}

/** Places in the picture are numbers of so small parts of a pixel, so that a side may be 500,000 pixels long. */
const BITS = 12
const ONE = 1 << BITS

/**
 * Squares of eight by eight pixels in which not all is white, or which touch such a one: most of a page is none. A rim
 * of squares outside the picture belongs to them.
 */
interface Tiles {
  readonly data: Uint8Array
  readonly across: number
  readonly down: number
}

const TILE_BITS = 3
const TILE = 1 << TILE_BITS

function inkedTiles({ data, width, height }: Grey): Tiles {
  const across = (width >> TILE_BITS) + 3
  const down = (height >> TILE_BITS) + 3
  const tiles = new Uint8Array(across * down)
  for (let y = 0; y < height; y++) {
    const row = ((y >> TILE_BITS) + 1) * across + 1
    for (let x = 0, i = y * width; x < width; x++, i++) {
      if (data[i] === 255) continue
      const at = row + (x >> TILE_BITS)
      for (let k = at - across; k <= at + across; k += across) tiles.fill(1, k - 1, k + 2)
      // The rest of this row of the square tells no more.
      const rest = (x | (TILE - 1)) - x
      x += rest
      i += rest
    }
  }
  return { data: tiles, across, down }
}

/** Whether interpolation at a place can find anything but white. */
function isInked({ data, across, down }: Tiles, fx: number, fy: number): boolean {
  const column = (fx >> (BITS + TILE_BITS)) + 1
  const row = (fy >> (BITS + TILE_BITS)) + 1
  return column >= 0 && row >= 0 && column < across && row < down && data[row * across + column] === 1
}

/** Steps from a place until its square is left. */
function stepsWithin(fx: number, fy: number, dx: number, dy: number): number {
  const size = TILE << BITS
  const left = Math.floor(fx / size) * size
  const top = Math.floor(fy / size) * size
  const across = (left + size - fx) / dx
  const down = dy > 0 ? (top + size - fy) / dy : dy < 0 ? (top - fy) / dy : across
  return Math.max(1, Math.ceil(Math.min(across, down)))
}

interface Line {
  /** The first place and the way from one to the next. */
  readonly fx: number
  readonly fy: number
  readonly dx: number
  readonly dy: number
  /** Where their pixels go. */
  readonly out: Uint8Array
  readonly from: number
  readonly to: number
}

/** Fills part of a row with what stands at a place and at every step from it. */
function interpolate(grey: Grey, line: Line): void {
  const { fx, fy, dx, dy, out, from, to } = line
  if (isInside(grey, fx, fy) && isInside(grey, fx + (to - from) * dx, fy + (to - from) * dy)) {
    interpolateInside(grey, line)
    return
  }
  const { data, width, height } = grey
  for (let i = from, px = fx, py = fy; i < to; i++, px += dx, py += dy) {
    const x = (px >> BITS) - 1
    const y = (py >> BITS) - 1
    if (x < -3 || y < -3 || x >= width || y >= height) continue
    let sum = 0
    for (let j = 0; j < 16; j++) {
      // Beyond the edge stands what stands at it.
      const u = Math.max(0, Math.min(width - 1, x + (j & 3)))
      const v = Math.max(0, Math.min(height - 1, y + (j >> 2)))
      const weight =
        (KERNEL[weightsAt(py) + (j >> 2)] as number) * (KERNEL[weightsAt(px) + (j & 3)] as number)
      sum += weight * (data[v * width + u] as number)
    }
    out[i] = toShade(sum)
  }
}

/** Whether the four pixels around a place are all in the picture, both ways. */
function isInside({ width, height }: Grey, fx: number, fy: number): boolean {
  const x = fx >> BITS
  const y = fy >> BITS
  return x >= 1 && y >= 1 && x < width - 2 && y < height - 2
}

/** As {@link interpolate} where nothing reaches beyond the picture: written out, for nearly all pixels come by here. */
function interpolateInside({ data, width }: Grey, { fx, fy, dx, dy, out, from, to }: Line): void {
  for (let i = from, px = fx, py = fy; i < to; i++, px += dx, py += dy) {
    const kx = weightsAt(px)
    const ky = weightsAt(py)
    const a = KERNEL[kx] as number
    const b = KERNEL[kx + 1] as number
    const c = KERNEL[kx + 2] as number
    const d = KERNEL[kx + 3] as number
    const p = ((py >> BITS) - 1) * width + (px >> BITS) - 1
    const q = p + width
    const r = q + width
    const s = r + width
    out[i] = toShade(
      (KERNEL[ky] as number) * along(data, p, a, b, c, d) +
        (KERNEL[ky + 1] as number) * along(data, q, a, b, c, d) +
        (KERNEL[ky + 2] as number) * along(data, r, a, b, c, d) +
        (KERNEL[ky + 3] as number) * along(data, s, a, b, c, d),
    )
  }
}

function along(data: Uint8Array, p: number, a: number, b: number, c: number, d: number): number {
  return (
    a * (data[p] as number) +
    b * (data[p + 1] as number) +
    c * (data[p + 2] as number) +
    d * (data[p + 3] as number)
  )
}

function weightsAt(f: number): number {
  return ((f >> (BITS - FINE_BITS)) & (FINE - 1)) << 2
}

function toShade(sum: number): number {
  const value = (sum + HALF) >> (2 * WEIGHT_BITS)
  return value < 0 ? 0 : value > 255 ? 255 : value
}

/** The kernel at so many places between two pixels, in whole parts of so many. */
const FINE_BITS = 8
const FINE = 1 << FINE_BITS
const WEIGHT_BITS = 10
const HALF = 1 << (2 * WEIGHT_BITS - 1)
const KERNEL = cubicKernel()

function cubicKernel(): Int32Array {
  const kernel = new Int32Array(FINE * 4)
  for (let step = 0; step < FINE; step++) {
    const t = (step + 0.5) / FINE
    const whole = 1 << WEIGHT_BITS
    const weights = [
      -0.5 * t * (1 - t) * (1 - t),
      1 + t * t * (1.5 * t - 2.5),
      1 + (1 - t) * (1 - t) * (1.5 * (1 - t) - 2.5),
      -0.5 * (1 - t) * t * t,
    ].map((weight) => Math.round(weight * whole))
    // White stays white: together they are one.
    weights[t < 0.5 ? 1 : 2] = (weights[t < 0.5 ? 1 : 2] as number) + whole - weights.reduce((a, b) => a + b)
    kernel.set(weights, step * 4)
  }
  return kernel
}
