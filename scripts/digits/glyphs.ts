import { createRequire } from 'node:module'
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas'
import type { Ink } from '../../src/stages/ocr/digits/ink.ts'
import { strokeCurve } from '../typeset/curve.ts'
import type { Random } from '../typeset/random.ts'
import type { Forms } from './forms.ts'

/** The picture of one sign; `sign` is what the recogniser is to say of it. */
export interface Glyph {
  readonly sign: string
  readonly ink: Ink
}

const require = createRequire(import.meta.url)
const SIZE = 56

/** Handwriting faces to learn from, and others to measure with: package and file. */
export const TAUGHT_FACES = [
  'caveat/400Regular/Caveat_400Regular',
  'caveat/700Bold/Caveat_700Bold',
  'kalam/300Light/Kalam_300Light',
  'patrick-hand/400Regular/PatrickHand_400Regular',
  'gochi-hand/400Regular/GochiHand_400Regular',
  'indie-flower/400Regular/IndieFlower_400Regular',
] as const
export const HELD_BACK_FACES = [
  'nanum-pen-script/400Regular/NanumPenScript_400Regular',
  'reenie-beanie/400Regular/ReenieBeanie_400Regular',
  'gloria-hallelujah/400Regular/GloriaHallelujah_400Regular',
] as const

/** A text in a face of `@expo-google-fonts`; `size` pixels an em. */
export function drawText(text: string, face: string, size: number): Ink {
  if (!GlobalFonts.has(face))
    GlobalFonts.registerFromPath(require.resolve(`@expo-google-fonts/${face}.ttf`), face)
  const [width, height] = [Math.ceil(size * (1.6 + text.length)), Math.ceil(size * 2.4)]
  return draw(width, height, (context) => {
    context.font = `${size}px "${face}"`
    context.fillText(text, size * 0.6, size * 1.5)
  })
}

/** A figure by a pen that never draws the same line twice. */
export function drawForm(form: string, random: Random): Ink {
  const scale = SIZE / 100
  const spread = 1 + random() * 4.5
  const wide = 0.75 + random() * 0.6
  return draw(SIZE * 3, SIZE * 2, (context) => {
    context.lineWidth = 2 + random() * random() * 6
    context.lineCap = context.lineJoin = 'round'
    for (const stroke of form.split(' ; ')) {
      const points = stroke.split(' ').map((point) => {
        const [x = 0, y = 0] = point.split(',').map(Number)
        return [
          SIZE + (x * wide + (random() - 0.5) * 2 * spread) * scale,
          SIZE / 2 + (y + (random() - 0.5) * 2 * spread) * scale,
        ] as const
      })
      strokeCurve(context, points)
    }
  })
}

/** Figures of many hands: each form as often as told. */
export function drawForms(forms: Forms, random: Random, each: number): Glyph[] {
  return Object.entries(forms).flatMap(([sign, list]) =>
    Array.from({ length: each }, (_, i) => ({
      sign,
      ink: drawForm(list[i % list.length] as string, random),
    })),
  )
}

/** A wild stroke that is no sign at all. */
export function drawScribble(random: Random): Ink {
  return draw(SIZE * 3, SIZE * 2, (context) => {
    context.lineWidth = 2 + random() * 3
    context.lineCap = context.lineJoin = 'round'
    const steps = 5 + Math.floor(random() * 8)
    const beat = 1.2 + random() * 1.6
    strokeCurve(
      context,
      Array.from({ length: steps }, (_, i) => [
        SIZE * (0.5 + (1.6 * i) / steps + (random() - 0.5) * 0.4),
        SIZE * (1 + Math.sin(i * beat) * (0.3 + 0.35 * random())),
      ]),
    )
  })
}

function draw(width: number, height: number, pen: (context: SKRSContext2D) => void): Ink {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.strokeStyle = context.fillStyle = '#000000'
  pen(context)
  const rgba = canvas.data()
  const data = new Uint8Array(width * height)
  for (let i = 0; i < data.length; i++) data[i] = rgba[4 * i + 3] as number
  return trim({ data, width, height })
}

/** Without the empty rim. */
export function trim(ink: Ink): Ink {
  let [x0, y0, x1, y1] = [ink.width, ink.height, 0, 0]
  for (let y = 0; y < ink.height; y++)
    for (let x = 0; x < ink.width; x++) {
      if ((ink.data[y * ink.width + x] as number) < 40) continue
      x0 = Math.min(x0, x)
      x1 = Math.max(x1, x + 1)
      y0 = Math.min(y0, y)
      y1 = Math.max(y1, y + 1)
    }
  if (x1 <= x0) return { data: new Uint8Array(1), width: 1, height: 1 }
  const [width, height] = [x1 - x0, y1 - y0]
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y++)
    data.set(ink.data.subarray((y0 + y) * ink.width + x0, (y0 + y) * ink.width + x1), y * width)
  return { data, width, height }
}
