import type { Point } from '../../geometry/projective.ts'
import type { OpenDocument, Picture } from '../../model/document.ts'
import type { Box } from '../../model/geometry.ts'
import type { PageNote, PageOcr, PageRead, Word } from '../../model/page.ts'
import type { Context } from '../../model/stage.ts'
import { type Engine, EngineTimeout } from './engine.ts'
import { type Part, readPart } from './part.ts'
import { findSheets, type Sheet } from './sheets.ts'
import { type Turn, turnPicture } from './turn.ts'

export interface ReadPictureOptions {
  /** Resolution for rendering pages that are no single picture. */
  readonly dpi: number
  readonly maxPixels: number
  /** Milliseconds for one attempt. */
  readonly timeout: number
}

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
