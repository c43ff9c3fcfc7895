import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Box } from './document.ts'
import type { Random } from './random.ts'
import { type Canvas, createCanvas, SEAL_FONT } from './render.ts'

export interface Seal {
  page: number
  /** Centre in points. */
  x: number
  y: number
  /** Outer radius in points; the seal of a people's committee measures 36 mm across, i.e. a radius of 51. */
  radius?: number
  /** Along the upper arc, e.g. `ỦY BAN NHÂN DÂN XÃ …`. */
  text: string
  /** Along the lower arc, e.g. the province. */
  below?: string
  /** 0 to 1. */
  strength?: number
}

export interface Handwriting {
  page: number
  /** Digits, `/`, `-` or space. */
  text: string
  box: Box
  colour?: string
}

export interface Signature {
  page: number
  box: Box
  colour?: string
}

const BLUE = '#1b3fa6'

/** Presses a round red seal onto the page: ink is patchy, and print shows through it. */
export function drawSeal(canvas: Canvas, seal: Seal, tools: { scale: number; random: Random }): void {
  const radius = (seal.radius ?? 51) * tools.scale
  const size = Math.ceil(radius * 2.2)
  const stamp = createCanvas(size, size)
  const context = stamp.getContext('2d')
  context.translate(size / 2, size / 2)
  context.rotate((tools.random() - 0.5) * 0.25)
  context.strokeStyle = context.fillStyle = '#d8202f'
  for (const [part, width] of [
    [1, 0.035],
    [0.9, 0.012],
    [0.6, 0.014],
  ] as const) {
    context.lineWidth = radius * width
    context.beginPath()
    context.arc(0, 0, radius * part, 0, Math.PI * 2)
    context.stroke()
  }
  const font = radius * 0.185
  drawArc(context, seal.text, { radius: radius * 0.68, font, top: true, span: 3.9 })
  if (seal.below)
    drawArc(context, seal.below, { radius: radius * 0.82, font: font * 0.9, top: false, span: 1.75 })
  drawStar(context, radius * 0.42)
  wear(stamp, tools.random)
  const target = canvas.getContext('2d')
  target.save()
  target.globalCompositeOperation = 'multiply'
  target.globalAlpha = seal.strength ?? 0.85
  target.drawImage(stamp, seal.x * tools.scale - size / 2, seal.y * tools.scale - size / 2)
  target.restore()
}

function drawArc(
  context: SKRSContext2D,
  text: string,
  arc: { radius: number; font: number; top: boolean; span: number },
): void {
  context.font = `${arc.font}px "${SEAL_FONT}"`
  const angleAt = (context.measureText(text).width * 1.06) / arc.radius
  if (angleAt > arc.span) context.font = `${(arc.font * arc.span) / angleAt}px "${SEAL_FONT}"`
  context.textAlign = 'center'
  context.textBaseline = 'alphabetic'
  const letters = [...text]
  const widths = letters.map((letter) => context.measureText(letter).width * 1.04)
  const total = widths.reduce((sum, width) => sum + width, 0)
  let angle = -total / arc.radius / 2
  letters.forEach((letter, index) => {
    const half = (widths[index] as number) / arc.radius / 2
    angle += half
    context.save()
    context.rotate(arc.top ? angle : -angle)
    context.fillText(letter, 0, arc.top ? -arc.radius : arc.radius)
    context.restore()
    angle += half
  })
}

function drawStar(context: SKRSContext2D, radius: number): void {
  context.beginPath()
  for (let point = 0; point < 10; point++) {
    const angle = -Math.PI / 2 + (point * Math.PI) / 5
    const reach = point % 2 === 0 ? radius : radius * 0.4
    context.lineTo(Math.cos(angle) * reach, Math.sin(angle) * reach)
  }
  context.closePath()
  context.fill()
}

/** Takes ink away in small spots, as a dry seal leaves them. */
function wear(stamp: Canvas, random: Random): void {
  const context = stamp.getContext('2d')
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.globalCompositeOperation = 'destination-out'
  for (let spot = 0; spot < 900; spot++) {
    context.globalAlpha = random() * 0.5
    context.beginPath()
    const reach = random() * stamp.width * 0.012
    context.arc(random() * stamp.width, random() * stamp.height, reach, 0, Math.PI * 2)
    context.fill()
  }
}

