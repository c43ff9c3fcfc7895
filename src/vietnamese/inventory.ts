/** The words that may be proposed, as a tree of letters and by their bare letters. */
import { stripMarks } from './normalise.ts'
import { isSyllable } from './syllables.ts'

/** A tree of letters laid into arrays: node 0 is the root, a node's children are a chain of siblings. */
export interface LetterTree {
  readonly letters: readonly string[]
  /** Index into `letters` of the letter that leads to a node. */
  readonly letter: readonly number[]
  readonly firstChild: readonly number[]
  readonly sibling: readonly number[]
  /** The word that ends at a node, or -1. */
  readonly word: readonly number[]
}

export interface Inventory {
  readonly words: readonly string[]
  readonly tree: LetterTree
  /** Words in lower case by the same letters without marks. */
  readonly byBareLetters: ReadonlyMap<string, readonly number[]>
  /** Abbreviations (in capitals) by the same letters without marks. */
  readonly abbreviations: ReadonlyMap<string, readonly number[]>
  idOf(word: string): number | undefined
}

export function createInventory(words: readonly string[]): Inventory {
  const lower: number[] = []
  const byBareLetters = new Map<string, number[]>()
  const abbreviations = new Map<string, number[]>()
  const ids = new Map<string, number>()
  words.forEach((word, id) => {
    ids.set(word, id)
    if (!/^\p{L}+$/u.test(word)) return
    if (word !== word.toLowerCase()) push(abbreviations, stripMarks(word), id)
    else if (isSyllable(word) || word.length >= 3) {
      push(byBareLetters, stripMarks(word), id)
      lower.push(id)
    }
  })
  return { words, tree: growTree(words, lower), byBareLetters, abbreviations, idOf: (word) => ids.get(word) }
}

function growTree(words: readonly string[], ids: readonly number[]): LetterTree {
  const letters: string[] = []
  const letterIds = new Map<string, number>()
  const tree = { letters, letter: [-1], firstChild: [-1], sibling: [-1], word: [-1] }
  for (const id of ids) {
    let node = 0
    for (const letter of words[id] as string) {
      let number = letterIds.get(letter)
      if (number === undefined) {
        number = letters.push(letter) - 1
        letterIds.set(letter, number)
      }
      let child = tree.firstChild[node] as number
      while (child >= 0 && tree.letter[child] !== number) child = tree.sibling[child] as number
      if (child < 0) {
        child = tree.letter.push(number) - 1
        tree.sibling.push(tree.firstChild[node] as number)
        tree.firstChild.push(-1)
        tree.word.push(-1)
        tree.firstChild[node] = child
      }
      node = child
    }
    tree.word[node] = id
  }
  return tree
}

function push(map: Map<string, number[]>, key: string, id: number): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [id])
  else list.push(id)
}
