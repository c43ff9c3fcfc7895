/**
 * Estimates one interpolated trigram model from several sources of unlike worth. Each source has its own modified
 * Kneser-Ney discounts (Chen & Goodman 1999) and a weight; discounted counts are added up, so that a source
 * speaks as loudly in a context as it has evidence there. Lower orders use continuation counts.
 */
import type { ModelArrays } from '../../src/vietnamese/language-model.ts'
import { COST_SCALE } from '../../src/vietnamese/language-model.ts'

export interface Source {
  readonly name: string
  readonly weight: number
  /** What is taken off each count, for a list; found from the counts where absent. */
  readonly discount?: number | undefined
  /** Sentences as word numbers; each begins with the start symbol and may end with it. */
  readonly sentences: readonly (readonly number[])[]
  /** Words that stand together, out of any sentence: first, second, in how many forms. */
  readonly pairs?: readonly (readonly [number, number, number])[]
}

export type NgramArrays = Omit<ModelArrays, 'capital' | 'passages'>

const RADIX = 65536
type Counts = Map<number, number>

/** Mass and what it came from, for one context. */
interface Context {
  total: number
  kept: number
}

/** All of the model's arrays that n-grams decide. */
export function estimate(sources: readonly Source[], size: number): NgramArrays {
  const unigrams = new Float64Array(size)
  const bigrams: Counts = new Map()
  const trigrams: Counts = new Map()
  const afterOne = new Map<number, Context>()
  const afterTwo = new Map<number, Context>()
  let unigramTotal = 0
  for (const source of sources) {
    const three: Counts = new Map()
    const two: Counts = new Map()
    for (const sentence of source.sentences) {
      for (let i = 1; i < sentence.length; i++) {
        const [w, v, u] = [sentence[i] as number, sentence[i - 1] as number, sentence[i - 2]]
        if (u === undefined) add(two, v * RADIX + w)
        else add(three, (u * RADIX + v) * RADIX + w)
      }
    }
    // A bigram's count is the number of words before it; at a sentence's start, where none is, its own.
    for (const key of three.keys()) add(two, key % (RADIX * RADIX))
    for (const [first, second, count] of source.pairs ?? []) add(two, first * RADIX + second, count)
    const one: Counts = new Map()
    for (const key of two.keys()) add(one, key % RADIX)
    accumulate(three, { into: trigrams, contexts: afterTwo, source })
    accumulate(two, { into: bigrams, contexts: afterOne, source })
    for (const [word, count] of one) {
      unigrams[word] = (unigrams[word] as number) + source.weight * count
      unigramTotal += source.weight * count
    }
  }
  return lay({ unigrams, unigramTotal, bigrams, trigrams, afterOne, afterTwo, size })
}

function add(counts: Counts, key: number, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}

function accumulate(
  counts: Counts,
  { into, contexts, source }: { into: Counts; contexts: Map<number, Context>; source: Source },
): void {
  const { weight, discount: fixed } = source
  const discount = fixed === undefined ? discounts(counts) : [0, fixed, fixed, fixed]
  for (const [key, count] of counts) {
    const left = weight * (count - (discount[Math.min(count, 3)] as number))
    add(into, key, left)
    const before = Math.floor(key / RADIX)
    const context = contexts.get(before) ?? { total: 0, kept: 0 }
    context.total += weight * count
    context.kept += left
    contexts.set(before, context)
  }
}

/** Discounts for counts of 1, 2 and 3 or more. */
function discounts(counts: Counts): readonly number[] {
  const n = [0, 0, 0, 0, 0]
  for (const count of counts.values()) if (count <= 4) n[count] = (n[count] as number) + 1
  const [, n1, n2, n3, n4] = n as [number, number, number, number, number]
  if (n1 === 0 || n2 === 0 || n3 === 0) return [0, 0.6, 0.9, 1.2]
  const y = n1 / (n1 + 2 * n2)
  const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))
  return [
    0,
    clamp(1 - (2 * y * n2) / n1, 0.1, 0.95),
    clamp(2 - (3 * y * n3) / n2, 0.2, 1.9),
    clamp(3 - (4 * y * n4) / n3, 0.3, 2.8),
  ]
}

interface Table {
  unigrams: Float64Array
  unigramTotal: number
  bigrams: Counts
  trigrams: Counts
  afterOne: Map<number, Context>
  afterTwo: Map<number, Context>
  size: number
}

function lay(table: Table): NgramArrays {
  const { size, bigrams, trigrams, afterOne, afterTwo } = table
  // Every word of the inventory is possible, however rare.
  const floor = 0.02
  const unigram = Float32Array.from(table.unigrams, (mass) =>
    Math.log(((1 - floor) * mass) / table.unigramTotal + floor / size),
  )
  const backoff = new Float32Array(size)
  const restOne = new Float64Array(size).fill(1)
  for (const [word, context] of afterOne) restOne[word] = 1 - context.kept / context.total
  for (let word = 0; word < size; word++) backoff[word] = Math.log(Math.max(restOne[word] as number, 1e-9))

  const bigramKeys = Float64Array.from(new Set([...bigrams.keys(), ...afterTwo.keys()])).sort()
  const trigramKeys = Float64Array.from(trigrams.keys()).sort()
  const bigramStart = new Uint32Array(size + 1)
  const trigramStart = new Uint32Array(bigramKeys.length + 1)
  const bigramWord = new Uint16Array(bigramKeys.length)
  const bigramCost = new Uint16Array(bigramKeys.length)
  const bigramBackoff = new Uint16Array(bigramKeys.length)
  const trigramWord = new Uint16Array(trigramKeys.length)
  const trigramCost = new Uint16Array(trigramKeys.length)

  const bigramProbability = (key: number): number => {
    const first = Math.floor(key / RADIX)
    const kept = (bigrams.get(key) ?? 0) / (afterOne.get(first)?.total ?? 1)
    return kept + (restOne[first] as number) * Math.exp(unigram[key % RADIX] as number)
  }
  let at = 0
  bigramKeys.forEach((key, index) => {
    const context = afterTwo.get(key)
    const rest = context === undefined ? 1 : 1 - context.kept / context.total
    bigramWord[index] = key % RADIX
    bigramCost[index] = cost(bigramProbability(key))
    bigramBackoff[index] = cost(rest)
    bigramStart[Math.floor(key / RADIX) + 1] = index + 1
    trigramStart[index] = at
    while (at < trigramKeys.length && Math.floor((trigramKeys[at] as number) / RADIX) === key) {
      const trigram = trigramKeys[at] as number
      const kept = (trigrams.get(trigram) ?? 0) / (context?.total ?? 1)
      trigramWord[at] = trigram % RADIX
      trigramCost[at] = cost(kept + rest * bigramProbability(trigram % (RADIX * RADIX)))
      at += 1
    }
  })
  trigramStart[bigramKeys.length] = at
  for (let word = 1; word <= size; word++)
    bigramStart[word] = Math.max(bigramStart[word] as number, bigramStart[word - 1] as number)
  return {
    unigram,
    backoff,
    bigramStart,
    trigramStart,
    bigramWord,
    bigramCost,
    bigramBackoff,
    trigramWord,
    trigramCost,
  }
}

function cost(probability: number): number {
  return Math.min(65535, Math.round(-Math.log(Math.max(probability, 1e-9)) * COST_SCALE))
}
