import { readFileSync } from 'node:fs'
import { foldText, stripMarks } from '../vietnamese/normalise.ts'

/**
 * Groups of words that say the same in an administrative plan; the first stands for all. Abbreviations are
 * groups too. See `docs/data.md`.
 */
const GROUPS = JSON.parse(readFileSync(new URL('./synonyms.json', import.meta.url), 'utf8')) as {
  synonyms: string[][]
  filler: string[]
}

interface Phrase {
  readonly words: readonly string[]
  /** A phrase of one word must have its diacritics right: without them `hộ` and `hồ` are one. */
  readonly alone: string | null
  readonly concept: string
}

interface Word {
  readonly marked: string
  readonly bare: string
}

const PHRASES = indexPhrases(GROUPS.synonyms)
const FILLER = new Set(GROUPS.filler.map(foldText))

/**
 * What a text is about, as terms: syllables without diacritics (so that a misread tone costs nothing), words of one
 * meaning folded to one, filler left out, figures and document numbers left out; each neighbouring pair is a term
 * too, which stands for the compounds of Vietnamese. Linear in the length of the text.
 */
export function listTerms(text: string): string[] {
  const concepts = listConcepts(text)
  const terms = [...concepts]
  for (let at = 1; at < concepts.length; at++) terms.push(`${concepts[at - 1]} ${concepts[at]}`)
  return terms
}

/** The single terms alone, in the order of the text. */
export function listConcepts(text: string): string[] {
  const words = splitWords(text)
  const concepts: string[] = []
  for (let at = 0; at < words.length; ) {
    const phrase = longestPhrase(words, at)
    if (phrase) {
      concepts.push(phrase.concept)
      at += phrase.words.length
      continue
    }
    const word = words[at] as Word
    if (!FILLER.has(word.marked)) concepts.push(word.bare)
    at++
  }
  return concepts
}

function splitWords(text: string): Word[] {
  return foldText(text)
    .split(/[^\p{L}\p{M}\p{N}&/-]+/u)
    .flatMap((word) => (/\d/.test(word) ? [] : word.split(/[/&-]+/)))
    .filter((word) => word !== '')
    .map((marked) => ({ marked, bare: stripMarks(marked) }))
    .filter(({ bare }) => bare !== '')
}

function longestPhrase(words: readonly Word[], at: number): Phrase | null {
  const first = words[at] as Word
  for (const phrase of PHRASES.get(first.bare) ?? []) {
    if (phrase.alone === null) {
      if (phrase.words.every((word, offset) => words[at + offset]?.bare === word)) return phrase
    } else if (phrase.alone === first.marked) return phrase
  }
  return null
}

function indexPhrases(groups: readonly string[][]): Map<string, Phrase[]> {
  const index = new Map<string, Phrase[]>()
  for (const group of groups) {
    const concept = splitWords(group[0] as string)
      .map(({ bare }) => bare)
      .join('_')
    for (const member of group) {
      const words = splitWords(member)
      const first = words[0] as Word
      const alone = words.length === 1 ? first.marked : null
      const phrase = { words: words.map(({ bare }) => bare), alone, concept }
      index.set(first.bare, [...(index.get(first.bare) ?? []), phrase])
    }
  }
  for (const list of index.values()) list.sort((a, b) => b.words.length - a.words.length)
  return index
}
