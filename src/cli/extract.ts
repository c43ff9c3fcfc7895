import type { Command } from 'commander'
import { formatPlan } from '../output/json.ts'
import { addReadingOptions, type CommandTools, type ReadingOptions } from './command.ts'
import { readOne } from './single.ts'

/** `rasoat extract FILE`: one plan's JSON to standard output. */
export function addExtract(program: Command, tools: CommandTools): void {
  const command = program
    .command('extract')
    .description(tools.say.commands.extract)
    .argument('<file>', tools.say.options.file)
  addReadingOptions(command, tools).action(async (file: string, options: ReadingOptions) => {
    const { plan } = await readOne(file, { options, tools })
    tools.terminal.data(formatPlan(plan))
  })
}
