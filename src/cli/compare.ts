import type { Command } from 'commander'
import { formatGaps } from '../output/json.ts'
import { addReadingOptions, type CommandTools, type ReadingOptions } from './command.ts'
import { readPlanAgainst } from './single.ts'

/** `rasoat compare PLAN TEMPLATE`: gaps to standard output; each a PDF or a JSON. */
export function addCompare(program: Command, tools: CommandTools): void {
  const { say, terminal } = tools
  const command = program
    .command('compare')
    .description(say.commands.compare)
    .argument('<plan>', say.options.planOrJson)
    .argument('<template>', say.options.templateOrPdf)
  addReadingOptions(command, tools).action(
    async (plan: string, template: string, options: ReadingOptions) => {
      terminal.data(formatGaps(await readPlanAgainst(plan, template, { options, tools })))
    },
  )
}
