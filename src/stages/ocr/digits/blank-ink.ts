import { otsu } from '../binary.ts'
import { connectedParts, type Part } from '../connected.ts'
import type { Prepared } from '../prepare.ts'
import { resample } from '../resample.ts'
import type { Ink } from './ink.ts'

type PixelBox = readonly [number, number, number, number]

/** Resolution at which a blank is looked at; finer scans are taken as they are. */
const DPI = 300
/** A blank is looked at with so much around it (inches). */
const PAD = 0.03
/** Coloured writing was taken out of the print: there the two pictures differ by at least so much. */
const TAKEN_OUT = 18
/** More of such ink than this share of all, and the rest is print that reached into the blank. */
const COLOURED = 0.35
/** Ink paler than this is paper. */
const FAINT = 20
/** So far around a stroke (pixels) its pale rim goes. */
const RIM = 2
/** What touches a side of the blank and reaches less far in (share of the blank's height) is print's. */
const REACH = 0.12
/** And further in than this, a stroke of the pen may be part of it. */
const TOUCH = 0.035
/** Lower than this share of the height and low down, ink is a dot of a leader; flatter than this and long, a rule. */
const DOT = 0.14
const RULE = { flat: 0.12, long: 0.8 }

/** The ink that a pen left in a blank. */
export interface BlankInk {
  readonly ink: Ink
  /** False where the pen ran into print or print into the blank: a figure may be missing or cut. */
  readonly whole: boolean
}

/**
 * The ink in a blank (pixels of the straightened page), without leaders, rules and what print reaches into it. A pen
 * in colour is followed a little beyond the blank.
 */
export function inkInBlank(blank: PixelBox, prepared: Prepared): BlankInk {
  const pad = Math.round(PAD * prepared.grey.dpi)
  const box = [
    Math.max(0, blank[0] - pad),
    Math.max(0, blank[1] - pad),
    Math.min(prepared.grey.width, blank[2] + pad),
    Math.min(prepared.grey.height, blank[3] + pad),
  ] as const
  const enlarged = Math.max(1, DPI / prepared.grey.dpi)
  const part = box.map((value) => Math.round(value * enlarged)) as [number, number, number, number]
  const how = { degrees: prepared.skew, scale: prepared.scale * enlarged, part }
  const all = resample(prepared.written, how)
  const print = resample(prepared.source, how)
  const { width, height } = all
  const level = Math.min(232, otsu(all.data) + 55)
  const full = new Uint8Array(width * height)
  const coloured = new Uint8Array(width * height)
  let [count, pen] = [0, 0]
  for (let i = 0; i < full.length; i++) {
    const value = all.data[i] as number
    full[i] = 255 - value
    if (value >= level) continue
    count++
    if ((print.data[i] as number) - value < TAKEN_OUT) continue
    coloured[i] = 1
    pen++
  }
  if (pen > COLOURED * count) keepNear(full, coloured, width)
  const strength = strongest(full, 255 - level)
  for (let i = 0; i < full.length; i++)
    full[i] = Math.max(
      0,
      Math.min(255, (255 * ((full[i] as number) - FAINT)) / Math.max(40, strength - FAINT)),
    )
  const sides = pen > COLOURED * count ? null : ([blank[0], blank[2]] as const)
  return withoutPrint(
    { data: full, width, height },
    sides?.map((x) => (x - box[0]) * enlarged) as [number, number] | undefined,
  )
}

/** Leaves only what stands on or beside coloured ink. */
function keepNear(data: Uint8Array, coloured: Uint8Array, width: number): void {
  const height = data.length / width
  const near = new Uint8Array(data.length)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (!coloured[y * width + x]) continue
      for (let v = Math.max(0, y - RIM); v <= Math.min(height - 1, y + RIM); v++)
        near.fill(1, v * width + Math.max(0, x - RIM), v * width + Math.min(width, x + RIM + 1))
    }
  for (let i = 0; i < data.length; i++) if (!near[i]) data[i] = 0
}

/** The level that an eighth of the ink goes beyond. */
function strongest(data: Uint8Array, least: number): number {
  const values = data.filter((value) => value > least).sort()
  return values[Math.floor(values.length * 0.6)] ?? 255
}

/** `sides`: first and last column of the blank itself where the ink's colour does not tell pen from print. */
function withoutPrint(ink: Ink, sides: readonly [number, number] | undefined): BlankInk {
  const { width, height } = ink
  const [left, right] = sides ?? [0, width]
  const data = new Uint8Array(ink.data)
  const parts = connectedParts((i) => (data[i] as number) > 90, { width, height, reach: 1 })
  const tall = Math.max(1, ...parts.map((part) => part.y1 - part.y0 + 1))
  const wipe = (part: Part): void => {
    for (let y = Math.max(0, part.y0 - 1); y <= Math.min(height - 1, part.y1 + 1); y++)
      data.fill(0, y * width + Math.max(0, part.x0 - 1), y * width + Math.min(width, part.x1 + 2))
  }
  // Pen and print in one piece: what lies beyond the blank is print's.
  const cutBeside = (part: Part): void => {
    for (let y = part.y0; y <= part.y1; y++) {
      data.fill(0, y * width, y * width + Math.max(0, Math.floor(left)))
      data.fill(0, y * width + Math.min(width, Math.ceil(right)), (y + 1) * width)
    }
  }
  let whole = true
  for (const part of parts) {
    const [w, h] = [part.x1 - part.x0 + 1, part.y1 - part.y0 + 1]
    const inside = Math.min(part.x1 + 1, right) - Math.max(part.x0, left)
    // Print goes on beyond what is looked at; a stroke of the pen that leaves the blank a little does not.
    const print = sides !== undefined && (part.x0 <= 0 || part.x1 >= width - 1)
    const dot = h < DOT * height && w < 2 * DOT * height
    const rule = h < RULE.flat * height && w > RULE.long * height
    const outside = part.y1 < 0.2 * height || part.y0 > 0.88 * height
    if (print && inside > TOUCH * height && h > 0.5 * tall) whole = false
    if ((print && inside < REACH * height) || dot || rule || outside || h < 0.12 * tall) wipe(part)
    else if (print) cutBeside(part)
  }
  return { ink: { data, width, height }, whole }
}

/** Whether there is enough ink for a figure. */
export function hasInk({ data, height }: Ink): boolean {
  let count = 0
  for (const value of data) if (value > 110) count++
  return count > 0.012 * height * height
}
