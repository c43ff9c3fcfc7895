import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { ConfigError } from '../model/errors.ts'
import { loadTemplate } from '../pipeline/config.ts'
import { restoreText } from '../vietnamese/restorer.ts'
import { type CommandTools, langOption } from './command.ts'

interface RestoreOptions {
  template?: string
  explain?: boolean
}

/** `rasoat restore [FILE]`: damaged Vietnamese in, restored out, line for line. */
export function addRestore(program: Command, { terminal, say }: CommandTools): void {
  program
    .command('restore')
    .description(say.commands.restore)
    .argument('[file]', say.options.textFile)
    .option('--template <file>', say.options.templateFile)
    .option('--explain', say.options.explain)
    .addOption(langOption(say.options.lang))
    .action(async (file: string | undefined, { template, explain }: RestoreOptions) => {
      const text = file === undefined || file === '-' ? await terminal.input() : await readText(file)
      const restored = restoreText(
        text,
        template === undefined ? {} : { templateText: await templateText(template) },
      )
      if (explain === true) {
        for (const { line, original, restored: word, confidence, alternatives } of restored.changes) {
          const others = alternatives.length === 0 ? '' : ` (${alternatives.join(', ')})`
          terminal.data(`${line + 1}\t${original}\t${word}\t${confidence.toFixed(2)}${others}\n`)
        }
      } else {
        terminal.data(restored.lines.join('\n'))
      }
    })
}

/** The wording of a template, or of any text file. */
async function templateText(file: string): Promise<string> {
  if (!file.endsWith('.json')) return readText(file)
  const { template } = await loadTemplate(file)
  return [template.title, ...template.items.map(({ text }) => text)].join('\n')
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw new ConfigError(`${file}: không đọc được tệp (cannot read the file)`, { cause: error })
  })
}
