import type { OpenDocument } from '../model/document.ts'
import { InputError } from '../model/errors.ts'
import type { PageLayout, PageOcr, PageRead, PageRestored } from '../model/page.ts'
import type { Context } from '../model/stage.ts'
import type { Cache } from './cache.ts'
import type { PageOutcome } from './jobs.ts'
import type { keysOf } from './keys.ts'
import { stages } from './stages.ts'

/** What a page's run borrows from its worker. */
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
  const clock: Clock = { read: 0, ocr: 0, layout: 0 }
  const key = tools.keys.layout(sha256, page)
  let layout = tools.cache.get<PageLayout>(key)
  if (layout === undefined) {
    const document = await tools.open()
    const read = await timed(clock, 'read', () => document.readPage(page))
    const ocr = await timed(clock, 'ocr', () => readPicture(sha256, { read, document }, tools))
    const options = stages.layout.options.parse(tools.option('layout'))
    layout = await timed(clock, 'layout', async () =>
      stages.layout.run({ read, ocr }, options, tools.context),
    )
    tools.cache.put(key, layout)
  }
  return { ...describe(layout), milliseconds: performance.now() - begun, stages: clock }
}

type Clock = Record<'read' | 'ocr' | 'layout', number>

/** Does a stage's work and notes its milliseconds. */
async function timed<Value>(clock: Clock, stage: keyof Clock, work: () => Promise<Value>): Promise<Value> {
  const begun = performance.now()
  const value = await work()
  clock[stage] = Math.round(performance.now() - begun)
  return value
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
  // What failed as a whole is tried again, by this run and by the next, never kept as if it were the page.
  const lost = ocr.notes.find(({ code, box }) => code === 'page-unreadable' && box === null)
  if (lost !== undefined) throw new InputError('page-lost', lost.message)
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

/** A page given up on: A4, empty, with the reason. */
export function unreadablePage(page: number, reason: string): PageRestored {
  const layout: PageLayout = {
    page,
    width: 595,
    height: 842,
    rotation: 0,
    method: 'unreadable',
    reason,
    engine: null,
    confidence: 0,
    blocks: [],
    regions: [],
    notes: [{ code: 'page-unreadable', message: reason, box: null }],
  }
  return { layout, restorations: [] }
}

/** The page as it counts in a plan whose earlier pages came in other files. */
export function renumberPage({ layout, restorations }: PageRestored, before: number): PageRestored {
  return {
    layout: { ...layout, page: layout.page + before },
    restorations: restorations.map((entry) => ({ ...entry, page: entry.page + before })),
  }
}

function describe(layout: PageLayout): Omit<PageOutcome, 'milliseconds' | 'stages'> {
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
  }
}
