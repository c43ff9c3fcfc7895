import type { Reading } from '../../model/page.ts'
import { readNumber } from '../../vietnamese/numbers.ts'
import type { Engine, EngineWord, Grey } from './engine.ts'
import { stackPictures } from './montage.ts'
import type { Prepared } from './prepare.ts'
import type { Attempt } from './recognise.ts'
import { resample } from './resample.ts'

/** How much larger than the page's the second look is. */
const ENLARGED = 1.6
/** More numbers than this on one page are a statistical table; the surplus is not read again. */
const MOST = 150
/** A second reading less sure than this says nothing. */
const SURE = 0.3

/**
 * Reads numbers, dates and document numbers a second time, each from its own enlarged crop of the unsharpened
 * picture, and tells both readings where they differ; the map's keys are the words as given.
 */
export async function readNumbersAgain(
  words: readonly EngineWord[],
  input: { engine: Engine; prepared: Prepared },
  how: Attempt,
): Promise<Map<EngineWord, Reading[]>> {
  const numbers = words.filter((word) => /\d/.test(word.text)).slice(0, MOST)
  const readings = new Map<EngineWord, Reading[]>()
  if (numbers.length === 0) return readings
  const { engine, prepared } = input
  const montage = stackPictures(numbers.map((word) => cropOf(word, prepared)))
  const found = await engine.recognise(montage.picture, { mode: 'block', ...how })
  numbers.forEach((word, i) => {
    const place = montage.places[i]
    if (!place) return
    const inside = found.filter((other) => {
      const middle = (other.box[1] + other.box[3]) / 2
      return middle >= place.top && middle < place.bottom
    })
    const text = inside.map((other) => other.text).join('')
    const confidence = inside.length === 0 ? 0 : Math.min(...inside.map((other) => other.confidence))
    if (!/\d/.test(text) || confidence < SURE || core(text) === core(word.text)) return
    readings.set(word, [
      toReading(word.text, word.confidence, engine.name),
      toReading(text, confidence, engine.name),
    ])
  })
  return readings
}

function toReading(text: string, confidence: number, engine: string): Reading {
  return { text, value: readNumber(text.replace(/[^\d.,]/g, '')), engine, confidence }
}

/** What must agree: digits, letters and the signs inside, not the punctuation around. */
function core(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[–—−]/g, '-')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}%]+$/gu, '')
    .toLowerCase()
}

function cropOf(word: EngineWord, prepared: Prepared): Grey {
  const { source, skew, scale, grey } = prepared
  const pad = 0.25 * (word.box[3] - word.box[1])
  const [x0, y0, x1, y1] = [
    Math.max(0, word.box[0] - pad),
    Math.max(0, word.box[1] - pad),
    Math.min(grey.width, word.box[2] + pad),
    Math.min(grey.height, word.box[3] + pad),
  ].map((value) => Math.round(value * ENLARGED)) as [number, number, number, number]
  return resample(source, { degrees: skew, scale: scale * ENLARGED, part: [x0, y0, x1, y1] })
}
