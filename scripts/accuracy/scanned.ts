import { tmpdir } from 'node:os'
import type { OpenDocument } from '../../src/model/document.ts'
import type { PageLayout, PageOcr, PageRead, PageRestored } from '../../src/model/page.ts'
import type { Context } from '../../src/model/stage.ts'
import { layout } from '../../src/stages/layout/index.ts'
import { createOcr, type Ocr, OcrOptions } from '../../src/stages/ocr/index.ts'
import { restore } from '../../src/stages/restore/index.ts'

const context: Context = {
  signal: new AbortController().signal,
  cacheFolder: tmpdir(),
  lang: 'vi',
  note: () => undefined,
}

/** The engine that comes along, or the native one where `--native` asks for it. */
export function openOcr(flags: readonly string[]): Promise<Ocr> {
  return createOcr({
    engine: flags.includes('--native') ? 'native' : 'tesseract.js',
    workers: 1,
    environment: process.env,
  })
}

/** A page's stages from its picture on, with the seconds that reading it took. */
export async function readScanned(
  document: OpenDocument,
  page: number,
  ocr: Ocr,
): Promise<{ slot: PageOcr; laid: PageLayout; restored: PageRestored; seconds: number }> {
  const begun = performance.now()
  const read = await document.readPage(page)
  const slot = await ocr.readPage({ read, document }, OcrOptions.parse({}), context)
  const seconds = (performance.now() - begun) / 1000
  const laid = await layOut(read, slot)
  const restored = await restore.run({ layout: laid, adaptation: null }, restore.options.parse({}), context)
  return { slot, laid, restored, seconds }
}

/** A page's layout by the usual options. */
export async function layOut(read: PageRead, ocr: PageOcr): Promise<PageLayout> {
  return layout.run({ read, ocr }, layout.options.parse({}), context)
}
