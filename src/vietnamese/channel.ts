/**
 * The noise: how a word of Vietnamese comes to be read as something else. A word's letters are read one by one
 * (or two at a time), each as zero to three characters, with the costs that `scripts/learn-channel.ts` learned
 * from pairs of our own text and its OCR.
 */
import { readFileSync } from 'node:fs'
import type { Inventory, LetterTree } from './inventory.ts'
import { stripMarks } from './normalise.ts'

/** For each letter or pair of letters as printed, what it is read as and at what cost in nats. */
export type ChannelCosts = Readonly<Record<string, Readonly<Record<string, number>>>>

export interface ChannelData {
  /** A Vietnamese text read with the English model: marks are lost or turned into letters and punctuation. */
  readonly wrong: ChannelCosts
  /** The same read with the Vietnamese model from a poor scan: marks are confused. */
  readonly right: ChannelCosts
}

export interface Candidate {
  readonly word: number
  readonly cost: number
}

export type LetterCase = 'lower' | 'title' | 'upper'

export interface Channel {
  /** Words that may have been read as `observed`, cheapest first. */
  candidates(observed: string, letterCase: LetterCase): readonly Candidate[]
}

const MOST = 40
/** Words whose answers are kept, two kilobytes each: a batch of scans never runs out of new misreadings. */
const MOST_KNOWN = 4000
const REACH = 13
const MAX_COST = 22
/** No syllable has more letters, nor is read as more characters. */
const DEEPEST = 12
const LONGEST = 16
const SUBSTITUTE = 9
const UNSEEN_SAME = 4
const DROP = 8.5
const INSERT = 8
/** The same for marks, which noise adds more often than letters. */
const INSERT_MARK = 6
const MARK = /[^\p{L}\p{N}]/u

export function loadChannelData(): ChannelData {
  return JSON.parse(readFileSync(new URL('./channel.json', import.meta.url), 'utf8')) as ChannelData
}

/** A channel over the inventory with the given costs; its last answers are remembered. */
export function createChannel({ tree }: Inventory, costs: ChannelCosts): Channel {
  const table = createTable(tree, costs)
  const known = new Map<string, readonly Candidate[]>()
  return {
    candidates(observed, letterCase) {
      if (observed.length > LONGEST) return []
      const key = `${letterCase}:${observed}`
      const found = known.get(key) ?? search(observed, { tree, table, letterCase })
      // A map keeps the order in which its keys were put in: the first is the one that was not asked for the longest.
      known.delete(key)
      if (known.size >= MOST_KNOWN) known.delete(known.keys().next().value as string)
      known.set(key, found)
      return found
    },
  }
}

interface Step {
  readonly read: string
  readonly cost: number
}

/** Steps by the first character read; an empty string for letters that were not read. */
type Steps = ReadonlyMap<string, readonly Step[]>

/** What each letter of the tree, small or capital, and each pair of letters is read as. */
interface StepTable {
  readonly small: readonly Steps[]
  readonly capital: readonly Steps[]
  readonly pairs: ReadonlyMap<string, Steps>
  /** Letters that begin a pair with costs of its own. */
  readonly pairStarts: ReadonlySet<string>
}

function createTable(tree: LetterTree, costs: ChannelCosts): StepTable {
  const stepsOf = (letters: string): Steps => {
    const found = new Map<string, Step[]>()
    for (const [read, cost] of Object.entries(costs[letters] ?? {})) {
      const first = read[0] ?? ''
      found.set(first, [...(found.get(first) ?? []), { read, cost }])
    }
    return found
  }
  const pairs = new Map(
    Object.keys(costs)
      .filter((letters) => letters.length === 2)
      .map((letters) => [letters, stepsOf(letters)]),
  )
  return {
    small: tree.letters.map(stepsOf),
    capital: tree.letters.map((letter) => stepsOf(letter.toUpperCase())),
    pairs,
    pairStarts: new Set([...pairs.keys()].map((letters) => letters[0] as string)),
  }
}

interface Search {
  readonly tree: LetterTree
  readonly table: StepTable
  readonly letterCase: LetterCase
}

/** A letter (or pair) at a place of what was read: from `at` to `to` at `cost`. */
interface Move {
  readonly at: number
  readonly to: number
  readonly cost: number
}

