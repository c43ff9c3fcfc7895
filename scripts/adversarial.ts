import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { adversarialPlans } from './reliability/adversarial.ts'

/**
 * `npm run adversarial -- --length 20000`: the time that plans take whose text is made to keep patterns busy, and that
 * of a quarter of the text; four times as much text may take about four times as long, not sixteen.
 */
const { values } = parseArgs({ options: { length: { type: 'string', default: '20000' } } })
const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
const length = Number(values.length)
const [short, long] = [await timesOf(length / 4), await timesOf(length)]
for (const [name, milliseconds] of long) {
  const before = short.get(name) ?? Number.NaN
  console.log(`${name}: ${before} ms, ${milliseconds} ms: ${(milliseconds / before).toFixed(1)} times`)
}

/** Milliseconds of each plan, from its pages to its gaps. */
async function timesOf(length: number): Promise<Map<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'rasoat-adversarial-'))
  const [plans, log] = [join(folder, 'plans'), join(folder, 'log.jsonl')]
  mkdirSync(plans)
  for (const [name, pdf] of await adversarialPlans(length)) writeFileSync(join(plans, `${name}.pdf`), pdf)
  const words = ['run', plans, '-o', join(folder, 'out'), '--threads', '1', '--log-file', log]
  const { status, stderr } = spawnSync(process.execPath, [MAIN, ...words], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  const times = readFileSync(log, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { stage: string; document: string; milliseconds: number })
    .filter(({ stage }) => stage === 'plan')
    .map(({ document, milliseconds }) => [document, Math.round(milliseconds)] as const)
  rmSync(folder, { recursive: true })
  return new Map(times)
}
