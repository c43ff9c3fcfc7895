import type { Ink } from '../../src/stages/ocr/digits/ink.ts'
import { inkAt } from '../../src/stages/ocr/digits/strip.ts'
import { createRandom, gaussian, type Random } from '../typeset/random.ts'
import type { Glyph } from './glyphs.ts'

/** Hands to write with; print and scribble for what stands around figures or in their place. */
export interface Bank {
  /** Figures by source; each source's by sign. */
  readonly hands: readonly {
    readonly weight: number
    readonly figures: ReadonlyMap<string, readonly Ink[]>
  }[]
  readonly print: readonly Ink[]
  readonly junk: readonly Ink[]
}

export interface Sample {
  readonly ink: Ink
  /** What is to be read: digits, `?` for writing that is none. */
  readonly text: string
}

export function bySign(glyphs: readonly Glyph[]): Map<string, Ink[]> {
  const map = new Map<string, Ink[]>()
  for (const { sign, ink } of glyphs) {
    const list = map.get(sign) ?? []
    list.push(ink)
    map.set(sign, list)
  }
  return map
}

/** A filled-in blank as it comes from a scan: figures of one hand, what print reaches into it, and wear. */
export function composeSample(bank: Bank, random: Random): Sample {
  const height = 18 + random() * 38
  const hand = pickHand(bank, random)
  const text = chooseText(random)
  const sheet = openSheet(text.length, height)
  const pen = { threshold: 60 + random() * 100, gain: 1.4 + random() * 3 }
  const hold = {
    height,
    slant: Math.max(-0.25, 0.2 + 0.3 * gaussian(random)),
    base: sheet.height * 0.68,
    spacing: (random() < 0.2 ? -0.14 : -0.02) * height + random() * random() * 0.4 * height,
    climb: (random() - 0.5) * 0.12,
  }
  let x = height * (0.7 + 0.4 * random())
  for (const sign of text) {
    const list = sign === '?' ? bank.junk : (hand.get(sign) ?? [])
    const ink = list[Math.floor(random() * list.length)]
    if (!ink) continue
    const tall = height * (0.86 + 0.28 * random())
    const drop = hold.climb * (x - height) + (random() - 0.5) * 0.16 * height
    x += stamp(sheet, ink, { x, foot: hold.base + drop, tall, slant: hold.slant, ...pen }) + hold.spacing
  }
  const end = x - hold.spacing
  if (random() < 0.16)
    printAt(
      sheet,
      bank,
      { at: height * (0.5 + 0.2 * random()), before: true, height, base: hold.base },
      random,
    )
  if (random() < 0.16)
    printAt(
      sheet,
      bank,
      { at: end + height * (0.15 + 0.5 * random()), before: false, height, base: hold.base },
      random,
    )
  if (random() < 0.15) dots(sheet, hold.base + random() * 0.1 * height, height, random)
  else if (random() < 0.06) line(sheet, hold.base + random() * 0.25 * height, height, random)
  const from = Math.max(0, Math.floor(height * 0.3))
  const to = Math.min(sheet.width, Math.ceil(end + height * (0.35 + 0.5 * random())))
  return { ink: wear(crop(sheet, from, to), random), text }
}

/** Writes a text in one hand into a box: slanted, uneven, over the box's lower middle. */
export function writeLine(
  hand: ReadonlyMap<string, readonly Ink[]>,
  text: string,
  { width, height, random }: { width: number; height: number; random: Random },
): Uint8Array {
  const sheet: Sheet = { data: new Uint8Array(width * height), width, height }
  const figures = [...text].flatMap((sign) => {
    const list = hand.get(sign) ?? []
    return list[Math.floor(random() * list.length)] ?? []
  })
  const slant = 0.12 + 0.12 * gaussian(random)
  const pen = { threshold: 80 + random() * 40, gain: 2.5 }
  let tall = height * (0.42 + 0.18 * random())
  const spread = (size: number): number =>
    figures.reduce((sum, ink) => sum + (ink.width / ink.height + 0.1) * size, 0)
  tall *= Math.min(1, (0.88 * width) / spread(tall))
  let x = (width - spread(tall)) * (0.2 + 0.6 * random())
  for (const ink of figures) {
    const own = tall * (0.9 + 0.2 * random())
    const foot = height * (0.72 + 0.06 * (random() - 0.5))
    x += stamp(sheet, ink, { x, foot, tall: own, slant, ...pen }) + tall * (0.16 * random() - 0.02)
  }
  return sheet.data
}

type Sheet = Ink & { data: Uint8Array }

function openSheet(signs: number, height: number): Sheet {
  const width = Math.ceil(height * (1.6 * signs + 3.5))
  const tall = Math.ceil(height * 2.3)
  return { data: new Uint8Array(width * tall), width, height: tall }
}

function pickHand(bank: Bank, random: Random): ReadonlyMap<string, readonly Ink[]> {
  let left = random() * bank.hands.reduce((sum, hand) => sum + hand.weight, 0)
  for (const { weight, figures } of bank.hands) {
    left -= weight
    if (left <= 0) return figures
  }
  return bank.hands[0]?.figures ?? new Map()
}

function chooseText(random: Random): string {
  const kind = random()
  const below = (most: number): number => 1 + Math.floor(random() * most)
  const padded = (value: number): string => (value < 10 && random() < 0.7 ? `0${value}` : String(value))
  if (kind < 0.03) return ''
  if (kind < 0.1) return '?'.repeat(below(2))
  if (kind < 0.13) return random() < 0.5 ? `${below(99)}?` : `?${below(99)}`
  if (kind < 0.4) return padded(below(31))
  if (kind < 0.5) return padded(below(12))
  const length = [1, 2, 2, 2, 3, 3, 3, 3, 4][Math.floor(random() * 9)] as number
  return Array.from({ length }, () => String(Math.floor(random() * 10))).join('')
}