/** Strokes of handwritten figures in a box one wide and two high, from the top left. */
const figures: Record<string, readonly (readonly (readonly [number, number])[])[]> = {
  '0': [
    [
      [0.6, 0.05],
      [0.15, 0.4],
      [0.08, 1.2],
      [0.3, 1.9],
      [0.7, 1.85],
      [0.95, 1.2],
      [0.9, 0.5],
      [0.6, 0.05],
    ],
  ],
  '1': [
    [
      [0.25, 0.45],
      [0.6, 0.05],
      [0.55, 1],
      [0.5, 1.95],
    ],
  ],
  '2': [
    [
      [0.1, 0.5],
      [0.35, 0.08],
      [0.8, 0.15],
      [0.85, 0.7],
      [0.5, 1.3],
      [0.08, 1.9],
      [0.5, 1.82],
      [0.98, 1.9],
    ],
  ],
  '3': [
    [
      [0.15, 0.25],
      [0.5, 0.05],
      [0.85, 0.3],
      [0.75, 0.75],
      [0.4, 0.95],
      [0.85, 1.15],
      [0.9, 1.6],
      [0.5, 1.95],
      [0.08, 1.75],
    ],
  ],
  '4': [
    [
      [0.5, 0.05],
      [0.3, 0.7],
      [0.05, 1.25],
      [0.5, 1.2],
      [0.98, 1.18],
    ],
    [
      [0.75, 0.65],
      [0.7, 1.3],
      [0.65, 1.98],
    ],
  ],
  '5': [
    [
      [0.25, 0.1],
      [0.2, 0.5],
      [0.15, 0.9],
      [0.55, 0.75],
      [0.9, 1.15],
      [0.8, 1.7],
      [0.4, 1.95],
      [0.05, 1.8],
    ],
    [
      [0.25, 0.1],
      [0.6, 0.1],
      [0.95, 0.05],
    ],
  ],
  '6': [
    [
      [0.8, 0.05],
      [0.35, 0.5],
      [0.1, 1.2],
      [0.25, 1.85],
      [0.65, 1.9],
      [0.88, 1.5],
      [0.65, 1.12],
      [0.2, 1.3],
    ],
  ],
  '7': [
    [
      [0.08, 0.15],
      [0.5, 0.12],
      [0.95, 0.1],
      [0.6, 0.9],
      [0.4, 1.95],
    ],
    [
      [0.25, 1],
      [0.8, 0.95],
    ],
  ],
  '8': [
    [
      [0.75, 0.3],
      [0.45, 0.05],
      [0.2, 0.35],
      [0.4, 0.8],
      [0.8, 1.2],
      [0.8, 1.75],
      [0.4, 1.95],
      [0.12, 1.6],
      [0.35, 1.1],
      [0.75, 0.65],
      [0.75, 0.3],
    ],
  ],
  '9': [
    [
      [0.85, 0.4],
      [0.5, 0.08],
      [0.18, 0.45],
      [0.35, 0.9],
      [0.75, 0.75],
      [0.85, 0.4],
      [0.75, 1.2],
      [0.5, 1.95],
    ],
  ],
  '/': [
    [
      [0.8, 0],
      [0.5, 1],
      [0.15, 2],
    ],
  ],
  '-': [
    [
      [0.1, 1.1],
      [0.8, 1.05],
    ],
  ],
}

/** Writes figures by hand with a ball pen: slanted, uneven, a little beyond the line. */
export function drawHandwriting(
  canvas: Canvas,
  writing: Handwriting,
  tools: { scale: number; random: Random },
): void {
  const { scale, random } = tools
  const [x0, y0, x1, y1] = writing.box
  const height = (y1 - y0) * 0.5
  const letters = [...writing.text]
  const advance = Math.min(height * 1.02, (x1 - x0) / letters.length)
  const left = (x0 + x1 - advance * letters.length) / 2
  const context = canvas.getContext('2d')
  usePen(context, writing.colour ?? BLUE, 1.05 * scale)
  letters.forEach((letter, index) => {
    const drop = (random() - 0.5) * height * 0.2
    for (const stroke of figures[letter] ?? []) {
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

function strokeCurve(context: SKRSContext2D, points: readonly (readonly [number, number])[]): void {
  context.beginPath()
  points.forEach(([x, y], index) => {
    const next = points[index + 1]
    if (index === 0) context.moveTo(x, y)
    else if (next) context.quadraticCurveTo(x, y, (x + next[0]) / 2, (y + next[1]) / 2)
    else context.lineTo(x, y)
  })
  context.stroke()
}
