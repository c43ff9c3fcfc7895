import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { OpenDocument } from '../../model/document.ts'
import { ConfigError } from '../../model/errors.ts'
import type { PageOcr, PageRead } from '../../model/page.ts'
import type { Context, Stage } from '../../model/stage.ts'
import type { Engine } from './engine.ts'
import { createNative, findNative } from './native.ts'
import { readPicture } from './page.ts'
import { createTesseractJs } from './tesseract-js.ts'

export { findNative } from './native.ts'

export const OcrOptions = z.strictObject({
  /** Resolution, dots per inch, at which a page is drawn that is no single picture. */
  dpi: z.number().min(72).max(600).default(200),
  /** No picture is read with more pixels than this. */
  maxPixels: z.int().min(10_000).default(40_000_000),
  /** Seconds for one attempt at a page. */
  timeout: z.number().positive().default(120),
})
export type OcrOptions = z.infer<typeof OcrOptions>

export type EngineChoice = 'auto' | 'tesseract.js' | 'native'

/** Reads pages' pictures with one engine; has a life of its own. */
export interface Ocr {
  /** The engine used, as recorded in results. */
  readonly engineName: string
  /** Several pages may be read at once; each engine worker takes one. */
  readPage(
    input: { read: PageRead; document: OpenDocument },
    options: OcrOptions,
    context: Context,
  ): Promise<PageOcr>
  /** To be called when a document is done: workers that served are replaced. */
  endDocument(): Promise<void>
  close(): Promise<void>
}

export interface EngineOptions {
  readonly engine: EngineChoice
  readonly workers: number
  /** What a native process is started with, beside its own settings. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** Where pictures lie while a native process reads them. */
  readonly folder?: string
}

/**
 * Makes a reader. `auto` takes the installed Tesseract if it has Vietnamese data, else the one that comes along.
 * @throws ConfigError where `native` is asked for and not installed.
 */
export async function createOcr(options: EngineOptions): Promise<Ocr> {
  const engine = await chooseEngine(options)
  return {
    engineName: engine.name,
    readPage: ({ read, document }, how, context) =>
      readPicture(
        { read, document, engine },
        { dpi: how.dpi, maxPixels: how.maxPixels, timeout: how.timeout * 1000 },
        context,
      ),
    endDocument: () => engine.recycle(),
    close: () => engine.close(),
  }
}

async function chooseEngine(options: EngineOptions): Promise<Engine> {
  if (options.engine !== 'tesseract.js') {
    const version = await findNative()
    if (version !== null) {
      const { workers, environment = null, folder = join(tmpdir(), 'rasoat-ocr') } = options
      return createNative({ workers, version, environment, folder })
    }
    if (options.engine === 'native') {
      throw new ConfigError(
        'Chưa cài Tesseract kèm dữ liệu tiếng Việt (vie) / no native tesseract with Vietnamese data (vie)',
      )
    }
  }
  return createTesseractJs({ workers: options.workers })
}

/** What was read off the picture of one page. */
export const ocr: Stage<{ read: PageRead; document: OpenDocument; ocr: Ocr }, OcrOptions, PageOcr> = {
  name: 'ocr',
  version: 26,
  unit: 'page',
  needs: ['read'],
  adds: 'ocr',
  options: OcrOptions,
  run: (input, options, context) => input.ocr.readPage(input, options, context),
}
