import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { writeBatch } from './reliability/batch-of.ts'
import { type MemorySample, peakOf, plot, toCsv, watchMemory } from './reliability/memory.ts'

/**
 * `npm run soak -- --pages 1000 --scans 100 --out FOLDER`: one run over many pages, the memory of all its processes
 * noted every second as `memory.csv` and drawn as `memory.svg`. Cut off and started again, it goes on where it stood.
 *
 * With `--against 60`, another run over so few pages first, of which a like share is scanned: how much more the long
 * one needs at its peak; over `--most` times as much is a failure.
 */
const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '1000' },
    scans: { type: 'string', default: '100' },
    against: { type: 'string' },
    most: { type: 'string', default: '1.2' },
    engine: { type: 'string', default: 'auto' },
    out: { type: 'string', default: mkdtempSync(join(tmpdir(), 'rasoat-soak-')) },
  },
})
const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
const [pages, scans, against] = [values.pages, values.scans, values.against ?? 0].map(Number) as [
  number,
  number,
  number,
]

const few =
  against === 0
    ? null
    : await soak({ name: 'few', pages: against, scans: Math.round((scans * against) / pages) })
const many = await soak({ name: 'many', pages, scans })
const half = many.length >> 1
console.log(
  `first half at most ${peakOf(many.slice(0, half))} MB, second half at most ${peakOf(many.slice(half))} MB`,
)
if (few !== null) {
  const ratio = peakOf(many) / peakOf(few)
  console.log(`${pages} pages need ${ratio.toFixed(2)} times the memory of ${against} pages`)
  if (ratio > Number(values.most)) process.exitCode = 1
}

/** Runs a batch as a process of its own and returns the memory of it and all it started. */
async function soak(batch: { name: string; pages: number; scans: number }): Promise<MemorySample[]> {
  const folder = join(values.out, batch.name)
  mkdirSync(folder, { recursive: true })
  await writeBatch(join(folder, 'plans'), batch)
  const begun = performance.now()
  const words = ['run', join(folder, 'plans'), '-o', join(folder, 'out'), '--ocr-engine', values.engine]
  const child = spawn(process.execPath, [MAIN, ...words], { stdio: ['ignore', 'ignore', 'inherit'] })
  const watch = watchMemory(child.pid ?? 0, { milliseconds: 1000 })
  const code = await new Promise((resolve) => child.on('close', resolve))
  const samples = watch.stop()
  writeFileSync(join(folder, 'memory.csv'), toCsv(samples))
  writeFileSync(join(folder, 'memory.svg'), plot(samples))
  const seconds = Math.round((performance.now() - begun) / 1000)
  console.log(
    `${batch.pages} pages, ${batch.scans} of them scans: exit code ${code}, ${seconds} s, at most ${peakOf(samples)} MB; ${join(folder, 'memory.svg')}`,
  )
  if (code !== 0) process.exitCode = 1
  return samples
}
