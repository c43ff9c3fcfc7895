import type { Point } from '../../geometry/projective.ts'
import type { OpenDocument, Picture } from '../../model/document.ts'
import type { Box, Rule } from '../../model/geometry.ts'
import type { PageNote, PageOcr, PageRead, Region, Tilt, Word } from '../../model/page.ts'
import type { Context } from '../../model/stage.ts'
import { readNumbersAgain, toReading } from './again.ts'
import { type Blank, findUnreadBlanks, markBlanks } from './blanks.ts'
import { fromSource } from './boxes.ts'
import { readComparators } from './comparators.ts'
import { dropDebris } from './debris.ts'
import { type Engine, EngineTimeout, type EngineWord } from './engine.ts'
import { partGlued } from './glued.ts'
import { type Filled, readFields } from './handwriting.ts'
import { countStrokes } from './numerals.ts'
import { type Prepared, prepare } from './prepare.ts'
import { type Attempt, TABLE } from './recognise.ts'
import { readSeparators } from './separators.ts'
import { findSheets, type Sheet, turnSheet } from './sheets.ts'
import type { Stroke } from './strokes.ts'
import { legibility, type Turn, turnPicture } from './turn.ts'
import { readUnderSeals } from './under-seals.ts'
import { readUpright } from './upright.ts'
import { readWritten } from './written.ts'

export interface ReadPictureOptions {
  /** Resolution for rendering pages that are no single picture. */
  readonly dpi: number
  readonly maxPixels: number
  /** Milliseconds for one attempt. */
  readonly timeout: number
}

/** Less ink than this share of a page is dust. */
const DUST = 0.0004
/** More ink than this is print or a picture, and less of it read as words than that share is not read at all. */
const PRINTED = 0.005
const READ = 0.1
/** Figures that were read for certain are something read too. */
const FIGURES = 5
/** A page on which an engine is surer than this of its words is no picture or scrawl. */
const FOREIGN = 0.7

/** Reads the picture of a page, or of its `ocrBoxes`. */
export async function readPicture(
  input: { read: PageRead; document: OpenDocument; engine: Engine },
  options: ReadPictureOptions,
  context: Context,
): Promise<PageOcr> {
  const { read, document, engine } = input
  const empty = emptySlot(read)
  if (read.method !== 'ocr' && read.method !== 'mixed')
    return { ...empty, engine: null, blank: read.method === 'blank' }
  const boxes: (Box | null)[] = read.method === 'mixed' ? (read.ocrBoxes ?? [null]) : [null]
  const parts: Part[] = []
  const notes: PageNote[] = []
  let turned: Turn = 0
  const { dpi, maxPixels } = options
  for (const box of boxes) {
    try {
      const picture = await document.picture(read.page, { dpi, maxPixels, ...(box ? { box } : {}) })
      if (box !== null || read.method !== 'ocr') {
        const sheet = { picture, corners: null }
        const part = await readPart({ engine, sheet, whole: box === null }, options, context)
        parts.push(part)
        turned = part.turned
        continue
      }
      const found = await readSheets({ engine, picture, read }, options, context)
      parts.push(...found.parts)
      turned = found.turned
    } catch (error) {
      context.signal.throwIfAborted()
      notes.push(unreadable(error, box))
    }
  }
  notes.push(...illegible(parts, read))
  const words = parts.flatMap((part) => part.words)
  const tilts = parts.flatMap((part) => part.tilt ?? [])
  return {
    ...empty,
    ...sizeOf(parts, { read, turned }),
    engine: engine.name,
    words,
    rules: parts.flatMap((part) => part.rules),
    regions: parts.flatMap((part) => part.regions),
    ...(tilts.length > 0 ? { tilts } : {}),
    blank:
      notes.length === 0 &&
      parts.every((part) => part.blank) &&
      words.length === 0 &&
      read.words.length === 0,
    confidence: meanConfidence(words),
    notes,
  }
}

