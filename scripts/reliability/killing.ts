import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createRandom } from '../typeset/random.ts'

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))

export interface Killed {
  /** Runs that SIGKILL cut off. */
  readonly kills: number
  /** Milliseconds after their start at which they were. */
  readonly moments: readonly number[]
}

/**
 * Runs the same command again and again, each time cut off by SIGKILL at a random moment (seeded) up to `longest`
 * milliseconds after its start, until `kills` are done; then once more, to its end.
 *
 * @throws Error where a run ends otherwise than killed or done.
 */
export async function killAndResume(
  words: readonly string[],
  {
    kills,
    seed,
    longest,
    finished,
  }: { kills: number; seed: number; longest: number; finished(): Promise<void> },
): Promise<Killed> {
  const random = createRandom(seed)
  const moments: number[] = []
  while (moments.length < kills) {
    const moment = Math.round(random() * longest)
    const child = start(words)
    const timer = setTimeout(() => child.kill('SIGKILL'), moment)
    const { code, signal, stderr } = await ended(child)
    clearTimeout(timer)
    if (signal === 'SIGKILL') moments.push(moment)
    else if (code !== 0) throw new Error(`exit code ${code} after ${moments.length} kills: ${stderr}`)
    else await finished()
  }
  const { code, stderr } = await ended(start(words))
  if (code !== 0) throw new Error(`exit code ${code} in the last run: ${stderr}`)
  return { kills: moments.length, moments }
}

function start(words: readonly string[]): ChildProcess {
  return spawn(process.execPath, [MAIN, ...words], { stdio: ['ignore', 'ignore', 'pipe'] })
}

function ended(
  child: ChildProcess,
): Promise<{ code: number | null; signal: NodeJS.Signals | null; stderr: string }> {
  let stderr = ''
  child.stderr?.on('data', (part: Buffer) => {
    stderr = (stderr + part.toString('utf8')).slice(-4000)
  })
  return new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, stderr })))
}
