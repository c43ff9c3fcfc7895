/** Reads a page picture with the machine's own Tesseract. */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import type { Page } from './typesetting.ts'

const run = promisify(execFile)
const require = createRequire(import.meta.url)

const DATA: Record<string, string> = {
  eng: dirname(require.resolve('@tesseract.js-data/eng/package.json')),
  fra: dirname(require.resolve('@tesseract.js-data/fra/package.json')),
}

/**
 * - `own`: the machine's data for the language.
 * - `best`: the larger network of `@tesseract.js-data`.
 * - `old`: the engine before networks, which looks at one letter after the other.
 */
export type Engine = 'own' | 'best' | 'old'

export async function readPicture(page: Page, language: string, engine: Engine = 'own'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'channel-'))
  try {
    const file = join(folder, 'page')
    await writeFile(file, page.draw())
    const options = { env: { ...process.env, OMP_THREAD_LIMIT: '1' }, maxBuffer: 1 << 24 }
    const { stdout } = await run(
      'tesseract',
      [file, '-', '-l', language, '--psm', '6', '--dpi', String(page.dpi), ...flagsOf(language, engine)],
      options,
    )
    return stdout.normalize('NFC')
  } finally {
    await rm(folder, { recursive: true })
  }
}

function flagsOf(language: string, engine: Engine): string[] {
  if (engine === 'own') return []
  return ['--tessdata-dir', dataFolder(language, engine), '--oem', engine === 'old' ? '0' : '1']
}

/** The package's data, unpacked into a folder of the machine's temporary files. */
function dataFolder(language: string, engine: 'best' | 'old'): string {
  const folder = join(tmpdir(), `tessdata-${engine}`)
  const file = join(folder, `${language}.traineddata`)
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true })
    const packed = join(
      DATA[language] ?? '',
      engine === 'old' ? '4.0.0' : '4.0.0_best_int',
      `${language}.traineddata.gz`,
    )
    writeFileSync(file, gunzipSync(readFileSync(packed)))
  }
  return folder
}
