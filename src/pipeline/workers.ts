import { fileURLToPath } from 'node:url'
import workerpool from 'workerpool'
import { ConfigError, InputError } from '../model/errors.ts'
import { cacheKey, openCache } from './cache.ts'
import type { Job, JobResult, Opened, PageOutcome, PlanOutcome } from './jobs.ts'
import type { Queue } from './queue.ts'
import type { Settings } from './settings.ts'

interface Results {
  open: Opened
  page: PageOutcome
  restore: null
  plan: PlanOutcome
  picture: null
}

/**
 * Processes that do the heavy work. One that hangs, crashes or runs out of memory is ended and replaced: being a
 * process, it takes nothing with it, whatever native code it was in.
 */
export interface Workers {
  /**
   * @throws InputError as the job found; `timeout` after `seconds`; `out-of-memory` or `crashed` where the process
   *   ended under the job.
   * @throws ConfigError where the cache cannot be written: nothing can go on then.
   * @throws DOMException `AbortError` once `signal` fires.
   */
  run<K extends Job['kind']>(
    job: Extract<Job, { kind: K }>,
    limits: { seconds: number; signal: AbortSignal },
  ): Promise<Results[K]>
  /** Ends all processes; no job may follow. Closing again does nothing. */
  close(): Promise<void>
}

/** The settings that are written down for the workers; the environment goes to them as their own. */
type WrittenSettings = Omit<Settings, 'environment'>

/** Milliseconds a process is given to end by itself before it is killed. */
const GRACE = 100
/** Milliseconds after which a process that does not report its end is no longer waited for. */
const LONGEST_END = 5000
/** Characters kept of what a worker says on standard error. */
const WORDS_KEPT = 4000
/**
 * For the C library of Linux, as it starts: what is larger than a megabyte, as pictures are, gets pages of its own and
 * gives them back once freed. Left to itself it learns from the first picture freed to keep room for the next ones, all
 * over a heap that never shrinks then. Other systems do not read these.
 */
const ALLOCATION = {
  MALLOC_MMAP_THRESHOLD_: String(2 ** 20),
  MALLOC_TRIM_THRESHOLD_: String(4 * 2 ** 20),
  MALLOC_ARENA_MAX: '2',
}

/** @throws ConfigError where the cache cannot be written. */
export function startWorkers(settings: Settings, count: number): Workers {
  const { environment, ...written } = settings
  const key = cacheKey({ stage: 'settings', version: 1, input: written })
  openCache(settings.cacheFolder).put(key, written satisfies WrittenSettings)
  // The compiled file stands at the same distance from `src/pipeline` and from `dist/pipeline`.
  const script = fileURLToPath(new URL('../../dist/pipeline/worker.js', import.meta.url))
  const pool = workerpool.pool(script, {
    workerType: 'process',
    maxWorkers: count,
    workerTerminateTimeout: GRACE,
    // What a dying process prints is for the log, not for the terminal.
    emitStdStreams: true,
    forkArgs: [settings.cacheFolder, key],
    forkOpts: {
      env: { ...ALLOCATION, ...environment },
      execArgv: [
        `--max-old-space-size=${settings.limits.memoryMegabytes}`,
        // Text is never a program where documents are read, whatever a library might do.
        '--disallow-code-generation-from-strings',
      ],
      serialization: 'advanced',
    },
  })
  return {
    async run(job, { seconds, signal }) {
      signal.throwIfAborted()
      let words = ''
      const hear = ({ stderr = '' }: { stderr?: string }): void => {
        words = (words + stderr).slice(-WORDS_KEPT)
      }
      const work = pool.exec('work', [job], { on: hear }) as unknown as InstanceType<
        typeof workerpool.Promise<JobResult<never>, Error>
      >
      const stop = (): void => void work.cancel()
      let late = false
      const timer = setTimeout(() => {
        late = true
        stop()
      }, seconds * 1000)
      signal.addEventListener('abort', stop, { once: true })
      let result: JobResult<never>
      try {
        result = await work
      } catch (error) {
        signal.throwIfAborted()
        if (late) throw new InputError('timeout', job.file.file)
        if (error instanceof workerpool.TerminateError) throw endOf(job, words, error)
        throw error
      } finally {
        clearTimeout(timer)
        signal.removeEventListener('abort', stop)
      }
      if (result.ok) return result.value
      if (result.code === 'fault') throw Object.assign(new Error(result.message), { stack: result.stack })
      if (result.code === 'storage') throw new ConfigError(result.message)
      throw new InputError(result.code, result.message)
    },
    async close() {
      try {
        await pool.terminate(true, LONGEST_END)
      } catch {
        // One that had ended before never reports its end.
      }
    },
  }
}

/**
 * A job in its turn. One whose process ended under it is tried once more, in a fresh process: what ended it may have
 * been left there by the job before, or the system may have run short of memory.
 *
 * @throws as {@link Workers.run}.
 */
export async function runTwice<K extends Job['kind']>(
  job: Extract<Job, { kind: K }>,
  limits: { seconds: number; signal: AbortSignal; priority: number },
  { queue, workers }: { queue: Queue; workers: Workers },
): Promise<Results[K]> {
  const attempt = (): Promise<Results[K]> =>
    queue.add(() => workers.run<K>(job, limits), { priority: limits.priority })
  try {
    return await attempt()
  } catch (error) {
    const ended = error instanceof InputError && (error.code === 'out-of-memory' || error.code === 'crashed')
    if (!ended) throw error
    return attempt()
  }
}

/** Serves jobs inside a worker process, one at a time. `openWork` is given the settings of the run. */
export function serveJobs(
  [cacheFolder = '', key = '']: readonly string[],
  openWork: (settings: WrittenSettings) => (job: Job) => Promise<JobResult<unknown>>,
): void {
  const settings = openCache(cacheFolder).get<WrittenSettings>(key)
  if (settings === undefined) throw new Error('the settings of the run are gone from the cache')
  workerpool.worker({ work: openWork(settings) })
}

/**
 * What the end of a process under its job is told as: by its last words, or, where these come too late to be heard, by
 * the signal with which V8 gives up a full heap (134 is the same as an exit code).
 */
function endOf(job: Job, words: string, cause: Error): InputError {
  const outOfMemory =
    /out of memory|allocation failed/i.test(words) ||
    (words.trim() === '' && /signalCode: `SIGABRT`|exitCode: `134`/.test(cause.message))
  return new InputError(outOfMemory ? 'out-of-memory' : 'crashed', `${job.file.file}: ${words.trim()}`, {
    cause,
  })
}
