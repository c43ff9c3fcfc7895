/**
 * How the engine that read one document misreads: what became of each letter in the words that a first reading
 * decided surely. Read anew with these costs, a document's own habits (`ộ` as `9` throughout) count as known.
 */
import type { ChannelCosts } from './channel.ts'
import { stripMarks } from './normalise.ts'

/** A word as it was read and as it was surely printed, in the case of the text. */
export interface SureReading {
  readonly read: string
  readonly printed: string
}

/** How many letters of the document weigh as much as what was learned before. */
const PRIOR = 60
const LONGEST = 3
const UNSEEN = 9
const ADDED = 8

/** The costs, moved towards what the document shows. */
export function adaptCosts(costs: ChannelCosts, readings: readonly SureReading[]): ChannelCosts {
  const counts = new Map<string, Map<string, number>>()
  const remembered = new Map<string, [string, string][]>()
  for (const { read, printed } of readings) {
    const key = `${read} ${printed}`
    const steps = remembered.get(key) ?? align(printed, { read, costs })
    remembered.set(key, steps)
    for (const [letter, got] of steps) {
      const reads = counts.get(letter) ?? new Map<string, number>()
      reads.set(got, (reads.get(got) ?? 0) + 1)
      counts.set(letter, reads)
    }
  }
  const adapted: Record<string, Record<string, number>> = { ...costs }
  for (const [letter, reads] of counts) {
    const known = costs[letter] ?? {}
    const total = [...reads.values()].reduce((a, b) => a + b, 0)
    const found: Record<string, number> = {}
    for (const read of new Set([...Object.keys(known), ...reads.keys()])) {
      const before = Math.exp(-(known[read] ?? UNSEEN))
      found[read] = -Math.log((PRIOR * before + (reads.get(read) ?? 0)) / (PRIOR + total))
    }
    adapted[letter] = found
  }
  return adapted
}

/** The cheapest way in which the word's letters became what was read, letter by letter. */
function align(printed: string, { read, costs }: { read: string; costs: ChannelCosts }): [string, string][] {
  const width = read.length + 1
  const table = new Float64Array((printed.length + 1) * width).fill(Infinity)
  const from = new Int32Array(table.length).fill(-1)
  table[0] = 0
  const relax = (to: number, { cost, at }: { cost: number; at: number }) => {
    if (cost >= (table[to] as number)) return
    table[to] = cost
    from[to] = at
  }
  for (let i = 0; i <= printed.length; i++)
    for (let j = 0; j < width; j++) {
      const at = i * width + j
      const here = table[at] as number
      if (j + 1 < width) relax(at + 1, { cost: here + ADDED, at })
      if (i === printed.length) continue
      const letter = printed[i] as string
      for (let length = 0; length <= LONGEST && j + length < width; length++) {
        const cost = costOf(letter, { got: read.slice(j, j + length), costs })
        relax(at + width + length, { cost: here + cost, at })
      }
    }
  const steps: [string, string][] = []
  for (let at = table.length - 1; at > 0 && (from[at] as number) >= 0; at = from[at] as number) {
    const before = from[at] as number
    const row = Math.floor(before / width)
    if (row < Math.floor(at / width))
      steps.push([printed[row] as string, read.slice(before % width, at % width)])
  }
  return steps
}

function costOf(letter: string, { got, costs }: { got: string; costs: ChannelCosts }): number {
  const known = costs[letter]?.[got]
  if (known !== undefined) return known
  if (got === stripMarks(letter)) return UNSEEN / 2
  return got.length <= 1 ? UNSEEN : UNSEEN + ADDED * (got.length - 1)
}
