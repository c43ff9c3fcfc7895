import { cornersOf, type Point, projectOnto, type Quad } from '../../src/geometry/projective.ts'
import type { Raster } from './paper.ts'
import { gaussian, type Random } from './random.ts'
import type { Canvas } from './render.ts'

export interface PhotoOptions {
  /** How far the corners stand from a rectangle's, as a share of the page. */
  readonly tilt: number
  /** Height in pixels by which the sheet bulges. */
  readonly curl: number
  /** 0 to 1: how dark the shadow of a hand is. */
  readonly shadow: number
  readonly random: Random
}

/** A sheet on a desk as a telephone sees it: in perspective, unevenly lit, with the desk around it. */
export function photographPage(page: Canvas, how: PhotoOptions): Raster {
  const { random, tilt } = how
  const source = page.data()
  const width = Math.round(page.width * 1.16)
  const height = Math.round(page.height * 1.14)
  const shift = (): number => (random() - 0.5) * 0.6 * tilt
  // The far edge is the shorter one: the camera stands below the page.
  const corners: Point[] = [
    [0.07 + 0.9 * tilt + shift(), 0.06 + shift()],
    [0.93 - 0.9 * tilt + shift(), 0.06 + shift()],
    [0.95 - shift(), 0.95 + shift()],
    [0.05 + shift(), 0.95 + shift()],
  ].map(([x = 0, y = 0]): Point => [x * width, y * height])
  const map = projectOnto(corners as unknown as Quad, cornersOf([0, 0, page.width, page.height]))
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, flat] = map([x, y])
      const v = flat + how.curl * Math.sin((Math.PI * 1.3 * u) / page.width)
      const inside = u >= 0 && v >= 0 && u < page.width - 1 && v < page.height - 1
      const lit = lightAt(x / width, y / height, how.shadow)
      const at = (y * width + x) * 3
      for (let c = 0; c < 3; c++) {
        const value = inside ? 0.93 * sample(source, page.width, { u, v, c }) : desk(x, y, c)
        data[at + c] = Math.max(0, Math.min(255, value * lit * (c === 2 ? 0.95 : 1) + 4 * gaussian(random)))
      }
    }
  }
  return { data, width, height, channels: 3 }
}

function lightAt(x: number, y: number, shadow: number): number {
  const slope = 1 - 0.3 * (0.7 * x + 0.3 * y)
  const hand = Math.hypot((x - 0.85) / 0.5, (y - 0.8) / 0.35)
  return slope * (1 - shadow / (1 + Math.exp(14 * (hand - 0.9))))
}

/** Wood: brown with grain. */
function desk(x: number, y: number, channel: number): number {
  const grain = 14 * Math.sin(0.05 * y + 2 * Math.sin(0.004 * x))
  return ([120, 84, 56][channel] as number) + grain
}

function sample(source: Uint8Array, width: number, at: { u: number; v: number; c: number }): number {
  const [x, y] = [Math.floor(at.u), Math.floor(at.v)]
  const [dx, dy] = [at.u - x, at.v - y]
  const value = (i: number, j: number): number => source[((y + j) * width + x + i) * 4 + at.c] as number
  return (
    (value(0, 0) * (1 - dx) + value(1, 0) * dx) * (1 - dy) + (value(0, 1) * (1 - dx) + value(1, 1) * dx) * dy
  )
}
