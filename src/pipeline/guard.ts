/**
 * Entry point of a thread beside a worker's work, which sees what the work is too busy to hear of. It ends the process
 * once the one that started it is gone, or once it holds more memory than it may, buffers and pictures counted, which
 * V8's own limit leaves out.
 */
import { writeSync } from 'node:fs'
import process from 'node:process'
import { workerData } from 'node:worker_threads'

export interface Watch {
  /** The process that started this one. */
  readonly parent: number
  /** Most resident memory. */
  readonly megabytes: number
}

const EVERY_MILLISECONDS = 250
const { parent, megabytes } = workerData as Watch

setInterval(() => {
  // An orphan is given a new parent, except on Windows, where the old number stays.
  if (process.ppid !== parent || !isAlive(parent)) process.kill(process.pid, 'SIGKILL')
  if (process.memoryUsage.rss() <= megabytes * 2 ** 20) return
  writeSync(2, `out of memory: more than ${megabytes} MB\n`)
  process.kill(process.pid, 'SIGKILL')
}, EVERY_MILLISECONDS)

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
