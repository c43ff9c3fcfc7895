import { availableParallelism } from 'node:os'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { messages } from './messages.ts'
import type { Terminal } from './terminal.ts'

/** What every command is given. */
export interface CommandTools {
  readonly terminal: Terminal
  readonly lang: 'vi' | 'en'
  readonly say: ReturnType<typeof messages>
  /** Sets the exit code. */
  finish(code: number): void
}

/** Options that several commands share. */
export function addReadingOptions(command: Command, { say }: CommandTools): Command {
  return command
    .option('-p, --pipeline <file>', say.options.pipeline)
    .addOption(
      new Option('--ocr-engine <engine>', say.options.ocrEngine)
        .choices(['auto', 'tesseract.js', 'native'])
        .default('auto'),
    )
    .addOption(new Option('--as-of <date>', say.options.asOf).argParser(isoDate))
    .option('--password-file <file>', say.options.passwordFile)
    .option('--follow-links', say.options.followLinks, false)
    .addOption(
      new Option('--threads <count>', say.options.threads)
        .argParser(positive)
        .default(availableParallelism()),
    )
    .addOption(langOption(say.options.lang))
}

export interface ReadingOptions {
  pipeline?: string
  ocrEngine: 'auto' | 'tesseract.js' | 'native'
  asOf?: string
  passwordFile?: string
  followLinks: boolean
  threads: number
}

export function langOption(description: string): Option {
  return new Option('--lang <lang>', description).choices(['vi', 'en']).default('vi')
}

function isoDate(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text))) {
    throw new InvalidArgumentError('YYYY-MM-DD')
  }
  return text
}

function positive(text: string): number {
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('1, 2, 3 …')
  return count
}
