/** What a damaged token may have been: words of the inventory with the cost of the noise between. */
import type { Channel, LetterCase } from './channel.ts'
import type { Inventory } from './inventory.ts'
import { normaliseSpelling, stripMarks } from './normalise.ts'
import { isSyllable } from './syllables.ts'
import { CAPITALS, CODE, modelForm, softMarks } from './symbols.ts'
import { type Token, tokenise } from './tokens.ts'

/**
 * - `stripped`: marks are lost, letters are right.
 * - `wrong`: read by OCR with another language's model.
 * - `right`: read by OCR with the Vietnamese model; most words stand.
 */
export type Damage = 'stripped' | 'wrong' | 'right'

export interface Proposal {
  readonly words: readonly number[]
  readonly text: string
  readonly cost: number
  readonly span: 1 | 2
}

export interface Tools {
  readonly inventory: Inventory
  readonly unknown: number
  readonly wrong: Channel
  readonly right: Channel
}

export interface TokenPlace {
  readonly token: Token
  readonly heading: boolean
  readonly capitalRun: boolean
  /** Words stand beside it: what looks like a code may be one too. */
  readonly amongWords: boolean
  /** The mark that alone parts it from the token before; empty where a space does. */
  readonly joint: string
}

export interface Surroundings {
  readonly damage: Damage
  readonly tools: Tools
  /** The next token, where it may be the second half of this one. */
  readonly next: TokenPlace | null
  /** How sure the reading was of this token, 0 to 1. */
  readonly certainty: number
}

const SOFT_COST = 4
const LETTER_COST = 2.2
const SIGN_EXTRA = 4
const HORNED = /[ơờớởỡợưừứửữự]$/iu
const JOIN_COST = 5
/** Most noise of a joined word: the halves of one word spell it, so that none is swallowed. */
const JOIN_NOISE = 10
const SPLIT_COST = 6
/** A vowel read as its capital: `RUt`. */
const ODD_CAPITAL = /^\p{Lu}[AEIOUY]\p{Ll}{1,4}$/u
/** The cost of a code that is short and looks like a damaged word, with a digit and without. */
const CODE_COST = 7
const SIGN_COST = 12
/** Scans are worse than those the costs of good OCR were learned from. */
const GOOD_NOISE = 0.75
/** A name that was read with certainty stays, unless all speaks against it. */
const NAME_COST = 4
const VIETNAMESE_ONLY = /[ăđơưĂĐƠƯ\u1ea0-\u1ef9]/

