/** Sets paragraphs of plain text into page pictures in a serif face, clean or worn as by a scanner. */

import { createCanvas } from '@napi-rs/canvas'
import { type Face, stylesOf } from './faces.ts'

export interface Page {
  readonly text: string
  readonly dpi: number
  /** The page's picture as PNG. */
  readonly draw: () => Buffer
}

/**
 * - `grain`: a scanner's grain and a little blur.
 * - `soft`: more blur, low contrast.
 * - `bilevel`: black and white, as a fax or a cheap scan; thin strokes break.
 * - `heavy`: black and white, strokes run together.
 * - `jpeg`: saved small.
 */
export type Wear = 'none' | 'grain' | 'soft' | 'bilevel' | 'heavy' | 'jpeg'

export interface Setting {
  readonly dpi: number
  /** Varies the styles and the grain. */
  readonly seed: number
  readonly wear: Wear
  readonly face?: Face
  /** Size of the letters in points. */
  readonly points?: number
}

/** Pages of about forty lines. */
export function typesetPages(
  paragraphs: readonly string[],
  { dpi, seed, wear, face = 'tinos', points = 14 }: Setting,
): Page[] {
  const scale = dpi / 72
  const size = points * scale
  const styles = stylesOf(face)
  const width = Math.round(470 * scale)
  const height = Math.round(760 * scale)
  const random = randomFrom(seed + dpi)
  const measure = createCanvas(10, 10).getContext('2d')
  const rows: { text: string; font: string }[] = []
  for (const paragraph of paragraphs) {
    const style = styles[Math.floor(random() * styles.length)] as string
    const font = `${size}px "${style}"`
    measure.font = font
    const text = random() < 0.06 && paragraph.length < 160 ? paragraph.toUpperCase() : paragraph
    let row = ''
    for (const word of text.split(/\s+/)) {
      const longer = row === '' ? word : `${row} ${word}`
      if (measure.measureText(longer).width > width - 20 * scale && row !== '') {
        rows.push({ text: row, font })
        row = word
      } else row = longer
    }
    rows.push({ text: row, font })
  }
  const perPage = Math.floor((height - 20 * scale) / (size * 1.25))
  const pages: Page[] = []
  for (let from = 0; from < rows.length; from += perPage) {
    const part = rows.slice(from, from + perPage)
    const draw = () => {
      const canvas = createCanvas(width, height)
      const context = canvas.getContext('2d')
      context.fillStyle = 'white'
      context.fillRect(0, 0, width, height)
      context.fillStyle = 'black'
      part.forEach((row, index) => {
        context.font = row.font
        context.fillText(row.text, 10 * scale, (index + 1) * size * 1.25)
      })
      if (wear === 'jpeg') return canvas.toBuffer('image/jpeg', 28)
      if (wear !== 'none') blemish(context, { width, height, random, wear })
      return canvas.toBuffer('image/png')
    }
    pages.push({ text: part.map((row) => row.text).join('\n'), dpi, draw })
  }
  return pages
}

type Context = ReturnType<ReturnType<typeof createCanvas>['getContext']>

interface Blemish {
  readonly width: number
  readonly height: number
  readonly random: () => number
  readonly wear: Wear
}

function blemish(context: Context, { width, height, random, wear }: Blemish): void {
  const image = context.getImageData(0, 0, width, height)
  const data = image.data
  let grey = new Float32Array(width * height)
  for (let i = 0; i < grey.length; i++) grey[i] = data[4 * i] as number
  if (wear === 'soft') grey = smooth(smooth(grey, width), width)
  else grey = smooth(grey, width)
  for (let i = 0; i < grey.length; i++)
    data[4 * i] = data[4 * i + 1] = data[4 * i + 2] = tone((grey[i] as number) + 40 * (random() - 0.5), wear)
  context.putImageData(image, 0, 0)
}

function tone(value: number, wear: Wear): number {
  if (wear === 'bilevel') return value < 140 ? 0 : 255
  if (wear === 'heavy') return value < 205 ? 0 : 255
  const shown = wear === 'soft' ? 70 + value * 0.6 : value
  return Math.max(0, Math.min(255, shown))
}

function smooth(grey: Float32Array<ArrayBuffer>, width: number): Float32Array<ArrayBuffer> {
  const found = grey.slice()
  for (let i = width; i < grey.length - width; i++)
    found[i] =
      0.6 * (grey[i] as number) +
      0.1 *
        ((grey[i - 1] as number) +
          (grey[i + 1] as number) +
          (grey[i - width] as number) +
          (grey[i + width] as number))
  return found
}

/** Mulberry32: the same pages every time. */
function randomFrom(seed: number): () => number {
  let state = seed * 2654435761
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
