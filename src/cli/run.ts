import type { Command } from 'commander'
import { Option } from 'commander'
import type { Summary } from '../model/summary.ts'
import { runBatch } from '../pipeline/batch.ts'
import { loadDecisions, loadPasswords, loadPipeline } from '../pipeline/config.ts'
import { watchFolder } from '../pipeline/watch.ts'
import { addReadingOptions, type CommandTools, type ReadingOptions } from './command.ts'
import { EXIT } from './exit.ts'
import { openLog } from './log.ts'
import { showProgress } from './progress.ts'
import { summaryTable } from './table.ts'
import { holderOf } from './terminal.ts'
import { PROGRAM_VERSION } from './version.ts'

interface RunOptions extends ReadingOptions {
  output: string
  decisions: string[]
  failOn: 'never' | 'info' | 'warning' | 'error'
  logFile?: string
  watch: boolean
}

/** `rasoat run FOLDER|FILE… -o OUT`: the main job. */
export function addRun(program: Command, tools: CommandTools): void {
  const { say } = tools
  const command = program
    .command('run')
    .description(say.commands.run)
    .argument('<path...>', say.options.paths)
    .requiredOption('-o, --output <folder>', say.options.output)
    .option('--decisions <file...>', say.options.decisions, [])
    .addOption(
      new Option('--fail-on <level>', say.options.failOn)
        .choices(['never', 'info', 'warning', 'error'])
        .default('never'),
    )
    .option('--log-file <file>', say.options.logFile)
    .option('--watch', say.options.watch, false)
  addReadingOptions(command, tools).action((paths: string[], options: RunOptions) =>
    run(paths, options, tools),
  )
}

async function run(paths: string[], options: RunOptions, tools: CommandTools): Promise<void> {
  const { terminal, lang, say } = tools
  const pipeline = await loadPipeline(options.pipeline ?? null)
  const decisions = await Promise.all(options.decisions.map(loadDecisions))
  const passwords = options.passwordFile === undefined ? [] : await loadPasswords(options.passwordFile)
  const log = openLog(options.logFile ?? null)
  const interrupt = new AbortController()
  const forget = terminal.onInterrupt((count) => {
    if (count === 1) {
      terminal.line(`\n${say.stopping}\n`)
      interrupt.abort()
    } else {
      terminal.exit(EXIT.interrupted)
    }
  })
  const once = async (): Promise<number> => {
    const progress = showProgress(terminal, say)
    try {
      const result = await runBatch(
        {
          paths,
          out: options.output,
          pipeline,
          decisions,
          lang,
          asOf: options.asOf ?? null,
          ocrEngine: options.ocrEngine,
          passwords,
          environment: terminal.environment,
          followLinks: options.followLinks,
          pictures: true,
          version: PROGRAM_VERSION,
          threads: options.threads,
          holder: holderOf(terminal),
        },
        {
          signal: interrupt.signal,
          tell: (event) => {
            progress.tell(event)
            log.tell(event)
          },
        },
      )
      progress.stop()
      if (result.summary.files.length === 0) terminal.line(`${say.nothingFound}\n`)
      else terminal.line(`${summaryTable(result.summary, { say, columns: terminal.columns })}\n`)
      for (const { wanted, path } of result.renamed) terminal.line(`${say.heldOpen(wanted, path)}\n`)
      terminal.line(`${say.reportAt(result.report)}\n`)
      return exitCode(result.summary, options.failOn, result.interrupted)
    } finally {
      progress.stop()
    }
  }
  const { signal } = interrupt
  try {
    const changes = options.watch ? watchFolder(paths, { signal, ignore: options.output }) : []
    tools.finish(await once())
    for await (const _change of changes) {
      if (!signal.aborted) tools.finish(await once())
    }
  } finally {
    forget()
    log.close()
  }
}

const LEVELS = ['info', 'warning', 'error'] as const

/** The exit code that a summary means; see the output contract. */
function exitCode(summary: Summary, failOn: RunOptions['failOn'], interrupted: boolean): number {
  if (interrupted) return EXIT.interrupted
  const failed = summary.files.filter(({ status }) => status === 'failed').length
  const processed = summary.files.filter(({ planId }) => planId !== null).length
  if (processed === 0) return EXIT.nothing
  if (failed > 0) return EXIT.someFailed
  if (failOn === 'never') return EXIT.done
  const counted = LEVELS.slice(LEVELS.indexOf(failOn))
  const reached = summary.files.some(
    ({ findings, gaps }) =>
      counted.some((level) => findings[level] > 0) || (gaps !== null && gaps.missing + gaps.weaker > 0),
  )
  return reached || summary.batch.some(({ severity }) => counted.includes(severity)) ? EXIT.found : EXIT.done
}
