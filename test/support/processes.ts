import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** The processes that a process has started and that still are: of `/proc` where there is one, else of `ps`. */
export function childrenOf(parent: number): number[] {
  const table = existsSync('/proc/self/stat')
    ? readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map((pid) => [Number(pid), Number(statOf(pid)?.[1])] as const)
    : execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
        .trim()
        .split('\n')
        .map((line) => line.trim().split(/\s+/).map(Number) as [number, number])
  return table.filter(([, ppid]) => ppid === parent).map(([pid]) => pid)
}

/** State and parent of a process, from `/proc`. */
function statOf(pid: number | string): [string, string] | null {
  try {
    const [state = '', ppid = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return [state, ppid]
  } catch {
    return null
  }
}

/** A zombie, whose end nobody has asked for yet, is not alive. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return statOf(pid)?.[0] !== 'Z'
  } catch {
    return false
  }
}
