/**
 * Costs of the noise from pairs of words: each printed letter (or pair of letters) is read as zero to three
 * characters. Hard expectation-maximisation: align every pair at the least cost, count, set the costs anew.
 */
import { stripMarks } from '../../src/vietnamese/normalise.ts'
import { likelyForms, likeReadings } from './forms.ts'

type Costs = Map<string, Map<string, number>>

const ROUNDS = 10
const PAIR = 1.2
const LEAST_COUNT = 2
/** Counts lent to a letter by the families of `familiesOf`, and the share of its likely forms. */
const FAMILY_WEIGHTS = [12, 4] as const
const FORM_SHARE = 0.01
const DEAREST = 9.5
/** Counts of a family below this are chance. */
const LEAST_SHARED = 1
/** What a count lends to readings that differ in a stroke. */
const VARIANT_SHARE = 0.15
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const SMALL = 'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz'
const LETTERS = [...SMALL, ...SMALL.toUpperCase()]

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
  const printed = occurrences(counted.values())
  let costs: Costs = new Map()
  let counts: Costs = new Map()
  for (let round = 0; round < ROUNDS; round++) {
    counts = new Map()
    for (const { printed, read, count } of counted.values())
      for (const [letters, got] of align(printed, { read, costs, pairs: round >= 2 }))
        bump(counts, { letters, got, count })
    costs = toCosts(counts, printed)
  }
  costs = smooth(counts, costs)
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

/** How often each pair of letters was printed. */
function occurrences(words: Iterable<{ printed: string; count: number }>): Map<string, number> {
  const found = new Map<string, number>()
  for (const { printed, count } of words)
    for (let i = 0; i + 2 <= printed.length; i++) {
      const pair = printed.slice(i, i + 2)
      found.set(pair, (found.get(pair) ?? 0) + count)
    }
  return found
}

/**
 * A letter is read in rare ways like its relatives: what was seen of all letters with the same sign (`ấ`, `ầ`,
 * `ậ`), of all with the same base, and the likely forms of any letter, each with a little mass.
 */
function smooth(counts: Costs, costs: Costs): Costs {
  const families = new Map<string, Map<string, number>>()
  for (const [letters, reads] of counts)
    for (const family of familiesOf(letters)) {
      const pooled = families.get(family) ?? new Map<string, number>()
      for (const [read, count] of reads) {
        pooled.set(read, (pooled.get(read) ?? 0) + count)
        if (count < LEAST_COUNT) continue
        for (const other of likeReadings(read))
          pooled.set(other, (pooled.get(other) ?? 0) + VARIANT_SHARE * count)
      }
      families.set(family, pooled)
    }
  const smoothed: Costs = new Map()
  const letters = new Set([...counts.keys(), ...LETTERS].filter((letter) => letter.length === 1))
  for (const letter of letters) {
    const mass = new Map(
      [...(counts.get(letter) ?? [])]
        .filter(([, count]) => count >= LEAST_COUNT)
        .map(([read, count]) => [read, count - 0.4]),
    )
    const share = (reads: ReadonlyMap<string, number>, weight: number) => {
      const total = [...reads.values()].reduce((a, b) => a + b, 0)
      for (const [read, count] of reads) mass.set(read, (mass.get(read) ?? 0) + (weight * count) / total)
    }
    familiesOf(letter).forEach((family, i) => {
      const pooled = families.get(family)
      if (pooled !== undefined)
        share(new Map([...pooled].filter(([, count]) => count >= LEAST_SHARED)), FAMILY_WEIGHTS[i] as number)
    })
    const seen = [...mass.values()].reduce((a, b) => a + b, 0)
    share(likelyForms(letter), Math.max(1, FORM_SHARE * seen))
    const total = [...mass.values()].reduce((a, b) => a + b, 0)
    const found = new Map<string, number>()
    for (const [read, count] of mass) {
      const cost = Math.round(-100 * Math.log(count / total)) / 100
      if (cost <= DEAREST) found.set(read, cost)
    }
    smoothed.set(letter, found)
  }
  for (const [letters, reads] of costs) if (letters.length > 1) smoothed.set(letters, reads)
  return smoothed
}

/** Letters of the same sign and case, and of the same base and case; none for a letter without marks. */
function familiesOf(letter: string): string[] {
  if (letter.length > 1 || stripMarks(letter) === letter) return []
  const signs = letter.normalize('NFD').replace(TONES, '')
  return [`${signs}~`, `${stripMarks(letter)}*`]
}

function toCosts(counts: Costs, printed: ReadonlyMap<string, number>): Costs {
  const costs: Costs = new Map()
  for (const [letters, reads] of counts) {
    const seen = [...reads.values()].reduce((a, b) => a + b, 0)
    const total = Math.max(seen, printed.get(letters) ?? 0)
    const kept = [...reads].filter(([, count]) => count >= LEAST_COUNT)
    if (letters.length > 1 && seen < 6) continue
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
