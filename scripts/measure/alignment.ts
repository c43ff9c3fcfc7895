/**
 * `npm run measure alignment`: the alignment alone, on free paraphrases (`scripts/gaps/paraphrases.json`), among as many
 * tasks of another subject. Every item is once present, in other words, and once left out. The first half of the
 * groups served to find synonyms and weights, the second was not looked at. `--verbose` lists the first half's misses.
 */
import { readFileSync } from 'node:fs'
import type { Plan } from '../../src/model/plan.ts'
import type { Template } from '../../src/model/template.ts'
import { comparePlan } from '../../src/stages/compare/gaps.ts'
import { CompareSettings } from '../../src/stages/compare/index.ts'
import { planSaying, templateAsking } from '../gaps/spoken.ts'

type Entry = readonly [asked: string, lead: string, said: readonly [string, string]]

const GROUPS = Object.values(
  JSON.parse(readFileSync(new URL('../gaps/paraphrases.json', import.meta.url), 'utf8')) as Record<
    string,
    readonly Entry[]
  >,
)

interface Count {
  present: number
  found: number
  unclear: number
  missing: number
  wrong: number
  dropped: number
  toldMissing: number
  toldUnclear: number
}

export async function run(flags: string[]): Promise<void> {
  for (const leads of [true, false]) {
    for (const [name, groups] of [
      ['looked at', GROUPS.slice(0, 2)],
      ['not looked at', GROUPS.slice(2)],
    ] as const) {
      const count = measure(groups, leads, flags.includes('--verbose') && name === 'looked at')
      console.log(
        `${name}, units ${leads ? 'named' : 'left out'}: of ${count.present} paraphrased items found ${count.found}, unclear ${count.unclear}, missing ${count.missing}, taken for another ${count.wrong}; of ${count.dropped} items left out missing ${count.toldMissing}, unclear ${count.toldUnclear}`,
      )
    }
  }
}

function measure(groups: readonly (readonly Entry[])[], leads: boolean, verbose: boolean): Count {
  const count = {
    present: 0,
    found: 0,
    unclear: 0,
    missing: 0,
    wrong: 0,
    dropped: 0,
    toldMissing: 0,
    toldUnclear: 0,
  }
  for (const [at, group] of groups.entries()) {
    const others = groups[(at + 1) % groups.length] as readonly Entry[]
    const template = templateAsking(
      group.map(([asked, lead]) => ({ text: asked, lead: leads ? lead : null })),
    )
    for (const version of [0, 1] as const) {
      const said = group.map(([, lead, texts]) => ({ text: texts[version], lead: leads ? lead : null }))
      const noise = others.map(([, lead, texts]) => ({ text: texts[version], lead: leads ? lead : null }))
      const full = gapsOf(planSaying([...said, ...noise]), template)
      for (const [item, gap] of full.entries()) {
        count.present++
        const own = `t-${item}`
        if (gap.status === 'missing') count.missing++
        else if (gap.status === 'unclear')
          count[gap.candidates.some(({ planItem }) => planItem === own) ? 'unclear' : 'wrong']++
        else count[gap.planItems[0] === own ? 'found' : 'wrong']++
        const right = gap.planItems[0] === own
        if (verbose && !right)
          console.log(
            `  ${gap.status} ${gap.similarity ?? '–'}: ${group[item]?.[0]} ≠ ${said[item]?.text} [${gap.candidates.map((entry) => `${entry.planItem} ${entry.similarity}`).join(', ')}] ${gap.planItems.join()}`,
          )
      }
      for (const [item] of group.entries()) {
        // Every third left out at once, so that not each gap stands alone.
        const left = (other: number) => other % 3 === item % 3
        if (item >= 3) break
        const kept = [...said.map((entry, other) => (left(other) ? null : entry)), ...noise]
        const gaps = gapsOf(planSaying(kept), template)
        for (const [other, gap] of gaps.entries()) {
          if (!left(other)) continue
          count.dropped++
          if (gap.status === 'missing') count.toldMissing++
          else if (gap.status === 'unclear') count.toldUnclear++
          if (verbose && gap.status !== 'missing')
            console.log(
              `  left out, ${gap.status} ${gap.similarity}: ${group[other]?.[0]} [${gap.candidates.map((entry) => `${entry.planItem} ${entry.similarity}`).join(', ')}] ${gap.planItems.join()}`,
            )
        }
      }
    }
  }
  return count
}

function gapsOf(plan: Plan, template: Template) {
  return comparePlan({ plan, template, templateFile: { file: '', sha256: '' } }, CompareSettings.parse({}))
    .items
}
