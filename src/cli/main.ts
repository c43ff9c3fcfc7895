#!/usr/bin/env node
import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Command, CommanderError } from 'commander'
import { ConfigError, InputError } from '../model/errors.ts'
import type { CommandTools } from './command.ts'
import { EXIT } from './exit.ts'
import { messages } from './messages.ts'
import type { Terminal } from './terminal.ts'
import { usageMessage } from './usage.ts'
import { PROGRAM_VERSION } from './version.ts'

/** Each command comes with what it works with, so that only the one that is asked for is loaded. */
const COMMANDS: Readonly<Record<string, () => Promise<(program: Command, tools: CommandTools) => void>>> = {
  run: async () => (await import('./run.ts')).addRun,
  extract: async () => (await import('./extract.ts')).addExtract,
  text: async () => (await import('./text.ts')).addText,
  restore: async () => (await import('./restore.ts')).addRestore,
  template: async () => (await import('./template.ts')).addTemplate,
  compare: async () => (await import('./compare.ts')).addCompare,
  'compare-runs': async () => (await import('./compare-runs.ts')).addCompareRuns,
  report: async () => (await import('./report.ts')).addReport,
  schema: async () => (await import('./schema.ts')).addSchema,
  doctor: async () => (await import('./doctor.ts')).addDoctor,
}

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
  for (const load of commandsFor(argv)) (await load())(program, { terminal, lang, say, finish })
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

/** The command that is named; all of them where help or a wrong word asks for their list. */
function commandsFor(argv: readonly string[]): (typeof COMMANDS)[string][] {
  const named = argv.find((word) => Object.hasOwn(COMMANDS, word))
  if (named !== undefined) return [COMMANDS[named] as (typeof COMMANDS)[string]]
  return argv.includes('--version') || argv.includes('-V') ? [] : Object.values(COMMANDS)
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
