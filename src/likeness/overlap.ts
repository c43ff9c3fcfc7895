import type { Weigh } from './weigh.ts'

export interface Overlap {
  /** Share of the first text's weight that the second has, 0 to 1. */
  readonly covered: number
  /** Share of the second text's weight that the first has, 0 to 1. */
  readonly covering: number
  /** Cosine of the two, 0 to 1. */
  readonly cosine: number
}

/** A text's terms, each once, as sorted numbers of one vocabulary with their weights. */
export interface Bag {
  readonly numbers: Int32Array
  readonly weights: Float64Array
  readonly sum: number
  readonly squares: number
}

/** How long, as a multiple of the first, the second text may be before its length counts no further. */
const LONGEST = { sum: 1.6, norm: 1.25 }

/** Makes bags that can be compared with each other. */
export function openVocabulary(weigh: Weigh): (terms: readonly string[]) => Bag {
  const numbers = new Map<string, number>()
  const weights: number[] = []
  const numberOf = (term: string): number => {
    const known = numbers.get(term)
    if (known !== undefined) return known
    numbers.set(term, weights.length)
    weights.push(weigh(term))
    return weights.length - 1
  }
  return (terms) => {
    const own = Int32Array.from(new Set(terms.map(numberOf))).sort()
    const weighed = Float64Array.from(own, (number) => weights[number] as number)
    return {
      numbers: own,
      weights: weighed,
      sum: weighed.reduce((sum, weight) => sum + weight, 0),
      squares: weighed.reduce((sum, weight) => sum + weight * weight, 0),
    }
  }
}

/**
 * How far two texts say the same; 0 everywhere where one of them is empty. `within` is the same where the second
 * text may say more than the first: its length counts only up to a little more than the first one's, as in BM25, so
 * that a long paragraph can answer a short request.
 */
export function compareBags(first: Bag, second: Bag): { readonly whole: Overlap; readonly within: Overlap } {
  const shared = share(first, second)
  if (shared.sum === 0) return NOTHING_SHARED
  const longest = {
    sum: Math.max(first.sum * LONGEST.sum, shared.sum),
    squares: Math.max(first.squares * LONGEST.norm ** 2, shared.squares),
  }
  return {
    whole: relate(first, second, shared),
    within: relate(
      first,
      { sum: Math.min(second.sum, longest.sum), squares: Math.min(second.squares, longest.squares) },
      shared,
    ),
  }
}

/** {@link compareBags} of two texts given as terms, whole. */
export function measureOverlap(first: readonly string[], second: readonly string[], weigh: Weigh): Overlap {
  const bag = openVocabulary(weigh)
  return compareBags(bag(first), bag(second)).whole
}

const NONE: Overlap = { covered: 0, covering: 0, cosine: 0 }
const NOTHING_SHARED = { whole: NONE, within: NONE }

interface Sums {
  readonly sum: number
  readonly squares: number
}

function relate(first: Sums, second: Sums, shared: Sums): Overlap {
  if (first.sum === 0 || second.sum === 0) return NONE
  return {
    covered: shared.sum / first.sum,
    covering: shared.sum / second.sum,
    cosine: shared.squares / Math.sqrt(first.squares * second.squares),
  }
}

function share(first: Bag, second: Bag): Sums {
  let sum = 0
  let squares = 0
  let one = 0
  let two = 0
  const [ofFirst, ofSecond] = [first.numbers, second.numbers]
  while (one < ofFirst.length && two < ofSecond.length) {
    const difference = (ofFirst[one] as number) - (ofSecond[two] as number)
    if (difference === 0) {
      const weight = first.weights[one] as number
      sum += weight
      squares += weight * weight
    }
    if (difference <= 0) one++
    if (difference >= 0) two++
  }
  return { sum, squares }
}
