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
  readonly concept: string
}

const PHRASES = indexPhrases(GROUPS.synonyms)
const FILLER = new Set(GROUPS.filler.map(key))

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
  const words = key(text)
    .split(/[^\p{L}\p{N}&/-]+/u)
    .flatMap((word) => (/\d/.test(word) ? [] : word.split(/[/&-]+/)))
    .filter((word) => word !== '')
  const concepts: string[] = []
  for (let at = 0; at < words.length; ) {
    const phrase = longestPhrase(words, at)
    if (phrase) {
      if (!FILLER.has(phrase.concept)) concepts.push(phrase.concept)
      at += phrase.words.length
      continue
    }
    const word = words[at] as string
    if (!FILLER.has(word)) concepts.push(word)
    at++
  }
  return concepts
}

function longestPhrase(words: readonly string[], at: number): Phrase | null {
  for (const phrase of PHRASES.get(words[at] as string) ?? []) {
    if (phrase.words.every((word, offset) => words[at + offset] === word)) return phrase
  }
  return null
}

function indexPhrases(groups: readonly string[][]): Map<string, Phrase[]> {
  const index = new Map<string, Phrase[]>()
  for (const group of groups) {
    const concept = key(group[0] as string).replaceAll(' ', '_')
    for (const member of group) {
      const words = key(member).split(/[ /&-]+/)
      const first = words[0] as string
      const list = index.get(first) ?? []
      list.push({ words, concept })
      index.set(first, list)
    }
  }
  for (const list of index.values()) list.sort((a, b) => b.words.length - a.words.length)
  return index
}

function key(text: string): string {
  return stripMarks(foldText(text))
}
