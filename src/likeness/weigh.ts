/** How telling a term is: higher the fewer texts have it. */
export type Weigh = (term: string) => number

/** What a pair of neighbouring terms weighs beside a single one of the same rarity. */
const PAIR = 0.5
/** Never below this: a term that all texts share still says something. */
const LEAST = 0.1

/**
 * Weighs terms by their rarity over the given texts: 1 + ln(N / (1 + n)), the inverse document frequency as
 * `natural` has it, counted once for all terms. A pair of neighbours is rarer than the words themselves and would
 * drown them, though a paraphrase keeps the words and loses the pairs; so it weighs less.
 */
export function weighTerms(texts: readonly (readonly string[])[]): Weigh {
  const counts = new Map<string, number>()
  for (const terms of texts) for (const term of new Set(terms)) counts.set(term, (counts.get(term) ?? 0) + 1)
  return (term) => {
    const rarity = 1 + Math.log(texts.length / (1 + (counts.get(term) ?? 0)))
    return Math.max(LEAST, rarity) * (term.includes(' ') ? PAIR : 1)
  }
}
