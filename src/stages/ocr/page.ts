import type { OpenDocument, Picture } from '../../model/document.ts'
import type { Box, Rule } from '../../model/geometry.ts'
import type { PageNote, PageOcr, PageRead, Region, Word } from '../../model/page.ts'
import type { Context } from '../../model/stage.ts'
import { type Engine, EngineTimeout, type EngineWord } from './engine.ts'
import { type Prepared, prepare } from './prepare.ts'
import { recognise } from './recognise.ts'
import type { Stroke } from './strokes.ts'

export interface ReadPictureOptions {
  /** Resolution for rendering pages that are no single picture. */
  readonly dpi: number
  readonly maxPixels: number
  /** Milliseconds for one attempt. */
  readonly timeout: number
}

/** Less ink than this share of a page is dust. */
const DUST = 0.0004

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
  const words: Word[] = []
  const rules: Rule[] = []
  const regions: Region[] = []
  const notes: PageNote[] = []
  let blank = true
  for (const box of boxes) {
    try {
      const part = await readPart({ read, document, engine, box }, options, context)
      words.push(...part.words)
      rules.push(...part.rules)
      regions.push(...part.regions)
      if (!part.blank) blank = false
    } catch (error) {
      context.signal.throwIfAborted()
      blank = false
      notes.push(unreadable(error, box))
    }
  }
  return {
    ...empty,
    engine: engine.name,
    words,
    rules,
    regions,
    blank: blank && words.length === 0 && read.words.length === 0,
    confidence: meanConfidence(words),
    notes,
  }
}

async function readPart(
  input: { read: PageRead; document: OpenDocument; engine: Engine; box: Box | null },
  options: ReadPictureOptions,
  context: Context,
): Promise<{ words: Word[]; rules: Rule[]; regions: Region[]; blank: boolean }> {
  const { document, engine, read, box } = input
  const picture = await document.picture(read.page, {
    dpi: options.dpi,
    maxPixels: options.maxPixels,
    ...(box ? { box } : {}),
  })
  const prepared = prepare(picture)
  if (prepared.ink < DUST) return { words: [], rules: [], regions: [], blank: true }
  const found = await recognise(engine, prepared, { timeout: options.timeout, signal: context.signal })
  return {
    words: found.map((word) => toWord(word, prepared, picture)),
    rules: prepared.strokes.map((stroke) => toRule(stroke, prepared, picture)),
    regions: [],
    blank: false,
  }
}

function toRule(stroke: Stroke, prepared: Prepared, picture: Picture): Rule {
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

function toWord(word: EngineWord, prepared: Prepared, picture: Picture): Word {
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
  const late = error instanceof EngineTimeout
  return {
    code: 'page-unreadable',
    message: late ? 'Nhận dạng trang quá thời gian cho phép.' : 'Không nhận dạng được hình của trang.',
    box,
  }
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
