import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { killAndResume } from './reliability/killing.ts'
import { differences } from './reliability/outputs.ts'
import { smallPlan, smallScan } from './reliability/small-plan.ts'

/**
 * `npm run kill -- --kills 50 --seed 1`: a small batch is killed at random moments and resumed until it is done, over
 * and over; whatever came of it must equal an undisturbed run.
 */
const { values } = parseArgs({
  options: { kills: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' } },
})
const folder = mkdtempSync(join(tmpdir(), 'rasoat-kill-'))
const plans = join(folder, 'plans')
mkdirSync(plans)
for (let number = 1; number <= 6; number++) {
  writeFileSync(
    join(plans, `${number}.pdf`),
    await (number % 3 === 0 ? smallScan(number) : smallPlan(number)),
  )
}
const undisturbed = join(folder, 'undisturbed')
const out = join(folder, 'out')
const begun = performance.now()
await killAndResume(['run', plans, '-o', undisturbed], options(0, 1))
const longest = Math.round((performance.now() - begun) * 0.9)
console.log(`undisturbed: ${longest} ms and a ninth`)

let finishes = 0
const { moments } = await killAndResume(['run', plans, '-o', out], {
  ...options(Number(values.kills), longest),
  async finished() {
    await compare()
    finishes++
    rmSync(out, { recursive: true })
  },
})
await compare()
console.log(
  `${moments.length} kills between ${Math.min(...moments)} and ${Math.max(...moments)} ms after the start, ${finishes + 1} batches brought to their end: each the same as the undisturbed one`,
)
rmSync(folder, { recursive: true })

function options(kills: number, longest: number): Parameters<typeof killAndResume>[1] {
  return { kills, seed: Number(values.seed), longest, finished: async () => {} }
}

async function compare(): Promise<void> {
  const different = await differences(undisturbed, out)
  if (different.length > 0) throw new Error(different.join('\n'))
}
