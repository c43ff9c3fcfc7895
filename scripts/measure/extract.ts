/**
 * `npm run measure extract`: precision, recall and F1 of extraction on the labelled passages, tables and whole plans,
 * the half from which rules were written and the half held back, that also by kind; then structure and extraction of `../shared/plans` against
 * `../shared/gold`, where that is there, born digital and scanned. `--verbose` lists every miss of the rules' half
 * and of the plans, `--held` also those of the held half, `--plans` reads the plans (OCR takes minutes).
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { FIELDS, f1, readLabelled, scoreLabelled } from '../../test/support/labelled.ts'

const HELD = ['prose-held.txt', 'tables-held.txt', 'plans-held.txt']
const SETS = [
  {
    name: 'rules',
    files: ['prose-rules.txt', 'units-rules.txt', 'tables-rules.txt', 'tasks-rules.txt'],
    verbose: '--verbose',
  },
  { name: 'held back', files: HELD, verbose: '--held' },
  ...HELD.map((file) => ({ name: `held back: ${file.split('-')[0]}`, files: [file], verbose: null })),
]

export async function run(flags: string[]): Promise<void> {
  console.log('set\tpassages\tfield\texpected\tprecision\trecall\tF1')
  for (const set of SETS) {
    const passages = set.files.flatMap(readLabelled)
    const scores = scoreLabelled(passages)
    for (const field of FIELDS) {
      const score = scores[field]
      if (score.expected + score.found === 0) continue
      const figures = [score.hits / score.found, score.hits / score.expected, f1(score)]
      console.log(
        [
          set.name,
          passages.length,
          field,
          score.expected,
          ...figures.map((figure) => figure.toFixed(3)),
        ].join('\t'),
      )
      if (set.verbose && flags.includes(set.verbose))
        for (const miss of score.misses) console.log(`\t${miss}`)
    }
  }
  if (flags.includes('--plans')) scorePlans(flags)
}

/** The whole command line on the plans that have hand-made answers. */
function scorePlans(flags: string[]): void {
  const shared = fileURLToPath(new URL('../../../shared/', import.meta.url))
  if (!existsSync(join(shared, 'gold'))) return
  const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
  const out = mkdtempSync(join(tmpdir(), 'rasoat-extract-'))
  spawnSync(process.execPath, [main, 'run', join(shared, 'plans'), '-o', out], { stdio: 'ignore' })
  for (const file of readdirSync(join(out, 'plans'))
    .filter((name) => name.endsWith('.plan.json'))
    .sort()) {
    const gold = join(shared, 'gold', `${file.split('.')[0]}.json`)
    if (!existsSync(gold)) continue
    const options = flags.includes('--verbose') ? ['--verbose'] : []
    const scored = spawnSync(
      process.execPath,
      [join(shared, 'gold/score.mjs'), join(out, 'plans', file), gold, ...options],
      {
        encoding: 'utf8',
      },
    )
    console.log(`\n${file}\n${scored.stdout}`)
  }
  rmSync(out, { recursive: true, force: true })
}
