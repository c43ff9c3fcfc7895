import { execFile, spawn } from 'node:child_process'
import { promisify } from 'node:util'
import { type Engine, EngineTimeout, type EngineWord, type Grey, type RecogniseOptions } from './engine.ts'
import { toPgm } from './pgm.ts'
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

/** The installed Tesseract, one process a picture; its own threads are held to one, the queue runs several. */
export function createNative(options: {
  workers: number
  version: string
  environment: Readonly<Record<string, string | undefined>> | null
}): Engine {
  let running = 0
  const waiting: (() => void)[] = []
  return {
    name: `tesseract ${options.version} vie`,
    workers: options.workers,
    recognise: async (picture, how) => {
      if (running >= options.workers) await new Promise<void>((resolve) => waiting.push(resolve))
      running++
      try {
        return await readPicture(picture, how, options.environment)
      } finally {
        running--
        waiting.shift()?.()
      }
    },
    recycle: async () => undefined,
    close: async () => undefined,
  }
}

function readPicture(
  picture: Grey,
  how: RecogniseOptions,
  environment: Readonly<Record<string, string | undefined>> | null,
): Promise<EngineWord[]> {
  return new Promise((resolve, reject) => {
    const args = ['stdin', 'stdout', '-l', 'vie', '--psm', segmentation(how.mode)]
    args.push('--dpi', String(Math.round(picture.dpi)), '-c', 'tessedit_do_invert=0')
    if (how.characters) args.push('-c', `tessedit_char_whitelist=${how.characters}`)
    args.push('tsv')
    const child = spawn('tesseract', args, {
      ...(environment ? { env: { ...environment, OMP_THREAD_LIMIT: '1' } } : {}),
      signal: how.signal,
      windowsHide: true,
      stdio: ['pipe', 'pipe', 'pipe'],
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
    // A process that ends early closes its input; its exit code tells why.
    child.stdin.on('error', () => undefined)
    child.on('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    child.on('close', (code) => {
      clearTimeout(timer)
      if (code === 0) resolve(parseTsv(Buffer.concat(out).toString('utf8')))
      else reject(new Error(`tesseract ended with code ${code}: ${trouble.trim()}`))
    })
    child.stdin.end(Buffer.from(toPgm(picture)))
  })
}
