import { TfIdf } from 'natural/lib/natural/tfidf/index.js'

/** How telling a term is: higher the fewer texts have it. */
export type Weigh = (term: string) => number

/** What a pair of neighbouring terms weighs beside a single one of the same rarity. */
const PAIR = 0.5
/** Never below this: a term that all texts share still says something. */
const LEAST = 0.1

/**
 * Weighs terms by their rarity over the given texts (inverse document frequency). A pair of neighbours is rarer than
 * the words themselves and would drown them, though a paraphrase keeps the words and loses the pairs; so it weighs
 * less. Only the one file of `natural` that is needed is loaded: the whole package drags in database clients and
 * prints to standard output.
 */
export function weighTerms(texts: readonly (readonly string[])[]): Weigh {
  const model = new TfIdf()
  const spread = new Map<string, number>()
  for (const terms of texts) {
    model.addDocument([...terms])
    for (const term of new Set(terms)) spread.set(term, (spread.get(term) ?? 0) + 1)
  }
  // The frequency depends on nothing but the number of texts that have the term; looking through all of them for each
  // term once more would be most of the work.
  const known = new Map<number, number>()
  return (term) => {
    const count = spread.get(term) ?? 0
    const rarity = known.get(count) ?? Math.max(LEAST, model.idf(term))
    known.set(count, rarity)
    return rarity * (term.includes(' ') ? PAIR : 1)
  }
}
