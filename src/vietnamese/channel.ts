/**
 * The noise: how a word of Vietnamese comes to be read as something else. A word's letters are read one by one
 * (or two at a time), each as zero to three characters, with the costs that `scripts/learn-channel.ts` learned
 * from pairs of our own text and its OCR.
 */
import { readFileSync } from 'node:fs'
import type { Inventory, Node } from './inventory.ts'

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

const MOST = 28
const REACH = 11
const MAX_COST = 26
/** No syllable is longer, however badly read. */
const LONGEST = 16
const SUBSTITUTE = 9
const DROP = 8.5
const INSERT = 8

export function loadChannelData(): ChannelData {
  return JSON.parse(readFileSync(new URL('./channel.json', import.meta.url), 'utf8')) as ChannelData
}

interface Step {
  readonly read: string
  readonly cost: number
}

/** A channel over the inventory with the given costs; answers are remembered for the life of the channel. */
export function createChannel(inventory: Inventory, costs: ChannelCosts): Channel {
  const steps = new Map(
    Object.entries(costs).map(([letters, reads]) => [
      letters,
      Object.entries(reads).map(([read, cost]): Step => ({ read, cost })),
    ]),
  )
  const known = new Map<string, readonly Candidate[]>()
  return {
    candidates(observed, letterCase) {
      const key = `${letterCase}:${observed}`
      let found = known.get(key)
      if (found === undefined) {
        found = search(observed, { tree: inventory.tree, steps, letterCase })
        known.set(key, found)
      }
      return found
    },
  }
}

interface Search {
  readonly tree: Node
  readonly steps: ReadonlyMap<string, readonly Step[]>
  readonly letterCase: LetterCase
}

interface Partial {
  readonly node: Node
  readonly at: number
  readonly depth: number
  readonly cost: number
}

/** Cheapest-first search over (place in the tree, place in what was read). */
function search(observed: string, { tree, steps, letterCase }: Search): Candidate[] {
  const open = createHeap()
  const closed = new Map<Node, number>()
  const best = new Map<number, number>()
  let limit = observed.length > LONGEST ? -1 : MAX_COST
  open.push({ node: tree, at: 0, depth: 0, cost: 0 })
  for (let state = open.pop(); state !== undefined && state.cost <= limit; state = open.pop()) {
    const bit = 1 << state.at
    const done = closed.get(state.node) ?? 0
    if ((done & bit) !== 0) continue
    closed.set(state.node, done | bit)
    if (state.at === observed.length && state.node.word >= 0 && !best.has(state.node.word)) {
      best.set(state.node.word, state.cost)
      if (best.size === 1) limit = Math.min(limit, state.cost + REACH)
      if (best.size >= MOST) break
    }
    expand(state, { observed, steps, letterCase, limit, push: open.push })
  }
  return [...best].map(([word, cost]) => ({ word, cost }))
}

interface Expansion {
  readonly observed: string
  readonly steps: ReadonlyMap<string, readonly Step[]>
  readonly letterCase: LetterCase
  readonly limit: number
  readonly push: (state: Partial) => void
}

function expand(state: Partial, { observed, steps, letterCase, limit, push }: Expansion): void {
  const { node, at, depth, cost } = state
  const go = (next: Node, to: number, by: number, added: number) => {
    if (cost + added <= limit) push({ node: next, at: to, depth: depth + by, cost: cost + added })
  }
  if (at < observed.length) go(node, at + 1, 0, INSERT)
  for (const [letter, child] of node.children) {
    const printed = inCase(letter, depth, letterCase)
    let same = false
    for (const { read, cost: added } of steps.get(printed) ?? []) {
      if (observed.startsWith(read, at)) {
        go(child, at + read.length, 1, added)
        if (read.length === 1) same = true
      }
    }
    if (!same && at < observed.length) go(child, at + 1, 1, observed[at] === printed ? 0.5 : SUBSTITUTE)
    go(child, at, 1, DROP)
    for (const [second, grandchild] of child.children) {
      for (const { read, cost: added } of steps.get(printed + inCase(second, depth + 1, letterCase)) ?? [])
        if (observed.startsWith(read, at)) go(grandchild, at + read.length, 2, added)
    }
  }
}

function inCase(letter: string, depth: number, letterCase: LetterCase): string {
  return letterCase === 'upper' || (letterCase === 'title' && depth === 0) ? letter.toUpperCase() : letter
}

/** A binary heap of states, cheapest on top. */
function createHeap() {
  const items: Partial[] = []
  const costAt = (i: number) => (items[i] as Partial).cost
  const swap = (a: number, b: number) => {
    const held = items[a] as Partial
    items[a] = items[b] as Partial
    items[b] = held
  }
  return {
    push(state: Partial): void {
      let i = items.push(state) - 1
      while (i > 0) {
        const above = (i - 1) >> 1
        if (costAt(above) <= costAt(i)) break
        swap(i, above)
        i = above
      }
    },
    pop(): Partial | undefined {
      const top = items[0]
      const last = items.pop()
      if (items.length === 0 || last === undefined) return top
      items[0] = last
      for (let i = 0; ; ) {
        let least = i
        for (const below of [2 * i + 1, 2 * i + 2])
          if (below < items.length && costAt(below) < costAt(least)) least = below
        if (least === i) return top
        swap(i, least)
        i = least
      }
    },
  }
}
