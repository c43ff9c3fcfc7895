import { type DestinationStream, destination, pino } from 'pino'
import { ConfigError } from '../model/errors.ts'
import type { BatchEvent } from '../pipeline/events.ts'

/** The log of a run: JSON lines with time, document, page, stage and milliseconds. */
export interface Log {
  tell(event: BatchEvent): void
  close(): void
}

/** Opens the log; without a file nothing is written. */
export function openLog(file: string | null): Log {
  if (file === null) return { tell: () => {}, close: () => {} }
  const stream = openStream(file)
  // A log on a full disk must not end the run.
  stream.on('error', () => {})
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream as DestinationStream)
  return {
    tell(event) {
      for (const line of linesOf(event)) {
        if (event.type === 'problem') logger.warn(line)
        else logger.info(line)
      }
    },
    close: () => stream.end(),
  }
}

/** What the log says of an event: for a page one line a stage, each with its document, page, stage and time. */
function linesOf(event: BatchEvent): object[] {
  switch (event.type) {
    case 'found':
      return [{ stage: 'found', files: event.files }]
    case 'opened':
      return [{ stage: 'open', document: event.file, pages: event.pages }]
    case 'page': {
      const page = { document: event.file, page: event.page, method: event.method }
      if (event.kept) return [{ stage: 'page', ...page, milliseconds: 0, kept: true }]
      return Object.entries(event.stages).map(([stage, milliseconds]) => ({ stage, ...page, milliseconds }))
    }
    case 'plan':
      return [
        {
          stage: 'plan',
          document: event.file,
          milliseconds: Math.round(event.milliseconds),
          kept: event.kept,
        },
      ]
    case 'problem':
      return [
        {
          stage: 'problem',
          document: event.file,
          page: event.page,
          code: event.code,
          message: event.message,
          detail: event.detail,
        },
      ]
    case 'step':
      return [{ stage: event.step }]
  }
}

function openStream(file: string): ReturnType<typeof destination> {
  try {
    return destination({ dest: file, append: true, mkdir: true, sync: true })
  } catch (error) {
    throw new ConfigError(`--log-file ${file}: ${(error as Error).message}`, { cause: error })
  }
}