/** Sets a figure's picture on the sheet, slanted, its foot on the line; the room it takes is returned. */
function stamp(
  sheet: Sheet,
  ink: Ink,
  how: { x: number; foot: number; tall: number; slant: number; threshold: number; gain: number },
): number {
  const scale = how.tall / ink.height
  // A lone figure in MNIST's size has a rim of the pen; a narrow one must not be blown up.
  const wide = ink.width * scale
  const y0 = Math.max(0, Math.floor(how.foot - how.tall - 2))
  const y1 = Math.min(sheet.height, Math.ceil(how.foot + 2))
  for (let y = y0; y < y1; y++) {
    const shift = how.slant * (how.foot - how.tall / 2 - y)
    const sy = (y + 0.5 - (how.foot - how.tall)) / scale - 0.5
    const from = Math.max(0, Math.floor(how.x + shift - 2))
    const to = Math.min(sheet.width, Math.ceil(how.x + shift + wide + 2))
    for (let x = from; x < to; x++) {
      const sx = (x + 0.5 - how.x - shift) / scale - 0.5
      const raw = inkAt(ink, sx, sy)
      if (raw === 0) continue
      const value = Math.max(0, Math.min(255, (raw - how.threshold) * how.gain + 110))
      const at = y * sheet.width + x
      if (value > (sheet.data[at] as number)) sheet.data[at] = value
    }
  }
  return wide
}

/** Print beside the blank: the end of a word, a colon, the slash of the symbol. */
function printAt(
  sheet: Sheet,
  bank: Bank,
  place: { at: number; before: boolean; height: number; base: number },
  random: Random,
): void {
  const ink = bank.print[Math.floor(random() * bank.print.length)]
  if (!ink) return
  const tall = Math.min(1.3, ink.height / 40) * place.height * (0.8 + 0.3 * random())
  const wide = (ink.width * tall) / ink.height
  stamp(sheet, ink, {
    x: place.before ? place.at - wide : place.at,
    foot: place.base + (random() - 0.3) * 0.2 * place.height,
    tall,
    slant: 0,
    threshold: 100,
    gain: 2,
  })
}

function dots(sheet: Sheet, y: number, height: number, random: Random): void {
  const step = height * (0.12 + 0.12 * random())
  const radius = height * (0.02 + 0.025 * random())
  for (let x = random() * step; x < sheet.width; x += step) blot(sheet, x, y, radius)
}

function blot(sheet: Sheet, x: number, y: number, radius: number): void {
  for (let v = Math.floor(y - radius - 1); v <= y + radius + 1; v++)
    for (let u = Math.floor(x - radius - 1); u <= x + radius + 1; u++) {
      if (u < 0 || v < 0 || u >= sheet.width || v >= sheet.height) continue
      const near = Math.max(0, Math.min(1, radius + 0.5 - Math.hypot(u - x, v - y)))
      const at = v * sheet.width + u
      sheet.data[at] = Math.max(sheet.data[at] as number, 255 * near)
    }
}

function line(sheet: Sheet, y: number, height: number, random: Random): void {
  const thick = height * (0.02 + 0.04 * random())
  for (let x = 0; x < sheet.width; x++) blot(sheet, x, y, thick / 2)
}

function crop(sheet: Sheet, from: number, to: number): Sheet {
  const width = Math.max(1, to - from)
  const data = new Uint8Array(width * sheet.height)
  for (let y = 0; y < sheet.height; y++)
    data.set(sheet.data.subarray(y * sheet.width + from, y * sheet.width + from + width), y * width)
  return { data, width, height: sheet.height }
}

const GRAIN = grainOf(createRandom(3))

function grainOf(random: Random): Float64Array {
  return Float64Array.from({ length: 40_009 }, () => gaussian(random))
}

/** Blur, pale or broken strokes, grain, black and white. */
function wear(ink: Ink, random: Random): Ink {
  let data = ink.data
  for (let i = Math.floor(random() * 3); i > 0; i--) data = blur(data, ink.width, ink.height)
  const strength = 0.6 + 0.5 * random()
  const grain = random() < 0.5 ? random() * 28 : 4
  const bilevel = random() < 0.15 ? 90 + random() * 90 : 0
  const out = new Uint8Array(data.length)
  let at = Math.floor(random() * GRAIN.length)
  for (let i = 0; i < out.length; i++) {
    const own = data[i] as number
    if (own === 0 && grain < 12) continue
    at = at + 1 === GRAIN.length ? 0 : at + 1
    const value = own * strength + (GRAIN[at] as number) * grain
    out[i] = bilevel > 0 ? (value > bilevel ? 255 : 0) : Math.max(0, Math.min(255, value))
  }
  return { data: out, width: ink.width, height: ink.height }
}

function blur(data: Uint8Array, width: number, height: number): Uint8Array {
  const out = new Uint8Array(data.length)
  for (let y = 1; y < height - 1; y++)
    for (let x = 1, i = y * width + 1; x < width - 1; x++, i++)
      out[i] =
        (4 * (data[i] as number) +
          2 * ((data[i - 1] as number) + (data[i + 1] as number)) +
          2 * ((data[i - width] as number) + (data[i + width] as number)) +
          (data[i - width - 1] as number) +
          (data[i - width + 1] as number) +
          (data[i + width - 1] as number) +
          (data[i + width + 1] as number)) >>
        4
  return out
}
