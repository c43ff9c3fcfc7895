/**
 * What texts like the one at hand say: where the letters `lon` stand, a passage about pigs has `lợn` and most others
 * `lớn`. Texts are likened by their letters without marks, which are known from the start; the words of the
 * likest training documents, of the paragraphs likest to one sentence, and of such lines of the evidence sway the
 * choice among the words of the same letters.
 */
import { type Habit, NO_HABIT } from './document-habit.ts'
import type { Inventory } from './inventory.ts'
import { DOCUMENT_END, type LanguageModel, PARAGRAPH_END } from './language-model.ts'
import { stripMarks } from './normalise.ts'
import { indexPassages, type PassageIndex, type Passages } from './passages.ts'

export interface Topics {
  /** The number of a word's letters without marks; -1 where nothing is known of them. */
  lettersOf(word: string): number
  /** What documents like this one say; `letters` are those of all its words. */
  ofDocument(letters: readonly number[]): Habit
  /** What paragraphs like this sentence say. */
  ofSentence(letters: readonly number[]): Habit
}

interface Leaning {
  /** The difference in likeness over which a passage counts less by a factor e. */
  readonly scale: number
  /** Passages that count less than this, against the likest, are left out. */
  readonly least: number
  /** How far it is believed beside the language model. */
  readonly strength: number
  /** How many near occurrences of its letters outweigh a word's usual share. */
  readonly doubt: number
}

const DOCUMENTS: Leaning = { scale: 0.03, least: 0.003, strength: 0.5, doubt: 0.7 }
const PARAGRAPHS: Leaning = { scale: 0.04, least: 0.01, strength: 0.5, doubt: 1 }
/** Shorter passages are likened to nothing. */
const LEAST_DOCUMENT = 30
const LEAST_PARAGRAPH = 6
/** A word never met is still possible. */
const UNSEEN = 0.05

interface Known {
  readonly letterIds: ReadonlyMap<string, number>
  readonly lettersOf: Int32Array
  /** How often each word occurs in all passages. */
  readonly usual: Float64Array
  readonly documents: PassageIndex
  readonly paragraphs: PassageIndex
}

// The index depends on the model alone, and a restorer is made anew for each batch's evidence.
const indexed = new WeakMap<LanguageModel, Known>()

/** Topics of the model's passages and of `evidence`: lines as the numbers of their words in the inventory. */
export function createTopics(
  model: LanguageModel,
  { inventory, evidence = [] }: { inventory: Inventory; evidence?: readonly (readonly number[])[] },
): Topics {
  let known = indexed.get(model)
  if (known === undefined) {
    known = indexModel(model)
    indexed.set(model, known)
  }
  const { letterIds, usual, documents, paragraphs } = known
  const lettersOf =
    inventory.words.length === model.words.length
      ? known.lettersOf
      : lettersOfWords(inventory.words, letterIds)
  const lines = indexPassages(layLines(evidence), {
    lettersOf,
    size: letterIds.size,
    weightOf: paragraphs.weightOf,
  })
  const classOf = (word: number): readonly number[] =>
    inventory.byBareLetters.get(stripMarks(inventory.words[word] as string)) ?? []

  const lean = (letters: readonly number[], indexes: readonly PassageIndex[], leaning: Leaning): Habit => {
    const wanted = new Set(letters)
    const counts = new Map<number, number>()
    const likeness = indexes.map((index) => index.compare(letters))
    const best = Math.max(...likeness.map(highest))
    if (best === 0) return NO_HABIT
    // Most passages are far off: compared before the costly exponential.
    const floor = best + Math.log(leaning.least) * leaning.scale
    indexes.forEach(({ passages: { words, start } }, i) => {
      likeness[i]?.forEach((like, passage) => {
        if (like <= 0 || like < floor) return
        const weight = Math.exp((like - best) / leaning.scale)
        for (let at = start[passage] as number; at < (start[passage + 1] as number); at++) {
          const word = words[at] as number
          if (wanted.has(lettersOf[word] as number)) counts.set(word, (counts.get(word) ?? 0) + weight)
        }
      })
    })
    return counts.size === 0 ? NO_HABIT : habitOf(counts, { usual, classOf, leaning })
  }
  return {
    lettersOf: (word) => letterIds.get(stripMarks(word).toLowerCase()) ?? -1,
    ofDocument: (letters) => lean(letters, [documents], DOCUMENTS),
    ofSentence: (letters) => lean(letters, [paragraphs, lines], PARAGRAPHS),
  }
}

function highest(values: Float32Array): number {
  return values.reduce((a, b) => Math.max(a, b), 0)
}

interface Counting {
  readonly usual: Float64Array
  readonly classOf: (word: number) => readonly number[]
  readonly leaning: Leaning
}

/** The word's share among those of its letters, near against usual. */
function habitOf(
  counts: ReadonlyMap<number, number>,
  { usual, classOf, leaning: { strength, doubt } }: Counting,
): Habit {
  const usually = (word: number) => (usual[word] ?? 0) + UNSEEN
  const costs = new Map<number, number>()
  return {
    costOf(word) {
      const found = costs.get(word)
      if (found !== undefined) return found
      const alike = classOf(word)
      const all = alike.reduce((sum, other) => sum + usually(other), 0)
      const near = alike.reduce((sum, other) => sum + (counts.get(other) ?? 0), 0)
      const share = usually(word) / all
      const cost =
        near === 0
          ? 0
          : -strength * Math.log(((counts.get(word) ?? 0) + doubt * share) / (near + doubt) / share)
      costs.set(word, cost)
      return cost
    },
  }
}

function indexModel(model: LanguageModel): Known {
  const letterIds = new Map<string, number>()
  for (const word of model.words) {
    if (!/^\p{Ll}/u.test(word)) continue
    const letters = stripMarks(word)
    if (!letterIds.has(letters)) letterIds.set(letters, letterIds.size)
  }
  const lettersOf = lettersOfWords(model.words, letterIds)
  const usual = new Float64Array(model.words.length)
  for (const word of model.passages) if (word < usual.length) usual[word] = (usual[word] as number) + 1
  const options = { lettersOf, size: letterIds.size }
  return {
    letterIds,
    lettersOf,
    usual,
    documents: indexPassages(cut(model.passages, DOCUMENT_END, LEAST_DOCUMENT), options),
    paragraphs: indexPassages(cut(model.passages, PARAGRAPH_END, LEAST_PARAGRAPH), options),
  }
}

function lettersOfWords(words: readonly string[], ids: ReadonlyMap<string, number>): Int32Array {
  return Int32Array.from(words, (word) => (/^\p{Ll}/u.test(word) ? (ids.get(stripMarks(word)) ?? -1) : -1))
}

/** The stretches that end with `end`; those of fewer words than `least` are left out. */
function cut(stream: Uint16Array, end: number, least: number): Passages {
  const words = new Uint16Array(stream.length)
  const start = [0]
  let size = 0
  for (const word of stream) {
    if (word < PARAGRAPH_END) words[size++] = word
    else if (word === end || (end === PARAGRAPH_END && word === DOCUMENT_END)) {
      const from = start.at(-1) as number
      if (size - from < least) size = from
      else start.push(size)
    }
  }
  return { words: words.subarray(0, size), start: Uint32Array.from(start) }
}

function layLines(lines: readonly (readonly number[])[]): Passages {
  const start = new Uint32Array(lines.length + 1)
  lines.forEach((line, i) => {
    start[i + 1] = (start[i] as number) + line.length
  })
  return { words: Uint32Array.from(lines.flat()), start }
}
