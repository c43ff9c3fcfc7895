/** The words that may be proposed, as a tree of letters and by their bare letters. */
import { stripMarks } from './normalise.ts'
import { isSyllable } from './syllables.ts'

export interface Node {
  readonly children: Map<string, Node>
  /** The word that ends here, or -1. */
  word: number
}

export interface Inventory {
  readonly words: readonly string[]
  readonly tree: Node
  /** Words in lower case by the same letters without marks. */
  readonly byBareLetters: ReadonlyMap<string, readonly number[]>
  /** Abbreviations (in capitals) by the same letters without marks. */
  readonly abbreviations: ReadonlyMap<string, readonly number[]>
  idOf(word: string): number | undefined
}

export function createInventory(words: readonly string[]): Inventory {
  const tree: Node = { children: new Map(), word: -1 }
  const byBareLetters = new Map<string, number[]>()
  const abbreviations = new Map<string, number[]>()
  const ids = new Map<string, number>()
  words.forEach((word, id) => {
    ids.set(word, id)
    if (!/^\p{L}+$/u.test(word)) return
    if (word !== word.toLowerCase()) {
      push(abbreviations, stripMarks(word), id)
      return
    }
    if (!isSyllable(word) && word.length < 3) return
    push(byBareLetters, stripMarks(word), id)
    let node = tree
    for (const letter of word) {
      let next = node.children.get(letter)
      if (next === undefined) {
        next = { children: new Map(), word: -1 }
        node.children.set(letter, next)
      }
      node = next
    }
    node.word = id
  })
  return { words, tree, byBareLetters, abbreviations, idOf: (word) => ids.get(word) }
}

function push(map: Map<string, number[]>, key: string, id: number): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [id])
  else list.push(id)
}
