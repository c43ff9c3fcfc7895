import type { Weigh } from './weigh.ts'

export interface Overlap {
  /** Share of the first text's weight that the second has, 0 to 1. */
  readonly covered: number
  /** Share of the second text's weight that the first has, 0 to 1. */
  readonly covering: number
  /** Cosine of the two, 0 to 1. */
  readonly cosine: number
}

/** How far two texts, as terms, say the same; 0 everywhere where one of them is empty. */
export function measureOverlap(first: readonly string[], second: readonly string[], weigh: Weigh): Overlap {
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
  if (total.a === 0 || total.b === 0) return { covered: 0, covering: 0, cosine: 0 }
  return {
    covered: shared.linear / total.a,
    covering: shared.linear / total.b,
    cosine: shared.square / Math.sqrt(total.a2 * total.b2),
  }
}
