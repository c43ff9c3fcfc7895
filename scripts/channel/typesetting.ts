/** Sets paragraphs of plain text into page pictures in a serif face, clean or worn as by a scanner. */

import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createCanvas, GlobalFonts } from '@napi-rs/canvas'

export interface Page {
  readonly text: string
  readonly dpi: number
  /** The page's picture as PNG. */
  readonly draw: () => Buffer
}

const require = createRequire(import.meta.url)
const root = dirname(require.resolve('@expo-google-fonts/tinos/package.json'))
for (const [folder, file] of [
  ['400Regular', 'Tinos_400Regular.ttf'],
  ['700Bold', 'Tinos_700Bold.ttf'],
  ['400Regular_Italic', 'Tinos_400Regular_Italic.ttf'],
] as const)
  GlobalFonts.registerFromPath(join(root, folder, file), `Tinos ${folder}`)

const STYLES = ['400Regular', '400Regular', '400Regular', '400Regular', '700Bold', '400Regular_Italic']

/** Pages of about forty lines; `seed` varies the styles, `worn` adds grain and blur. */
export function typesetPages(
  paragraphs: readonly string[],
  { dpi, seed, worn }: { dpi: number; seed: number; worn: boolean },
): Page[] {
  const scale = dpi / 72
  const size = 14 * scale
  const width = Math.round(470 * scale)
  const height = Math.round(760 * scale)
  const random = randomFrom(seed + dpi)
  const measure = createCanvas(10, 10).getContext('2d')
  const rows: { text: string; font: string }[] = []
  for (const paragraph of paragraphs) {
    const style = STYLES[Math.floor(random() * STYLES.length)] as string
    const font = `${size}px "Tinos ${style}"`
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
      if (worn) wear(context, { width, height, random })
      return canvas.toBuffer('image/png')
    }
    pages.push({ text: part.map((row) => row.text).join('\n'), dpi, draw })
  }
  return pages
}

type Context = ReturnType<ReturnType<typeof createCanvas>['getContext']>

function wear(
  context: Context,
  { width, height, random }: { width: number; height: number; random: () => number },
): void {
  const image = context.getImageData(0, 0, width, height)
  const data = image.data
  const grey = new Float32Array(width * height)
  for (let i = 0; i < grey.length; i++) grey[i] = data[4 * i] as number
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x
      const around =
        (grey[i - 1] as number) +
        (grey[i + 1] as number) +
        (grey[i - width] as number) +
        (grey[i + width] as number)
      const value = 0.6 * (grey[i] as number) + 0.1 * around + 40 * (random() - 0.5)
      data[4 * i] = data[4 * i + 1] = data[4 * i + 2] = Math.max(0, Math.min(255, value))
    }
  context.putImageData(image, 0, 0)
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
