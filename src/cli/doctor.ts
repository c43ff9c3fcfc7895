import type { Command } from 'commander'
import { type CommandTools, langOption } from './command.ts'
import { EXIT } from './exit.ts'
import { examine } from './fitness.ts'

/** `rasoat doctor`: whether this machine is fit to run, and what to do where it is not. */
export function addDoctor(program: Command, { terminal, say, finish }: CommandTools): void {
  program
    .command('doctor')
    .description(say.commands.doctor)
    .option('-o, --output <folder>', say.options.output, '.')
    .addOption(langOption(say.options.lang))
    .action(async ({ output }: { output: string }) => {
      const texts = say.doctor
      const rows = await examine(output)
      for (const { check, state, found } of rows) {
        const advice = state === 'ok' ? '' : ` → ${texts[`${check}Advice`]}`
        terminal.data(`${texts[state].padEnd(12)}${texts[check]}: ${found ?? texts.absent}${advice}\n`)
      }
      finish(rows.some(({ state }) => state === 'bad') ? EXIT.wrongUse : EXIT.done)
    })
}
