import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Adaptation } from '../model/adaptation.ts'
import type { OpenDocument } from '../model/document.ts'
import { InputError } from '../model/errors.ts'
import type { PageLayout, PageRestored } from '../model/page.ts'
import type { Context } from '../model/stage.ts'
import { createOcr, type Ocr } from '../stages/ocr/index.ts'
import { withDocument } from '../stages/read/index.ts'
import { openCache } from './cache.ts'
import { openDrawing } from './drawing.ts'
import type { Job, PlanOutcome } from './jobs.ts'
import { keysOf } from './keys.ts'
import { type PageTools, readPage, renumberPage, unreadablePage } from './page.ts'
import { makePlan } from './plan.ts'
import type { FileReference, Settings } from './settings.ts'
import { stages } from './stages.ts'

/** What one worker works with; it has a life of its own: an open document, an OCR engine, a language model. */
export interface Workshop {
  run(job: Job): Promise<unknown>
  close(): Promise<void>
}

export function openWorkshop(settings: Settings): Workshop {
  const cache = openCache(settings.cacheFolder)
  const keys = keysOf(settings)
  const context: Context = {
    signal: new AbortController().signal,
    cacheFolder: settings.cacheFolder,
    lang: settings.lang,
    note: () => {},
  }
  let held: { sha256: string; document: OpenDocument; release: () => Promise<void> } | null = null
  let ocr: Promise<Ocr> | null = null
  let learned: { hash: string; adaptation: Adaptation } | null = null

  const release = async (): Promise<void> => {
    await held?.release()
    held = null
  }
  const open = async (file: FileReference): Promise<OpenDocument> => {
    if (held?.sha256 === file.sha256) return held.document
    await release()
    if (ocr !== null) await (await ocr).endDocument()
    checkUnchanged(file)
    held = { sha256: file.sha256, ...(await holdDocument(file, settings)) }
    return held.document
  }
  /** Plans are made once all pages are read: what only reading needs, engine and open document, makes room for them. */
  const endReading = async (): Promise<void> => {
    await release()
    const reader = ocr
    ocr = null
    await (await reader)?.close()
  }
  const option = (stage: string): unknown => settings.stages[stage] ?? {}
  const tools = (file: FileReference): PageTools => ({
    cache,
    keys,
    context,
    option,
    open: () => open(file),
    ocr: async () => {
      ocr ??= createOcr({
        engine: settings.ocrEngine,
        workers: 1,
        environment: settings.environment,
        folder: join(settings.cacheFolder, 'ocr'),
      })
      const reader = await ocr
      return {
        readPage: (input, context) =>
          reader.readPage(input, stages.ocr.options.parse(option('ocr')), context),
      }
    },
  })
  const adaptationOf = (hash: string | null): Adaptation | null => {
    if (hash === null) return null
    if (learned?.hash !== hash) {
      const adaptation = cache.get<Adaptation>(hash)
      if (adaptation === undefined) throw new Error(`the batch's adaptation ${hash} is gone from the cache`)
      learned = { hash, adaptation }
    }
    return learned.adaptation
  }
  const restore = async (
    file: FileReference,
    page: number,
    adaptation: string | null,
  ): Promise<PageRestored> => {
    const key = keys.restore(file.sha256, page, adaptation)
    const kept = cache.get<PageRestored>(key)
    if (kept !== undefined) return kept
    const layout = cache.get<PageLayout>(keys.layout(file.sha256, page))
    if (layout === undefined) throw new Error(`page ${page} of ${file.file} is gone from the cache`)
    const restored = await stages.restore.run(
      { layout, adaptation: adaptationOf(adaptation) },
      stages.restore.options.parse(option('restore')),
      context,
    )
    cache.put(key, restored)
    return restored
  }

  const drawing = openDrawing({ settings, cache, keys, open })

  const works: { [K in Job['kind']]: (job: Extract<Job, { kind: K }>) => Promise<unknown> } = {
    async open({ file }) {
      const { pageCount, producer } = await open(file)
      return { pageCount, producer }
    },
    async page({ file, page }) {
      const again = cache.has(keys.layout(file.sha256, page))
      const outcome = await readPage(file.sha256, page, tools(file))
      // Drawing that hangs or ends the process must not cost the page: what is read already is not drawn ahead.
      if (!settings.pictures || again) return outcome
      const begun = performance.now()
      await drawing.drawAhead(file, page)
      return { ...outcome, stages: { ...outcome.stages, picture: Math.round(performance.now() - begun) } }
    },
    async restore({ file, page, adaptation }) {
      await endReading()
      await restore(file, page, adaptation)
      return null
    },
    async plan({ file, plan: request }): Promise<PlanOutcome> {
      await endReading()
      const pages: PageRestored[] = []
      for (const part of [{ file, ...request }, ...request.attachments]) {
        const before = pages.length
        for (let page = 1; page <= part.opened.pageCount; page++) {
          const lost = part.unreadable.find((entry) => entry.page === page)
          const restored =
            lost === undefined
              ? await restore(part.file, page, request.adaptation)
              : unreadablePage(page, lost.reason)
          pages.push(renumberPage(restored, before))
        }
      }
      return makePlan({ file, pages, request }, { settings, context, option })
    },
    async picture({ file, page, target }) {
      await drawing.place(file, page, target)
      return null
    },
  }
  return {
    run: (job) => works[job.kind](job as never),
    close: endReading,
  }
}

/** What is kept under a file's hash must come from that content. @throws InputError `vanished`, `changed`. */
function checkUnchanged(file: FileReference): void {
  const info = statSync(file.path, { throwIfNoEntry: false })
  if (info === undefined) throw new InputError('vanished', file.file)
  if (file.modified === undefined) return
  if (info.size !== file.bytes || info.mtime.getTime() !== file.modified)
    throw new InputError('changed', file.file)
}

/** Opens a document and keeps it open until released; passwords are tried in turn. */
async function holdDocument(
  file: FileReference,
  settings: Settings,
): Promise<{ document: OpenDocument; release: () => Promise<void> }> {
  const source = { path: file.path, lang: settings.lang, limits: settings.limits }
  let refusal: unknown = null
  for (const password of [null, ...file.passwords]) {
    try {
      return await hold({ ...source, password })
    } catch (error) {
      const locked =
        error instanceof InputError && (error.code === 'encrypted' || error.code === 'wrong-password')
      if (!locked) throw error
      refusal = error
    }
  }
  throw refusal
}

function hold(
  source: Parameters<typeof withDocument>[0],
): Promise<{ document: OpenDocument; release: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    let done: () => void = () => {}
    const over = new Promise<void>((finish) => {
      done = finish
    })
    const life = withDocument(source, (document) => {
      resolve({
        document,
        release: () => {
          done()
          return life
        },
      })
      return over
    })
    life.catch(reject)
  })
}
