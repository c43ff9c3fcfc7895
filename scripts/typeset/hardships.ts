/**
 * What happens to real pages besides plain scanning: photographed on a desk, two on one sheet, faxed, faint, marked
 * with pens. Each gives a PDF of one picture a page, deterministic.
 */
import type { Box } from './document.ts'
import { buildImagePdf, type ImagePage } from './images.ts'
import { type Raster, type Wear, wearPage } from './paper.ts'
import { drawHandwriting } from './pen.ts'
import { photographPage } from './photo.ts'
import { createRandom, type Random } from './random.ts'
import { type Canvas, createCanvas, type RenderedPage, renderPdf, SEAL_FONT } from './render.ts'

type Tools = { scale: number; random: Random }

export interface Hardship {
  readonly name: string
  /** Pages of the truth that come to stand on one page, in this order. */
  readonly together?: number
  make(pdf: Uint8Array): Promise<Uint8Array>
}

const PINK = [240, 196, 205] as const

export const HARDSHIPS: readonly Hardship[] = [
  photo('photo', { tilt: 0.04, curl: 0, shadow: 0 }),
  photo('photo, strong perspective', { tilt: 0.1, curl: 0, shadow: 0.3 }),
  photo('photo, curl and shadow of a hand', { tilt: 0.05, curl: 9, shadow: 0.55 }),
  twoUp('two A5 on A4, 200 dpi', 200, Math.SQRT1_2),
  twoUp('two A4 on A3, 150 dpi', 150, 1),
  plain('faint print', { dpi: 150, fade: 0.62, noise: 5 }),
  plain('very faint print', { dpi: 200, fade: 0.8, noise: 4 }),
  plain('JPEG of quality 12', { dpi: 150, noise: 3, quality: 12 }),
  copies('copy of a copy, dark', { dpi: 200, bold: 1.6, specks: 6 }),
  plain('dark edges, holes, specks', { dpi: 150, edges: 26, holes: true, specks: 5, noise: 5 }),
  marked('staple shadows, fold', { dpi: 150, noise: 4 }, drawStaple),
  skewed('skew 3°', 3),
  skewed('skew 5.5°', 5.5),
  skewed('skew -8°', -8),
  turned('upside down'),
  fax('fax, 204 x 98 dpi', 98),
  fax('fax, 204 x 196 dpi', 196),
  inverted('white on black'),
  plain('pink paper', { dpi: 150, paper: PINK, noise: 5, colour: true }),
  plain('dark green paper, grey', { dpi: 150, paper: [120, 170, 130], noise: 5 }),
  plain('show-through', { dpi: 150, bleed: 0.35, noise: 4 }),
  marked('highlighter', { dpi: 150, noise: 4, colour: true }, highlight('#f8f02c', '#ff8ad0', '#6cf06c')),
  marked('highlighter, grey', { dpi: 150, noise: 4 }, highlight('#9be04a', '#ff6ab8', '#58b0ff')),
  marked('underlined by pen', { dpi: 150, noise: 4, colour: true }, underline),
  marked('remarks in the margin', { dpi: 150, noise: 4, colour: true }, remark('#1b3fa6')),
  marked('remarks in the margin, black', { dpi: 150, noise: 4 }, remark('#202020')),
  small('print of 8 points, 200 dpi', 200, 0.62),
  small('print of 8 points, 150 dpi', 150, 0.62),
  marked('watermark', { dpi: 150, noise: 4 }, watermark('DỰ THẢO', 0.3)),
  marked('watermark, dark', { dpi: 150, noise: 4 }, watermark('BẢN SAO', 0.55)),
  marked('watermark, red', { dpi: 150, noise: 4, colour: true }, watermark('BẢN SAO', 0.6, '#e03030')),
]

type How = Wear & { dpi: number; quality?: number; colour?: boolean; bilevel?: boolean }

function plain(name: string, how: How): Hardship {
  return marked(name, how, () => undefined)
}

function marked(name: string, how: How, mark: (canvas: Canvas, tools: Tools) => void): Hardship {
  return {
    name,
    make: (pdf) =>
      eachPage(pdf, how, async (page, { back, tools }) => {
        mark(page.canvas, tools)
        return pageOf(page, await wearPage(page.canvas, how, { ...tools, back, grey: !how.colour }))
      }),
  }
}

function photo(name: string, how: { tilt: number; curl: number; shadow: number }): Hardship {
  return {
    name,
    make: (pdf) =>
      eachPage(pdf, { dpi: 200, quality: 78 }, async (page, { tools }) => {
        const raster = await photographPage(page.canvas, { ...how, random: tools.random })
        return {
          ...pageOf(page, raster),
          width: (raster.width * 72) / 180,
          height: (raster.height * 72) / 180,
        }
      }),
  }
}

