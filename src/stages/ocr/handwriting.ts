import type { Reading } from '../../model/page.ts'
import { fromSource } from './boxes.ts'
import type { Engine, EngineWord, Grey } from './engine.ts'
import { stackPictures } from './montage.ts'
import type { Prepared } from './prepare.ts'
import type { Attempt } from './recognise.ts'
import { resample } from './resample.ts'
import { readWritten } from './written.ts'

/** What stands in ink of another colour on a printed line: a number or date filled in by hand, or coloured print. */
export interface Filled {
  readonly word: EngineWord
  readonly handwritten: boolean
  readonly readings: readonly Reading[]
}

const ENLARGED = 1.5
/** So sure of a word of letters, the engine has read print; nobody writes so neatly. */
const PRINTED = 0.8
/** A field is at most so much taller than the print beside it; a signature is taller. */
const TALLER = 2.4
/** And the print so near (inches). */
const NEAR = 1.6

type PixelBox = readonly [number, number, number, number]

/**
 * Reads the coloured writing that stands on a line of print; what stands by itself, such as a signature, is left
 * alone. Digits alone are looked for unless the writing turns out to be print.
 */
export async function readFields(
  words: readonly EngineWord[],
  input: { engine: Engine; prepared: Prepared },
  how: Attempt,
): Promise<Filled[]> {
  const { engine, prepared } = input
  const fields = prepared.regions
    .filter((region) => region.kind === 'handwriting')
    .map((region) => fromSource(region.box, prepared))
    .filter((box) => besidePrint(box, { words, near: NEAR * prepared.grey.dpi }))
  if (fields.length === 0) return []
  const freely = await readBoxes(fields, { engine, prepared }, how)
  const written: PixelBox[] = []
  const filled: Filled[] = []
  fields.forEach((box, i) => {
    const found = freely[i] ?? []
    const printed = found.length > 0 && found.every((word) => word.confidence > PRINTED)
    if (printed && /\p{L}{2}/u.test(found.map((word) => word.text).join(''))) {
      for (const word of found) filled.push({ word, handwritten: false, readings: [] })
    } else {
      written.push(box)
    }
  })
  const figures = await readWritten(written, { engine, prepared, words }, how)
  written.forEach((box, i) => {
    const read = figures[i]
    if (!read) return
    const { text, confidence, readings } = read
    filled.push({ word: { text, confidence, box, line: -1 - i }, handwritten: true, readings })
  })
  return filled
}

async function readBoxes(
  boxes: readonly PixelBox[],
  input: { engine: Engine; prepared: Prepared },
  how: Attempt,
): Promise<EngineWord[][]> {
  if (boxes.length === 0) return []
  const { engine, prepared } = input
  const crops = boxes.map((box) => crop(box, prepared))
  const montage = stackPictures(crops)
  const found = await engine.recognise(montage.picture, { mode: 'block', ...how })
  return boxes.map((box, i) => {
    const place = montage.places[i]
    if (!place) return []
    return found
      .filter((word) => {
        const middle = (word.box[1] + word.box[3]) / 2
        return middle >= place.top && middle < place.bottom
      })
      .map((word) => ({ ...word, box, line: -1 - i }))
  })
}

function crop(box: PixelBox, prepared: Prepared): Grey {
  const pad = 0.03 * prepared.grey.dpi
  const part = [box[0] - pad, box[1] - pad, box[2] + pad, box[3] + pad].map((value) =>
    Math.round(value * ENLARGED),
  ) as [number, number, number, number]
  return resample(prepared.written, { degrees: prepared.skew, scale: prepared.scale * ENLARGED, part })
}

/** Whether print stands on the same line near a box, and of like height. */
function besidePrint(box: PixelBox, page: { words: readonly EngineWord[]; near: number }): boolean {
  const middle = (box[1] + box[3]) / 2
  return page.words.some((word) => {
    const height = word.box[3] - word.box[1]
    const level = middle > word.box[1] - 0.3 * height && middle < word.box[3] + 0.3 * height
    const gap = Math.max(word.box[0] - box[2], box[0] - word.box[2])
    return level && gap < page.near && box[3] - box[1] < TALLER * height && /[\p{L}\p{N}]/u.test(word.text)
  })
}
