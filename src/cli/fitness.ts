import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { freemem } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

type Check = 'node' | 'memory' | 'disk' | 'ocrData' | 'model' | 'native'

export interface Fitness {
  readonly check: Check
  /** `note`: fine without it. */
  readonly state: 'ok' | 'bad' | 'note'
  /** What was found, for a person; null where it is absent. */
  readonly found: string | null
}

const GIGABYTE = 1024 ** 3

/** What a run needs of the machine, checked one by one; `output` is the folder that results would go to. */
export async function examine(output: string): Promise<Fitness[]> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const disk = await statfs(nearestFolder(resolve(output))).catch(() => null)
  const free = disk === null ? 0 : (disk.bavail * disk.bsize) / GIGABYTE
  const memory = freemem() / GIGABYTE
  const data = present(ocrDataFile())
  const model = present(fileURLToPath(new URL('../../dist/vietnamese/language-model.bin', import.meta.url)))
  const native = await nativeTesseract()
  return [
    {
      check: 'node',
      state: major > 20 || (major === 20 && minor >= 19) ? 'ok' : 'bad',
      found: process.versions.node,
    },
    { check: 'memory', state: memory >= 2 ? 'ok' : 'bad', found: `${memory.toFixed(1)} GB` },
    { check: 'disk', state: free >= 2 ? 'ok' : 'bad', found: `${free.toFixed(1)} GB` },
    { check: 'ocrData', state: data === null ? 'bad' : 'ok', found: data },
    { check: 'model', state: model === null ? 'bad' : 'ok', found: model },
    { check: 'native', state: native === null ? 'note' : 'ok', found: native },
  ]
}

/** The folder itself, or the nearest one above it that is there. */
function nearestFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder))
}

function ocrDataFile(): string {
  try {
    const description = createRequire(import.meta.url).resolve('@tesseract.js-data/vie/package.json')
    return join(dirname(description), '4.0.0', 'vie.traineddata.gz')
  } catch {
    return ''
  }
}

function present(file: string): string | null {
  return file !== '' && existsSync(file) ? file : null
}

/** Version of an installed Tesseract that has Vietnamese; null where there is none. */
async function nativeTesseract(): Promise<string | null> {
  const run = promisify(execFile)
  try {
    const languages = await run('tesseract', ['--list-langs'])
    if (!/^vie$/m.test(languages.stdout)) return null
    const { stdout } = await run('tesseract', ['--version'])
    return stdout.split('\n')[0] ?? null
  } catch {
    return null
  }
}
