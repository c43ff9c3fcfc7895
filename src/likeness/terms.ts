import { readFileSync } from 'node:fs'
import { foldText, stripMarks } from '../vietnamese/normalise.ts'

/**
 * Groups of words that say the same in an administrative plan; the first stands for all. Abbreviations are
 * groups too. Fillers say nothing of the matter.
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

/**
 * Fields of a commune's work and the words that belong to each. A word may belong to several; one that stands in every
 * plan whatever its matter belongs to none.
 */
const FIELDS = JSON.parse(readFileSync(new URL('./fields.json', import.meta.url), 'utf8')) as Record<
  string,
  string[]
>

/** Words without marks, kept once they were asked for: a language has few syllables, and plans repeat them. */
const BARE = new Map<string, string>()
const MOST_KEPT = 50_000

const PHRASES = indexPhrases(GROUPS.synonyms.map((group) => [group[0] as string, group]))
const FIELD_PHRASES = indexPhrases(Object.entries(FIELDS))
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
    .map((marked) => ({ marked, bare: bareOf(marked) }))
    .filter(({ bare }) => bare !== '')
}

function bareOf(word: string): string {
  const known = BARE.get(word)
  if (known !== undefined) return known
  const bare = stripMarks(word)
  if (BARE.size >= MOST_KEPT) BARE.clear()
  BARE.set(word, bare)
  return bare
}

/**
 * The fields of work that a text touches, by the words of each: two texts that share no word ("tuyên truyền trên loa",
 * "phát tin ở nhà văn hóa") may still speak of one matter. Each word counts, so that a field named twice stands twice.
 */
export function listFields(text: string): string[] {
  const words = splitWords(text)
  return words.flatMap((_, at) => {
    const found = new Map<string, Phrase>()
    for (const phrase of FIELD_PHRASES.get(words[at]?.bare ?? '') ?? [])
      if (!found.has(phrase.concept) && matches(phrase, words, at)) found.set(phrase.concept, phrase)
    return [...found.keys()]
  })
}

function longestPhrase(words: readonly Word[], at: number): Phrase | null {
  const first = words[at] as Word
  return PHRASES.get(first.bare)?.find((phrase) => matches(phrase, words, at)) ?? null
}

function matches(phrase: Phrase, words: readonly Word[], at: number): boolean {
  if (phrase.alone !== null) return phrase.alone === words[at]?.marked
  return phrase.words.every((word, offset) => words[at + offset]?.bare === word)
}

function indexPhrases(
  groups: readonly (readonly [name: string, members: readonly string[]])[],
): Map<string, Phrase[]> {
  const index = new Map<string, Phrase[]>()
  for (const [name, members] of groups) {
    const concept = splitWords(name)
      .map(({ bare }) => bare)
      .join('_')
    for (const member of members) {
      const words = splitWords(member)
      const first = words[0]
      if (!first) continue
      const alone = words.length === 1 ? first.marked : null
      const phrase = { words: words.map(({ bare }) => bare), alone, concept }
      index.set(first.bare, [...(index.get(first.bare) ?? []), phrase])
    }
  }
  for (const list of index.values()) list.sort((a, b) => b.words.length - a.words.length)
  return index
}