/** The kind of damage, told by the letters that only Vietnamese has and those that any OCR knows. */
export function damageOf(lines: readonly string[]): Damage {
  let words = 0
  let vietnamese = 0
  let accented = 0
  for (const line of lines) {
    for (const token of tokenise(line.normalize('NFC'))) {
      if (token.kind !== 'word' && token.kind !== 'capitals') continue
      words += 1
      if (VIETNAMESE_ONLY.test(token.text)) vietnamese += 1
      else if (/[^\p{ASCII}]|[a-z]\d|\d[a-z]|\p{L}[?*’']/u.test(token.text)) accented += 1
    }
  }
  if (vietnamese > words / 5) return 'right'
  return accented + vietnamese > words / 50 ? 'wrong' : 'stripped'
}

/** Empty where the token must stay as read. */
export function proposals(place: TokenPlace, around: Surroundings): Proposal[] {
  const { token } = place
  if (token.kind === 'mixed') return around.damage === 'wrong' && place.amongWords ? mixed(place, around) : []
  if (token.kind !== 'word' && token.kind !== 'capitals') return []
  // No vowel, no word, not even in a heading: `TM.` and `KT.` above a signature.
  if (token.kind === 'capitals' && !/[AEIOUY]/.test(stripMarks(token.text)))
    return abbreviations(token, around)
  if (token.kind === 'capitals' && !place.heading && !(place.capitalRun && spelled(token.text, around)))
    return isOddWord(place, around) ? mixed(place, around) : abbreviations(token, around)
  if (/^\p{Lu}{2,}\p{Ll}/u.test(token.text) && (around.damage !== 'wrong' || !ODD_CAPITAL.test(token.text)))
    return []
  return around.damage === 'stripped' ? bare(token, around) : noisy(place, around)
}

/** True if the capitals may be a Vietnamese word that lost its marks. */
function spelled(text: string, { tools }: Surroundings): boolean {
  return tools.inventory.byBareLetters.has(stripMarks(text).toLowerCase())
}

/** `BO` among words in small letters, where no abbreviation of these letters is known. */
function isOddWord({ token, amongWords, capitalRun }: TokenPlace, { damage, tools }: Surroundings): boolean {
  if (damage !== 'wrong' || capitalRun || !amongWords) return false
  return /^[^AEIOUY\P{Lu}][AEIOUY]$/u.test(token.text) && !tools.inventory.abbreviations.has(token.text)
}

function abbreviations(token: Token, { tools, damage }: Surroundings): Proposal[] {
  if (damage === 'right') return []
  const { inventory } = tools
  const found = inventory.abbreviations.get(stripMarks(token.text)) ?? []
  const others = found.filter((word) => inventory.words[word] !== token.text)
  if (others.length === 0) return []
  const own = inventory.idOf(token.text)
  return [
    { words: [own ?? tools.unknown], text: token.text, cost: own === undefined ? 6 : 0, span: 1 },
    ...others.map(
      (word): Proposal => ({ words: [word], text: inventory.words[word] as string, cost: 0.5, span: 1 }),
    ),
  ]
}

function bare(token: Token, { tools }: Surroundings): Proposal[] {
  const { inventory } = tools
  const letters = token.text.slice(0, token.text.length - softMarks(token.text))
  const soft = token.text.slice(letters.length)
  if (letters !== stripMarks(letters)) return []
  const letterCase = caseOf(letters)
  return (inventory.byBareLetters.get(letters.toLowerCase()) ?? []).map((word) => ({
    words: [word],
    text: toCase(inventory.words[word] as string, letterCase) + soft,
    cost: 0,
    span: 1,
  }))
}

function noisy(place: TokenPlace, around: Surroundings): Proposal[] {
  const { tools, damage, next } = around
  const { inventory } = tools
  const good = damage === 'right'
  const channel = good ? tools.right : tools.wrong
  const text = normaliseSpelling(place.token.text)
  const letterCase = caseOf(text)
  const found: Proposal[] = []
  for (let kept = softMarks(text); kept >= 0; kept--) {
    const core = text.slice(0, text.length - kept)
    if (core.length === 0) continue
    for (const reading of readings(core, channel, inventory)) {
      const [word = 0] = reading.words
      // Good OCR loses or adds a letter, never half a word (`phậnTư`).
      if (good && Math.abs((inventory.words[word] as string).length - core.length) > 1) continue
      found.push({
        ...reading,
        text: reading.text + softTail(reading.text, text.slice(core.length)),
        cost: (good ? GOOD_NOISE : 1) * reading.cost + kept * SOFT_COST,
      })
    }
  }
  if (inventory.idOf(modelForm(text)) === undefined)
    found.push({ words: [tools.unknown], text, cost: strangeness(text, damage), span: 1 })
  if (
    next?.token.kind === 'word' &&
    place.token.kind === 'word' &&
    (next.joint !== '' || isBroken(text, next.token.text, damage))
  ) {
    const together = text + next.joint + next.token.text
    for (const { word, cost } of channel.candidates(together, letterCase).slice(0, 6))
      if (next.joint !== '' || cost <= JOIN_NOISE)
        found.push({
          words: [word],
          text: toCase(inventory.words[word] as string, letterCase),
          cost: cost + (next.joint === '' ? JOIN_COST : 0),
          span: 2,
        })
  }
  if (!isSyllable(text) && text.length >= 4) found.push(...splits(text, { channel, inventory, letterCase }))
  if (damage !== 'right') return found
  // The language model alone outweighs a certain reading of a word, since good OCR is as sure of a wrong mark.
  const stay =
    around.certainty *
    (inventory.idOf(modelForm(text)) === undefined ? 1 : letterCase === 'title' ? NAME_COST : 0)
  return found.map((proposal) =>
    proposal.text === text ? proposal : { ...proposal, cost: proposal.cost + stay },
  )
}

/** Marks at the word's end, as they stand; what was the horn of its last letter (`so'` for `sơ`) goes. */
function softTail(word: string, marks: string): string {
  return HORNED.test(word) ? marks.replace(/^['’]/, '') : marks
}

/** The cost of a word that nothing knows; what is no letter makes it stranger where the OCR is a wrong language's. */
function strangeness(text: string, damage: Damage): number {
  const signs = damage === 'wrong' ? text.replace(/[\p{L}?'’]/gu, '').length : 0
  return LETTER_COST * text.length + SIGN_EXTRA * signs
}

/** Two tokens may be one word only where they are no words; in good text, only where neither is one (`tại Km`). */
function isBroken(first: string, second: string, damage: Damage): boolean {
  const either = !isSyllable(first) || !isSyllable(second)
  return damage === 'right' ? !isSyllable(first) && !isSyllable(second) : either
}

/** A code as it stands, or the words that it may be. */
function mixed({ token }: TokenPlace, { tools }: Surroundings): Proposal[] {
  const { inventory } = tools
  const sign = !/[\p{N}]|^\p{Lu}+$/u.test(token.text)
  const symbol = inventory.idOf(token.kind === 'capitals' ? CAPITALS : CODE) ?? tools.unknown
  const cased = token.kind === 'capitals' ? token.text[0] + token.text.slice(1).toLowerCase() : token.text
  return [
    { words: [symbol], text: token.text, cost: sign ? SIGN_COST : CODE_COST, span: 1 },
    ...readings(cased, tools.wrong, inventory),
  ]
}

/** Single words that may have been read as the text. A small `l` is often read as `I`: `Iy` for `lý`. */
function readings(text: string, channel: Channel, inventory: Inventory): Proposal[] {
  const letterCase = caseOf(text)
  const cases: LetterCase[] =
    letterCase === 'title' && text.startsWith('I') ? ['lower', 'title'] : [letterCase]
  return cases.flatMap((shown) =>
    channel.candidates(text, shown).map(
      ({ word, cost }): Proposal => ({
        words: [word],
        text: toCase(inventory.words[word] as string, shown),
        cost,
        span: 1,
      }),
    ),
  )
}

interface Splitting {
  readonly channel: Channel
  readonly inventory: Inventory
  readonly letterCase: LetterCase
}

function splits(text: string, { channel, inventory, letterCase }: Splitting): Proposal[] {
  const rest = letterCase === 'upper' ? 'upper' : 'lower'
  const found: Proposal[] = []
  for (let at = 2; at <= text.length - 2; at++) {
    const left = channel.candidates(text.slice(0, at), letterCase).slice(0, 4)
    if (left.length === 0 || (left[0]?.cost ?? 99) > 6) continue
    const right = channel.candidates(text.slice(at), rest).slice(0, 4)
    for (const a of left)
      for (const b of right) {
        const cost = a.cost + b.cost + SPLIT_COST
        if (cost > 18) continue
        const words = `${toCase(inventory.words[a.word] as string, letterCase)} ${toCase(inventory.words[b.word] as string, rest)}`
        found.push({ words: [a.word, b.word], text: words, cost, span: 1 })
      }
  }
  return found.sort((a, b) => a.cost - b.cost).slice(0, 12)
}

function caseOf(text: string): LetterCase {
  const letters = text.replace(/[^\p{L}]/gu, '')
  if (letters.length > 1 && letters === letters.toUpperCase()) return 'upper'
  return /^\p{Lu}/u.test(letters) ? 'title' : 'lower'
}

function toCase(word: string, letterCase: LetterCase): string {
  if (letterCase === 'upper') return word.toUpperCase()
  return letterCase === 'title' ? (word[0] ?? '').toUpperCase() + word.slice(1) : word
}
