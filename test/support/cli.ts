import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))

export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

/** Runs the real command line as its own process, as `npm run build` left it; `uid`: as another user. */
export async function rasoat(
  words: readonly string[],
  input = '',
  options: { uid?: number; gid?: number } = {},
): Promise<Ended> {
  return startRasoat(words, input, options).ended
}

/** Starts the real command line; `kill` sends it a signal. */
export function startRasoat(
  words: readonly string[],
  input = '',
  options: { uid?: number; gid?: number } = {},
): {
  ended: Promise<Ended>
  pid: number
  kill(signal: NodeJS.Signals): void
  onLine(callback: (text: string) => void): void
} {
  const child = spawn(process.execPath, [MAIN, ...words], { ...options, stdio: ['pipe', 'pipe', 'pipe'] })
  let stdout = ''
  let stderr = ''
  const listeners: ((text: string) => void)[] = []
  child.stdout.on('data', (part: Buffer) => {
    stdout += part.toString('utf8')
  })
  child.stderr.on('data', (part: Buffer) => {
    stderr += part.toString('utf8')
    for (const listener of listeners) listener(stderr)
  })
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return {
    ended: new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr }))),
    pid: child.pid ?? 0,
    kill: (signal) => void child.kill(signal),
    onLine: (callback) => void listeners.push(callback),
  }
}

/** A fresh folder below the system's temporary one. */
export function freshFolder(name: string): string {
  return mkdtempSync(join(tmpdir(), `rasoat-${name}-`))
}
