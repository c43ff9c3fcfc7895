import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Engine, EngineTimeout, type EngineWord, type Grey, type RecogniseOptions } from './engine.ts'
import { toTiff } from './tiff.ts'
import { parseTsv, segmentation } from './tsv.ts'

const run = promisify(execFile)

/** The installed `tesseract`'s version if it is there with Vietnamese data, else null. */
export async function findNative(): Promise<string | null> {
  try {
    const { stdout: languages } = await run('tesseract', ['--list-langs'], {
      timeout: 10_000,
      windowsHide: true,
    })
    if (!/^vie\r?$/m.test(languages)) return null
    const { stdout, stderr } = await run('tesseract', ['--version'], { timeout: 10_000, windowsHide: true })
    return /tesseract v?(\S+)/.exec(`${stdout}\n${stderr}`)?.[1] ?? 'unknown'
  } catch {
    return null
  }
}

interface NativeOptions {
  readonly workers: number
  readonly version: string
  readonly environment: Readonly<Record<string, string | undefined>> | null
  /** Where pictures are put for it to read; made when it is first needed. */
  readonly folder: string
}

/** The installed Tesseract, one process a picture; its own threads are held to one, the queue runs several. */
export function createNative(options: NativeOptions): Engine {
  let running = 0
  const waiting: (() => void)[] = []
  return {
    name: `tesseract ${options.version} vie`,
    workers: options.workers,
    recognise: async (picture, how) => {
      if (running >= options.workers) await new Promise<void>((resolve) => waiting.push(resolve))
      running++
      try {
        return await readPicture(picture, how, options)
      } finally {
        running--
        waiting.shift()?.()
      }
    },
    recycle: async () => undefined,
    close: async () => undefined,
  }
}

/**
 * Tesseract takes a file in at once and standard input byte by byte. It is started in the file's folder, for on Windows
 * it cannot open a path with Vietnamese letters in it.
 */
async function readPicture(
  picture: Grey,
  how: RecogniseOptions,
  { environment, folder }: NativeOptions,
): Promise<EngineWord[]> {
  const file = `picture.${randomBytes(4).toString('hex')}.tmp`
  await mkdir(folder, { recursive: true })
  try {
    await writeFile(join(folder, file), toTiff(picture))
    return await readFile(file, { picture, how, environment, folder })
  } finally {
    // One that is still held by a process on its way out goes with the leftovers of this run.
    await rm(join(folder, file), { force: true }).catch(() => undefined)
  }
}

function readFile(
  file: string,
  input: Pick<NativeOptions, 'environment' | 'folder'> & { picture: Grey; how: RecogniseOptions },
): Promise<EngineWord[]> {
  const { picture, how, environment, folder } = input
  return new Promise((resolve, reject) => {
    const args = [file, 'stdout', '-l', 'vie', '--psm', segmentation(how.mode)]
    args.push('--dpi', String(Math.round(picture.dpi)), '-c', 'tessedit_do_invert=0')
    if (how.characters) args.push('-c', `tessedit_char_whitelist=${how.characters}`)
    args.push('tsv')
    const child = spawn('tesseract', args, {
      cwd: folder,
      ...(environment ? { env: { ...environment, OMP_THREAD_LIMIT: '1' } } : {}),
      signal: how.signal,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const out: Buffer[] = []
    let trouble = ''
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new EngineTimeout(`no result after ${how.timeout} ms`))
    }, how.timeout)
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => {
      if (trouble.length < 2000) trouble += chunk.toString('utf8')
    })
    child.on('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    child.on('close', (code) => {
      clearTimeout(timer)
      if (code === 0) resolve(parseTsv(Buffer.concat(out).toString('utf8')))
      else reject(new Error(`tesseract ended with code ${code}: ${trouble.trim()}`))
    })
  })
}
