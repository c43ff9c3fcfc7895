import { open, stat } from 'node:fs/promises'
import type { OpenDocument, Picture } from '../../model/document.ts'
import { InputError } from '../../model/errors.ts'
import type { Box } from '../../model/geometry.ts'
import type { PageRead } from '../../model/page.ts'
import { coverOf } from './cover.ts'
import type { Marks, PlacedPicture } from './glyphs.ts'
import { judgePage } from './judge.ts'
import { inputMessage, type ReadErrorCode } from './messages.ts'
import { openPdf, type Pdf, PdfError } from './pdf.ts'
import { type Turn, turnMarks, turnOf } from './turn.ts'
import { unpacksBeyond } from './unpacked.ts'

export interface PdfFile {
  readonly path: string
  readonly password?: string | null
  /** Most pages, bytes of the file, and pixels of any one picture in it. */
  readonly limits: {
    readonly pages: number
    readonly bytes: number
    readonly pixels: number
    /** Most bytes that one compressed stream may unpack to; none is looked into where it is absent. */
    readonly unpackedBytes?: number
  }
  readonly lang?: 'vi' | 'en'
}

/** Resolution for pages that must be drawn because they are no single picture. */
const MIN_DPI = 150
/** A pasted picture coarser than this gains from being drawn larger. */
const LEAST_DPI = 72

/**
 * Opens a PDF for the time of `use` and closes it whatever happens.
 * @throws InputError for a file that is missing, unreadable, empty, no PDF, encrypted, damaged, without pages or
 *   beyond the limits.
 */
export async function withDocument<T>(
  file: PdfFile,
  use: (document: OpenDocument) => Promise<T>,
): Promise<T> {
  const bytes = await readBytes(file)
  const pdf = await openChecked(bytes, file)
  try {
    if (pdf.pageCount === 0) throw fail('no-pages', file)
    if (pdf.pageCount > file.limits.pages) {
      throw fail('too-many-pages', file, { detail: `${pdf.pageCount} > ${file.limits.pages}` })
    }
    return await use(toDocument(pdf))
  } finally {
    await pdf.close()
  }
}

async function readBytes(file: PdfFile): Promise<Uint8Array> {
  try {
    const facts = await stat(file.path)
    if (facts.isDirectory()) throw fail('unreadable', file, { detail: 'EISDIR' })
    if (facts.size === 0) throw fail('empty', file)
    if (facts.size > file.limits.bytes) {
      const megabytes = (n: number): string => `${Math.round(n / 1e6)} MB`
      throw fail('too-large', file, { detail: `${megabytes(facts.size)} > ${megabytes(file.limits.bytes)}` })
    }
    const handle = await open(file.path, 'r')
    try {
      const buffer = await handle.readFile()
      if (buffer.length === 0) throw fail('empty', file)
      return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length).slice()
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (error instanceof InputError) throw error
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
    if (code === 'ENOENT' || code === 'ENOTDIR') throw fail('missing', file, { cause: error })
    throw fail('unreadable', file, { detail: code, cause: error })
  }
}

async function openChecked(bytes: Uint8Array, file: PdfFile): Promise<Pdf> {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1')
  if (!head.includes('%PDF-')) throw fail('not-a-pdf', file)
  const whole = isWhole(bytes)
  const { unpackedBytes } = file.limits
  if (unpackedBytes !== undefined && (await unpacksBeyond(bytes, unpackedBytes)))
    throw fail('too-much-data', file)
  let pdf: Pdf
  try {
    pdf = await openPdf(bytes, { password: file.password ?? null, maxImagePixels: file.limits.pixels })
  } catch (error) {
    if (error instanceof PdfError) throw fail(error.fault, file, { cause: error })
    throw error
  }
  if (!whole) {
    await pdf.close()
    throw fail('damaged', file)
  }
  return pdf
}

/** A PDF ends with `startxref`, an offset and `%%EOF`; one cut short on its way does not. */
function isWhole(bytes: Uint8Array): boolean {
  let end = bytes.length
  while (end > 0 && ((bytes[end - 1] as number) <= 32 || bytes[end - 1] === 0)) end--
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset + Math.max(0, end - 4096), Math.min(end, 4096))
  const text = tail.toString('latin1')
  return text.includes('%%EOF') || text.includes('startxref')
}

function fail(
  code: ReadErrorCode,
  file: PdfFile,
  options: { detail?: string; cause?: unknown } = {},
): InputError {
  const message = inputMessage(code, { lang: file.lang ?? 'vi', detail: options.detail ?? '' })
  return new InputError(code, message, { cause: options.cause })
}

