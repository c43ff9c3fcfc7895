import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Picture } from '../../model/document.ts'
import type { Box } from '../../model/geometry.ts'
import type { FontFacts, Marks, Matrix, PlacedPicture } from './glyphs.ts'
import { collectMarks } from './marks.ts'
import { type Pixels, uprightPixels } from './scan.ts'

/** The one place that knows pdfjs-dist: opens a PDF, lists a page's marks, gives its pictures. */
export interface Pdf {
  readonly pageCount: number
  readonly producer: string | null
  marks(page: number): Promise<Marks>
  /** A placed picture's own pixels; null where only rendering shows it right. */
  pixels(page: number, picture: PlacedPicture): Promise<Picture | null>
  /** The page, or `box` of it, drawn on white; `turn` degrees clockwise beyond `/Rotate`. */
  render(page: number, options: RenderOptions): Promise<Picture>
  /**
   * Whether a page draws something that was left out, such as a picture with too many pixels. Reads the whole file
   * again: to be asked only of a page that shows nothing at all.
   */
  hidesContent(page: number): Promise<boolean>
  /** Frees what a page holds. */
  release(page: number): Promise<void>
  close(): Promise<void>
}

export interface RenderOptions {
  readonly dpi: number
  readonly maxPixels: number
  readonly turn: number
  readonly box: Box | null
}

export type PdfFault = 'encrypted' | 'wrong-password' | 'damaged'

export class PdfError extends Error {
  override readonly name = 'PdfError'
  readonly fault: PdfFault
  constructor(fault: PdfFault, options?: ErrorOptions) {
    super(fault, options)
    this.fault = fault
  }
}

type Page = Awaited<ReturnType<pdfjs.PDFDocumentProxy['getPage']>>

const OPERATOR_NAMES = new Map(Object.entries(pdfjs.OPS).map(([name, code]) => [code as number, name]))

/** Opens a PDF held in memory (the bytes are taken over). Nothing is fetched, evaluated or run. */
export async function openPdf(
  bytes: Uint8Array,
  options: { password: string | null; maxImagePixels: number },
): Promise<Pdf> {
  const settings = {
    ...(options.password === null ? {} : { password: options.password }),
    ...resourceFolders(),
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    isEvalSupported: false,
    enableXfa: false,
    useSystemFonts: false,
    maxImageSize: options.maxImagePixels,
    disableAutoFetch: true,
    disableRange: true,
    disableStream: true,
  }
  const task = pdfjs.getDocument({ ...settings, data: bytes })
  let document: pdfjs.PDFDocumentProxy
  try {
    document = await task.promise
  } catch (error) {
    await task.destroy().catch(() => undefined)
    throw new PdfError(faultOf(error), { cause: error })
  }
  const metadata = await document.getMetadata().catch(() => null)
  const producer = (metadata?.info as { Producer?: unknown } | undefined)?.Producer
  return {
    pageCount: document.numPages,
    producer: typeof producer === 'string' && producer !== '' ? producer.normalize('NFC') : null,
    marks: async (page) => readMarks(await document.getPage(page)),
    pixels: async (page, picture) => readPixels(await document.getPage(page), picture),
    render: async (page, how) => drawPage(document, await document.getPage(page), how),
    hidesContent: async (page) => {
      const lenient = await (await document.getPage(page)).getOperatorList()
      // Strict reading stops at what lenient reading leaves out, and ends with fewer operators.
      const strict = pdfjs.getDocument({ ...settings, data: await document.getData(), stopAtErrors: true })
      try {
        const list = await (await (await strict.promise).getPage(page)).getOperatorList()
        return list.fnArray.length < lenient.fnArray.length
      } catch {
        return true
      } finally {
        await strict.destroy()
      }
    },
    release: async (page) => {
      const proxy = await document.getPage(page)
      proxy.cleanup()
    },
    close: async () => {
      await task.destroy()
    },
  }
}

/** Folders of pdfjs-dist as plain paths with a closing slash, which it wants on every system. */
function resourceFolders(): {
  wasmUrl: string
  cMapUrl: string
  standardFontDataUrl: string
  iccUrl: string
} {
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const folder = (name: string): string => `${join(root, name).replaceAll('\\', '/')}/`
  return {
    wasmUrl: folder('wasm'),
    cMapUrl: folder('cmaps'),
    standardFontDataUrl: folder('standard_fonts'),
    iccUrl: folder('iccs'),
  }
}

