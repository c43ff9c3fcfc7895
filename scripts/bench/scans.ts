import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const CLI = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
const SHARED = fileURLToPath(new URL('../../../shared/plans/', import.meta.url))
const SAMPLES = fileURLToPath(new URL('../../samples/plans/', import.meta.url))

/**
 * Wall time of a folder of scans as a whole process, extraction and reports included, with each engine, beside
 * `ocrmypdf -l vie --force-ocr` on the same files where that is installed: the middle of `--rounds=3`. `--folder=FOLDER`
 * names the scans; without it they are those beside the repository, or the samples where there are none.
 */
export async function run(flags: readonly string[]): Promise<void> {
  const rounds = Number(flags.find((flag) => flag.startsWith('--rounds='))?.slice('--rounds='.length) ?? 3)
  const given = flags.find((flag) => flag.startsWith('--folder='))?.slice('--folder='.length)
  const beside = existsSync(SHARED)
  const folder = given ?? (beside ? SHARED : SAMPLES)
  const work = mkdtempSync(join(tmpdir(), 'rasoat-bench-'))
  try {
    const scans = join(work, 'scans')
    mkdirSync(scans)
    const files = readdirSync(folder).filter(
      (file) => /\.pdf$/i.test(file) && (given !== undefined || !beside || file.includes('.scan')),
    )
    for (const file of files) copyFileSync(join(folder, file), join(scans, file))
    console.log(`${files.length} files of ${folder}, ${cpus().length} processors`)
    const commands: [string, (round: number) => boolean][] = [
      [
        'ocrmypdf -l vie --force-ocr',
        (round) =>
          files.every((file) => {
            const out = join(work, `ocrmypdf-${round}-${file}`)
            return succeeds('ocrmypdf', ['-l', 'vie', '--force-ocr', '-q', join(scans, file), out])
          }),
      ],
      ...['tesseract.js', 'native'].map((engine): [string, (round: number) => boolean] => [
        `rasoat run --ocr-engine ${engine}`,
        (round) =>
          succeeds(process.execPath, [
            CLI,
            'run',
            scans,
            '-o',
            join(work, `${engine}-${round}`),
            '--ocr-engine',
            engine,
          ]),
      ]),
    ]
    // One after the other in each round: a machine that slows down meanwhile slows all of them.
    const seconds: (number | null)[][] = commands.map(() => [])
    for (let round = 0; round < rounds; round++)
      for (const [at, [, work]] of commands.entries()) seconds[at]?.push(time(() => work(round)))
    for (const [at, [name]] of commands.entries()) report(name, seconds[at] ?? [], seconds[0] ?? [])
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function succeeds(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}

/** Seconds, or null where the work failed. */
function time(work: () => boolean): number | null {
  const begun = performance.now()
  return work() ? (performance.now() - begun) / 1000 : null
}

/** The middle of the rounds, and of their ratios to the reference. */
function report(
  name: string,
  seconds: readonly (number | null)[],
  reference: readonly (number | null)[],
): void {
  const done = seconds.filter((one) => one !== null)
  if (done.length < seconds.length) {
    console.log(`${name}: did not run`)
    return
  }
  const ratios = done.flatMap((one, at) => (reference[at] ? one / reference[at] : []))
  const ratio =
    ratios.length > 0 && seconds !== reference
      ? `, ${middle(ratios).toFixed(2)} × ocrmypdf (${ratios.map((one) => one.toFixed(2)).join(', ')})`
      : ''
  console.log(`${name}: ${middle(done).toFixed(1)} s${ratio}`)
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
}
