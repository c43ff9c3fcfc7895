import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import { Plan } from '../../src/model/plan.ts'
import { readPlans } from '../../src/pipeline/batch.ts'
import { loadPipeline } from '../../src/pipeline/config.ts'
import type { PlanOutcome } from '../../src/pipeline/jobs.ts'
import { createRandom } from '../typeset/random.ts'
import { peakOf, watchMemory } from './memory.ts'
import { mutate } from './mutate.ts'
import { smallPlan, smallScan } from './small-plan.ts'

/** Problems that no file may cause, however it is damaged. */
const FAULTS: readonly string[] = ['internal', 'timeout', 'crashed', 'out-of-memory']

export interface FuzzResult {
  readonly files: number
  /** How many ended in which way: `plan`, or the code of an input error. */
  readonly ways: Readonly<Record<string, number>>
  /** Pages given up on. */
  readonly pages: number
  /** What must not be: faults of the program, with the seed's file number. */
  readonly faults: readonly string[]
  /** Of each round, megabytes of this process and its workers at their peaks in the round's halves. */
  readonly memory: readonly (readonly [number, number])[]
}

/** Reads `count` mutated PDFs, `round` at a time, through all stages as a batch does. */
export async function fuzz(options: {
  count: number
  /** Files of the seed to leave out before. Default 0. */
  first?: number
  round: number
  seed: number
  /** Kept for a look: files on which the program failed. */
  keep?: string
  tell?: (line: string) => void
}): Promise<FuzzResult> {
  const bases = await basePdfs()
  const ways: Record<string, number> = {}
  const faults: string[] = []
  const memory: [number, number][] = []
  let pages = 0
  const pipeline = await loadPipeline(null)
  const limits = { ...pipeline.pipeline.limits, secondsPerPage: 60, pages: 50 }
  const begin = options.first ?? 0
  const end = begin + options.count
  for (let first = begin; first < end; first += options.round) {
    const folder = mkdtempSync(join(tmpdir(), 'rasoat-fuzz-'))
    const plans = join(folder, 'plans')
    mkdirSync(plans)
    const last = Math.min(first + options.round, end)
    for (let number = first; number < last; number++) {
      const random = createRandom(options.seed * 1_000_003 + number)
      const base = bases[Math.floor(random() * bases.length)] as Uint8Array
      writeFileSync(join(plans, `${number}.pdf`), mutate(base, random))
    }
    const watch = watchMemory(process.pid, { milliseconds: 500 })
    await readPlans(
      {
        paths: [plans],
        out: join(folder, 'out'),
        pipeline: { ...pipeline, pipeline: { ...pipeline.pipeline, limits } },
        decisions: [],
        lang: 'vi',
        asOf: null,
        ocrEngine: 'auto',
        passwords: [],
        environment: process.env,
        pictures: true,
        followLinks: false,
        version: 'fuzz',
        threads: null,
        holder: { pid: process.pid, now: new Date(), begun: performance.now(), isAlive: () => true },
      },
      {
        signal: new AbortController().signal,
        tell(event) {
          if (event.type !== 'problem') return
          if (event.page !== null) pages++
          if (FAULTS.includes(event.code)) {
            faults.push(`${event.file}: ${event.detail}`)
            if (options.keep !== undefined) {
              mkdirSync(options.keep, { recursive: true })
              writeFileSync(join(options.keep, event.file), readFileSync(join(plans, event.file)))
            }
          }
        },
      },
      async () =>
        async ({ intakes, runs }, { cache }) => {
          for (const { entry } of intakes) if (entry.status === 'duplicate') count(ways, 'duplicate')
          for (const run of runs) {
            const outcome = run.key === null ? undefined : cache.get<PlanOutcome>(run.key)
            count(ways, run.problem?.code ?? (outcome === undefined ? 'nothing' : 'plan'))
            const checked = outcome && Plan.safeParse(outcome.plan)
            if (checked?.success === false) faults.push(`${run.intake.entry.file}: ${checked.error.message}`)
          }
        },
    )
    rmSync(folder, { recursive: true })
    const samples = watch.stop()
    const half = samples.length >> 1
    memory.push([peakOf(samples.slice(0, half)), peakOf(samples.slice(half))])
    options.tell?.(`${last}/${end}: ${JSON.stringify(ways)}, ${memory.at(-1)?.join(', then ')} MB`)
  }
  return { files: options.count, ways, pages, faults, memory }
}

function count(ways: Record<string, number>, way: string): void {
  ways[way] = (ways[way] ?? 0) + 1
}

/** Small PDFs of different making; those of pdfkit stand uncompressed, so that damage reaches their content. */
async function basePdfs(): Promise<Uint8Array[]> {
  return [await open('1.4'), await open('1.7'), await smallPlan(1), await smallPlan(2), await smallScan(3)]
}

async function open(pdfVersion: '1.4' | '1.7'): Promise<Uint8Array> {
  const document = new PDFDocument({ compress: false, pdfVersion, info: { CreationDate: new Date(0) } })
  const parts: Buffer[] = []
  document.on('data', (part: Buffer) => parts.push(part))
  const end = new Promise((resolve) => document.on('end', resolve))
  document.fontSize(14).text('KE HOACH thu nghiem 2026: dat 80% ho so. '.repeat(12))
  document.rect(72, 400, 200, 60).stroke().moveTo(72, 430).lineTo(272, 430).stroke()
  document
    .addPage()
    .text('1. Muc tieu: 15/10/2026; 1.500 ho so.')
    .link(72, 72, 100, 20, 'https://example.invalid')
  document.end()
  await end
  return Buffer.concat(parts)
}
