import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Worker } from 'tesseract.js'
import { type Engine, EngineTimeout, type EngineWord, type Grey, type RecogniseOptions } from './engine.ts'
import { toTiff } from './tiff.ts'
import { parseTsv, segmentation } from './tsv.ts'

interface Seat {
  worker: Worker | null
  /** Pictures since it was started. */
  served: number
  /** Whether it has read anything since it last began anew. */
  used: boolean
  crashed: (error: unknown) => void
}

/**
 * Worker threads hold their largest picture's memory for good: one that has read so many is replaced. A fresh one takes
 * a second to compile its program again.
 */
const PICTURES_BEFORE_RECYCLING = 150

/**
 * Tesseract compiled to WebAssembly, with the Vietnamese data of `@tesseract.js-data/vie`, offline. Each worker is a
 * thread of its own; they start when first needed.
 */
export function createTesseractJs(options: { workers: number }): Engine {
  const seats: Seat[] = Array.from({ length: options.workers }, () => ({
    worker: null,
    served: 0,
    used: false,
    crashed: () => {},
  }))
  const free = [...seats]
  const waiting: ((seat: Seat) => void)[] = []

  const take = (): Promise<Seat> => {
    const seat = free.pop()
    return seat ? Promise.resolve(seat) : new Promise((resolve) => waiting.push(resolve))
  }
  const give = (seat: Seat): void => {
    const next = waiting.shift()
    if (next) next(seat)
    else free.push(seat)
  }

  return {
    name: `tesseract.js ${packageVersion('tesseract.js')} vie`,
    workers: options.workers,
    recognise: async (picture, how) => {
      const seat = await take()
      try {
        how.signal?.throwIfAborted()
        seat.worker ??= await startWorker((error) => seat.crashed(error))
        seat.served++
        seat.used = true
        return await readPicture(seat, picture, how)
      } finally {
        if (seat.served >= PICTURES_BEFORE_RECYCLING) await endWorker(seat)
        give(seat)
      }
    },
    recycle: async () => {
      const used = free.filter((seat) => seat.used)
      for (const seat of used) {
        free.splice(free.indexOf(seat), 1)
        await beginAnew(seat)
        give(seat)
      }
    },
    close: async () => {
      for (const seat of seats) await endWorker(seat)
    },
  }
}

function readPicture(seat: Seat, picture: Grey, how: RecogniseOptions): Promise<EngineWord[]> {
  return guard(seat, how, (worker) =>
    recognise(worker, picture, { ...how, ended: () => seat.worker !== worker }),
  )
}

/** Work of a seat's worker, which is ended where it fails, takes too long or is no longer wanted. */
async function guard<Value>(
  seat: Seat,
  how: Pick<RecogniseOptions, 'timeout' | 'signal'>,
  run: (worker: Worker) => Promise<Value>,
): Promise<Value> {
  const worker = seat.worker
  if (!worker) throw new Error('no worker')
  let timer: NodeJS.Timeout | undefined
  let stop: (() => void) | undefined
  const cut = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new EngineTimeout(`no result after ${how.timeout} ms`)), how.timeout)
    stop = () => reject(how.signal?.reason)
    how.signal?.addEventListener('abort', stop)
    seat.crashed = reject
  })
  try {
    const work = run(worker)
    work.catch(() => undefined)
    return await Promise.race([work, cut])
  } catch (error) {
    await endWorker(seat)
    throw error
  } finally {
    clearTimeout(timer)
    if (stop) how.signal?.removeEventListener('abort', stop)
  }
}

async function recognise(
  worker: Worker,
  picture: Grey,
  how: RecogniseOptions & { ended: () => boolean },
): Promise<EngineWord[]> {
  await worker.setParameters({
    tessedit_pageseg_mode: segmentation(how.mode) as never,
    user_defined_dpi: String(Math.round(picture.dpi)),
    tessedit_char_whitelist: how.characters ?? '',
  })
  // The library posts to an ended worker all the same, and nobody could catch what it then throws.
  if (how.ended()) return []
  const result = await worker.recognize(toTiff(picture), {}, { text: false, tsv: true })
  return parseTsv(result.data.tsv ?? '')
}

async function startWorker(crashed: (error: unknown) => void): Promise<Worker> {
  const { createWorker, OEM } = await import('tesseract.js')
  const folder = dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/vie/package.json'))
  const worker = await createWorker('vie', OEM.LSTM_ONLY, {
    langPath: join(folder, '4.0.0_best_int'),
    gzip: true,
    cacheMethod: 'none',
    workerPath: quietWorker() as unknown as string,
    // Without it a failure inside the worker is thrown where nobody can catch it; the promise rejects anyway.
    errorHandler: () => undefined,
  })
  // Worker threads report a crash as an event; without a listener it would end the process.
  ;(worker as unknown as { worker: NodeJS.EventEmitter }).worker.on('error', crashed)
  await worker.setParameters(PARAMETERS as never)
  return worker
}

const PARAMETERS = {
  // Light print on dark does not occur on plans; looking for it costs a second reading of every poor line.
  tessedit_do_invert: '0',
  debug_file: '/dev/null',
}

/** Milliseconds for loading the language once more. */
const LONGEST_RESET = 30_000

/**
 * Makes a worker forget what it learnt from the pages it read. The program it runs stays compiled: a new worker would
 * take a second of processor time on its first page to compile it again.
 */
async function beginAnew(seat: Seat): Promise<void> {
  seat.used = false
  if (!seat.worker) return
  const { OEM } = await import('tesseract.js')
  try {
    await guard(seat, { timeout: LONGEST_RESET }, async (worker) => {
      await worker.reinitialize('vie', OEM.LSTM_ONLY)
      await worker.setParameters(PARAMETERS as never)
    })
  } catch {
    // It was ended; a new one is started when it is needed.
  }
}

/**
 * The library's own worker, but silent: the picture library inside it writes warnings of its own to standard error,
 * which is not theirs to write to. A `data:` address needs no file that a build would have to carry along.
 */
function quietWorker(): URL {
  const script = createRequire(import.meta.url).resolve('tesseract.js/src/worker-script/node/index.js')
  const code =
    "import { createRequire } from 'node:module'\n" +
    'Object.assign(console, { log() {}, warn() {}, error() {} })\n' +
    `createRequire(${JSON.stringify(script)})(${JSON.stringify(script)})\n`
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`)
}

async function endWorker(seat: Seat): Promise<void> {
  const worker = seat.worker
  seat.worker = null
  seat.served = 0
  seat.used = false
  await worker?.terminate()
}

function packageVersion(name: string): string {
  const file = createRequire(import.meta.url).resolve(`${name}/package.json`)
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
