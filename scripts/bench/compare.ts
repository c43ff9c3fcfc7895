import { readFileSync } from 'node:fs'
import type { Plan } from '../../src/model/plan.ts'
import { comparePlan } from '../../src/stages/compare/gaps.ts'
import { CompareSettings } from '../../src/stages/compare/index.ts'
import { planSaying, templateAsking } from '../gaps/spoken.ts'

const PLANS = 120
const LENGTHS = [60, 204]

type Entry = readonly [asked: string, lead: string, said: readonly [string, string]]

/**
 * 120 plans against a template of 40 items, in seconds of processor time (other work on the machine does not count):
 * plans of 60 tasks, as communes write them, and of 204, as the longest are. Every item is asked and answered in other
 * words, so that nothing is settled early.
 */
export async function run(): Promise<void> {
  const entries = Object.values(
    JSON.parse(readFileSync(new URL('../gaps/paraphrases.json', import.meta.url), 'utf8')) as Record<
      string,
      readonly Entry[]
    >,
  ).flat()
  const template = templateAsking(entries.map(([text, lead]) => ({ text, lead })))
  for (const length of LENGTHS) {
    const plans = Array.from({ length: PLANS }, (_, number) => sayPlan(entries, number, length))
    const begun = process.cpuUsage()
    for (const plan of plans)
      comparePlan({ plan, template, templateFile: { file: '', sha256: '' } }, CompareSettings.parse({}))
    const { user, system } = process.cpuUsage(begun)
    const seconds = (user + system) / 1e6
    console.log(
      `${PLANS} plans of ${length} items against a template of ${template.items.length}: ${seconds.toFixed(1)} s of one core`,
    )
  }
}

/** A plan of tasks that say two matters each; no text stands twice. */
function sayPlan(entries: readonly Entry[], number: number, length: number): Plan {
  const at = (index: number) => entries[index % entries.length] as Entry
  return planSaying(
    Array.from({ length }, (_, task) => {
      const [, lead, said] = at(task * 7 + number)
      const [, , other] = at(task * 11 + number * 3)
      const second = (other[(task + 1) % 2] as string).toLowerCase()
      return { text: `${said[task % 2]}; đồng thời ${second} (lần ${number}, việc ${task})`, lead }
    }),
  )
}
