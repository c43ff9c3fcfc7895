import { resolve } from 'node:path'
import type { Command } from 'commander'
import { loadDecisions } from '../pipeline/config.ts'
import { rebuildReports } from '../pipeline/rebuild.ts'
import { type CommandTools, langOption } from './command.ts'

/** `rasoat report OUT`: writes the reports again from what a run left, with people's decisions taken in. */
export function addReport(program: Command, { terminal, say }: CommandTools): void {
  program
    .command('report')
    .description(say.commands.report)
    .argument('<folder>', say.options.outFolder)
    .option('--decisions <file...>', say.options.decisions, [])
    .addOption(langOption(say.options.lang))
    .action(async (out: string, { decisions, lang }: { decisions: string[]; lang: 'vi' | 'en' }) => {
      const loaded = await Promise.all(decisions.map(loadDecisions))
      const holder = { pid: terminal.pid, now: terminal.now(), isAlive: terminal.isAlive }
      const { renamed } = await rebuildReports(out, { decisions: loaded, lang, holder })
      for (const { wanted, path } of renamed) terminal.line(`${say.heldOpen(wanted, path)}\n`)
      terminal.line(`${say.reportAt(resolve(out, 'report', 'index.html'))}\n`)
    })
}
