import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import { ConfigError, InputError } from '../model/errors.ts'
import type { Job, JobResult, Opened, PageOutcome, PlanOutcome } from './jobs.ts'
import type { Settings } from './settings.ts'

interface Results {
  open: Opened
  page: PageOutcome
  restore: null
  plan: PlanOutcome
  picture: null
}

/** Threads that do the heavy work. One that hangs, crashes or runs out of memory is ended and replaced. */
export interface Workers {
  readonly threads: number
  /**
   * @throws InputError as the job found; `timeout` after `seconds`; `out-of-memory`.
   * @throws ConfigError where the cache cannot be written: nothing can go on then.
   * @throws DOMException `AbortError` once `signal` fires.
   */
  run<K extends Job['kind']>(
    job: Extract<Job, { kind: K }>,
    limits: { seconds: number; signal: AbortSignal },
  ): Promise<Results[K]>
  close(): Promise<void>
}

export function startWorkers(settings: Settings, threads: number): Workers {
  // The compiled file stands at the same distance from `src/pipeline` and from `dist/pipeline`.
  const filename = fileURLToPath(new URL('../../dist/pipeline/worker.js', import.meta.url))
  const pool = new Piscina({
    filename,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 60_000,
    // A thread that sleeps in Atomics.wait could not hear its OCR engine.
    atomics: 'disabled',
    workerData: settings,
    resourceLimits: { maxOldGenerationSizeMb: settings.limits.memoryMegabytes },
  })
  // A thread that ends on its own fails its job, which is told there; the pool itself goes on.
  pool.on('error', () => {})
  return {
    threads,
    async run(job, { seconds, signal }) {
      signal.throwIfAborted()
      const stop = new AbortController()
      let late = false
      const timer = setTimeout(() => {
        late = true
        stop.abort()
      }, seconds * 1000)
      const interrupt = (): void => stop.abort()
      signal.addEventListener('abort', interrupt, { once: true })
      let result: JobResult<never>
      try {
        result = (await pool.run(job, { signal: stop.signal })) as JobResult<never>
      } catch (error) {
        signal.throwIfAborted()
        if (late) throw new InputError('timeout', job.file.file)
        if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') {
          throw new InputError('out-of-memory', job.file.file)
        }
        throw error
      } finally {
        clearTimeout(timer)
        signal.removeEventListener('abort', interrupt)
      }
      if (result.ok) return result.value
      if (result.code === 'storage') throw new ConfigError(result.message)
      throw new InputError(result.code, result.message)
    },
    close: () => pool.destroy(),
  }
}
