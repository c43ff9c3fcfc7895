import type { SKRSContext2D } from '@napi-rs/canvas'
import { strokeCurve } from './curve.ts'
import type { Box } from './document.ts'
import type { Random } from './random.ts'
import type { Canvas } from './render.ts'

export interface Handwriting {
  page: number
  /** Digits, `/`, `-` or space. */
  text: string
  box: Box
  colour?: string
  /** Writes in another hand: a picture of the box, one byte of ink a pixel, rows from the top. */
  write?: (size: { width: number; height: number; scale: number; random: Random }) => Uint8Array
}

export interface Signature {
  page: number
  box: Box
  colour?: string
}

const BLUE = '#1b3fa6'

/** Strokes of handwritten figures in a box 100 wide and 200 high, from the top left: points of each stroke, `;` between strokes. */
const figures: Record<string, string> = {
  '0': '60,5 15,40 8,120 30,190 70,185 95,120 90,50 60,5',
  '1': '25,45 60,5 55,100 50,195',
  '2': '10,50 35,8 80,15 85,70 50,130 8,190 50,182 98,190',
  '3': '15,25 50,5 85,30 75,75 40,95 85,115 90,160 50,195 8,175',
  '4': '50,5 30,70 5,125 50,120 98,118 ; 75,65 70,130 65,198',
  '5': '25,10 20,50 15,90 55,75 90,115 80,170 40,195 5,180 ; 25,10 60,10 95,5',
  '6': '80,5 35,50 10,120 25,185 65,190 88,150 65,112 20,130',
  '7': '8,15 50,12 95,10 60,90 40,195 ; 25,100 80,95',
  '8': '75,30 45,5 20,35 40,80 80,120 80,175 40,195 12,160 35,110 75,65 75,30',
  '9': '85,40 50,8 18,45 35,90 75,75 85,40 75,120 50,195',
  '/': '80,0 50,100 15,200',
  '-': '10,110 80,105',
}

/** Writes figures by hand with a ball pen: slanted, uneven, a little beyond the line. */
export function drawHandwriting(
  canvas: Canvas,
  writing: Handwriting,
  tools: { scale: number; random: Random },
): void {
  const { scale, random } = tools
  const [x0, y0, x1, y1] = writing.box
  if (writing.write) {
    paintWriting(canvas, writing, { ...tools, write: writing.write })
    return
  }
  const height = (y1 - y0) * 0.5
  const letters = [...writing.text]
  const advance = Math.min(height * 1.02, (x1 - x0) / letters.length)
  const left = (x0 + x1 - advance * letters.length) / 2
  const context = canvas.getContext('2d')
  usePen(context, writing.colour ?? BLUE, 1.05 * scale)
  letters.forEach((letter, index) => {
    const drop = (random() - 0.5) * height * 0.2
    for (const stroke of readFigure(letter)) {
      const points = stroke.map(([x, y]): [number, number] => {
        const px = x + (random() - 0.5) * 0.1
        const py = y + (random() - 0.5) * 0.1
        return [
          (left + index * advance + px * advance * 0.72 + (2 - py) * height * 0.13) * scale,
          (y0 + height * 0.12 + drop + (py * height * 1.55) / 2) * scale,
        ]
      })
      strokeCurve(context, points)
    }
  })
  context.restore()
}

function paintWriting(
  canvas: Canvas,
  { box, colour }: Handwriting,
  tools: { scale: number; random: Random; write: NonNullable<Handwriting['write']> },
): void {
  const [x0, y0, x1, y1] = box.map((value) => Math.round(value * tools.scale)) as [
    number,
    number,
    number,
    number,
  ]
  const [width, height] = [x1 - x0, y1 - y0]
  const ink = tools.write({ width, height, ...tools })
  const context = canvas.getContext('2d')
  const picture = context.getImageData(x0, y0, width, height)
  const pen =
    /^#(..)(..)(..)$/
      .exec(colour ?? BLUE)
      ?.slice(1)
      .map((part) => Number.parseInt(part, 16)) ?? []
  for (let i = 0; i < ink.length; i++) {
    const share = (0.9 * (ink[i] as number)) / 255
    for (let c = 0; c < 3; c++) {
      const paper = picture.data[4 * i + c] as number
      picture.data[4 * i + c] = paper * (1 - share + (share * (pen[c] ?? 0)) / 255)
    }
  }
  context.putImageData(picture, x0, y0)
}

function readFigure(letter: string): [number, number][][] {
  const strokes = (figures[letter] ?? '').split(' ; ').filter(Boolean)
  return strokes.map((stroke) =>
    stroke.split(' ').map((point) => {
      const [x, y] = point.split(',').map((value) => Number(value) / 100)
      return [x ?? 0, y ?? 0]
    }),
  )
}

/** A signature: loops and a stroke through them. */
export function drawSignature(
  canvas: Canvas,
  signature: Signature,
  tools: { scale: number; random: Random },
): void {
  const { scale, random } = tools
  const [x0, y0, x1, y1] = signature.box
  const width = x1 - x0
  const height = y1 - y0
  const points: [number, number][] = []
  const beat = 1.5 + random() * 0.9
  const steps = 18 + Math.floor(random() * 12)
  const loop = 0.03 + random() * 0.06
  for (let step = 0; step <= steps; step++) {
    const along = step / steps
    const swing = Math.sin(step * beat) * (0.42 - 0.25 * along) + (random() - 0.5) * 0.2
    points.push([
      (x0 + width * (0.1 + 0.75 * along + loop * Math.cos(step * beat))) * scale,
      (y0 + height * (0.5 + swing)) * scale,
    ])
  }
  const context = canvas.getContext('2d')
  usePen(context, signature.colour ?? BLUE, 1.2 * scale)
  strokeCurve(context, points)
  strokeCurve(context, [
    [(x0 + width * 0.12) * scale, (y0 + height * 0.78) * scale],
    [(x0 + width * 0.5) * scale, (y0 + height * 0.66) * scale],
    [(x0 + width * 0.98) * scale, (y0 + height * 0.52) * scale],
  ])
  context.restore()
}

function usePen(context: SKRSContext2D, colour: string, width: number): void {
  context.save()
  context.globalCompositeOperation = 'multiply'
  context.globalAlpha = 0.9
  context.strokeStyle = colour
  context.lineWidth = width
  context.lineCap = context.lineJoin = 'round'
}
