import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

export interface ProcessEntry {
  readonly pid: number
  readonly parent: number
  /** Megabytes of memory that are in use by it, those it shares with others included. */
  readonly megabytes: number
  /** Ended, though nobody has asked for its end yet. */
  readonly zombie: boolean
}

export interface MemorySample {
  /** Seconds since the watch began. */
  readonly second: number
  /** Of the process and all that came of it, together. */
  readonly megabytes: number
}

/** The machine's processes: of `/proc` where there is one, else of `ps`; none on Windows. */
export function listProcesses(): ProcessEntry[] {
  if (!existsSync('/proc/self/status')) return listByPs()
  return readdirSync('/proc').flatMap((name) => {
    try {
      const status = /^\d+$/.test(name) ? readFileSync(`/proc/${name}/status`, 'utf8') : ''
      const field = (key: string): string => new RegExp(`^${key}:\\s+(\\S+)`, 'm').exec(status)?.[1] ?? ''
      if (status === '') return []
      const megabytes = Number(field('VmRSS')) / 1024
      return [{ pid: Number(name), parent: Number(field('PPid')), megabytes, zombie: field('State') === 'Z' }]
    } catch {
      // It has ended since the folder was listed.
      return []
    }
  })
}

function listByPs(): ProcessEntry[] {
  try {
    return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss=,stat='], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map((line) => {
        const [pid = '', parent = '', kilobytes = '', state = ''] = line.trim().split(/\s+/)
        return {
          pid: Number(pid),
          parent: Number(parent),
          megabytes: Number(kilobytes) / 1024,
          zombie: state.startsWith('Z'),
        }
      })
  } catch {
    return []
  }
}

/** Megabytes of a process and all that came of it. */
export function treeMemory(pid: number): number {
  const all = listProcesses()
  const sumOf = (entry: ProcessEntry): number =>
    all
      .filter(({ parent }) => parent === entry.pid)
      .reduce((sum, child) => sum + sumOf(child), entry.megabytes)
  const root = all.find((entry) => entry.pid === pid)
  return root === undefined ? 0 : Math.round(sumOf(root))
}

/** Samples the memory of a process and all that came of it until it is stopped. */
export function watchMemory(
  pid: number,
  { milliseconds }: { milliseconds: number },
): { stop(): MemorySample[] } {
  const begun = performance.now()
  const samples: MemorySample[] = []
  const look = (): void => {
    const megabytes = treeMemory(pid)
    if (megabytes > 0) samples.push({ second: Math.round((performance.now() - begun) / 100) / 10, megabytes })
  }
  const timer = setInterval(look, milliseconds)
  return {
    stop() {
      clearInterval(timer)
      look()
      return samples
    },
  }
}

export function peakOf(samples: readonly MemorySample[]): number {
  return samples.reduce((most, { megabytes }) => Math.max(most, megabytes), 0)
}

export function toCsv(samples: readonly MemorySample[]): string {
  return `second,megabytes\n${samples.map(({ second, megabytes }) => `${second},${megabytes}\n`).join('')}`
}

/** Megabytes over seconds as a picture. */
export function plot(samples: readonly MemorySample[]): string {
  const [width, height] = [800, 300]
  const end = Math.max(1, samples.at(-1)?.second ?? 1)
  const top = Math.max(1, peakOf(samples))
  const line = samples
    .map(
      ({ second, megabytes }) =>
        `${((second / end) * width).toFixed(1)},${(height - (megabytes / top) * height).toFixed(1)}`,
    )
    .join(' ')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-60 -20 ${width + 80} ${height + 50}" font-family="sans-serif" font-size="12"><rect width="${width}" height="${height}" fill="none" stroke="#999"/><polyline points="${line}" fill="none" stroke="#1565c0"/><text x="-55" y="10">${top} MB</text><text x="-55" y="${height}">0</text><text x="${width - 40}" y="${height + 18}">${Math.round(end)} s</text></svg>\n`
}
