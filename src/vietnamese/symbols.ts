/** What the language model sees of a text: lower-case syllables, and one symbol for each kind of the rest. */
import { normaliseSpelling } from './normalise.ts'
import { type Token, tokenise, trailing } from './tokens.ts'

export const START = '<s>'
export const COMMA = ','
export const NUMBER = '<n>'
export const CODE = '<c>'
export const CAPITALS = '<a>'
export const UNKNOWN = '<u>'
export const SPECIAL = [UNKNOWN, START, COMMA, NUMBER, CODE, CAPITALS] as const

/** Punctuation that noise adds to a word's end; in clean text it is never part of the word. */
const SOFT_MARKS = new Set("?'’*°")
const STOP = /[.;:!?…]/
const PAUSE = /[,()[\]{}/+&–—-]/

/** How many characters of noise stand at the word's end. */
export function softMarks(word: string): number {
  return trailing(word, SOFT_MARKS)
}

/** What stands between two words: a new sentence, a pause, or nothing. */
export function gapSymbol(gap: string): typeof START | typeof COMMA | null {
  if (STOP.test(gap)) return START
  return PAUSE.test(gap) ? COMMA : null
}

/** The form under which the model knows a word: lower case, one place for the tone mark. */
export function modelForm(word: string): string {
  return normaliseSpelling(word).toLowerCase()
}

/** A word of a sentence as the model sees it, and whether it is written with a capital. */
export interface CasedSymbol {
  readonly symbol: string
  readonly capital: boolean
}

/** The sentences of one line as the model's symbols; see {@link casedSentences}. */
export function sentences(line: string): string[][] {
  return casedSentences(line).map((sentence) => sentence.map(({ symbol }) => symbol))
}

/**
 * The sentences of one line. Words of a heading in capitals count as words; capitals in a line of mixed case count
 * as abbreviations and keep their case.
 */
export function casedSentences(line: string): CasedSymbol[][] {
  const tokens = tokenise(line)
  const heading = isHeading(tokens)
  const found: CasedSymbol[][] = []
  let current: CasedSymbol[] = []
  let end = 0
  for (const token of tokens) {
    const gap = gapSymbol(line.slice(end, token.start))
    if (gap === START && current.length > 0) {
      found.push(current)
      current = []
    } else if (gap === COMMA && current.length > 0) current.push({ symbol: COMMA, capital: false })
    end = token.end
    const symbol = symbolOf(token, heading)
    if (symbol !== null) current.push({ symbol, capital: token.kind === 'word' && isTitle(token.text) })
  }
  if (current.length > 0) found.push(current)
  return found
}

/** Whether a word begins with a capital. */
export function isTitle(word: string): boolean {
  return /^\p{Lu}/u.test(word)
}

/** The symbol of a clean token; null where it leaves no trace (a label, a mark). */
export function symbolOf(token: Token, heading: boolean): string | null {
  switch (token.kind) {
    case 'mark':
    case 'label':
      return null
    case 'number':
      return NUMBER
    case 'mixed':
    case 'code':
      return CODE
    case 'capitals':
      return heading ? modelForm(token.text) : token.text
    case 'word':
      return modelForm(token.text.slice(0, token.text.length - softMarks(token.text)))
  }
}

const VOWEL = /[aeiouy]/i

/** True for a line in capitals: of its words that can be spoken, most have no lower-case letter. */
export function isHeading(tokens: readonly Token[]): boolean {
  const words = tokens.filter(
    (token) =>
      token.kind === 'word' || (token.kind === 'capitals' && VOWEL.test(token.text.normalize('NFD'))),
  )
  const capitals = words.filter((token) => token.kind === 'capitals')
  return capitals.length >= 2 && capitals.length > words.length / 2
}
