import { cornersOf, type Point, projectOnto, type Quad } from '../../geometry/projective.ts'
import type { Picture } from '../../model/document.ts'

/** Longer by shorter side of a sheet of the A series. */
const A_SERIES = Math.SQRT2
/** A sheet whose sides differ from that by no more than this factor is one; perspective shortens the far side. */
const NEARLY = 1.25
/** Inches of A4's longer side: what a plan is on, where nothing tells. */
export const A4_LENGTH = 11.69

/**
 * The part of a picture inside a quadrilateral (pixels) as a sheet seen straight from above, of A4 size: its box
 * begins at the origin of a page of its own. Interpolated bilinearly between the picture's pixels.
 */
export function rectify(picture: Picture, quad: Quad): Picture {
  const [a, b, c, d] = quad
  let width = Math.max(distance(a, b), distance(d, c))
  let height = Math.max(distance(a, d), distance(b, c))
  const ratio = height / width
  if (ratio > A_SERIES / NEARLY && ratio < A_SERIES * NEARLY) {
    width = Math.max(width, height / A_SERIES)
    height = width * A_SERIES
  } else if (ratio < NEARLY / A_SERIES && ratio > 1 / (A_SERIES * NEARLY)) {
    height = Math.max(height, width / A_SERIES)
    width = height * A_SERIES
  }
  const [across, down] = [Math.round(width), Math.round(height)]
  const dpi = Math.max(across, down) / A4_LENGTH
  const box = [0, 0, (across * 72) / dpi, (down * 72) / dpi] as const
  const data = warp(picture, { across, down, map: projectOnto(cornersOf([0, 0, across, down]), quad) })
  return { data, width: across, height: down, channels: picture.channels, dpi, box: [...box] }
}

function warp(
  { data, width, height, channels }: Picture,
  { across, down, map }: { across: number; down: number; map: (point: Point) => Point },
): Uint8Array {
  const out = new Uint8Array(across * down * channels)
  for (let y = 0, to = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      const [px, py] = map([x + 0.5, y + 0.5])
      const u = Math.max(0, Math.min(width - 1.001, px - 0.5))
      const v = Math.max(0, Math.min(height - 1.001, py - 0.5))
      const [left, top] = [Math.floor(u), Math.floor(v)]
      const [dx, dy] = [u - left, v - top]
      const at = (top * width + left) * channels
      const below = at + width * channels
      for (let c = 0; c < channels; c++, to++) {
        const upper = (data[at + c] as number) * (1 - dx) + (data[at + channels + c] as number) * dx
        const lower = (data[below + c] as number) * (1 - dx) + (data[below + channels + c] as number) * dx
        out[to] = upper * (1 - dy) + lower * dy + 0.5
      }
    }
  }
  return out
}

function distance([ax, ay]: Point, [bx, by]: Point): number {
  return Math.hypot(bx - ax, by - ay)
}
