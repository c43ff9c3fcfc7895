import type { Rule } from '../../model/geometry.ts'
import type { Region, Tilt, Word } from '../../model/page.ts'
import type { Context } from '../../model/stage.ts'
import { readNumbersAgain, toReading } from './again.ts'
import { markBlanks } from './blanks.ts'
import { fromSource } from './boxes.ts'
import { readByPen } from './by-pen.ts'
import { readComparators } from './comparators.ts'
import { withDashes } from './dashes.ts'
import { dropDebris } from './debris.ts'
import type { Engine, EngineWord } from './engine.ts'
import { partGlued } from './glued.ts'
import { readFields } from './handwriting.ts'
import { readHead } from './head.ts'
import { countStrokes } from './numerals.ts'
import { toRegions, toRule, toWord } from './place.ts'
import { prepare } from './prepare.ts'
import { readSeparators } from './separators.ts'
import { type Sheet, turnSheet } from './sheets.ts'
import { legibility, type Turn } from './turn.ts'
import { readUnderSeals } from './under-seals.ts'
import { readUpright } from './upright.ts'

/** Less ink than this share of a page is dust. */
const DUST = 0.0004
/** More ink than this is print or a picture, and less of it read as words than that share is not read at all. */
const PRINTED = 0.005
const READ = 0.1
/** Figures that were read for certain are something read too. */
const FIGURES = 5
/** A page on which an engine is surer than this of its words is no picture or scrawl. */
const FOREIGN = 0.7

/** What was read of one sheet, or of one box on a page. */
export interface Part {
  readonly words: Word[]
  readonly rules: Rule[]
  readonly regions: Region[]
  readonly tilt: Tilt | null
  readonly blank: boolean
  /** There is print or a picture, but no words could be made out. */
  readonly illegible: boolean
  readonly turned: Turn
  /** As it was read: turned upright. */
  readonly sheet: Sheet
}

/** Reads a sheet, or a part of a page (`whole` false), which is taken as it stands. */
export async function readPart(
  input: { engine: Engine; sheet: Sheet; whole: boolean },
  { timeout }: { readonly timeout: number },
  context: Context,
): Promise<Part> {
  const { engine, sheet: given, whole } = input
  const how = { timeout, signal: context.signal }
  const first = prepare(given.picture)
  if (first.ink < DUST) return { ...nothingOn(given), blank: true }
  const upright = await readUpright({ picture: given.picture, first, engine, whole }, how)
  const { picture, prepared, turned } = upright
  const sheet = turnSheet(given, { picture, turned })
  if (whole && prepared.ink > PRINTED && isIllegible(upright.found))
    return { ...nothingOn(sheet), turned, illegible: true }
  const seals = prepared.regions.filter((region) => region.kind === 'seal')
  const headed = whole ? await readHead(upright.found, { engine, prepared }, how) : upright.found
  const looked = await readUnderSeals(headed, { engine, prepared }, how)
  const counted = countStrokes(withDashes(partGlued(looked), prepared.grey), prepared.grey)
  const compared = readComparators(
    counted.map(({ word }) => word),
    prepared.grey,
  )
  const parted = readSeparators(
    compared.map(({ word }) => word),
    prepared.grey,
  )
  const doubts = new Map(
    parted.map(({ word, others }, i) => [
      word,
      [...others, ...(compared[i]?.others ?? []), ...(counted[i]?.others ?? [])],
    ]),
  )
  // What the picture shows no further look of the same engine undoes.
  const settled = new Set(parted.flatMap(({ word, others }) => (others.length > 0 ? [word] : [])))
  const sighted = parted.map(({ word }) => word)
  const found = dropDebris(sighted, {
    seals: seals.map((region) => fromSource(region.box, prepared)),
    dpi: prepared.grey.dpi,
  })
  const fields = await readFields(found, { engine, prepared }, how)
  const blanks = whole
    ? markBlanks(found, prepared.grey)
    : found.map((word) => ({ word, handwritten: false, room: null }))
  const pen = await readByPen(blanks, { engine, prepared, whole, filled: fields }, how)
  const filled = [...fields, ...pen.filled]
  const again = await readNumbersAgain(
    pen.printed.map(({ word }) => word).filter((word) => !settled.has(word)),
    { engine, prepared },
    how,
  )
  const place = { prepared, picture }
  return {
    words: [
      ...pen.printed.map(({ word }) => ({
        ...toWord(again.get(word)?.word ?? word, place),
        readings: again.get(word)?.readings ?? unclear(word, { others: doubts.get(word) ?? [], engine }),
      })),
      ...filled.map(({ word, handwritten, readings }) => ({
        ...toWord(word, place),
        handwritten,
        readings: [...readings],
      })),
    ],
    rules: prepared.strokes.map((stroke) => toRule(stroke, place)),
    regions: toRegions(place),
    tilt: tiltOf(sheet, prepared.skew),
    blank: false,
    illegible: false,
    turned,
    sheet,
  }
}

/**
 * Hardly a word of Vietnamese among what an engine made of a page, and no figures: nothing of it can be believed,
 * unless the engine is sure of it, as of another language's print.
 */
function isIllegible(words: readonly EngineWord[]): boolean {
  const long = words.filter((word) => /\p{L}{3}/u.test(word.text))
  const mean = long.reduce((sum, word) => sum + word.confidence, 0) / Math.max(1, long.length)
  if (long.length >= FIGURES && mean > FOREIGN) return false
  const figures = words.filter((word) => /^\P{L}*\d\P{L}*$/u.test(word.text) && word.confidence > 0.7)
  return figures.length < FIGURES && legibility(words) < READ
}

function nothingOn(sheet: Sheet): Part {
  const none = { words: [], rules: [], regions: [] }
  return { ...none, tilt: tiltOf(sheet, 0), blank: false, illegible: false, turned: 0, sheet }
}

/** A sheet's way back to the page; null where it stands there as it was read. */
function tiltOf({ picture: { box }, corners }: Sheet, degrees: number): Tilt | null {
  if (corners === null) return degrees === 0 ? null : { box, degrees }
  return {
    box,
    degrees,
    corners: corners.map(([x, y]) => [round(x), round(y)]) as unknown as Tilt['corners'],
  }
}

/** Both readings of a number whose comparator the picture leaves open. */
function unclear(
  word: EngineWord,
  { others, engine }: { others: readonly string[]; engine: Engine },
): Word['readings'] {
  if (others.length === 0) return []
  return [word, ...others.map((text) => ({ ...word, text }))].map((one) => toReading(one, engine))
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
