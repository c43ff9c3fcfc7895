import type { Command } from 'commander'
import { formatJson } from '../output/json.ts'
import { loadRun } from '../pipeline/rebuild.ts'
import { compareRuns } from '../stages/survey/index.ts'
import { type CommandTools, langOption } from './command.ts'

/** `rasoat compare-runs OLD NEW`: gaps closed and new, values silently changed, to standard output as JSON. */
export function addCompareRuns(program: Command, { terminal, say }: CommandTools): void {
  program
    .command('compare-runs')
    .description(say.commands.compareRuns)
    .argument('<old>', say.options.oldRun)
    .argument('<new>', say.options.newRun)
    .addOption(langOption(say.options.lang))
    .action(async (before: string, after: string) => {
      const report = compareRuns(await loadRun(before), await loadRun(after))
      terminal.data(formatJson(report))
      for (const commune of report.communes) terminal.line(`${say.communeChange(commune)}\n`)
    })
}
