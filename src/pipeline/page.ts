import type { OpenDocument } from '../model/document.ts'
import type { PageLayout, PageOcr, PageRead } from '../model/page.ts'
import type { Context } from '../model/stage.ts'
import type { Cache } from './cache.ts'
import type { PageOutcome } from './jobs.ts'
import type { keysOf } from './keys.ts'
import { stages } from './stages.ts'

/** What a page's run borrows from its thread. */
export interface PageTools {
  readonly cache: Cache
  readonly keys: ReturnType<typeof keysOf>
  readonly context: Context
  option(stage: string): unknown
  /** Opens the document when it is first needed. */
  open(): Promise<OpenDocument>
  /** Reads pictures; made when it is first needed. */
  ocr(): Promise<{
    readPage(input: { read: PageRead; document: OpenDocument }, context: Context): Promise<PageOcr>
  }>
}

/** Reads one page up to its layout, from the cache as far as that goes. */
export async function readPage(sha256: string, page: number, tools: PageTools): Promise<PageOutcome> {
  const begun = performance.now()
  const key = tools.keys.layout(sha256, page)
  let layout = tools.cache.get<PageLayout>(key)
  if (layout === undefined) {
    const document = await tools.open()
    const read = await document.readPage(page)
    const ocr = await readPicture(sha256, { read, document }, tools)
    layout = await stages.layout.run(
      { read, ocr },
      stages.layout.options.parse(tools.option('layout')),
      tools.context,
    )
    tools.cache.put(key, layout)
  }
  return describe(layout, performance.now() - begun)
}

async function readPicture(
  sha256: string,
  input: { read: PageRead; document: OpenDocument },
  tools: PageTools,
): Promise<PageOcr> {
  const { read } = input
  if (read.method !== 'ocr' && read.method !== 'mixed') return withoutOcr(read)
  const key = tools.keys.ocr(sha256, read.page)
  const kept = tools.cache.get<PageOcr>(key)
  if (kept !== undefined) return kept
  const ocr = await (await tools.ocr()).readPage(input, tools.context)
  tools.cache.put(key, ocr)
  return ocr
}

/** The OCR slot of a page that needs none. */
export function withoutOcr(read: PageRead): PageOcr {
  return {
    page: read.page,
    width: read.width,
    height: read.height,
    turned: 0,
    engine: null,
    words: [],
    rules: [],
    regions: [],
    blank: read.method === 'blank',
    confidence: null,
    notes: [],
  }
}

/** The layout slot of a page given up on. */
export function unreadableLayout(
  page: number,
  size: { width: number; height: number },
  reason: string,
): PageLayout {
  return {
    page,
    ...size,
    rotation: 0,
    method: 'unreadable',
    reason,
    engine: null,
    confidence: 0,
    blocks: [],
    regions: [],
    notes: [{ code: 'page-unreadable', message: reason, box: null }],
  }
}

function describe(layout: PageLayout, milliseconds: number): PageOutcome {
  const lines = layout.blocks.flatMap((block) => [
    ...block.lines,
    ...(block.grid?.cells.flatMap((cell) => cell.lines) ?? []),
  ])
  const good = layout.method === 'text' || layout.method === 'legacy-font'
  return {
    page: layout.page,
    method: layout.method,
    words: lines.reduce((sum, line) => sum + line.words.length, 0),
    goodText: good ? lines.map((line) => line.words.map((word) => word.text).join(' ')).join('\n') : null,
    milliseconds,
  }
}
