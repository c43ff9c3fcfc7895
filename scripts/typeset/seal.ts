import type { SKRSContext2D } from '@napi-rs/canvas'
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
