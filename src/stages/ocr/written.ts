import type { Reading } from '../../model/page.ts'
import { toReading } from './again.ts'
import type { Engine, EngineWord, Grey } from './engine.ts'
import { type Figure, findFigures } from './ink.ts'
import { stackPictures } from './montage.ts'
import type { Prepared } from './prepare.ts'
import type { Attempt } from './recognise.ts'
import { resample } from './resample.ts'
import { bend } from './sharpen.ts'

/** What was made of figures written by hand. */
export interface Written {
  /** Digits, or what the engine read where no looks agree on digits. */
  readonly text: string
  /** By how many looks agree, 0 to 1; see {@link agree}. */
  readonly confidence: number
  /** The differing readings, the one that holds first; empty where all agree. */
  readonly readings: readonly Reading[]
}

type PixelBox = readonly [number, number, number, number]

interface Way {
  readonly enlarged: number
  readonly gamma: number
  readonly digits: boolean
}

/** How a place is looked at: how large, with what pen, and whether only digits may be found. */
const FREE: Way = { enlarged: 1.5, gamma: 1, digits: false }
const LOOKS: readonly Way[] = [
  FREE,
  { enlarged: 1.5, gamma: 1, digits: true },
  { enlarged: 1, gamma: 1.6, digits: true },
  { enlarged: 2.2, gamma: 0.7, digits: true },
]

/**
 * Reads figures that were filled in by hand, each from several crops of the picture as it came. An engine made for
 * print says nothing of how sure it is of writing; that different looks agree does.
 */
export async function readWritten(
  boxes: readonly PixelBox[],
  input: { engine: Engine; prepared: Prepared },
  how: Attempt,
): Promise<(Written | null)[]> {
  if (boxes.length === 0) return []
  const looks: Look[][] = []
  for (const look of LOOKS) {
    const montage = stackPictures(boxes.map((box) => crop(box, { prepared: input.prepared, look })))
    const characters = look.digits ? { characters: '0123456789' } : {}
    const found = await input.engine.recognise(montage.picture, { mode: 'block', ...how, ...characters })
    looks.push(montage.places.map((place) => readingIn(found, place)))
  }
  return boxes.map((box, at) => {
    const picture = crop(box, { prepared: input.prepared, look: FREE })
    const figures = findFigures(picture)
    // Dots that lead from print to print are low: nothing was filled in.
    if (figures.every((figure) => figure.height < LOW * picture.height)) return null
    return agree(
      looks.map((found) => found[at] ?? NOTHING),
      { figures, engine: input.engine },
    )
  })
}

interface Look {
  readonly text: string | null
  readonly confidence: number
}
/** Ink lower than this share of a blank's height is no figure. */
const LOW = 0.25
const NOTHING: Look = { text: null, confidence: 0 }

/** An engine made for print has to be so sure of writing, where it may find letters too, before it is believed. */
const SURE = 0.5

/**
 * The digits that most looks agree on. They are believed (0.85) only where all looks agree, the free one is sure, and
 * the ink has as many figures of the right width: what else was read stays below what a field is claimed from.
 */
function agree(
  looks: readonly Look[],
  place: { figures: readonly Figure[]; engine: Engine },
): Written | null {
  const votes = new Map<string, number>()
  for (const { text } of looks) {
    const digits = text === null ? null : asDigits(text)
    if (digits !== null) votes.set(digits, (votes.get(digits) ?? 0) + 1)
  }
  const ranked = [...votes].sort((a, b) => b[1] - a[1])
  const [first, second] = ranked
  if (!first) {
    const text = looks.find((look) => look.text !== null)?.text
    return text ? { text, confidence: 0, readings: [] } : null
  }
  const [digits, count] = first
  const sure = count === looks.length && (looks[0]?.confidence ?? 0) >= SURE && fits(digits, place.figures)
  return {
    text: digits,
    confidence: sure ? 0.85 : (0.5 * count) / looks.length,
    readings: second
      ? ranked.map(([text, many]) => reading(text, (0.5 * many) / looks.length, place.engine))
      : [],
  }
}

/** Whether the ink may be these digits: as many figures, a 1 narrow and a 7 wide, which writing confuses most. */
function fits(digits: string, figures: readonly Figure[]): boolean {
  if (figures.length !== digits.length) return false
  return [...digits].every((digit, at) => {
    const { width, height } = figures[at] as Figure
    if (digit === '1') return width < 0.62 * height
    return digit === '7' ? width > 0.62 * height : width > 0.3 * height
  })
}

function reading(text: string, confidence: number, engine: Engine): Reading {
  return toReading({ text, confidence, box: [0, 0, 0, 0], line: 0 }, engine)
}

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
  return {
    text: inside.map((word) => word.text).join(''),
    confidence: Math.min(...inside.map((word) => word.confidence)),
  }
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
