/**
 * An interpolated trigram model over syllables, read from one file of typed arrays (see
 * `scripts/build/language-model.ts`, which estimates it with modified Kneser-Ney discounts after Chen & Goodman
 * 1999). A state is one integer: the index of the last two words' bigram, or `-1 - word` where that bigram was
 * never seen.
 */
import { readFileSync } from 'node:fs'
import { START, UNKNOWN } from './symbols.ts'

export interface LanguageModel {
  readonly words: readonly string[]
  /** The word's number, or undefined where the model does not know it. */
  idOf(word: string): number | undefined
  readonly unknown: number
  /** The state at a sentence's start. */
  readonly start: number
  /** Natural logarithm of the probability of `word` after `state`. */
  score(state: number, word: number): number
  next(state: number, word: number): number
  /** How often the word is written with a capital within a sentence: 0 to 1, never quite either. */
  capital(word: number): number
  /** The words of the genre's texts in their order, with {@link PARAGRAPH_END} and {@link DOCUMENT_END} between. */
  readonly passages: Uint16Array
  /** Hash of what the model was built from: part of what a result depends on. */
  readonly hash: string
}

/** The parts of the file, in order; 16-bit values are thousandths of a nat, negated. */
export interface ModelArrays {
  readonly unigram: Float32Array
  readonly backoff: Float32Array
  readonly bigramStart: Uint32Array
  readonly trigramStart: Uint32Array
  readonly bigramWord: Uint16Array
  readonly bigramCost: Uint16Array
  readonly bigramBackoff: Uint16Array
  readonly trigramWord: Uint16Array
  readonly trigramCost: Uint16Array
  /** Share of capitals of each word, of 256. */
  readonly capital: Uint8Array
  readonly passages: Uint16Array
}

/** What stands between the passages; no word has these numbers. */
export const PARAGRAPH_END = 65534
export const DOCUMENT_END = 65535

export const COST_SCALE = 2000

/** The shipped model; `npm run build` makes it. */
export function loadLanguageModel(
  url: URL = new URL('../../dist/vietnamese/language-model.bin', import.meta.url),
): LanguageModel {
  return decodeLanguageModel(readFileSync(url))
}

/** Lays the model's arrays into one buffer: a length-prefixed JSON head, then the arrays. */
export function encodeLanguageModel(words: readonly string[], arrays: ModelArrays, hash: string): Uint8Array {
  const lengths = Object.fromEntries(Object.entries(arrays).map(([name, array]) => [name, array.length]))
  const head = Buffer.from(JSON.stringify({ hash, words, lengths }), 'utf8')
  const at = align(4 + head.length)
  const size = Object.values(arrays).reduce((total, array) => total + align(array.byteLength), at)
  const bytes = new Uint8Array(size)
  new DataView(bytes.buffer).setUint32(0, head.length, true)
  bytes.set(head, 4)
  let offset = at
  for (const array of Object.values(arrays)) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), offset)
    offset += align(array.byteLength)
  }
  return bytes
}

export function decodeLanguageModel(bytes: Uint8Array): LanguageModel {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  const headLength = new DataView(buffer).getUint32(0, true)
  const head = JSON.parse(Buffer.from(buffer, 4, headLength).toString('utf8')) as {
    hash: string
    words: string[]
    lengths: Record<keyof ModelArrays, number>
  }
  let offset = align(4 + headLength)
  const take = <T>(
    kind: { new (buffer: ArrayBufferLike, at: number, length: number): T; BYTES_PER_ELEMENT: number },
    length: number,
  ): T => {
    const array = new kind(buffer, offset, length)
    offset += align(length * kind.BYTES_PER_ELEMENT)
    return array
  }
  const n = head.lengths
  return createModel(
    head.words,
    {
      unigram: take(Float32Array, n.unigram),
      backoff: take(Float32Array, n.backoff),
      bigramStart: take(Uint32Array, n.bigramStart),
      trigramStart: take(Uint32Array, n.trigramStart),
      bigramWord: take(Uint16Array, n.bigramWord),
      bigramCost: take(Uint16Array, n.bigramCost),
      bigramBackoff: take(Uint16Array, n.bigramBackoff),
      trigramWord: take(Uint16Array, n.trigramWord),
      trigramCost: take(Uint16Array, n.trigramCost),
      capital: take(Uint8Array, n.capital),
      passages: take(Uint16Array, n.passages),
    },
    head.hash,
  )
}

function createModel(words: readonly string[], arrays: ModelArrays, hash: string): LanguageModel {
  const { unigram, backoff, bigramStart, trigramStart, bigramWord, bigramCost, bigramBackoff } = arrays
  const { trigramWord, trigramCost } = arrays
  const ids = new Map(words.map((word, id) => [word, id]))
  const bigram = (first: number, second: number) =>
    find(bigramWord, second, bigramStart[first] as number, bigramStart[first + 1] as number)
  const lastOf = (state: number) => (state < 0 ? -1 - state : (bigramWord[state] as number))
  const afterOne = (word: number, next: number): number => {
    const at = bigram(word, next)
    if (at >= 0) return -(bigramCost[at] as number) / COST_SCALE
    return (backoff[word] as number) + (unigram[next] as number)
  }
  return {
    words,
    hash,
    passages: arrays.passages,
    unknown: ids.get(UNKNOWN) ?? 0,
    start: -1 - (ids.get(START) ?? 0),
    idOf: (word) => ids.get(word),
    capital: (word) => ((arrays.capital[word] ?? 127) + 0.5) / 256,
    score(state, word) {
      if (state < 0) return afterOne(-1 - state, word)
      const at = find(trigramWord, word, trigramStart[state] as number, trigramStart[state + 1] as number)
      if (at >= 0) return -(trigramCost[at] as number) / COST_SCALE
      return -(bigramBackoff[state] as number) / COST_SCALE + afterOne(bigramWord[state] as number, word)
    },
    next(state, word) {
      const at = bigram(lastOf(state), word)
      return at >= 0 ? at : -1 - word
    },
  }
}

/** Index of `word` in the sorted stretch `[from, to)`, or -1. */
function find(sorted: Uint16Array, word: number, from: number, to: number): number {
  let low = from
  let high = to - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const value = sorted[middle] as number
    if (value === word) return middle
    if (value < word) low = middle + 1
    else high = middle - 1
  }
  return -1
}

function align(length: number): number {
  return (length + 7) & ~7
}