/** Reads the sheets on a page's picture; `turned` is by how much the page itself had to be turned. */
async function readSheets(
  { engine, picture, read }: { engine: Engine; picture: Picture; read: PageRead },
  options: ReadPictureOptions,
  context: Context,
): Promise<{ parts: Part[]; turned: Turn }> {
  const readAll = async (sheets: readonly Sheet[], isRight: (part: Part) => boolean): Promise<Part[]> => {
    const parts: Part[] = []
    for (const sheet of sheets) {
      const part = await readPart({ engine, sheet, whole: true }, options, context)
      if (!isRight(part)) return []
      parts.push(part)
    }
    return parts
  }
  const sheets = findSheets(picture)
  // Two pages that are upside down stand in the wrong order too.
  const parts = await readAll(sheets, (part) => sheets.length === 1 || part.turned !== 180)
  const [first] = parts
  if (first && sheets.length === 1) return { parts: [withPage(first, read)], turned: first.turned }
  if (first) return { parts, turned: 0 }
  const upright = findSheets(turnPicture(picture, 180))
  return { parts: await readAll(upright, () => true), turned: 180 }
}

/** A sheet's place once the page is turned as the sheet had to be. */
function withPage(part: Part, { width, height }: PageRead): Part {
  const { tilt, turned } = part
  if (!tilt?.corners || turned === 0) return part
  const turn = ([x, y]: Point): [number, number] => {
    if (turned === 180) return [round(width - x), round(height - y)]
    return turned === 90 ? [round(height - y), x] : [y, round(width - x)]
  }
  const [a, b, c, d] = tilt.corners
  return { ...part, tilt: { ...tilt, corners: [turn(a), turn(b), turn(c), turn(d)] } }
}

/** The page's size once it is upright, and that of the sheets on it. */
function sizeOf(
  parts: readonly Part[],
  { read, turned }: { read: PageRead; turned: Turn },
): Pick<PageOcr, 'turned' | 'width' | 'height' | 'seen'> {
  const across = turned === 90 || turned === 270
  const page = { width: across ? read.height : read.width, height: across ? read.width : read.height }
  const sheets = parts.flatMap(({ sheet }) => (sheet.corners === null ? [] : [sheet.picture.box]))
  if (sheets.length === 0) return { turned, ...page }
  const [width, height] = [Math.max(...sheets.map((box) => box[2])), Math.max(...sheets.map((box) => box[3]))]
  return { turned, width: round(width), height: round(height), seen: page }
}

