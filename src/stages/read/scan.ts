import type { Picture } from '../../model/document.ts'
import type { Box } from '../../model/geometry.ts'
import type { Matrix } from './glyphs.ts'

/** Pixels as the PDF library decodes them. */
export interface Pixels {
  readonly width: number
  readonly height: number
  /** 1: one bit a pixel, rows padded to bytes; 2: RGB; 3: RGBA. */
  readonly kind: number
  readonly data: Uint8Array | Uint8ClampedArray
}

/**
 * A placed picture's own pixels, turned and mirrored as the page shows them; null where it stands askew or its
 * pixels are not square on the page, which only rendering gets right. A picture without colour becomes grey.
 */
export function uprightPixels(pixels: Pixels, placed: { matrix: Matrix; box: Box }): Picture | null {
  const [a, b, c, d] = placed.matrix
  const straight = Math.abs(b) + Math.abs(c) < 0.002 * (Math.abs(a) + Math.abs(d))
  const sideways = Math.abs(a) + Math.abs(d) < 0.002 * (Math.abs(b) + Math.abs(c))
  if (!straight && !sideways) return null
  const source = toChannels(pixels)
  if (!source) return null
  const { width: w, height: h } = pixels
  const [width, height] = straight ? [w, h] : [h, w]
  const points: Box = [placed.matrix[4], placed.matrix[5], placed.matrix[4], placed.matrix[5]]
  const spanX = straight ? a : c
  const spanY = straight ? d : b
  points[0] += Math.min(0, spanX)
  points[2] += Math.max(0, spanX)
  points[1] += Math.min(0, spanY)
  points[3] += Math.max(0, spanY)
  const dpiX = (width * 72) / (points[2] - points[0])
  const dpiY = (height * 72) / (points[3] - points[1])
  if (!(dpiX > 20 && dpiY > 20) || Math.abs(dpiX / dpiY - 1) > 0.06) return null
  // Image space has its first row at the unit square's top: row r shows at y = 1 - r / h.
  const { channels } = source
  const plain = straight && a > 0 && d < 0
  const data = plain
    ? source.data
    : place(source, { w, h, width, height, straight, flipX: spanX < 0, flipY: spanY < 0 })
  return { data, width, height, channels, dpi: (dpiX + dpiY) / 2, box: points }
}

interface Placing {
  readonly w: number
  readonly h: number
  readonly width: number
  readonly height: number
  readonly straight: boolean
  readonly flipX: boolean
  readonly flipY: boolean
}

function place(source: { data: Uint8Array; channels: 1 | 3 }, to: Placing): Uint8Array {
  const { data, channels } = source
  const out = new Uint8Array(to.width * to.height * channels)
  for (let y = 0; y < to.height; y++) {
    for (let x = 0; x < to.width; x++) {
      // u runs along the image's rows, v up its columns, as page x and y do (straight) or page y and x (sideways).
      const across = to.flipX ? to.width - 1 - x : x
      const down = to.flipY ? to.height - 1 - y : y
      const u = to.straight ? across : down
      const v = to.straight ? down : across
      const from = ((to.h - 1 - v) * to.w + u) * channels
      const at = (y * to.width + x) * channels
      for (let k = 0; k < channels; k++) out[at + k] = data[from + k] as number
    }
  }
  return out
}

function toChannels(pixels: Pixels): { data: Uint8Array; channels: 1 | 3 } | null {
  const { width, height, kind } = pixels
  const count = width * height
  if (kind === 1) return { data: fromBits(pixels.data, width, height), channels: 1 }
  if (kind !== 2 && kind !== 3) return null
  const { buffer, byteOffset, length } = pixels.data
  const step = kind === 2 ? 3 : 4
  if (length < count * step) return null
  const data = new Uint8Array(buffer, byteOffset, count * step)
  if (step === 4) return toSamples(data, count)
  const grey = toGrey(data)
  return grey ? { data: grey, channels: 1 } : { data, channels: 3 }
}

/** One channel of RGB pixels; null where any of them has a colour. */
function toGrey(rgb: Uint8Array): Uint8Array | null {
  const grey = new Uint8Array(rgb.length / 3)
  for (let i = 0, at = 0; i < grey.length; i++, at += 3) {
    const value = rgb[at] as number
    if (rgb[at + 1] !== value || rgb[at + 2] !== value) return null
    grey[i] = value
  }
  return grey
}

function fromBits(data: Uint8Array | Uint8ClampedArray, width: number, height: number): Uint8Array {
  const stride = (width + 7) >> 3
  const out = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const byte = data[y * stride + (x >> 3)] ?? 0
      out[y * width + x] = (byte >> (7 - (x & 7))) & 1 ? 255 : 0
    }
  }
  return out
}

/** `count` opaque RGBA pixels without their alpha; grey where none has a colour. */
export function toSamples(rgba: Uint8Array, count: number): { data: Uint8Array; channels: 1 | 3 } {
  // A page has millions of pixels: each is looked at as one number, red lowest.
  const pixels = new DataView(rgba.buffer, rgba.byteOffset, count * 4)
  const grey = new Uint8Array(count)
  let at = 0
  for (; at < count; at++) {
    const pixel = pixels.getUint32(at * 4, true)
    if (((pixel ^ (pixel >>> 8)) & 0xffff) !== 0) break
    grey[at] = pixel
  }
  if (at === count) return { data: grey, channels: 1 }
  const rgb = new Uint8Array(count * 3)
  for (let i = 0, to = 0; i < count; i++, to += 3) {
    const pixel = pixels.getUint32(i * 4, true)
    rgb[to] = pixel
    rgb[to + 1] = pixel >>> 8
    rgb[to + 2] = pixel >>> 16
  }
  return { data: rgb, channels: 3 }
}