/**
 * Walks the tree with a row of costs for each node: what it costs to have read so much of `observed` from the
 * letters so far. A branch ends where every cost of its row is over the limit. The limit grows until something
 * is found.
 */
function search(observed: string, { tree, table, letterCase }: Search): Candidate[] {
  const width = observed.length + 1
  const rows = Array.from({ length: DEEPEST + 1 }, () => new Float64Array(width))
  const first = rows[0] as Float64Array
  const added = Float64Array.from(observed, (character) => (MARK.test(character) ? INSERT_MARK : INSERT))
  for (let j = 1; j < width; j++) first[j] = (first[j - 1] as number) + (added[j - 1] as number)
  const remembered = new Map<string, Move[]>()
  const moves = (letters: string, steps: Steps, generic: boolean): Move[] => {
    let found = remembered.get(letters)
    if (found === undefined) {
      found = movesOf(letters, { observed, steps, generic })
      remembered.set(letters, found)
    }
    return found
  }
  const best = new Map<number, number>()
  let limit = 0

  const walk = (parent: number, depth: number, before: string): void => {
    if (depth > DEEPEST) return
    const capital = letterCase === 'upper' || (letterCase === 'title' && depth === 1)
    const above = rows[depth - 1] as Float64Array
    const row = rows[depth] as Float64Array
    for (let node = tree.firstChild[parent] as number; node >= 0; node = tree.sibling[node] as number) {
      const number = tree.letter[node] as number
      const small = tree.letters[number] as string
      const letter = capital ? small.toUpperCase() : small
      const steps = (capital ? table.capital : table.small)[number] as Steps
      row.fill(Infinity)
      relax(row, { from: above, moves: moves(letter, steps, true), limit })
      if (depth > 1 && table.pairStarts.has(before)) {
        const pair = table.pairs.get(before + letter)
        if (pair !== undefined)
          relax(row, {
            from: rows[depth - 2] as Float64Array,
            moves: moves(before + letter, pair, false),
            limit,
          })
      }
      let least = row[0] as number
      for (let j = 1; j < width; j++) {
        const more = (row[j - 1] as number) + (added[j - 1] as number)
        if (more < (row[j] as number)) row[j] = more
        if ((row[j] as number) < least) least = row[j] as number
      }
      if (least > limit) continue
      const word = tree.word[node] as number
      if (word >= 0 && (row[width - 1] as number) <= limit) best.set(word, row[width - 1] as number)
      walk(node, depth + 1, letter)
    }
  }
  for (const reach of [REACH, REACH + 5, MAX_COST]) {
    limit = reach
    walk(0, 1, '')
    const least = Math.min(...best.values())
    if (least + REACH - 3 <= limit) break
  }
  return [...best]
    .map(([word, cost]) => ({ word, cost }))
    .sort((a, b) => a.cost - b.cost)
    .filter((candidate, i, all) => i < MOST && candidate.cost <= (all[0] as Candidate).cost + REACH)
}

function relax(
  row: Float64Array,
  { from, moves, limit }: { from: Float64Array; moves: readonly Move[]; limit: number },
): void {
  for (const { at, to, cost } of moves) {
    const total = (from[at] as number) + cost
    if (total < (row[to] as number) && total <= limit) row[to] = total
  }
}

interface Reading {
  readonly observed: string
  readonly steps: Steps
  /** Whether any character may stand for the letter, or none. */
  readonly generic: boolean
}

function movesOf(letters: string, { observed, steps, generic }: Reading): Move[] {
  const found: Move[] = []
  const lost = steps.get('')?.[0]?.cost ?? DROP
  const bare = stripMarks(letters)
  for (let at = 0; at <= observed.length; at++) {
    if (generic) found.push({ at, to: at, cost: Math.min(lost, DROP) })
    if (at === observed.length) continue
    for (const { read, cost } of steps.get(observed[at] as string) ?? [])
      if (read.length === 1 || observed.startsWith(read, at)) found.push({ at, to: at + read.length, cost })
    if (generic) {
      const same = observed[at] === letters || observed[at] === bare
      found.push({ at, to: at + 1, cost: same ? UNSEEN_SAME : SUBSTITUTE })
    }
  }
  return found
}
