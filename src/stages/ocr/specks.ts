import { eachPart } from './connected.ts'
import type { Grey } from './engine.ts'

/** Ink smaller than this (square inches) is a speck; the dot under a vowel is larger. */
const SPECK = 0.00033
/** As dark as this counts as ink. */
const INK = 190

/** Whitens specks inside the boxes (pixels): what is left of a seal once its red is gone. */
export function clearSpecks(grey: Grey, boxes: readonly (readonly [number, number, number, number])[]): Grey {
  if (boxes.length === 0) return grey
  const data = new Uint8Array(grey.data)
  const most = SPECK * grey.dpi * grey.dpi
  for (const [x0, y0, x1, y1] of boxes) {
    const width = x1 - x0
    const place = (i: number): number => (y0 + Math.floor(i / width)) * grey.width + x0 + (i % width)
    eachPart(
      (i) => (grey.data[place(i)] as number) <= INK,
      { width, height: y1 - y0, reach: 1 },
      (_, pixels) => {
        if (pixels.length < most) for (const i of pixels) data[place(i)] = 255
      },
    )
  }
  return { ...grey, data }
}

/** In a seal's box print is darker than this, and its rims so wide (pixels); the rest is what red lines leave. */
const PRINT = 115
const RIM = 2

/** Whitens, inside the boxes (pixels), what is faint and no rim of print: what a seal leaves once its red is gone. */
export function clearFaint(grey: Grey, boxes: readonly (readonly [number, number, number, number])[]): Grey {
  if (boxes.length === 0) return grey
  const data = new Uint8Array(grey.data)
  for (const [x0, y0, x1, y1] of boxes) {
    const [right, bottom] = [Math.min(grey.width, x1), Math.min(grey.height, y1)]
    const wide = right - x0
    const kept = new Uint8Array(Math.max(0, wide * (bottom - y0)))
    for (let y = y0; y < bottom; y++) {
      for (let x = x0; x < right; x++) {
        if ((grey.data[y * grey.width + x] as number) > PRINT) continue
        for (let v = Math.max(y0, y - RIM); v <= Math.min(bottom - 1, y + RIM); v++)
          kept.fill(
            1,
            (v - y0) * wide + Math.max(0, x - x0 - RIM),
            (v - y0) * wide + Math.min(wide, x - x0 + RIM + 1),
          )
      }
    }
    for (let y = y0; y < bottom; y++) {
      for (let x = x0; x < right; x++) if (!kept[(y - y0) * wide + x - x0]) data[y * grey.width + x] = 255
    }
  }
  return { ...grey, data }
}
