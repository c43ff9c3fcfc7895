import { ConfigError, InputError } from '../model/errors.ts'
import type { Cache } from './cache.ts'
import type { BatchEvent } from './events.ts'
import type { Intake } from './intake.ts'
import type { Opened, PageOutcome, PlanRequest } from './jobs.ts'
import type { keysOf } from './keys.ts'
import { isPageLoss, problemMessage, unreadableReason } from './messages.ts'
import type { Queue } from './queue.ts'
import type { FileReference, Settings } from './settings.ts'
import { runTwice, type Workers } from './workers.ts'

export interface DocumentTools {
  readonly settings: Settings
  readonly workers: Workers
  readonly cache: Cache
  readonly keys: ReturnType<typeof keysOf>
  readonly queue: Queue
  readonly signal: AbortSignal
  tell(event: BatchEvent): void
}

/** A document whose pages are read up to their layout. */
export interface ReadDocument {
  readonly intake: Intake
  /** Why the document could not be read; null where it was. */
  readonly problem: InputError | null
  readonly opened: Opened | null
  readonly pages: readonly PageOutcome[]
  readonly unreadable: PlanRequest['unreadable']
}

/** An annex that came as a file of its own, read up to its layout. */
export interface Annex extends ReadDocument {
  readonly intake: Intake & { readonly reference: FileReference }
  readonly opened: Opened
}

/** A document's whole run. The plan itself stays in the cache: a batch holds small records only. */
export interface DocumentRun {
  readonly intake: Intake
  readonly problem: InputError | null
  /** For an annex in a file of its own: the plan's file that it was joined to. */
  readonly joinedTo: string | null
  /** Cache key of the {@link PlanOutcome}; null where there is a problem or the run was interrupted. */
  readonly key: string | null
  /** Where each page of the plan comes from, in order. */
  readonly pages: readonly { readonly file: FileReference | null; readonly page: number }[]
  readonly pageMilliseconds: number
  readonly planMilliseconds: number
}

/** Opens a document and reads its pages; a page that fails twice is given up on, the others go on. */
export async function readDocument(intake: Intake, tools: DocumentTools): Promise<ReadDocument> {
  const nothing = { intake, problem: null, opened: null, pages: [], unreadable: [] }
  const file = intake.reference
  if (file === null || tools.signal.aborted) return nothing
  try {
    const opened = await openDocument(file, tools)
    tools.tell({ type: 'opened', file: file.file, pages: opened.pageCount })
    const pages: PageOutcome[] = []
    const unreadable: { page: number; reason: string }[] = []
    const numbers = Array.from({ length: opened.pageCount }, (_, index) => index + 1)
    const time = { left: tools.settings.limits.secondsPerDocument * 1000 }
    await Promise.all(
      numbers.map(async (page) => {
        const outcome = await readPage(file, { page, time }, tools)
        if ('reason' in outcome) unreadable.push(outcome)
        else pages.push(outcome)
      }),
    )
    pages.sort((a, b) => a.page - b.page)
    unreadable.sort((a, b) => a.page - b.page)
    return { intake, problem: null, opened, pages, unreadable }
  } catch (error) {
    if (tools.signal.aborted) return nothing
    return { ...nothing, problem: explain(error, file, tools) }
  }
}

/**
 * From read pages to the plan with its gaps: restoration page by page, the rest in one job. The pages of annexes that
 * came as files of their own follow the plan's.
 */
