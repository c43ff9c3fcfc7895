/**
 * What the evidence of a batch says: counts of word sequences up to five words in a tree, with the shipped model
 * underneath. A long match with the evidence speaks loudest; where the evidence knows nothing, the shipped model
 * speaks alone.
 */
import type { LanguageModel } from './language-model.ts'
import { START, sentences } from './symbols.ts'

const ORDER = 5
/**
 * What is taken off each count, by how many words went before: what followed one word once says little of what
 * follows it next time, what followed four words says much.
 */
const DISCOUNTS = [0.95, 0.99, 0.9, 0.75, 0.6] as const
/** How far the evidence's words, out of any order, are believed against the shipped model. */
const CACHE_SHARE = 0.02

export interface CacheModel {
  /** Words of the evidence that the shipped model lacks; numbers from `model.words.length` on. */
  readonly extra: readonly string[]
  idOf(word: string): number | undefined
  readonly start: number
  score(node: number, word: number, base: number): number
  next(node: number, word: number): number
}

/** Counts the evidence: `texts` are lines of clean text. */
export function createCacheModel(model: LanguageModel, texts: readonly string[]): CacheModel {
  const extra: string[] = []
  const extraIds = new Map<string, number>()
  const idOf = (word: string) => model.idOf(word) ?? extraIds.get(word)
  const learn = (word: string): number => {
    const known = idOf(word)
    if (known !== undefined) return known
    if (!/^\p{L}{1,12}$/u.test(word)) return model.unknown
    extraIds.set(word, model.words.length + extra.length)
    extra.push(word)
    return model.words.length + extra.length - 1
  }

  const children = new Map<number, number>()
  const total = [0]
  const kinds = [0]
  const count = [0]
  const depth = [0]
  const shorter = [0]
  const child = (node: number, word: number) => children.get(node * 65536 + word)
  const touch = (node: number, word: number): number => {
    const found = child(node, word)
    if (found !== undefined) return found
    children.set(node * 65536 + word, count.length)
    kinds[node] = (kinds[node] as number) + 1
    total.push(0)
    kinds.push(0)
    depth.push((depth[node] as number) + 1)
    shorter.push(0)
    return count.push(0) - 1
  }
  const startWord = model.idOf(START) ?? 0
  for (const text of texts) {
    for (const sentence of sentences(text)) {
      const ids = [startWord, ...sentence.map(learn)]
      for (let from = 0; from < ids.length; from++) {
        let node = 0
        for (let at = from; at < ids.length && at < from + ORDER; at++) {
          const next = touch(node, ids[at] as number)
          if (at > 0) {
            count[next] = (count[next] as number) + 1
            total[node] = (total[node] as number) + 1
          }
          node = next
        }
      }
    }
  }
  linkShorter({ children, shorter })

  const next = (node: number, word: number): number => {
    for (let at = node; ; at = shorter[at] as number) {
      const found = child(at, word)
      if (found !== undefined) return (depth[found] as number) < ORDER ? found : (shorter[found] as number)
      if (at === 0) return 0
    }
  }
  const words = total[0] as number
  return {
    extra,
    idOf,
    start: child(0, startWord) ?? 0,
    next,
    score(node, word, base) {
      let weight = 1
      let probability = 0
      for (let at = node; at !== 0; at = shorter[at] as number) {
        const all = total[at] as number
        if (all === 0) continue
        const discount = DISCOUNTS[depth[at] as number] as number
        const found = child(at, word)
        const seen = found === undefined ? 0 : (count[found] as number)
        if (seen > 0) probability += (weight * (seen - discount)) / all
        weight *= (discount * (kinds[at] as number)) / all
      }
      if (words === 0) return base
      const own = child(0, word)
      const cached = own === undefined ? 0 : (count[own] as number) / words
      return Math.log(probability + weight * ((1 - CACHE_SHARE) * Math.exp(base) + CACHE_SHARE * cached))
    },
  }
}

/** For each sequence of words, the node of the same sequence without its first word. */
function linkShorter({ children, shorter }: { children: Map<number, number>; shorter: number[] }): void {
  // Parents were made before their children, so that in order of making each parent's link is already right.
  for (const [key, node] of children) {
    const parent = Math.floor(key / 65536)
    if (parent === 0) continue
    shorter[node] = children.get((shorter[parent] as number) * 65536 + (key % 65536)) ?? 0
  }
}