interface Part {
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

async function readPart(
  input: { engine: Engine; sheet: Sheet; whole: boolean },
  options: ReadPictureOptions,
  context: Context,
): Promise<Part> {
  const { engine, sheet: given, whole } = input
  const how = { timeout: options.timeout, signal: context.signal }
  const first = prepare(given.picture)
  if (first.ink < DUST) return { ...nothingOn(given), blank: true }
  const upright = await readUpright({ picture: given.picture, first, engine, whole }, how)
  const { picture, prepared, turned } = upright
  const sheet = turnSheet(given, { picture, turned })
  if (whole && prepared.ink > PRINTED && isIllegible(upright.found))
    return { ...nothingOn(sheet), turned, illegible: true }
  const seals = prepared.regions.filter((region) => region.kind === 'seal')
  const looked = await readUnderSeals(upright.found, { engine, prepared }, how)
  const counted = countStrokes(partGlued(looked), prepared.grey)
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
    regions: [
      ...prepared.regions.map((region) => ({ ...region, box: regionBox(region.box, place) })),
      ...tableRegions(prepared, place),
    ],
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

/** Reads what stands in a form's blanks in black ink and was told from print by its place and look. */
async function readByPen(
  blanks: readonly Blank[],
  input: { engine: Engine; prepared: Prepared; whole: boolean; filled: readonly Filled[] },
  how: Attempt,
): Promise<{ printed: Blank[]; filled: Filled[] }> {
  const printed = blanks.filter((blank) => !blank.handwritten)
  const taken = input.filled.map(({ word }) => word.box)
  const isFree = (box: EngineWord['box']): boolean =>
    !taken.some((other) => other[0] < box[2] && other[2] > box[0] && other[1] < box[3] && other[3] > box[1])
  const unread = input.whole
    ? findUnreadBlanks(
        blanks.map(({ word }) => word),
        input.prepared.grey,
      )
    : []
  // What stands there in coloured ink was read already.
  const words = [
    ...blanks.flatMap(({ word, handwritten, room }) =>
      handwritten ? [{ ...word, box: room ?? word.box }] : [],
    ),
    ...unread.map((box, i): EngineWord => ({ text: '', confidence: 0, box, line: -100 - i })),
  ].filter(({ box }) => isFree(box))
  const read = await readWritten(
    words.map((word) => word.box),
    { ...input, words: printed.map(({ word }) => word) },
    how,
  )
  const filled = words.flatMap((word, i): Filled[] => {
    const found = read[i]
    if (!found) return []
    const { text, confidence, readings } = found
    return [{ word: { ...word, text, confidence }, handwritten: true, readings }]
  })
  return { printed, filled }
}

/** Both readings of a number whose comparator the picture leaves open. */
function unclear(
  word: EngineWord,
  { others, engine }: { others: readonly string[]; engine: Engine },
): Word['readings'] {
  if (others.length === 0) return []
  return [word, ...others.map((text) => ({ ...word, text }))].map((one) => toReading(one, engine))
}

interface Place {
  readonly prepared: Prepared
  readonly picture: Picture
}

function regionBox(box: Box, { prepared, picture }: Place): Box {
  const points = 72 / prepared.grey.dpi
  const [left, top] = picture.box
  const [x0, y0, x1, y1] = fromSource(box, prepared)
  return [
    round(left + x0 * points),
    round(top + y0 * points),
    round(left + x1 * points),
    round(top + y1 * points),
  ]
}

/** Neighbouring closed cells together are a table. */
function tableRegions(prepared: Prepared, place: Place): Region[] {
  if (prepared.cells.length < TABLE) return []
  const points = 72 / prepared.grey.dpi
  const [left, top] = place.picture.box
  const reach = 0.15 * prepared.grey.dpi
  const boxes: [number, number, number, number][] = []
  for (const cell of prepared.cells) {
    let grown: [number, number, number, number] = [cell.x0, cell.y0, cell.x1, cell.y1]
    for (let i = boxes.length - 1; i >= 0; i--) {
      const other = boxes[i] as [number, number, number, number]
      const near =
        other[0] - reach <= grown[2] &&
        other[2] + reach >= grown[0] &&
        other[1] - reach <= grown[3] &&
        other[3] + reach >= grown[1]
      if (!near) continue
      grown = [
        Math.min(grown[0], other[0]),
        Math.min(grown[1], other[1]),
        Math.max(grown[2], other[2]),
        Math.max(grown[3], other[3]),
      ]
      boxes.splice(i, 1)
    }
    boxes.push(grown)
  }
  return boxes.map((box) => ({
    kind: 'table',
    box: [
      round(left + box[0] * points),
      round(top + box[1] * points),
      round(left + box[2] * points),
      round(top + box[3] * points),
    ],
  }))
}

function toRule(stroke: Stroke, { prepared, picture }: Place): Rule {
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

function toWord(word: EngineWord, { prepared, picture }: Place): Word {
  const points = 72 / prepared.grey.dpi
  const [left, top] = picture.box
  const box: Box = [
    round(left + word.box[0] * points),
    round(top + word.box[1] * points),
    round(left + word.box[2] * points),
    round(top + word.box[3] * points),
  ]
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

function unreadable(error: unknown, box: Box | null): PageNote {
  const message =
    error instanceof EngineTimeout
      ? 'Nhận dạng trang quá thời gian cho phép.'
      : 'Không nhận dạng được hình của trang.'
  return { code: 'page-unreadable', message, box }
}

/**
 * A note on print or pictures that no words could be made out of: the page is unreadable if that is all there is on it.
 * Reading it once more would find as little, so the note has a place, unlike that of a failure.
 */
function illegible(parts: readonly Part[], read: PageRead): PageNote[] {
  if (!parts.some((part) => part.illegible)) return []
  const rest = parts.some((part) => part.words.length > 0)
  const message = 'Trang có chữ hoặc hình nhưng không nhận dạng được chữ nào đáng tin.'
  const box: Box = [0, 0, read.width, read.height]
  return [{ code: rest ? 'low-confidence' : 'page-unreadable', message, box }]
}

function emptySlot(read: PageRead): PageOcr {
  return {
    page: read.page,
    width: read.width,
    height: read.height,
    turned: 0,
    engine: null,
    words: [],
    rules: [],
    regions: [],
    blank: false,
    confidence: null,
    notes: [],
  }
}

function meanConfidence(words: readonly Word[]): number | null {
  if (words.length === 0) return null
  return Math.round((words.reduce((sum, word) => sum + word.confidence, 0) / words.length) * 1000) / 1000
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
