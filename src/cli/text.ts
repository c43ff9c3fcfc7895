import type { Command } from 'commander'
import { formatText } from '../output/text.ts'
import { addReadingOptions, type CommandTools, type ReadingOptions } from './command.ts'
import { readOne } from './single.ts'

/** `rasoat text FILE`: the text of a PDF as it is used, a form feed between pages. */
export function addText(program: Command, tools: CommandTools): void {
  const command = program
    .command('text')
    .description(tools.say.commands.text)
    .argument('<file>', tools.say.options.file)
  addReadingOptions(command, tools).action(async (file: string, options: ReadingOptions) => {
    const { text } = await readOne(file, { options, tools })
    tools.terminal.data(formatText(text))
  })
}
