import { otsu } from './binary.ts'
import type { Grey } from './engine.ts'

type PixelBox = readonly [number, number, number, number]

/** Print of one line is of one height, stands on one line and has strokes of one width, within these factors. */
const HEIGHT = { least: 0.74, most: 1.25 }
const BASELINE = 0.17
const STROKE = { least: 0.55, most: 1.75 }
/** Digits of print are all as high as each other. */
const UNEVEN = 0.2

/**
 * Whether the figures in a box differ from the print beside them as writing does: in height, evenness, baseline or
 * width of stroke. Figures of print share all of these with the words of their line.
 */
export function differsFromPrint(grey: Grey, place: { box: PixelBox; beside: readonly PixelBox[] }): boolean {
  const own = measure(grey, place.box)
  const others = place.beside.flatMap((box) => measure(grey, box) ?? [])
  const print = others[0]
  if (!own || !print) return false
  const height = own.tall / print.usual
  if (height < HEIGHT.least || height > HEIGHT.most) return true
  if (Math.abs(own.base - print.base) > BASELINE * print.usual) return true
  if (own.uneven > UNEVEN) return true
  const strokes = others.map((other) => other.stroke)
  return own.stroke < STROKE.least * Math.min(...strokes) || own.stroke > STROKE.most * Math.max(...strokes)
}

/** Whether more than a speck of ink stands in a box. */
export function isInked(grey: Grey, [x0, y0, x1, y1]: PixelBox): boolean {
  let ink = 0
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) if ((grey.data[y * grey.width + x] as number) < 128) ink++
  }
  return ink > 0.0012 * grey.dpi * grey.dpi
}

interface Ink {
  /** Height of the highest glyph and of the usual one (pixels). */
  readonly tall: number
  readonly usual: number
  /** Where they stand (y of their foot, the usual one). */
  readonly base: number
  /** Spread of the glyphs' heights, as a share of the highest. */
  readonly uneven: number
  /** Mean width of stroke: twice the area of the ink over the length of its edge. */
  readonly stroke: number
}

function measure(grey: Grey, box: PixelBox): Ink | null {
  const high = box[3] - box[1]
  const pad = Math.round(0.2 * high)
  const x0 = Math.max(0, box[0] - 1)
  const y0 = Math.max(0, box[1] - pad)
  const width = Math.min(grey.width, box[2] + 1) - x0
  const height = Math.min(grey.height, box[3] + pad) - y0
  if (width < 3 || height < 6) return null
  const values = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    const from = (y0 + y) * grey.width + x0
    values.set(grey.data.subarray(from, from + width), y * width)
  }
  const threshold = Math.min(190, otsu(values))
  const ink = (x: number, y: number): number =>
    x >= 0 && y >= 0 && x < width && y < height && (values[y * width + x] as number) < threshold ? 1 : 0
  const glyphs: { top: number; bottom: number }[] = []
  let open: { top: number; bottom: number } | null = null
  let area = 0
  let edge = 0
  for (let x = 0; x < width; x++) {
    let [top, bottom] = [-1, -1]
    for (let y = 0; y < height; y++) {
      if (!ink(x, y)) continue
      if (top < 0) top = y
      bottom = y
      area++
      edge += 4 - ink(x - 1, y) - ink(x + 1, y) - ink(x, y - 1) - ink(x, y + 1)
    }
    if (top < 0) {
      open = null
      continue
    }
    if (open) {
      open.top = Math.min(open.top, top)
      open.bottom = Math.max(open.bottom, bottom)
    } else {
      open = { top, bottom }
      glyphs.push(open)
    }
  }
  const large = glyphs.filter((glyph) => glyph.bottom - glyph.top + 1 > 0.4 * high)
  if (large.length === 0 || edge === 0) return null
  const heights = large.map((glyph) => glyph.bottom - glyph.top + 1).sort((a, b) => a - b)
  const feet = large.map((glyph) => glyph.bottom).sort((a, b) => a - b)
  const tall = Math.max(...heights)
  return {
    tall,
    usual: heights[Math.floor(heights.length / 2)] as number,
    base: y0 + (feet[Math.floor((feet.length - 1) / 2)] as number),
    uneven: (tall - Math.min(...heights)) / tall,
    stroke: (2 * area) / edge,
  }
}