function twoUp(name: string, dpi: number, shrunk: number): Hardship {
  return {
    name,
    together: 2,
    make: async (pdf) => {
      const pages = await renderPdf(pdf, dpi * shrunk)
      const images: ImagePage[] = []
      for (let at = 0; at < pages.length; at += 2) {
        const tools = { scale: dpi / 72, random: createRandom(at + 5) }
        const [left, right] = [pages[at] as RenderedPage, pages[at + 1]]
        const { width, height } = left.canvas
        const sheet = white(2 * width, height)
        const context = sheet.getContext('2d')
        context.drawImage(left.canvas, 0, 0)
        if (right) context.drawImage(right.canvas, width, 0)
        const gradient = context.createLinearGradient(width - 0.3 * dpi, 0, width + 0.3 * dpi, 0)
        gradient.addColorStop(0, 'rgba(0,0,0,0)')
        gradient.addColorStop(0.5, 'rgba(0,0,0,0.35)')
        gradient.addColorStop(1, 'rgba(0,0,0,0)')
        context.fillStyle = gradient
        context.fillRect(width - 0.3 * dpi, 0, 0.6 * dpi, height)
        const raster = await wearPage(sheet, { noise: 4 }, { ...tools, back: null, grey: true })
        images.push({
          ...pageOf(left, raster),
          width: (2 * width * 72) / dpi,
          height: (height * 72) / dpi,
        })
      }
      return pack(images, {})
    },
  }
}

function copies(name: string, how: { dpi: number; bold: number; specks: number }): Hardship {
  return {
    name,
    make: (pdf) =>
      eachPage(pdf, { dpi: how.dpi, bilevel: true }, async (page, { tools }) => {
        const wear = { blur: how.bold, noise: 30, specks: how.specks, shading: 0.2 }
        const raster = await wearPage(page.canvas, wear, { ...tools, back: null, grey: true })
        for (let i = 0; i < raster.data.length; i++)
          raster.data[i] = (raster.data[i] as number) > 178 ? 255 : 0
        return pageOf(page, raster)
      }),
  }
}

function skewed(name: string, degrees: number): Hardship {
  return {
    name,
    make: (pdf) =>
      eachPage(pdf, { dpi: 150 }, async (page, { tools }) => {
        const canvas = rotated(page.canvas, degrees)
        return pageOf(page, await wearPage(canvas, { noise: 4 }, { ...tools, back: null, grey: true }))
      }),
  }
}

function turned(name: string): Hardship {
  return {
    name,
    make: (pdf) =>
      eachPage(pdf, { dpi: 150 }, async (page, { number, tools }) => {
        const canvas = number % 2 === 0 ? page.canvas : rotated(page.canvas, 180)
        return pageOf(page, await wearPage(canvas, { noise: 4 }, { ...tools, back: null, grey: true }))
      }),
  }
}

function fax(name: string, down: number): Hardship {
  return {
    name,
    make: (pdf) =>
      eachPage(pdf, { dpi: 204, bilevel: true }, async (page, { tools }) => {
        const sheet = white(page.canvas.width, Math.round((page.canvas.height * down) / 204))
        sheet.getContext('2d').imageSmoothingQuality = 'high'
        sheet.getContext('2d').drawImage(page.canvas, 0, 0, sheet.width, sheet.height)
        return pageOf(page, await wearPage(sheet, { noise: 6 }, { ...tools, back: null, grey: true }))
      }),
  }
}

function inverted(name: string): Hardship {
  return {
    name,
    make: (pdf) =>
      eachPage(pdf, { dpi: 150 }, async (page, { tools }) => {
        const raster = await wearPage(page.canvas, { noise: 4 }, { ...tools, back: null, grey: true })
        for (let i = 0; i < raster.data.length; i++) raster.data[i] = 255 - (raster.data[i] as number)
        return pageOf(page, raster)
      }),
  }
}

function small(name: string, dpi: number, factor: number): Hardship {
  return {
    name,
    make: (pdf) =>
      eachPage(pdf, { dpi: dpi * factor }, async (page, { tools }) => {
        const { canvas } = page
        const sheet = white(Math.round(canvas.width / factor), Math.round(canvas.height / factor))
        sheet.getContext('2d').drawImage(canvas, sheet.width * 0.12, sheet.height * 0.06)
        const raster = await wearPage(sheet, { noise: 4 }, { ...tools, back: null, grey: true })
        return pageOf(page, raster)
      }),
  }
}

function drawStaple(canvas: Canvas, { scale }: Tools): void {
  const context = canvas.getContext('2d')
  context.save()
  context.fillStyle = 'rgba(60,60,60,0.8)'
  context.translate(40 * scale, 34 * scale)
  context.rotate(-0.7)
  context.fillRect(-14 * scale, -1.2 * scale, 28 * scale, 2.4 * scale)
  context.fillStyle = 'rgba(0,0,0,0.25)'
  context.fillRect(-18 * scale, 1.5 * scale, 36 * scale, 6 * scale)
  context.restore()
  context.fillStyle = 'rgba(0,0,0,0.3)'
  context.beginPath()
  context.moveTo(0, 0)
  context.lineTo(95 * scale, 0)
  context.lineTo(0, 95 * scale)
  context.fill()
  context.fillStyle = 'rgba(0,0,0,0.18)'
  context.fillRect(0, canvas.height / 2, canvas.width, 3 * scale)
}

