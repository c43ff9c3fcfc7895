import type { Reading } from '../../model/page.ts'
import { hasInk, inkInBlank } from './digits/blank-ink.ts'
import { CLAIMED, decide } from './digits/decide.ts'
import { type FieldKind, fieldAt } from './digits/fields.ts'
import { type Guess, readFigures } from './digits/figures.ts'
import type { Engine, EngineWord, Grey } from './engine.ts'
import { stackPictures } from './montage.ts'
import type { Prepared } from './prepare.ts'
import type { Attempt } from './recognise.ts'
import { resample } from './resample.ts'
import { bend } from './sharpen.ts'

/** What was made of figures written by hand. */
export interface Written {
  /** Digits, or what the engine read where no looks agree on digits. */
  readonly text: string
  /** 0 to 1; see {@link decide}. */
  readonly confidence: number
  /** Where the value is not sure, it and others that the ink may mean, the likeliest first. */
  readonly readings: readonly Reading[]
}

type PixelBox = readonly [number, number, number, number]

interface Way {
  readonly enlarged: number
  readonly gamma: number
  readonly digits: boolean
}

/** The engine of readings that the network gave. */
const NETWORK = 'chữ số viết tay'

/** How a place is looked at: how large, with what pen, and whether only digits may be found. */
const FREE: Way = { enlarged: 1.5, gamma: 1, digits: false }
const LOOKS: readonly Way[] = [
  FREE,
  { enlarged: 1.5, gamma: 1, digits: true },
  { enlarged: 1, gamma: 1.6, digits: true },
  { enlarged: 2.2, gamma: 0.7, digits: true },
]

/**
 * Reads figures that were filled in by hand: a network for handwritten figures looks at the ink, and the engine, made
 * for print, at several crops of the picture as it came. `words` is the print around, which tells what a blank asks for.
 */
export async function readWritten(
  boxes: readonly PixelBox[],
  input: { engine: Engine; prepared: Prepared; words: readonly EngineWord[] },
  how: Attempt,
): Promise<(Written | null)[]> {
  const { engine, prepared, words } = input
  const inks = boxes.map((box) => inkInBlank(box, prepared))
  // Dots that lead from print to print are no writing: where only they stand nothing was filled in.
  if (inks.every(({ ink, whole }) => whole && !hasInk(ink))) return boxes.map(() => null)
  const looks: Look[][] = []
  for (const look of LOOKS) {
    const montage = stackPictures(boxes.map((box) => crop(box, { prepared, look })))
    const characters = look.digits ? { characters: '0123456789' } : {}
    const found = await engine.recognise(montage.picture, { mode: 'block', ...how, ...characters })
    looks.push(montage.places.map((place) => readingIn(found, place)))
  }
  return boxes.map((box, at) => {
    const blank = inks[at]
    if (!blank || (blank.whole && !hasInk(blank.ink))) return null
    return weigh(
      readFigures(blank.ink),
      looks.map((found) => found[at]?.text ?? null),
      { kind: fieldAt(box, words), whole: blank.whole },
    )
  })
}

/** What network and engine make of a place together; what no field allows stays as the engine read it, unsure. */
function weigh(
  guesses: readonly Guess[],
  looks: readonly (string | null)[],
  { kind, whole }: { kind: FieldKind; whole: boolean },
): Written | null {
  const decision = decide(
    guesses,
    looks.map((text) => (text === null ? null : asDigits(text))),
    { kind, whole },
  )
  if (!decision) {
    const text = looks.find((look) => look !== null)
    return text ? { text, confidence: 0, readings: [] } : null
  }
  const { text, confidence, others } = decision
  if (confidence >= CLAIMED || others.length === 0) return { text, confidence, readings: [] }
  return { text, confidence, readings: [{ text, share: confidence }, ...others].map(toReading) }
}

/** What the network made of a place, as it is kept beside a word. */
function toReading({ text, share }: Guess): Reading {
  return { text, value: Number(text), engine: NETWORK, confidence: Math.round(share * 1000) / 1000 }
}

interface Look {
  readonly text: string | null
}
const NOTHING: Look = { text: null }

/** A number or day as digits; letters that stand for digits of the same shape count as these. */
function asDigits(text: string): string | null {
  const bare = text
    .replace(/[\s.,:;'"`/\\()-]/g, '')
    .replace(/[IlL|!]/g, '1')
    .replace(/[oO]/g, '0')
  return /^\d{1,5}$/.test(bare) ? bare : null
}

function readingIn(
  words: readonly EngineWord[],
  place: { readonly top: number; readonly bottom: number },
): Look {
  const inside = words.filter((word) => {
    const middle = (word.box[1] + word.box[3]) / 2
    return middle >= place.top && middle < place.bottom
  })
  if (inside.length === 0) return NOTHING
  return { text: inside.map((word) => word.text).join('') }
}

function crop(box: PixelBox, { prepared, look }: { prepared: Prepared; look: Way }): Grey {
  const { written, skew, scale, grey } = prepared
  const pad = 0.03 * grey.dpi
  const part = [
    Math.max(0, box[0] - pad),
    Math.max(0, box[1] - pad),
    Math.min(grey.width, box[2] + pad),
    Math.min(grey.height, box[3] + pad),
  ].map((value) => Math.round(value * look.enlarged)) as [number, number, number, number]
  const picture = resample(written, { degrees: skew, scale: scale * look.enlarged, part })
  return look.gamma === 1 ? picture : bend(picture, look.gamma)
}
