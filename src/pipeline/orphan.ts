/**
 * Entry point of a thread beside a worker's work: ends the process once the one that started it is gone, even where
 * the work never lets the process hear of it.
 */
import process from 'node:process'
import { workerData } from 'node:worker_threads'

const EVERY_MILLISECONDS = 1000
const parent = workerData as number

setInterval(() => {
  // An orphan is given a new parent, except on Windows, where the old number stays.
  if (process.ppid !== parent || !isAlive(parent)) process.kill(process.pid, 'SIGKILL')
}, EVERY_MILLISECONDS)

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
