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
  for (const terms of texts) model.addDocument([...terms])
  return (term) => Math.max(LEAST, model.idf(term)) * (term.includes(' ') ? PAIR : 1)
}
