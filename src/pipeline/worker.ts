/** Entry point of a worker thread: does one job at a time and keeps the last document open between them. */
import { workerData } from 'node:worker_threads'
import { ConfigError, InputError } from '../model/errors.ts'
import type { Job, JobResult } from './jobs.ts'
import type { Settings } from './settings.ts'
import { openWorkshop } from './workshop.ts'

const workshop = openWorkshop(workerData as Settings)

/** A problem of the input comes back as data, since an error loses its class and code between threads. */
export default async function work(job: Job): Promise<JobResult<unknown>> {
  try {
    return { ok: true, value: await workshop.run(job) }
  } catch (error) {
    if (error instanceof InputError) return { ok: false, code: error.code, message: error.message }
    if (error instanceof ConfigError) return { ok: false, code: 'storage', message: error.message }
    throw error
  }
}
