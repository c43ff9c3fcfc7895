import type { Weigh } from './weigh.ts'

export interface Overlap {
  /** Share of the first text's weight that the second has, 0 to 1. */
  readonly covered: number
  /** Share of the second text's weight that the first has, 0 to 1. */
  readonly covering: number
  /** Cosine of the two, 0 to 1. */
  readonly cosine: number
}

/** How long, as a multiple of the first, the second text may be before its length counts no further. */
const LONGEST = { linear: 1.6, square: 1.25 }

/** How far two texts, as terms, say the same; 0 everywhere where one of them is empty. */
export function measureOverlap(first: readonly string[], second: readonly string[], weigh: Weigh): Overlap {
  return compareSums(sumUp(first, second, weigh))
}

/**
 * The same where the second text may say more than the first: its length counts only up to a little more than the
 * first one's, as in BM25, so that a long paragraph can answer a short request.
 */
export function measureWithin(first: readonly string[], second: readonly string[], weigh: Weigh): Overlap {
  const sums = sumUp(first, second, weigh)
  return compareSums({
    ...sums,
    b: Math.min(sums.b, Math.max(sums.a * LONGEST.linear, sums.shared)),
    b2: Math.min(sums.b2, Math.max(sums.a2 * LONGEST.square ** 2, sums.shared2)),
  })
}

interface Sums {
  readonly a: number
  readonly b: number
  readonly a2: number
  readonly b2: number
  readonly shared: number
  readonly shared2: number
}

function compareSums({ a, b, a2, b2, shared, shared2 }: Sums): Overlap {
  if (a === 0 || b === 0) return { covered: 0, covering: 0, cosine: 0 }
  return { covered: shared / a, covering: shared / b, cosine: shared2 / Math.sqrt(a2 * b2) }
}

function sumUp(first: readonly string[], second: readonly string[], weigh: Weigh): Sums {
  const a = new Set(first)
  const b = new Set(second)
  const shared = { linear: 0, square: 0 }
  const total = { a: 0, b: 0, a2: 0, b2: 0 }
  for (const term of a) {
    const weight = weigh(term)
    total.a += weight
    total.a2 += weight * weight
    if (!b.has(term)) continue
    shared.linear += weight
    shared.square += weight * weight
  }
  for (const term of b) {
    const weight = weigh(term)
    total.b += weight
    total.b2 += weight * weight
  }
  return { ...total, shared: shared.linear, shared2: shared.square }
}
