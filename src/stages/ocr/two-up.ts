import type { Picture } from '../../model/document.ts'
import { type Binary, shrink, toBinary } from './binary.ts'
import { toGrey } from './grey.ts'
import { levelPaper } from './level.ts'

/** Taken to be so many inches wide, to be looked at in so many dots an inch. */
const WIDE = 11.69
const WORKING_DPI = 50
/** Two upright pages side by side are so much wider than high. */
const LEAST_RATIO = 1.2
/** The gutter lies in this part of the width, and is at least so wide (share of the width). */
const MIDDLE = [0.4, 0.6] as const
const NARROWEST = 0.025
/** A column of the gutter has ink in fewer rows than this share, or, where a spine or fold shows, in more than that. */
const CLEAR = 0.01
const SPINE = 0.6
/** A page has so many lines that are so long (share of half the width). */
const LINES = 8
const LONG = 0.5

/**
 * Where a wide picture shows two pages side by side, x (pixels) of the middle of the gutter between them; else null.
 * What stands in two columns on one page has something above, below or between them that crosses.
 */
export function findGutter(picture: Picture): number | null {
  if (picture.width < LEAST_RATIO * picture.height) return null
  const coarse = thin(picture, Math.max(1, Math.floor(picture.width / WIDE / (2 * WORKING_DPI))))
  const binary = toBinary(levelPaper(toGrey(coarse).grey))
  const factor = Math.max(1, Math.round(coarse.width / WIDE / WORKING_DPI))
  const small = shrink(binary, factor)
  const gutter = widestGap(small)
  if (gutter === null) return null
  const middle = (gutter.from + gutter.to + 1) / 2
  const left = countLines(small, [0, gutter.from])
  const right = countLines(small, [gutter.to + 1, small.width])
  return Math.max(left, right) >= LINES ? Math.round((middle * factor * picture.width) / coarse.width) : null
}

/** Every so manieth pixel of every so manieth row: enough to see where lines stand. */
function thin(picture: Picture, step: number): Picture {
  const { channels } = picture
  const [width, height] = [Math.floor(picture.width / step), Math.floor(picture.height / step)]
  const data = new Uint8Array(width * height * channels)
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * picture.width + x) * step * channels
      for (let c = 0; c < channels; c++, to++) data[to] = picture.data[from + c] as number
    }
  }
  return { ...picture, data, width, height, dpi: picture.dpi / step }
}

function widestGap(page: Binary): { from: number; to: number } | null {
  const { width, height, data } = page
  const [top, bottom] = [Math.round(0.04 * height), Math.round(0.96 * height)]
  let best: { from: number; to: number } | null = null
  let open: { from: number; to: number } | null = null
  for (let x = Math.round(MIDDLE[0] * width); x <= MIDDLE[1] * width; x++) {
    let ink = 0
    for (let y = top; y < bottom; y++) ink += data[y * width + x] as number
    const share = ink / (bottom - top)
    if (share > CLEAR && share < SPINE) {
      open = null
      continue
    }
    open = open === null ? { from: x, to: x } : { from: open.from, to: x }
    if (best === null || open.to - open.from > best.to - best.from) best = open
  }
  return best !== null && best.to - best.from + 1 >= NARROWEST * width ? best : null
}

/** Lines of print between two columns that reach over most of them: what a page of text has, and a signature not. */
function countLines({ data, width, height }: Binary, [x0, x1]: readonly [number, number]): number {
  let lines = 0
  let longest = 0
  for (let y = 0; y <= height; y++) {
    let [first, last, ink] = [-1, -1, 0]
    for (let x = x0; y < height && x < x1; x++) {
      if (!data[y * width + x]) continue
      if (first < 0) first = x
      last = x
      ink++
    }
    if (ink > 2) longest = Math.max(longest, last - first)
    else {
      if (longest > LONG * (width / 2)) lines++
      longest = 0
    }
  }
  return lines
}
