/**
 * `npm run measure gaps`: plants known changes into full plans, sets them in type, reads them by every stage and
 * compares what is found with what was planted. `--scans` wears the pages by a scanner first, `--final` opens the
 * held-back wordings for half of the plans, `--plans=N` takes fewer, `--first=N` begins later (so that a long measurement
 * can be made in pieces), `--verbose` lists the mistakes but for held-back wordings. `--keep=FOLDER`
 * writes the plans that were read, `--from=FOLDER` compares them anew without reading.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import type { GapStatus, Gaps } from '../../src/model/gaps.ts'
import type { Plan } from '../../src/model/plan.ts'
import type { Template } from '../../src/model/template.ts'
import { comparePlan } from '../../src/stages/compare/gaps.ts'
import { CompareSettings } from '../../src/stages/compare/index.ts'
import { MatchSettings, matchTemplate } from '../../src/stages/match/index.ts'
import { type Change, EXPECTED, type Planted, plant } from '../gaps/plant.ts'
import { PROGRAMMES, templateOf } from '../gaps/programme.ts'
import { openReader } from '../gaps/read.ts'
import { typeset } from '../typeset/index.ts'
import { scan } from '../typeset/scan.ts'

interface Row {
  readonly plan: string
  readonly item: string
  readonly change: Change
  readonly held: boolean
  readonly expected: GapStatus
  readonly actual: GapStatus
  readonly message: string
}

const GAPS: readonly GapStatus[] = ['missing', 'weaker', 'changed']
const STATUSES: readonly GapStatus[] = ['met', 'exceeded', 'weaker', 'changed', 'missing', 'unclear']

export async function run(flags: string[]): Promise<void> {
  const count = Number(flags.find((flag) => flag.startsWith('--plans='))?.slice(8) ?? 40)
  const first = Number(flags.find((flag) => flag.startsWith('--first='))?.slice(8) ?? 0)
  const scans = flags.includes('--scans')
  const final = flags.includes('--final')
  const keep = flags.find((flag) => flag.startsWith('--keep='))?.slice(7)
  const from = flags.find((flag) => flag.startsWith('--from='))?.slice(7)
  const templates = PROGRAMMES.map(templateOf)
  const reader = openReader(templates)
  const rows: Row[] = []
  const copies = { found: 0, planted: 0, false: 0, clean: 0 }
  for (let number = first; number < first + count; number++) {
    const held = final && number % 2 === 1
    const programme = PROGRAMMES[number % PROGRAMMES.length] as (typeof PROGRAMMES)[number]
    const planted = plant(programme, number, held ? 'held' : 'open')
    const { plan, gaps } = from
      ? compareAgain(`${from}/${planted.name}.json`, templates)
      : await reader.read(planted.name, await print(planted, { scans, number }))
    if (keep) writeFileSync(`${keep}/${planted.name}.json`, JSON.stringify(plan))
    rows.push(...judge(planted, gaps.items, held))
    const told = gaps.findings.some(({ code }) => code === 'not-localised')
    if (planted.copied) copies.planted++
    else copies.clean++
    if (told && planted.copied) copies.found++
    if (told && !planted.copied) copies.false++
  }
  await reader.close()
  report(rows, {
    title: `${scans ? 'scanned' : 'born digital'}, ${count} plans${final ? ', held-back wordings in half' : ''}`,
    verbose: flags.includes('--verbose'),
  })
  console.log(
    `not-localised: ${copies.found} of ${copies.planted} copied plans told, ${copies.false} of ${copies.clean} others told wrongly`,
  )
}

async function print(
  planted: Planted,
  { scans, number }: { scans: boolean; number: number },
): Promise<Uint8Array> {
  const born = await typeset(planted.document)
  return scans ? wear(born, number) : born
}

function compareAgain(file: string, templates: readonly Template[]): { plan: Plan; gaps: Gaps } {
  const plan = JSON.parse(readFileSync(file, 'utf8')) as Plan
  const { template: id } = matchTemplate({ extraction: plan, templates }, MatchSettings.parse({}))
  const template = templates.find((entry) => entry.id === id) ?? null
  const templateFile = template && { file: '', sha256: '' }
  return { plan, gaps: comparePlan({ plan, template, templateFile }, CompareSettings.parse({})) }
}

/** A plain office scanner: 200 dpi grey, a little askew, a little noise. */
function wear(pdf: Uint8Array, seed: number): Promise<Uint8Array> {
  return scan(pdf, {
    dpi: 200,
    seed,
    skew: (page) => (((seed + page) % 5) - 2) * 0.4,
    noise: 6,
    blur: 0.4,
    specks: 0.5,
    quality: 70,
  })
}

function judge(
  planted: Planted,
  items: readonly { templateItem: string; status: GapStatus; message: string }[],
  held: boolean,
): Row[] {
  return planted.programme.items.map(({ key }) => {
    const found = items.find(({ templateItem }) => templateItem === key)
    const change = planted.changes[key] ?? 'none'
    return {
      plan: planted.name,
      item: key,
      change,
      held,
      expected: EXPECTED[change],
      actual: found?.status ?? 'unclear',
      message: found?.message ?? 'không đối chiếu',
    }
  })
}

function report(rows: readonly Row[], { title, verbose }: { title: string; verbose: boolean }): void {
  const planted = rows.filter(({ change }) => change !== 'none')
  console.log(`\ngaps, ${title}: ${planted.length} planted changes, ${rows.length - planted.length} controls`)
  console.log(`${'expected \\ found'.padEnd(18)}${STATUSES.map((status) => status.padStart(9)).join('')}`)
  for (const expected of STATUSES.slice(0, 5)) {
    const line = STATUSES.map((actual) =>
      String(rows.filter((row) => row.expected === expected && row.actual === actual).length).padStart(9),
    )
    console.log(`${expected.padEnd(18)}${line.join('')}`)
  }
  const real = rows.filter(({ expected }) => GAPS.includes(expected))
  const told = rows.filter(({ actual }) => GAPS.includes(actual))
  const right = real.filter(({ expected, actual }) => expected === actual)
  console.log(
    `gap statuses: recall ${percent(right.length, real.length)}, precision ${percent(right.length, told.length)}, all statuses right ${percent(rows.filter(({ expected, actual }) => expected === actual).length, rows.length)}`,
  )
  for (const change of Object.keys(EXPECTED) as Change[]) {
    const of = rows.filter((row) => row.change === change)
    if (of.length === 0) continue
    const good = of.filter(({ expected, actual }) => expected === actual).length
    const missing = of.filter(({ actual }) => actual === 'missing').length
    const unclear = of.filter(({ actual }) => actual === 'unclear').length
    console.log(
      `  ${change.padEnd(12)} ${percent(good, of.length).padStart(15)}  missing ${missing}, unclear ${unclear}`,
    )
  }
  const kept = rows.filter(({ change }) => change === 'paraphrase' || change === 'reorder')
  console.log(
    `paraphrased or reordered, told missing: ${percent(kept.filter(({ actual }) => actual === 'missing').length, kept.length)}`,
  )
  const held = rows.filter((row) => row.held && row.change === 'paraphrase')
  if (held.length > 0)
    console.log(
      `held-back paraphrases met: ${percent(held.filter(({ actual }) => actual === 'met').length, held.length)}`,
    )
  if (!verbose) return
  for (const { plan, item, change, held, expected, actual, message } of rows)
    if (expected !== actual && !(held && change === 'paraphrase'))
      console.log(`  ${plan} ${item} (${change}): ${expected} → ${actual}: ${message}`)
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} % (${part}/${whole})`
}
