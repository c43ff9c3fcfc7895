/**
 * `npm run measure samples`: reads the ten sample plans by every stage, compares them with the template of their
 * province and holds each status against `samples/truth/gaps.json`. `--verbose` lists what differs.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { openReader } from '../gaps/read.ts'
import { listDisagreements, SAMPLE_TEMPLATE } from '../samples/agreement.ts'

const PLANS = new URL('../../samples/plans/', import.meta.url)

export async function run(flags: string[]): Promise<void> {
  const reader = openReader([SAMPLE_TEMPLATE])
  let [right, total] = [0, 0]
  for (const file of readdirSync(PLANS).sort()) {
    const name = file.replace('.pdf', '')
    const { gaps } = await reader.read(name, readFileSync(new URL(file, PLANS)))
    const { count, differing } = listDisagreements(name, gaps)
    total += count
    right += count - differing.length
    if (flags.includes('--verbose'))
      for (const { item, expected, actual, message } of differing)
        console.log(`  ${name} ${item}: ${expected} → ${actual}: ${message}`)
  }
  await reader.close()
  console.log(`statuses of the samples as a careful reader would set them: ${right} of ${total}`)
}