export async function planDocument(
  read: ReadDocument,
  { adaptation, annexes = [] }: { adaptation: string | null; annexes?: readonly Annex[] },
  tools: DocumentTools,
): Promise<DocumentRun> {
  const begun = performance.now()
  const file = read.intake.reference
  const end = (problem: InputError | null, key: string | null): DocumentRun => ({
    intake: read.intake,
    problem,
    joinedTo: null,
    key,
    pages: [{ ...read, intake: read.intake }, ...annexes].flatMap(({ intake, opened }) =>
      Array.from({ length: opened?.pageCount ?? 0 }, (_, index) => ({
        file: intake.reference,
        page: index + 1,
      })),
    ),
    pageMilliseconds: read.pages.reduce((sum, page) => sum + page.milliseconds, 0),
    planMilliseconds: performance.now() - begun,
  })
  if (file === null || read.opened === null || tools.signal.aborted) return end(read.problem, null)
  const { opened, unreadable } = read
  const key = tools.keys.gaps(
    tools.keys.plan({
      ...file,
      adaptation,
      unreadable: [read, ...annexes].flatMap((part) => part.unreadable.map(({ page }) => page)),
      attachments: annexes.map(({ intake }) => intake.reference.sha256),
    }),
  )
  const kept = tools.cache.has(key)
  try {
    if (!kept) {
      const limits = { seconds: tools.settings.limits.secondsPerDocument, signal: tools.signal }
      // Pages of print are restored one by one by every worker; born-digital ones take no time in the plan's job.
      const printed = read.pages.filter(
        ({ method }) => method === 'ocr' || method === 'mixed' || method === 'restored',
      )
      await Promise.all(
        printed.map(({ page }) =>
          runTwice({ kind: 'restore', file, page, adaptation }, { ...limits, priority: 1 }, tools),
        ),
      )
      const attachments = annexes.map(({ intake, opened, unreadable }) => ({
        file: intake.reference,
        opened,
        unreadable,
      }))
      const job = { kind: 'plan', file, plan: { opened, adaptation, unreadable, attachments } } as const
      tools.cache.put(key, await runTwice(job, { ...limits, priority: 2 }, tools))
    }
    tools.tell({ type: 'plan', file: file.file, milliseconds: performance.now() - begun, kept })
    return end(null, key)
  } catch (error) {
    return tools.signal.aborted ? end(null, null) : end(explain(error, file, tools), null)
  }
}

async function openDocument(file: FileReference, tools: DocumentTools): Promise<Opened> {
  const key = tools.keys.opened(file.sha256)
  const kept = tools.cache.get<Opened>(key)
  if (kept !== undefined) return kept
  const limits = { seconds: tools.settings.limits.secondsPerPage, signal: tools.signal }
  const opened = await runTwice({ kind: 'open', file }, { ...limits, priority: 0 }, tools)
  tools.cache.put(key, opened)
  return opened
}

async function readPage(
  file: FileReference,
  { page, time }: { page: number; time: { left: number } },
  tools: DocumentTools,
): Promise<PageOutcome | { page: number; reason: string }> {
  const key = `${tools.keys.layout(file.sha256, page)}-outcome`
  const kept = tools.cache.get<PageOutcome>(key)
  if (kept !== undefined) {
    tools.tell({ type: 'page', file: file.file, ...kept, kept: true })
    return kept
  }
  // The OCR stage has its own limit and second try within this one, which is for what hangs altogether.
  const limits = { seconds: tools.settings.limits.secondsPerPage * 2.5, signal: tools.signal }
  let cause: Parameters<typeof unreadableReason>[0] = 'internal'
  let detail = ''
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const outcome = await tools.queue.add(async () => {
        // Pages done before this run count nothing: run again, a document that ran out of time goes on.
        if (time.left <= 0) throw new InputError('document-timeout', file.file)
        const begun = performance.now()
        try {
          return await tools.workers.run({ kind: 'page', file, page }, limits)
        } finally {
          time.left -= performance.now() - begun
        }
      })
      tools.cache.put(key, outcome)
      tools.tell({ type: 'page', file: file.file, ...outcome, kept: false })
      return outcome
    } catch (error) {
      tools.signal.throwIfAborted()
      if (error instanceof ConfigError) throw error
      cause = 'internal'
      if (error instanceof InputError) {
        if (!isPageLoss(error.code)) throw error
        cause = error.code
      }
      detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
    }
  }
  const reason = unreadableReason(cause, tools.settings.lang)
  tools.tell({ type: 'problem', file: file.file, page, code: cause, message: reason, detail })
  return { page, reason }
}

/**
 * What is told of a document that failed; a fault of the program counts against this document alone.
 *
 * @throws ConfigError as it came.
 */
function explain(error: unknown, file: FileReference, tools: DocumentTools): InputError {
  // What stops this document would stop every other: a full disk.
  if (error instanceof ConfigError) throw error
  const code = error instanceof InputError ? error.code : 'internal'
  const message = problemMessage(code, tools.settings.lang) ?? (error as Error).message
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
  tools.tell({ type: 'problem', file: file.file, page: null, code, message, detail })
  return new InputError(code, message, { cause: error })
}
