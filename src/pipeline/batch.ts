import { setMaxListeners } from 'node:events'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Decisions } from '../model/decisions.ts'
import { ConfigError } from '../model/errors.ts'
import type { Summary } from '../model/summary.ts'
import { findNative } from '../stages/ocr/index.ts'
import { learnWording } from './adaptation.ts'
import { openCache } from './cache.ts'
import type { LoadedPipeline } from './config.ts'
import { type DocumentRun, type DocumentTools, planDocument, readDocument } from './document.ts'
import type { BatchEvent } from './events.ts'
import { type Intake, takeIn } from './intake.ts'
import { joinAnnexes } from './join.ts'
import { keysOf } from './keys.ts'
import { knowledgeHash } from './knowledge.ts'
import { type Holder, holdFolder } from './lock.ts'
import { mapBounded, openQueue } from './queue.ts'
import type { Settings } from './settings.ts'
import { stageOptions } from './stages.ts'
import { removeLeftovers } from './stale.ts'
import { startWorkers } from './workers.ts'

export interface BatchRequest {
  readonly paths: readonly string[]
  readonly out: string
  readonly pipeline: LoadedPipeline
  readonly decisions: readonly { readonly file: string; readonly decisions: Decisions }[]
  readonly lang: 'vi' | 'en'
  readonly asOf: string | null
  readonly ocrEngine: 'auto' | Settings['ocrEngine']
  readonly passwords: readonly string[]
  /** Environment for programs that are started: a native OCR engine. */
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly followLinks: boolean
  /** Whether the report with its page pictures is wanted. */
  readonly pictures: boolean
  /** Version of the program, as recorded. */
  readonly version: string
  /** How many workers run at once; null takes one a core. */
  readonly threads: number | null
  /** Who runs, and since when: `begun` on the clock of `performance.now()`. */
  readonly holder: Holder & { readonly begun: number }
}

export interface Hooks {
  readonly signal: AbortSignal
  tell(event: BatchEvent): void
}

export interface BatchResult {
  readonly summary: Summary
  /** Files whose wanted name was held by another program, and the name they went to. */
  readonly renamed: readonly { wanted: string; path: string }[]
  /** Path of the report's first page. */
  readonly report: string
  readonly interrupted: boolean
}

/**
 * Runs a folder of plans from PDFs to reports. What is bad in one file never stops the others; what was done
 * before, by this run or one that was cut off, is taken from the cache in the output folder.
 *
 * @throws ConfigError where the pipeline or the output folder is at fault.
 */
export async function runBatch(request: BatchRequest, hooks: Hooks): Promise<BatchResult> {
  const lost: { error: ConfigError | null; controller: AbortController } = {
    error: null,
    controller: new AbortController(),
  }
  const release = await holdFolder(request.out, {
    holder: request.holder,
    onLost: (error) => {
      lost.error = error
      lost.controller.abort()
    },
  })
  const signal = AbortSignal.any([hooks.signal, lost.controller.signal])
  try {
    await removeLeftovers(request.out)
    return await readPlans(request, { ...hooks, signal }, async () => {
      const { publish } = await import('./publish.ts')
      return (batch, tools) => {
        if (lost.error !== null) throw lost.error
        return publish(batch, tools)
      }
    })
  } finally {
    await release()
  }
}

/** A batch whose documents have been through every stage for pages and documents. */
export interface ReadBatch {
  readonly request: BatchRequest
  readonly intakes: readonly Intake[]
  readonly runs: readonly DocumentRun[]
  readonly adaptation: string | null
}

/**
 * Takes plans through all stages up to their gaps and hands them on while the workers still stand. `loadUse` gives what
 * they are handed to; it is called while the workers read, so that what it loads costs no time of its own.
 *
 * @throws as {@link runBatch}.
 */
export async function readPlans<Value>(
  request: BatchRequest,
  hooks: Hooks,
  loadUse: () => Promise<(batch: ReadBatch, tools: DocumentTools) => Promise<Value>>,
): Promise<Value> {
  const { pipeline } = request.pipeline
  const over = new AbortController()
  const signal = AbortSignal.any([hooks.signal, over.signal])
  // Every job under way listens to it.
  setMaxListeners(0, signal)
  const settings: Settings = {
    cacheFolder: join(request.out, '.rasoat', 'cache'),
    lang: request.lang,
    asOf: request.asOf,
    ocrEngine: await resolveEngine(request.ocrEngine),
    limits: pipeline.limits,
    stages: stageOptions(request.pipeline),
    rules: pipeline.rules,
    pictures: request.pictures,
    environment: request.environment,
    templates: request.pipeline.templates,
    knowledge: knowledgeHash(),
  }
  const threads = request.threads ?? availableParallelism()
  const tools: DocumentTools = {
    settings,
    workers: startWorkers(settings, threads),
    cache: openCache(settings.cacheFolder),
    keys: keysOf(settings),
    queue: openQueue(threads, signal),
    signal,
    tell: (event) => {
      if (!over.signal.aborted) hooks.tell(event)
    },
  }
  try {
    const intakes = await takeIn(request.paths, { ...request, limit: pipeline.limits.bytes })
    hooks.tell({ type: 'found', files: intakes.length })
    const taken = intakes.filter((intake) => intake.reference !== null)
    // A few documents at a time: enough to keep every worker busy, few enough to keep memory flat.
    const inFlight = threads + 2
    const [read, use] = await Promise.all([
      mapBounded(taken, inFlight, (intake) => readDocument(intake, tools)),
      loadUse(),
    ])
    const adaptation = await learnWording(read, tools)
    const alone = await mapBounded(read, inFlight, (document) =>
      planDocument(document, { adaptation }, tools),
    )
    const runs = await joinAnnexes({ read, alone, adaptation }, tools)
    return await use({ request, intakes, runs, adaptation }, tools)
  } finally {
    // Where one thing has failed for all, such as a full disk, the others stop in silence.
    over.abort()
    await tools.workers.close()
  }
}

/** The engine that `auto` means on this machine, so that results of two engines never share a key. */
async function resolveEngine(choice: BatchRequest['ocrEngine']): Promise<Settings['ocrEngine']> {
  if (choice === 'tesseract.js') return choice
  const native = await findNative()
  if (native === null && choice === 'native') {
    throw new ConfigError(
      '--ocr-engine native: máy chưa cài tesseract kèm dữ liệu tiếng Việt (tesseract with vie is not installed)',
    )
  }
  return native === null ? 'tesseract.js' : 'native'
}
