import { mergeBoxes } from '../../geometry/merge-boxes.ts'
import type { Picture } from '../../model/document.ts'
import type { Box, Rule } from '../../model/geometry.ts'
import type { Region, Word } from '../../model/page.ts'
import { fromSource } from './boxes.ts'
import type { EngineWord } from './engine.ts'
import type { Prepared } from './prepare.ts'
import { TABLE } from './recognise.ts'
import type { Stroke } from './strokes.ts'

/** Cells of one table stand so near each other (inches). */
const NEXT = 0.15

/** Where what was found in a prepared picture stands on the page. */
export interface Place {
  readonly prepared: Prepared
  readonly picture: Picture
}

/** A word with its box in points of the page. */
export function toWord(word: EngineWord, place: Place): Word {
  const box = toPage(word.box, place)
  return {
    text: word.text,
    box,
    confidence: word.confidence,
    source: 'ocr',
    size: round((box[3] - box[1]) * 1.2),
    bold: false,
    italic: false,
    handwritten: false,
    original: null,
    readings: [],
  }
}

/** A ruling line in points of the page. */
export function toRule(stroke: Stroke, { prepared, picture }: Place): Rule {
  const points = 72 / prepared.grey.dpi
  const [left, top] = picture.box
  const middle = stroke.across ? (stroke.y0 + stroke.y1 + 1) / 2 : (stroke.x0 + stroke.x1 + 1) / 2
  const along = stroke.across ? [stroke.x0, stroke.x1 + 1] : [stroke.y0, stroke.y1 + 1]
  const [start, end] = along.map((value) => round((stroke.across ? left : top) + value * points)) as [
    number,
    number,
  ]
  const at = round((stroke.across ? top : left) + middle * points)
  const width = round(stroke.thickness * points)
  return stroke.across
    ? { x0: start, y0: at, x1: end, y1: at, width }
    : { x0: at, y0: start, x1: at, y1: end, width }
}

/** Seals and handwriting, and the tables that neighbouring closed cells make. */
export function toRegions(place: Place): Region[] {
  const { prepared } = place
  return [
    ...prepared.regions.map((region) => ({
      ...region,
      box: toPage(fromSource(region.box, prepared), place),
    })),
    ...tableRegions(place),
  ]
}

function tableRegions(place: Place): Region[] {
  const { prepared } = place
  if (prepared.cells.length < TABLE) return []
  const cells = prepared.cells.map(({ x0, y0, x1, y1 }): Box => [x0, y0, x1, y1])
  return mergeBoxes(cells, NEXT * prepared.grey.dpi).map((box) => ({
    kind: 'table',
    box: toPage(box, place),
  }))
}

/** From pixels of the prepared picture to points of the page. */
function toPage(box: readonly [number, number, number, number], { prepared, picture }: Place): Box {
  const points = 72 / prepared.grey.dpi
  const [left, top] = picture.box
  return [
    round(left + box[0] * points),
    round(top + box[1] * points),
    round(left + box[2] * points),
    round(top + box[3] * points),
  ]
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
