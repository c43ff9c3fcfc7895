import { type Bar, Presets, SingleBar } from 'cli-progress'
import type { BatchEvent } from '../pipeline/events.ts'
import type { messages } from './messages.ts'
import { printable } from './printable.ts'
import type { Terminal } from './terminal.ts'

/** Shows how far a run is: a bar where a person watches, one plain line a document elsewhere. */
export interface Progress {
  tell(event: BatchEvent): void
  stop(): void
}

export function showProgress(terminal: Terminal, say: ReturnType<typeof messages>): Progress {
  return terminal.interactive ? showBar(terminal, say) : showLines(terminal, say)
}

function showBar(terminal: Terminal, say: ReturnType<typeof messages>): Progress {
  const bar: Bar = new SingleBar(
    { format: say.bar, hideCursor: true, clearOnComplete: true, etaBuffer: 30, gracefulExit: false },
    Presets.shades_classic,
  )
  let total = 0
  let started = false
  return {
    tell(event) {
      if (event.type === 'opened') {
        total += event.pages
        if (started) bar.setTotal(total)
        else bar.start(total, 0, { file: event.file })
        started = true
      } else if (event.type === 'page') {
        bar.increment(1, { file: shorten(event.file) })
      } else if (event.type === 'problem') {
        terminal.line(`\r${say.problem(event.file, event.page, event.message)}\x1b[K\n`)
      } else if (event.type === 'step' && started) {
        bar.update({ file: say.steps[event.step] })
      }
    },
    stop() {
      if (started) bar.stop()
      started = false
    },
  }
}

function showLines(terminal: Terminal, say: ReturnType<typeof messages>): Progress {
  return {
    tell(event) {
      if (event.type === 'found') terminal.line(`${say.found(event.files)}\n`)
      if (event.type === 'problem') terminal.line(`${say.problem(event.file, event.page, event.message)}\n`)
      if (event.type === 'plan') terminal.line(`${say.planDone(event.file, event.kept)}\n`)
      if (event.type === 'step') terminal.line(`${say.steps[event.step]}\n`)
    },
    stop() {},
  }
}

function shorten(file: string): string {
  const name = printable(file)
  return name.length > 40 ? `…${name.slice(-39)}` : name
}
