import type { Picture } from '../../model/document.ts'
import type { Grey } from './engine.ts'

/** Spread between a pixel's strongest and weakest channel above which it is coloured ink, not print. */
const COLOURED = 48
/** The rim of a red line is paler; beside red ink so much spread is enough. */
const RIM = 14
/** Under a seal, anything darker than this in the red channel is print. */
const PRINT = 125

export const RED = 1
export const BLUE = 2

/** Where coloured ink stands: 0 none, 1 red, 2 blue; one byte a pixel. */
export interface Inks {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
  readonly red: number
  readonly blue: number
}

/**
 * The picture as grey, without red ink: it is taken by its red channel, where it is nearly as bright as paper, so that
 * a seal goes and print under it stays. Blue ink keeps its luminance; it may be a handwritten number.
 */
export function toGrey(picture: Picture): { grey: Grey; inks: Inks | null } {
  const { width, height, dpi } = picture
  if (picture.channels === 1) return { grey: { data: picture.data, width, height, dpi }, inks: null }
  const count = width * height
  const source = picture.data
  const data = new Uint8Array(count)
  const inks = new Uint8Array(count)
  let red = 0
  let blue = 0
  const [reds, greens, blues] = balance(source) ?? [SAME, SAME, SAME]
  for (let i = 0, at = 0; i < count; i++, at += 3) {
    const r = reds[source[at] as number] as number
    const g = greens[source[at + 1] as number] as number
    const b = blues[source[at + 2] as number] as number
    const luminance = (r * 77 + g * 151 + b * 28) >> 8
    data[i] = luminance
    if (r - g > COLOURED && r - b > COLOURED - 16) {
      red++
      inks[i] = RED
      data[i] = r > PRINT ? 255 : r
    } else if (b - r > COLOURED && b >= g) {
      blue++
      inks[i] = BLUE
    }
  }
  if (red > 0) fadeRims(picture, inks, data)
  return {
    grey: { data, width, height, dpi },
    inks: red + blue === 0 ? null : { data: inks, width, height, red, blue },
  }
}

const SAME = Uint8Array.from({ length: 256 }, (_, value) => value)
/** Paper whose channels differ by less than this is white, and by more than that share no paper. */
const TINT = 24
const DEEPEST = 0.55
const SAMPLES = 40_000

/**
 * For each channel what its samples would be on white paper, where the paper is coloured: on a pink sheet all is
 * reddish, and a yellow one takes the blue out of ink. Null for white paper. The paper is what most of a page is.
 */
function balance(data: Uint8Array): [Uint8Array, Uint8Array, Uint8Array] | null {
  const step = 3 * (Math.floor(data.length / 3 / SAMPLES) | 1)
  const paper = [0, 1, 2].map((channel) => {
    const histogram = new Uint32Array(256)
    let count = 0
    for (let at = channel; at < data.length; at += step, count++) {
      const value = data[at] as number
      histogram[value] = (histogram[value] as number) + 1
    }
    let below = 0
    let value = 0
    while (value < 255 && below + (histogram[value] as number) < count / 2)
      below += histogram[value++] as number
    return value
  }) as [number, number, number]
  const lightest = Math.max(...paper)
  if (lightest - Math.min(...paper) < TINT || Math.min(...paper) < DEEPEST * lightest) return null
  const scaled = (level: number): Uint8Array =>
    Uint8Array.from({ length: 256 }, (_, value) => Math.min(255, Math.round((value * lightest) / level)))
  return [scaled(paper[0]), scaled(paper[1]), scaled(paper[2])]
}

type PixelBox = readonly [number, number, number, number]

/** Less black than this share of the blue, a box holds writing alone. */
const ALONE = 0.12
/** As far as this from blue ink (pixels) a dark pixel belongs to its rim. */
const RIM_WIDTH = 3

/**
 * Takes the blue ink inside the boxes (pixels) out of a grey picture: the whole box where nothing else stands in it,
 * else the ink and its rim, so that print it crosses stays, as is always done with the `lines` below print.
 */
export function eraseBlue(
  grey: Grey,
  inks: Inks,
  { boxes, lines }: { boxes: readonly PixelBox[]; lines: readonly PixelBox[] },
): Grey {
  const data = new Uint8Array(grey.data)
  for (const box of [...boxes, ...lines]) {
    const near = nearBlue(inks, box)
    const [x0, y0, x1, y1] = box
    const width = x1 - x0
    let blue = 0
    let black = 0
    for (let y = y0; y < y1; y++) {
      for (let x = x0; x < x1; x++) {
        const i = y * grey.width + x
        if (inks.data[i] === BLUE) blue++
        else if ((data[i] as number) < 128 && !near[(y - y0) * width + x - x0]) black++
      }
    }
    const alone = black < ALONE * blue && !lines.includes(box)
    for (let y = y0; y < y1; y++) {
      for (let x = x0; x < x1; x++) {
        const i = y * grey.width + x
        const rim = near[(y - y0) * width + x - x0] === 1 && (data[i] as number) > PRINT
        if (alone || inks.data[i] === BLUE || rim) data[i] = 255
      }
    }
  }
  return { ...grey, data }
}

/** Which pixels of a box stand within a rim's width of blue ink. */
function nearBlue(inks: Inks, box: PixelBox): Uint8Array {
  const [x0, y0, x1, y1] = box
  const width = x1 - x0
  const near = new Uint8Array(width * (y1 - y0))
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      if (inks.data[y * inks.width + x] !== BLUE) continue
      for (let v = Math.max(y0, y - RIM_WIDTH); v <= Math.min(y1 - 1, y + RIM_WIDTH); v++) {
        for (let u = Math.max(x0, x - RIM_WIDTH); u <= Math.min(x1 - 1, x + RIM_WIDTH); u++) {
          near[(v - y0) * width + u - x0] = 1
        }
      }
    }
  }
  return near
}

/** Lightens what is next to red ink and a little red itself; print beside a seal is grey and stays. */
function fadeRims(picture: Picture, inks: Uint8Array, data: Uint8Array): void {
  const { width, height, data: source } = picture
  for (let y = 2; y < height - 2; y++) {
    for (let x = 2, i = y * width + 2; x < width - 2; x++, i++) {
      if (inks[i] !== RED) continue
      for (let dy = -2; dy <= 2; dy++) {
        for (let dx = -2; dx <= 2; dx++) {
          const k = i + dy * width + dx
          if (inks[k] === RED) continue
          const r = source[3 * k] as number
          const g = source[3 * k + 1] as number
          if (r > PRINT && r - g > RIM) data[k] = 255
        }
      }
    }
  }
}
