import { listProcesses } from '../../scripts/reliability/memory.ts'

/** The processes that a process has started and that still are. */
export function childrenOf(parent: number): number[] {
  return listProcesses()
    .filter((entry) => entry.parent === parent && !entry.zombie)
    .map(({ pid }) => pid)
}

/** A zombie, whose end nobody has asked for yet, is not alive. */
export function isAlive(pid: number): boolean {
  return listProcesses().some((entry) => entry.pid === pid && !entry.zombie)
}