function toDocument(pdf: Pdf): OpenDocument {
  let last: { page: number; marks: Marks; turn: Turn } | null = null
  const marksOf = async (page: number): Promise<{ marks: Marks; turn: Turn }> => {
    if (last?.page === page) return last
    const before = last?.page ?? null
    const plain = await pdf.marks(page)
    const turn = turnOf(plain.glyphs.filter((glyph) => glyph.visible))
    last = { page, marks: turnMarks(plain, turn), turn }
    if (before !== null) await pdf.release(before)
    return last
  }
  return {
    pageCount: pdf.pageCount,
    producer: pdf.producer,
    readPage: async (page) => {
      try {
        const { marks } = await marksOf(page)
        if (isEmpty(marks) && (await pdf.hidesContent(page))) return notReadable(page, marks)
        return toRead(page, marks)
      } catch (error) {
        return unreadablePage(page, error)
      }
    },
    picture: async (page, options) => {
      const { marks, turn } = await marksOf(page)
      if (isEmpty(marks) && (await pdf.hidesContent(page)))
        throw new Error('what the page draws cannot be read')
      const { dpi = MIN_DPI, width = null, maxPixels, box = null } = options
      return pagePicture(pdf, { page, marks, turn, dpi, width, maxPixels, box })
    },
  }
}

function toRead(page: number, marks: Marks): PageRead {
  return {
    page,
    width: round(marks.width),
    height: round(marks.height),
    rotation: marks.rotation,
    rules: [...marks.rules],
    pictures: marks.pictures.map((picture) => picture.box.map(round) as Box),
    ...judgePage(marks),
  }
}

function isEmpty(marks: Marks): boolean {
  return marks.glyphs.length === 0 && marks.pictures.length === 0 && marks.shapes === 0
}

/** A page whose only picture is damaged or beyond the limit is not blank: nobody knows what is on it. */
function notReadable(page: number, marks: Marks): PageRead {
  return {
    ...toRead(page, marks),
    method: 'ocr',
    reason: 'Ảnh của trang bị hỏng hoặc vượt giới hạn số điểm ảnh cho phép nên không đọc được.',
  }
}

/** A page whose content cannot be parsed is left to rendering, which may still show some of it. */
function unreadablePage(page: number, error: unknown): PageRead {
  const detail = error instanceof Error ? error.message.slice(0, 120) : 'unknown'
  return {
    page,
    width: 595,
    height: 842,
    rotation: 0,
    words: [],
    layer: [],
    rules: [],
    pictures: [],
    method: 'ocr',
    ocrBoxes: null,
    reason: `Không phân tích được nội dung trang (${detail}): thử nhận dạng từ hình trang.`,
  }
}

interface PicturePlea {
  readonly page: number
  readonly marks: Marks
  readonly turn: Turn
  readonly dpi: number
  readonly width: number | null
  readonly maxPixels: number
  readonly box: Box | null
}

async function pagePicture(pdf: Pdf, plea: PicturePlea): Promise<Picture> {
  const { marks } = plea
  const pagePixels = marks.width * marks.height
  const large = marks.pictures.filter((picture) => areaOf(picture.box) > 0.5 * pagePixels)
  const single = large.length === 1 ? large[0] : undefined
  if (single && !plea.box && isWholeScan(single, marks)) {
    const picture = await pdf.pixels(plea.page, single)
    if (picture && picture.width * picture.height <= plea.maxPixels) return picture
  }
  const pasted = plea.box && marks.pictures.find((picture) => sameBox(picture.box, plea.box as Box))
  if (pasted) {
    const picture = await pdf.pixels(plea.page, pasted)
    if (picture && picture.dpi >= LEAST_DPI && picture.width * picture.height <= plea.maxPixels)
      return picture
  }
  return pdf.render(plea.page, { ...plea, dpi: Math.max(MIN_DPI, plea.dpi) })
}

/** One picture that is the page: nothing else of weight is drawn beside or over it. */
function isWholeScan(picture: PlacedPicture, marks: Marks): boolean {
  const others = marks.pictures.filter((other) => other !== picture)
  const over = coverOf(
    others.filter((other) => other.order > picture.order).map((other) => other.box),
    marks,
  )
  return coverOf([picture.box], marks) > 0.6 && over < 0.1
}

function sameBox(a: Box, b: Box): boolean {
  return a.every((value, i) => Math.abs(value - (b[i] as number)) < 1)
}

function areaOf(box: Box): number {
  return Math.max(0, box[2] - box[0]) * Math.max(0, box[3] - box[1])
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
