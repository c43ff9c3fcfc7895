import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type * as Pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Picture } from '../../model/document.ts'
import type { Box } from '../../model/geometry.ts'
import { plainColours } from './colours.ts'
import type { FontFacts, Marks, Matrix, PlacedPicture } from './glyphs.ts'
import { collectMarks } from './marks.ts'
import { keepNatives } from './natives.ts'
import { listOperators } from './operators.ts'
import { type Pixels, toSamples, uprightPixels } from './scan.ts'

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
  /** Pixels across, instead of `dpi`. */
  readonly width?: number | null
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

type Page = Awaited<ReturnType<Pdfjs.PDFDocumentProxy['getPage']>>

/** The half that parses, which the other half would load with the first document; it has no types. */
const PARSER: string = 'pdfjs-dist/legacy/build/pdf.worker.mjs'

let library: Promise<typeof Pdfjs> | null = null

/** Loaded with the first PDF: a process that only hands out work does without. */
function loadPdfjs(): Promise<typeof Pdfjs> {
  library ??= keepNatives(async () => {
    const loaded = await import('pdfjs-dist/legacy/build/pdf.mjs')
    await import(PARSER)
    return loaded
  })
  return library
}

/** Opens a PDF held in memory (the bytes are taken over and changed). Nothing is fetched, evaluated or run. */
export async function openPdf(
  bytes: Uint8Array,
  options: { password: string | null; maxImagePixels: number },
): Promise<Pdf> {
  const pdfjs = await loadPdfjs()
  const names = new Map(Object.entries(pdfjs.OPS).map(([name, code]) => [code as number, name]))
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
  plainColours(bytes)
  const task = pdfjs.getDocument({ ...settings, data: bytes })
  let document: Pdfjs.PDFDocumentProxy
  try {
    document = await task.promise
  } catch (error) {
    await task.destroy().catch(() => undefined)
    throw new PdfError(faultOf(error, pdfjs), { cause: error })
  }
  const metadata = await document.getMetadata().catch(() => null)
  const producer = (metadata?.info as { Producer?: unknown } | undefined)?.Producer
  return {
    pageCount: document.numPages,
    producer: typeof producer === 'string' && producer !== '' ? producer.normalize('NFC') : null,
    marks: async (page) => readMarks(await document.getPage(page), names),
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

function faultOf(error: unknown, pdfjs: typeof Pdfjs): PdfFault {
  if (error instanceof Error && error.name === 'PasswordException') {
    return (error as Error & { code?: number }).code === pdfjs.PasswordResponses.INCORRECT_PASSWORD
      ? 'wrong-password'
      : 'encrypted'
  }
  return 'damaged'
}

async function readMarks(page: Page, names: ReadonlyMap<number, string>): Promise<Marks> {
  const viewport = page.getViewport({ scale: 1 })
  const list = await listOperators(page)
  const fonts = new Map<string, FontFacts>()
  return collectMarks(
    {
      codes: list.fnArray,
      values: list.argsArray,
      names,
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

type Canvas = NonNullable<Parameters<Page['render']>[0]['canvas']>

/** What the canvas has beside a browser's: its pixels, four bytes each; on white they are all opaque. */
interface Drawn {
  data(): Uint8Array
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

async function drawPage(document: Pdfjs.PDFDocumentProxy, page: Page, how: RenderOptions): Promise<Picture> {
  const rotation = (page.rotate + how.turn) % 360
  const plain = page.getViewport({ scale: 1, rotation })
  const box = how.box ?? ([0, 0, plain.width, plain.height] as Box)
  const [across, down] = [Math.max(0.01, box[2] - box[0]), Math.max(0.01, box[3] - box[1])]
  const wanted = how.width == null ? how.dpi / 72 : how.width / across
  const scale = Math.min(wanted, Math.sqrt(how.maxPixels / Math.max(1, across * down)))
  const width = Math.max(1, Math.round(across * scale))
  const height = Math.max(1, Math.round(down * scale))
  const viewport = page.getViewport({
    scale,
    rotation,
    offsetX: -box[0] * scale,
    offsetY: -box[1] * scale,
  })
  const factory = document.canvasFactory as {
    create(width: number, height: number): { canvas: Canvas & Drawn }
    destroy(entry: unknown): void
  }
  const entry = factory.create(width, height)
  try {
    await page.render({ canvas: entry.canvas, viewport, background: 'white' }).promise
    return { ...toSamples(entry.canvas.data(), width * height), width, height, dpi: scale * 72, box }
  } finally {
    factory.destroy(entry)
  }
}
