#!/usr/bin/env node
import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Command, CommanderError } from 'commander'
import { ConfigError, InputError } from '../model/errors.ts'
import { addCompare } from './compare.ts'
import { addCompareRuns } from './compare-runs.ts'
import { addDoctor } from './doctor.ts'
import { EXIT } from './exit.ts'
import { addExtract } from './extract.ts'
import { messages } from './messages.ts'
import { addReport } from './report.ts'
import { addRestore } from './restore.ts'
import { addRun } from './run.ts'
import { addSchema } from './schema.ts'
import { addTemplate } from './template.ts'
import type { Terminal } from './terminal.ts'
import { addText } from './text.ts'
import { usageMessage } from './usage.ts'
import { PROGRAM_VERSION } from './version.ts'

const COMMANDS = [
  addRun,
  addExtract,
  addText,
  addRestore,
  addTemplate,
  addCompare,
  addCompareRuns,
  addReport,
  addSchema,
  addDoctor,
]

/** One run of the program: words after its name in, exit code out. Standard output carries data alone. */
export async function main(argv: readonly string[], terminal: Terminal): Promise<number> {
  const lang = langOf(argv)
  const say = messages(lang)
  const program = new Command('rasoat')
    .description(say.about)
    .version(PROGRAM_VERSION)
    .helpOption('-h, --help', say.help)
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: terminal.data,
      writeErr: terminal.line,
      outputError: (text, write) => write(usageMessage(text, lang)),
    })
    .showHelpAfterError(say.seeHelp)
  let code: number = EXIT.done
  const finish = (result: number): void => {
    code = result
  }
  for (const add of COMMANDS) {
    add(program, { terminal, lang, say, finish })
  }
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongUse
    if (error instanceof ConfigError) {
      terminal.line(`${say.error}: ${error.message}\n`)
      return EXIT.wrongUse
    }
    if (error instanceof InputError) {
      terminal.line(`${say.error}: ${error.message}\n`)
      return error.code === 'missing' ? EXIT.wrongUse : EXIT.nothing
    }
    throw error
  }
}

/** The language is needed before the words are parsed, for the help itself. */
function langOf(argv: readonly string[]): 'vi' | 'en' {
  const index = argv.indexOf('--lang')
  return argv.includes('--lang=en') || (index >= 0 && argv[index + 1] === 'en') ? 'en' : 'vi'
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { processTerminal } = await import('./terminal.ts')
  process.exitCode = await main(process.argv.slice(2), processTerminal())
}