function highlight(...colours: string[]) {
  return (canvas: Canvas, { scale, random }: Tools): void => {
    const context = canvas.getContext('2d')
    context.save()
    context.globalCompositeOperation = 'multiply'
    colours.forEach((colour, i) => {
      context.fillStyle = colour
      for (let k = 0; k < 5; k++) {
        const y = (0.2 + 0.05 * (3 * k + i) + 0.01 * random()) * canvas.height
        context.fillRect(
          (0.1 + 0.3 * random()) * canvas.width,
          y,
          (0.2 + 0.3 * random()) * canvas.width,
          15 * scale,
        )
      }
    })
    context.restore()
  }
}

/** Where lines of print end, from the rows' ink: a pen underlines close below them. */
function underline(canvas: Canvas, { scale, random }: Tools): void {
  const { width, height } = canvas
  const pixels = canvas.data()
  const ink: number[] = []
  for (let y = 0; y < height; y++) {
    let count = 0
    for (let x = 0; x < width; x += 2) if ((pixels[(y * width + x) * 4] as number) < 128) count++
    ink.push(count)
  }
  const context = canvas.getContext('2d')
  for (let y = 1, line = 0; y < height; y++) {
    if ((ink[y] as number) > 3 || (ink[y - 1] as number) <= 3) continue
    if (++line % 3 !== 0) continue
    context.strokeStyle = line % 2 ? '#1b3fa6' : '#222222'
    context.lineWidth = 1.3 * scale
    context.beginPath()
    const start = (0.15 + 0.2 * random()) * width
    context.moveTo(start, y - 1 * scale)
    context.quadraticCurveTo(start + 0.2 * width, y + 2 * scale, start + 0.4 * width, y - 0.5 * scale)
    context.stroke()
  }
}

function remark(colour: string) {
  return (canvas: Canvas, tools: Tools): void => {
    const { scale } = tools
    const points = (value: number): number => value / scale
    const right = points(canvas.width)
    const boxes: [string, Box][] = [
      ['27/9', [right - 62, 180, right - 8, 214]],
      ['40', [12, 330, 50, 366]],
      ['16-8', [right - 60, 520, right - 6, 552]],
    ]
    for (const [text, box] of boxes) drawHandwriting(canvas, { page: 1, text, box, colour }, tools)
    const context = canvas.getContext('2d')
    context.strokeStyle = colour
    context.lineWidth = 1.1 * scale
    context.beginPath()
    for (let k = 0; k < 40; k++) {
      const x = (14 + 0.9 * k) * scale
      context.lineTo(x, (450 + 10 * Math.sin(1.7 * k) * (k % 3)) * scale)
    }
    context.stroke()
    context.beginPath()
    context.ellipse(0.5 * canvas.width, 0.62 * canvas.height, 60 * scale, 14 * scale, 0, 0, 6.3)
    context.stroke()
  }
}

function watermark(text: string, strength: number, colour = '#606060') {
  return (canvas: Canvas, { scale }: Tools): void => {
    const context = canvas.getContext('2d')
    context.save()
    context.globalCompositeOperation = 'multiply'
    context.globalAlpha = strength
    context.translate(canvas.width / 2, canvas.height / 2)
    context.rotate(-0.9)
    context.font = `${110 * scale}px "${SEAL_FONT}"`
    context.textAlign = 'center'
    context.fillStyle = colour
    context.fillText(text, 0, 40 * scale)
    context.restore()
  }
}

function rotated(canvas: Canvas, degrees: number): Canvas {
  const sheet = white(canvas.width, canvas.height)
  const context = sheet.getContext('2d')
  context.imageSmoothingQuality = 'high'
  context.translate(canvas.width / 2, canvas.height / 2)
  context.rotate((degrees * Math.PI) / 180)
  context.drawImage(canvas, -canvas.width / 2, -canvas.height / 2)
  return sheet
}

function white(width: number, height: number): Canvas {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, width, height)
  return canvas
}

function pageOf(page: RenderedPage, raster: Raster): ImagePage {
  return { raster, width: page.width, height: page.height, rotate: 0, layer: [] }
}

async function eachPage(
  pdf: Uint8Array,
  how: { dpi: number; quality?: number; bilevel?: boolean },
  make: (page: RenderedPage, at: { number: number; back: Canvas | null; tools: Tools }) => Promise<ImagePage>,
): Promise<Uint8Array> {
  const pages = await renderPdf(pdf, how.dpi)
  const images: ImagePage[] = []
  for (const [index, page] of pages.entries()) {
    const tools = { scale: how.dpi / 72, random: createRandom(7919 + index) }
    images.push(
      await make(page, { number: index + 1, back: pages[(index + 1) % pages.length]?.canvas ?? null, tools }),
    )
  }
  return pack(images, how)
}

const pack = (
  images: readonly ImagePage[],
  how: { quality?: number; bilevel?: boolean },
): Promise<Uint8Array> =>
  buildImagePdf(images, {
    quality: how.quality ?? 70,
    bilevel: how.bilevel ?? false,
    producer: 'rasoat samples scanner',
  })
