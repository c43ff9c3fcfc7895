import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { formatJson } from '../output/json.ts'
import { loadTemplate } from '../pipeline/config.ts'
import { writeWhole } from '../pipeline/files.ts'
import { draftTemplate } from '../template/index.ts'
import { addReadingOptions, type CommandTools, type ReadingOptions } from './command.ts'
import { readOne } from './single.ts'

/** `rasoat template PDF -o FILE`: drafts a template; what a person edited in FILE stays, and the changes are shown. */
export function addTemplate(program: Command, tools: CommandTools): void {
  const { say, terminal } = tools
  const command = program
    .command('template')
    .description(say.commands.template)
    .argument('<file>', say.options.file)
    .requiredOption('-o, --output <file>', say.options.outputFile)
  addReadingOptions(command, tools).action(
    async (file: string, options: ReadingOptions & { output: string }) => {
      const previous = existsSync(options.output) ? (await loadTemplate(options.output)).template : null
      const { plan } = await readOne(file, { options, tools, templates: [] })
      const { template, changes } = draftTemplate(plan, { previous })
      for (const change of changes) terminal.line(`${say.templateChange(change)}\n`)
      const { path } = await writeWhole(options.output, formatJson(template))
      terminal.line(`${say.written(path)}\n`)
    },
  )
}
