/** Entry point of a worker process: does one job at a time and keeps the last document open between them. */
import process from 'node:process'
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import { ConfigError, InputError } from '../model/errors.ts'
import type { Watch } from './guard.ts'
import { serveJobs } from './workers.ts'
import { openWorkshop } from './workshop.ts'

/** Allowed beside V8's heap: the program, the language model, the OCR engine, pictures of the largest size. */
const ROOM_MEGABYTES = 1024

// Ctrl+C goes to every process of the terminal; what becomes of the jobs is for the one that started this to say.
process.on('SIGINT', () => {})

serveJobs(process.argv.slice(2), (settings) => {
  const watch: Watch = { parent: process.ppid, megabytes: settings.limits.memoryMegabytes + ROOM_MEGABYTES }
  new Worker(new URL('./guard.js', import.meta.url), { workerData: watch }).unref()
  const workshop = openWorkshop({ ...settings, environment: process.env })
  let spares = false
  /** A problem comes back as data, since an error loses its class between processes. */
  return async (job) => {
    if (!spares && (job.kind === 'restore' || job.kind === 'plan')) {
      spares = true
      spareMemory()
    }
    try {
      return { ok: true, value: await workshop.run(job) }
    } catch (error) {
      if (error instanceof InputError) return { ok: false, code: error.code, message: error.message }
      if (error instanceof ConfigError) return { ok: false, code: 'storage', message: error.message }
      const { name = 'Error', message = String(error), stack = '' } = error as Partial<Error>
      // Some libraries' errors have the stack of their class.
      return {
        ok: false,
        code: 'fault',
        message,
        stack: stack.includes(message) ? stack : `${name}: ${message}\n${stack}`,
      }
    }
  }
})

/**
 * V8 lets its heap grow to several times what is in use before it looks for garbage: with half as much again, a worker
 * takes a hundred megabytes less while plans are made. Reading pages leaves so much garbage that it would take a sixth
 * longer. A version that lacks the flag ignores it.
 */
function spareMemory(): void {
  setFlagsFromString('--heap-growing-percent=50')
}
