/**
 * Costs of the noise from pairs of words: each printed letter (or pair of letters) is read as zero to three
 * characters. Hard expectation-maximisation: align every pair at the least cost, count, set the costs anew.
 */
import { stripMarks } from '../../src/vietnamese/normalise.ts'

type Costs = Map<string, Map<string, number>>

const ROUNDS = 10
const PAIR = 1.2
const LEAST_COUNT = 2

export function learnCosts(
  pairs: readonly (readonly [string, string])[],
): Record<string, Record<string, number>> {
  const counted = new Map<string, { printed: string; read: string; count: number }>()
  for (const [a, b] of pairs) {
    if (!/^\p{L}+$/u.test(a) || a.length > 8 || b.length > 14 || b.length === 0) continue
    const printed = a.normalize('NFC')
    const entry = counted.get(`${printed} ${b}`) ?? { printed, read: b, count: 0 }
    entry.count += 1
    counted.set(`${printed} ${b}`, entry)
  }
  let costs: Costs = new Map()
  for (let round = 0; round < ROUNDS; round++) {
    const counts: Costs = new Map()
    for (const { printed, read, count } of counted.values())
      for (const [letters, got] of align(printed, { read, costs, pairs: round >= 2 }))
        bump(counts, { letters, got, count })
    costs = toCosts(counts)
  }
  return Object.fromEntries(
    [...costs]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([letters, reads]) => [letters, Object.fromEntries([...reads].sort(([, a], [, b]) => a - b))]),
  )
}

function bump(counts: Costs, { letters, got, count }: { letters: string; got: string; count: number }): void {
  const reads = counts.get(letters) ?? new Map<string, number>()
  reads.set(got, (reads.get(got) ?? 0) + count)
  counts.set(letters, reads)
}

function toCosts(counts: Costs): Costs {
  const costs: Costs = new Map()
  for (const [letters, reads] of counts) {
    const total = [...reads.values()].reduce((a, b) => a + b, 0)
    const kept = [...reads].filter(([, count]) => count >= LEAST_COUNT)
    if (letters.length > 1 && total < 6) continue
    costs.set(
      letters,
      new Map(
        kept.map(([read, count]) => [read, Math.round(-100 * Math.log((count - 0.4) / (total + 1))) / 100]),
      ),
    )
  }
  return costs
}

interface Alignment {
  readonly read: string
  readonly costs: Costs
  readonly pairs: boolean
}

/** The least-cost way to read the printed word as it was read: stretches of both, side by side. */
function align(printed: string, { read, costs, pairs }: Alignment): [string, string][] {
  const width = read.length + 1
  const table = new Float64Array((printed.length + 1) * width).fill(Infinity)
  const from = new Int32Array(table.length)
  table[0] = 0
  for (let i = 0; i < printed.length; i++)
    for (let j = 0; j < width; j++) {
      const here = table[i * width + j] as number
      if (here === Infinity) continue
      for (let letters = 1; letters <= (pairs ? 2 : 1) && i + letters <= printed.length; letters++)
        for (let length = letters - 1; length <= 3 && j + length < width; length++) {
          const cost = costOf(costs, printed.slice(i, i + letters), read.slice(j, j + length))
          const to = (i + letters) * width + j + length
          if (here + cost < (table[to] as number)) {
            table[to] = here + cost
            from[to] = i * width + j
          }
        }
    }
  const found: [string, string][] = []
  for (let at = table.length - 1; at > 0 && table[at] !== Infinity; at = from[at] as number) {
    const before = from[at] as number
    found.push([
      printed.slice(Math.floor(before / width), Math.floor(at / width)),
      read.slice(before % width, at % width),
    ])
  }
  return found
}

function costOf(costs: Costs, letters: string, got: string): number {
  const learned = costs.get(letters)?.get(got)
  const pair = letters.length > 1 ? PAIR : 0
  if (learned !== undefined) return learned + pair
  if (letters.length > 1) return 9 + 2 * Math.abs(got.length - 1)
  if (got === letters) return 0.2
  if (got === stripMarks(letters)) return 1
  if (got === '') return 6.5
  if (stripMarks(got).startsWith(stripMarks(letters))) return 4 + got.length
  return 4 + 2 * got.length
}
