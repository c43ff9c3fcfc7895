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
 * `ocrmypdf -l vie --force-ocr` on the same files where that is installed. `--folder=FOLDER` names the scans; without
 * it they are those beside the repository, or the samples where there are none.
 */
export async function run(flags: readonly string[]): Promise<void> {
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
    const reference = time(() =>
      files.every((file) => {
        const out = join(work, `ocrmypdf-${file}`)
        return succeeds('ocrmypdf', ['-l', 'vie', '--force-ocr', '-q', join(scans, file), out])
      }),
    )
    report('ocrmypdf -l vie --force-ocr', reference, null)
    for (const engine of ['tesseract.js', 'native']) {
      const out = join(work, engine)
      report(
        `rasoat run --ocr-engine ${engine}`,
        time(() => succeeds(process.execPath, [CLI, 'run', scans, '-o', out, '--ocr-engine', engine])),
        reference,
      )
    }
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

function report(name: string, seconds: number | null, reference: number | null): void {
  const ratio =
    seconds !== null && reference !== null ? `, ${(seconds / reference).toFixed(2)} × ocrmypdf` : ''
  console.log(`${name}: ${seconds === null ? 'did not run' : `${seconds.toFixed(1)} s${ratio}`}`)
}
