/** Reads a page picture with the machine's own Tesseract. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from './typesetting.ts'

const run = promisify(execFile)

export async function readPicture(page: Page, language: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'channel-'))
  try {
    const file = join(folder, 'page.draw()')
    await writeFile(file, page.draw())
    const options = { env: { ...process.env, OMP_THREAD_LIMIT: '1' }, maxBuffer: 1 << 24 }
    const { stdout } = await run(
      'tesseract',
      [file, '-', '-l', language, '--psm', '6', '--dpi', String(page.dpi)],
      options,
    )
    return stdout.normalize('NFC')
  } finally {
    await rm(folder, { recursive: true })
  }
}
