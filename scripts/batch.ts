import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Summary } from '../src/model/summary.ts'
import { mutate } from './reliability/mutate.ts'
import { smallPlan, smallScan } from './reliability/small-plan.ts'
import { createRandom } from './typeset/random.ts'

/**
 * `npm run batch -- --good 200 --bad 60 --seed 1`: good plans, one in twenty scanned, and bad files in one folder, run
 * twice. Fails where a good plan is lost, a bad one is told without a word, or anything is left undone.
 */
const { values } = parseArgs({
  options: {
    good: { type: 'string', default: '200' },
    bad: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
  },
})
const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
const [good, bad] = [Number(values.good), Number(values.bad)]
const folder = mkdtempSync(join(tmpdir(), 'rasoat-batch-'))
const plans = join(folder, 'plans')
mkdirSync(plans)
for (let number = 1; number <= good; number++) {
  const pdf = await (number % 20 === 0 ? smallScan(number) : smallPlan(number))
  writeFileSync(join(plans, `tốt-${number}.pdf`), pdf)
}
const random = createRandom(Number(values.seed))
for (let number = 1; number <= bad; number++) {
  writeFileSync(join(plans, `xấu-${number}.pdf`), await spoil(number))
}

const first = run()
const again = run()
const { files } = Summary.parse(JSON.parse(readFileSync(join(folder, 'out', 'summary.json'), 'utf8')))
const lost = files.filter(({ file, planId }) => file.startsWith('tốt') && planId === null)
const mute = files.filter(
  ({ status, message }) => status === 'pending' || (status === 'failed' && message === null),
)
const ends: Record<string, number> = {}
for (const { file, status, code } of files) {
  const end = `${file.startsWith('tốt') ? 'good' : 'bad'}: ${code ?? status}`
  ends[end] = (ends[end] ?? 0) + 1
}
console.log(`${good} good and ${bad} bad files: exit code ${first.code} in ${first.seconds} s`)
console.log(`again, unchanged: exit code ${again.code} in ${again.seconds} s`)
console.log(JSON.stringify(ends))
const failed = files.some(({ status }) => status === 'failed')
const right = lost.length === 0 && mute.length === 0 && files.length === good + bad
if (!right || first.code !== (failed ? 3 : 0) || again.code !== first.code) process.exitCode = 1
for (const { file, code } of [...lost, ...mute]) console.error(`${file}: ${code}`)
rmSync(folder, { recursive: true })

function run(): { code: number | null; seconds: string } {
  const begun = performance.now()
  const { status } = spawnSync(process.execPath, [MAIN, 'run', plans, '-o', join(folder, 'out')], {
    stdio: 'ignore',
  })
  return { code: status, seconds: ((performance.now() - begun) / 1000).toFixed(1) }
}

/** Empty, no PDF, cut short, or damaged at random. */
async function spoil(number: number): Promise<Uint8Array> {
  const pdf = await smallPlan(1000 + number)
  switch (number % 4) {
    case 0:
      return number % 8 === 0 ? new Uint8Array() : Buffer.from(`<html>Kế hoạch ${number}</html>`)
    case 1:
      return pdf.subarray(0, Math.floor(random() * pdf.length))
    default:
      return mutate(mutate(pdf, random), random)
  }
}
