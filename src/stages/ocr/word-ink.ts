import { otsu } from './binary.ts'
import type { EngineWord, Grey } from './engine.ts'

/** A word cut out of its page in black and white: one byte a pixel, 1 where there is ink, rows from the top. */
export interface WordInk {
  readonly ink: Uint8Array
  readonly width: number
  readonly height: number
}

/** A word's ink, with a little room around it; null where its box is too small to hold any. */
export function inkOf(word: EngineWord, grey: Grey): WordInk | null {
  const [bx0, by0, bx1, by1] = word.box
  const pad = Math.round(0.15 * (by1 - by0))
  const x0 = Math.max(0, bx0 - pad)
  const y0 = Math.max(0, by0 - pad)
  const width = Math.min(grey.width, bx1 + pad) - x0
  const height = Math.min(grey.height, by1 + pad) - y0
  if (width < 3 || height < 3) return null
  const values = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    const from = (y0 + y) * grey.width + x0
    values.set(grey.data.subarray(from, from + width), y * width)
  }
  const threshold = otsu(values)
  return { ink: values.map((value) => (value < threshold ? 1 : 0)), width, height }
}
