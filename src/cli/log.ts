import { type DestinationStream, destination, pino } from 'pino'
import type { BatchEvent } from '../pipeline/events.ts'

/** The log of a run: JSON lines with time, document, page, stage and milliseconds. */
export interface Log {
  tell(event: BatchEvent): void
  close(): void
}

/** Opens the log; without a file nothing is written. */
export function openLog(file: string | null): Log {
  if (file === null) return { tell: () => {}, close: () => {} }
  const stream = destination({ dest: file, append: true, mkdir: true, sync: true })
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream as DestinationStream)
  return {
    tell(event) {
      if (event.type === 'problem') logger.warn(event)
      else logger.info(event)
    },
    close: () => stream.end(),
  }
}
