/** Build step: estimates the language model and writes it into `dist/`, unless its inputs are unchanged. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import {
  DOCUMENT_END,
  decodeLanguageModel,
  encodeLanguageModel,
  PARAGRAPH_END,
} from '../../src/vietnamese/language-model.ts'
import { isSyllable } from '../../src/vietnamese/syllables.ts'
import { CAPITALS, casedSentences, SPECIAL, START, sentences, UNKNOWN } from '../../src/vietnamese/symbols.ts'
import { estimate } from './ngrams.ts'
import { inputFiles, type TextSource, textSources } from './sources.ts'

/** Share of capitals of a word never seen, and how many occurrences outweigh it. */
const USUAL_SHARE = 0.06
const DOUBT = 2
const TARGET = new URL('../../dist/vietnamese/language-model.bin', import.meta.url)
const CODE = ['./language-model.ts', './ngrams.ts', './sources.ts', './word-graph.ts'].map(
  (file) => new URL(file, import.meta.url),
)
const READING = ['syllables', 'tokens', 'symbols', 'normalise', 'language-model'].map(
  (name) => new URL(`../../src/vietnamese/${name}.ts`, import.meta.url),
)

/** Writes `dist/vietnamese/language-model.bin`; returns at once where neither texts nor code have changed. */
export async function buildLanguageModel(): Promise<void> {
  const hash = hashOf([...inputFiles(), ...CODE, ...READING])
  if (existsSync(TARGET) && decodeLanguageModel(readFileSync(TARGET)).hash === hash) return
  mkdirSync(new URL('.', TARGET), { recursive: true })
  writeFileSync(TARGET, trainModel(textSources(), hash))
}

/** The model's bytes for the given sources. */
export function trainModel(sources: readonly TextSource[], hash: string): Uint8Array {
  const words = vocabulary(sources)
  const ids = new Map(words.map((word, id) => [word, id]))
  const unknown = ids.get(UNKNOWN) as number
  const capitals = ids.get(CAPITALS) as number
  const idOf = (word: string) => ids.get(word) ?? (/^\p{Lu}+$/u.test(word) ? capitals : unknown)
  const start = ids.get(START) as number
  const numbered = sources.map((source) => ({
    name: source.name,
    weight: source.weight,
    discount: source.discount,
    // What begins the next sentence ends this one.
    sentences: source.sentences.map((words) => [
      start,
      ...words.map(idOf),
      ...(source.running ? [start] : []),
    ]),
    pairs: (source.pairs ?? []).flatMap(([first, second, count]) => {
      const [a, b] = [ids.get(first), ids.get(second)]
      return a === undefined || b === undefined ? [] : [[a, b, count] as const]
    }),
  }))
  const arrays = {
    ...estimate(numbered, words.length),
    capital: capitalShares(sources, ids),
    passages: passages(sources, ids),
  }
  return encodeLanguageModel(words, arrays, hash)
}

/** The documents' words one after another; what is no word in small letters leaves no trace. */
function passages(sources: readonly TextSource[], ids: ReadonlyMap<string, number>): Uint16Array {
  const found: number[] = []
  for (const { documents } of sources)
    for (const paragraphs of documents ?? []) {
      for (const paragraph of paragraphs) {
        for (const word of sentences(paragraph).flat()) {
          const id = /^\p{Ll}/u.test(word) ? ids.get(word) : undefined
          if (id !== undefined) found.push(id)
        }
        found.push(PARAGRAPH_END)
      }
      found.push(DOCUMENT_END)
    }
  return Uint16Array.from(found)
}

/** Share of capitals of each word within sentences, of 256, drawn towards the usual share. */
function capitalShares(sources: readonly TextSource[], ids: ReadonlyMap<string, number>): Uint8Array {
  const all = new Float64Array(ids.size)
  const capitals = new Float64Array(ids.size)
  for (const { cased } of sources) {
    if (cased === undefined) continue
    for (const sentence of cased.lines.flatMap(casedSentences))
      sentence.forEach(({ symbol, capital }, index) => {
        const word = ids.get(symbol)
        // Every sentence begins with a capital; in a list of names the first word is a name too.
        if (word === undefined || (index === 0 && !cased.names)) return
        all[word] = (all[word] as number) + cased.weight
        if (capital) capitals[word] = (capitals[word] as number) + cased.weight
      })
  }
  return Uint8Array.from(all, (total, word) =>
    Math.floor((256 * ((capitals[word] as number) + USUAL_SHARE * DOUBT)) / (total + DOUBT)),
  )
}

/** Every possible syllable that occurs, and other words of at least two occurrences or of our own texts. */
function vocabulary(sources: readonly TextSource[]): string[] {
  const counts = new Map<string, number>()
  for (const source of sources)
    for (const sentence of source.sentences)
      for (const word of sentence) counts.set(word, (counts.get(word) ?? 0) + (source.weight > 1 ? 2 : 1))
  const kept = [...counts].filter(
    ([word, count]) => isSyllable(word) || (count >= 2 && /^\p{L}{2,12}$/u.test(word)),
  )
  const words = kept.map(([word]) => word).filter((word) => !(SPECIAL as readonly string[]).includes(word))
  return [...SPECIAL, ...words.sort()]
}

function hashOf(files: readonly (string | URL)[]): string {
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}