function faultOf(error: unknown): PdfFault {
  if (error instanceof Error && error.name === 'PasswordException') {
    return (error as Error & { code?: number }).code === pdfjs.PasswordResponses.INCORRECT_PASSWORD
      ? 'wrong-password'
      : 'encrypted'
  }
  return 'damaged'
}

async function readMarks(page: Page): Promise<Marks> {
  const viewport = page.getViewport({ scale: 1 })
  const list = await page.getOperatorList()
  const fonts = new Map<string, FontFacts>()
  return collectMarks(
    {
      codes: list.fnArray,
      values: list.argsArray,
      names: OPERATOR_NAMES,
      font: (id) => {
        const known = fonts.get(id)
        if (known) return known
        const facts = fontFacts(page, id)
        fonts.set(id, facts)
        return facts
      },
    },
    {
      view: viewport.transform as unknown as Matrix,
      width: viewport.width,
      height: viewport.height,
      rotation: ((viewport.rotation % 360) + 360) % 360,
    },
  )
}

/** The little of a canvas context that is used here. */
interface Drawing {
  getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray }
}

interface PdfjsFont {
  name?: string
  bold?: boolean
  black?: boolean
  italic?: boolean
  ascent?: number
  descent?: number
  fontMatrix?: number[]
  missingFile?: boolean
  isType3Font?: boolean
}

function fontFacts(page: Page, id: string): FontFacts {
  const font: PdfjsFont = page.commonObjs.has(id) ? (page.commonObjs.get(id) as PdfjsFont) : {}
  const name = font.name ?? ''
  const ascent = font.ascent
  const descent = font.descent
  return {
    name,
    bold: Boolean(font.bold || font.black) || /bold|black|heavy/i.test(name),
    italic: Boolean(font.italic) || /italic|oblique/i.test(name),
    ascent: ascent && ascent > 0.3 && ascent < 1.5 ? ascent : 0.89,
    descent: descent && descent < 0 && descent > -0.8 ? descent : -0.22,
    scale: Math.abs(font.fontMatrix?.[0] ?? 0.001) || 0.001,
    embedded: font.missingFile !== true,
  }
}

async function readPixels(page: Page, picture: PlacedPicture): Promise<Picture | null> {
  if (picture.id === null || picture.mask) return null
  const store = picture.id.startsWith('g_') ? page.commonObjs : page.objs
  const id = picture.id
  const pixels = await new Promise<Partial<Pixels> | null>((resolve) => {
    store.get(id, (value: Partial<Pixels> | null) => resolve(value))
  })
  if (!pixels?.data || !pixels.width || !pixels.height || !pixels.kind) return null
  return uprightPixels(pixels as Pixels, picture)
}

async function drawPage(document: pdfjs.PDFDocumentProxy, page: Page, how: RenderOptions): Promise<Picture> {
  const rotation = (page.rotate + how.turn) % 360
  const plain = page.getViewport({ scale: 1, rotation })
  const box = how.box ?? ([0, 0, plain.width, plain.height] as Box)
  const points = Math.max(1, (box[2] - box[0]) * (box[3] - box[1]))
  const scale = Math.min(how.dpi / 72, Math.sqrt(how.maxPixels / points))
  const width = Math.max(1, Math.round((box[2] - box[0]) * scale))
  const height = Math.max(1, Math.round((box[3] - box[1]) * scale))
  const viewport = page.getViewport({
    scale,
    rotation,
    offsetX: -box[0] * scale,
    offsetY: -box[1] * scale,
  })
  const factory = document.canvasFactory as {
    create(width: number, height: number): { canvas: null; context: Drawing }
    destroy(entry: unknown): void
  }
  const entry = factory.create(width, height)
  try {
    await page.render({ canvas: entry.canvas, viewport, background: 'white' }).promise
    const rgba = entry.context.getImageData(0, 0, width, height).data
    const data = new Uint8Array(width * height * 3)
    for (let i = 0, from = 0, to = 0; i < width * height; i++, from += 4, to += 3) {
      data[to] = rgba[from] as number
      data[to + 1] = rgba[from + 1] as number
      data[to + 2] = rgba[from + 2] as number
    }
    return { data, width, height, channels: 3, dpi: scale * 72, box }
  } finally {
    factory.destroy(entry)
  }
}
