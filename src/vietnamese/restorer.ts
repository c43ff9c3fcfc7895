/** Restores damaged Vietnamese: text in, text out line for line, with every change and how sure it is. */
import { createCacheModel } from './cache-model.ts'
import { type ChannelData, createChannel, loadChannelData } from './channel.ts'
import { adaptCosts, type SureReading } from './channel-habit.ts'
import { type Decoded, decode, type Models, type Option } from './decoder.ts'
import { addHabits, type Habit, learnHabit, NO_HABIT } from './document-habit.ts'
import { createInventory, type Inventory } from './inventory.ts'
import { type LanguageModel, loadLanguageModel } from './language-model.ts'
import { withMarkConfusions } from './mark-confusions.ts'
import { normaliseSpelling } from './normalise.ts'
import { isSyllable } from './orthography.ts'
import { type Damage, damageOf, type Proposal, proposals, type Tools } from './proposals.ts'
import { type Place, splitSentences } from './sentence-places.ts'
import { areVariants } from './spelling-variants.ts'
import { CAPITALS, COMMA, isTitle, modelForm, START, sentences, softMarks, symbolOf } from './symbols.ts'
import type { Token } from './tokens.ts'
import { createTopics, type Topics } from './topics.ts'

/** A changed stretch of one line: `start` and `end` are UTF-16 offsets into the line as it was given. */
export interface Change {
  readonly line: number
  readonly start: number
  readonly end: number
  readonly original: string
  readonly restored: string
  readonly confidence: number
  readonly alternatives: readonly string[]
}

export interface RestoredText {
  readonly lines: readonly string[]
  readonly changes: readonly Change[]
  /** Places where something is wrong but no reading is likely enough: left as read. */
  readonly doubts: readonly Change[]
  readonly damage: Damage
}

export interface RestoreOptions {
  /** What kind of noise; found from the text itself where absent. */
  readonly damage?: Damage
  /** Least posterior of a change, 0 to 1. */
  readonly threshold?: number
  /** Words that must stay as read, by line and offset. */
  readonly keep?: (line: number, token: Token) => boolean
  /** How sure the reading itself was of a word, 0 to 1: a sure word needs stronger reasons to change. */
  readonly certainty?: (line: number, token: Token) => number
}

export interface Restorer {
  restoreLines(lines: readonly string[], options?: RestoreOptions): RestoredText
}

export interface RestorerParts {
  readonly model?: LanguageModel
  readonly channel?: ChannelData
  /** Lines of clean text: the evidence to which the model adapts. */
  readonly evidence?: readonly string[]
}

/** Stripped text is surely not as it was: the likeliest reading is always taken. */
const THRESHOLDS = { stripped: 0, wrong: 0.3, right: 0.75 } as const

/** Least posterior of a word from which the document's own misreadings are learned. */
const SURE = 0.95

/** What may be a code becomes a word only when that is all but certain. */
const CODE_THRESHOLD = 0.8
/** So does a word that was well read behind a number, for what is counted belongs to a value. */
const COUNTED_THRESHOLD = 0.99
/** Of a word with a capital at a line's head, the cost of its running on from the line before. */
const RUN_ON_COST = 3
/** How many words of the sentence before and of the one after tell what a sentence is about. */
const BESIDE = 12
/** How far the case of a word is believed beside the language model. */
const CASE_WEIGHT = 0.6

export function createRestorer(parts: RestorerParts = {}): Restorer {
  const model = parts.model ?? loadLanguageModel()
  const data = parts.channel ?? loadChannelData()
  const cache = parts.evidence === undefined ? null : createCacheModel(model, parts.evidence)
  const inventory = createInventory(cache === null ? model.words : [...model.words, ...cache.extra])
  const tools: Tools = {
    inventory,
    unknown: model.unknown,
    wrong: createChannel(inventory, data.wrong),
    right: createChannel(inventory, withMarkConfusions(data.right)),
  }
  const lines = cache === null ? [] : (parts.evidence ?? []).map((line) => wordsOf(line, inventory))
  let topicsOfModel: Topics | undefined
  // Only damaged text needs them.
  const topics = () => {
    topicsOfModel ??= createTopics(model, { inventory, evidence: lines })
    return topicsOfModel
  }
  return {
    restoreLines(lines, options = {}) {
      const damage = options.damage ?? damageOf(lines)
      const threshold = options.threshold ?? THRESHOLDS[damage]
      const work: Work = { lines, damage, tools, models: { model, cache }, options, habit: NO_HABIT }
      const parsed = splitSentences(lines, { lenient: damage === 'wrong' })
      const readings = readSentences(parsed, { ...work, data, topics })
      const found = parsed.flatMap((sentence, i) =>
        changesOf(sentence, { ...(readings[i] as SentenceReading), work }),
      )
      const isSure = (change: DoubtfulChange) => change.confidence >= Math.max(threshold, change.least)
      const changes = found.filter(isSure).map(toPublic)
      const doubts = found.filter((change) => !isSure(change)).map(toPublic)
      return { lines: apply(lines, changes), changes, doubts, damage }
    },
  }
}

/** The words in small letters of a line of clean text. */
function wordsOf(line: string, inventory: Inventory): number[] {
  return sentences(line)
    .flat()
    .flatMap((word) => (/^\p{Ll}/u.test(word) ? (inventory.idOf(word) ?? []) : []))
}

interface Reader extends Work {
  readonly data: ChannelData
  readonly topics: () => Topics
}

/** Reads all sentences; a second time where what the first reading shows of the document can change it. */
function readSentences(parsed: readonly (readonly Place[])[], reader: Reader): SentenceReading[] {
  const { damage, tools, data } = reader
  const { inventory } = tools
  if (damage === 'right') return parsed.map((sentence) => decodeSentence(sentence, reader))
  if (damage === 'stripped') {
    const topics = topicHabits(
      parsed.map((sentence) => sentence.map(({ token }) => modelForm(token.text))),
      reader.topics(),
    )
    const first = parsed.map((sentence, i) =>
      decodeSentence(sentence, { ...reader, habit: topics[i] as Habit }),
    )
    const own = learnHabit(
      first.flatMap(({ decoded }) => decoded),
      inventory.words,
    )
    return parsed.map((sentence, i) => {
      const reading = first[i] as SentenceReading
      if (openPlaces(reading).length === 0) return reading
      return decodeSentence(sentence, { ...reader, habit: addHabits([own, topics[i] as Habit]) })
    })
  }
  const first = parsed.map((sentence) => decodeSentence(sentence, reader))
  const topics = topicHabits(
    first.map(({ decoded }) =>
      decoded.flatMap(({ option }) => option.words.map((word) => inventory.words[word] as string)),
    ),
    reader.topics(),
  )
  const own = learnHabit(
    first.flatMap(({ decoded }) => decoded),
    inventory.words,
  )
  const costs = adaptCosts(data.wrong, first.flatMap(sureReadings))
  const ownTools = { ...tools, wrong: createChannel(inventory, costs) }
  const open = new Set(first.flatMap(openPlaces))
  const toolsFor = (place: Place) => (open.has(place) ? ownTools : tools)
  return parsed.map((sentence, i) =>
    decodeSentence(sentence, { ...reader, habit: addHabits([own, topics[i] as Habit]), toolsFor }),
  )
}

/** For each sentence, what texts like the document and paragraphs like the sentence and its neighbours say. */
function topicHabits(sentences: readonly (readonly string[])[], topics: Topics): Habit[] {
  const letters = sentences.map((words) =>
    words.map((word) => topics.lettersOf(word)).filter((found) => found >= 0),
  )
  const document = topics.ofDocument(letters.flat())
  return letters.map((own, i) => {
    const before = (letters[i - 1] ?? []).slice(-BESIDE)
    const after = (letters[i + 1] ?? []).slice(0, BESIDE)
    return addHabits([document, topics.ofSentence([...before, ...own, ...after])])
  })
}

interface DoubtfulChange extends Change {
  /** The least posterior with which it is made, beside the text's own. */
  readonly least: number
}

function toPublic({ least, ...change }: DoubtfulChange): Change {
  return change
}

/** Of a text read by OCR more words are wrong than this; one with fewer was typed, and its misprints are its own. */
const TYPED = 1 / 500
/** In fewer words one mistake says nothing of the text. */
const LONG = 500

/**
 * `rasoat restore`: one text, restored line for line, adapted to `templateText` where it is given. A text that was
 * typed is left as it is: its misprints are told among the doubts.
 */
export function restoreText(text: string, options: { templateText?: string } = {}): RestoredText {
  const parts = options.templateText === undefined ? {} : { evidence: options.templateText.split(/\r?\n/) }
  const lines = text.split('\n')
  const restored = createRestorer(parts).restoreLines(lines)
  const words = lines.reduce((sum, line) => sum + (line.match(/\S+/g)?.length ?? 0), 0)
  const { changes, doubts, damage } = restored
  if (damage !== 'right' || words < LONG || changes.length > words * TYPED) return restored
  return { lines, changes: [], doubts: [...doubts, ...changes].sort((x, y) => x.line - y.line), damage }
}

interface Work {
  readonly lines: readonly string[]
  readonly damage: Damage
  readonly tools: Tools
  readonly models: Models
  readonly options: RestoreOptions
  readonly habit: Habit
  /** Tools for one place, where they differ from the rest. */
  readonly toolsFor?: (place: Place) => Tools
}

interface SentenceReading {
  readonly decoded: readonly Decoded[]
  /** By the option's tag: what it proposes, and where; a null proposal stays as read. */
  readonly tagged: readonly { proposal: Proposal | null; place: Place }[]
}

function decodeSentence(sentence: readonly Place[], work: Work): SentenceReading {
  const { inventory } = work.tools
  const comma = inventory.idOf(COMMA) as number
  const tagged: { proposal: Proposal | null; place: Place }[] = []
  const options: Option[][] = sentence.map((place, i) => {
    const next = sentence[i + 1]
    const joinable =
      next !== undefined &&
      next.line === place.line &&
      next.token.start - place.token.end === 1 &&
      (!next.pause || next.joint !== '')
    const kept = work.options.keep?.(place.line, place.token) === true
    const found = kept
      ? []
      : proposals(place, {
          ...work,
          tools: work.toolsFor?.(place) ?? work.tools,
          certainty: work.options.certainty?.(place.line, place.token) ?? (work.damage === 'right' ? 1 : 0),
          next: joinable && !work.options.keep?.(next.line, next.token) ? next : null,
        })
    const before = place.pause ? [comma] : []
    if (found.length === 0) {
      const tag = tagged.push({ proposal: null, place }) - 1
      return [{ words: [...before, fixedSymbol(place, work)], span: 1, cost: 0, tag }]
    }
    const build = (lead: readonly number[], first: boolean): Option[] =>
      found.map((proposal) => ({
        words: [...lead, ...proposal.words],
        span: proposal.span,
        cost: proposal.words.reduce(
          (sum, word, at) =>
            sum + work.habit.costOf(word) + (at === 0 ? caseCost(word, { place, first, work }) : 0),
          proposal.cost,
        ),
        tag: tagged.push({ proposal, place }) - 1,
      }))
    const built = build(before, i === 0)
    if (work.damage === 'right' || !mayBegin(sentence, i)) return built
    // A line that ends without a stop may end a sentence all the same.
    return [
      ...built.map((option) => ({ ...option, cost: option.cost + RUN_ON_COST })),
      ...build([inventory.idOf(START) as number], true),
    ]
  })
  return {
    decoded: tagged.some(({ proposal }) => proposal !== null) ? decode(options, work.models) : [],
    tagged,
  }
}

/** A word with a capital that begins a line within what else is one sentence. */
function mayBegin(sentence: readonly Place[], at: number): boolean {
  const { line, token } = sentence[at] as Place
  const before = sentence[at - 1]
  return before !== undefined && before.line !== line && token.kind === 'word' && isTitle(token.text)
}

interface CasePlace {
  readonly place: Place
  /** The sentence's first word, which any word would begin with a capital. */
  readonly first: boolean
  readonly work: Work
}

/** Names are written with capitals and most words are not: the cost, in nats, of a word in the case it stands in. */
function caseCost(word: number, { place, first, work }: CasePlace): number {
  if (first || place.heading || place.token.kind !== 'word' || work.damage === 'right') return 0
  const { model } = work.models
  const share = model.capital(word)
  return -CASE_WEIGHT * Math.log(isTitle(place.token.text) ? share : 1 - share)
}

/** Single words of one token that were decided surely. */
function sureReadings({ decoded, tagged }: SentenceReading): SureReading[] {
  return decoded.flatMap(({ option, posterior }) => {
    const { proposal, place } = tagged[option.tag] as SentenceReading['tagged'][number]
    if (proposal === null || posterior < SURE || proposal.words.length > 1 || proposal.span > 1) return []
    const soft = softMarks(proposal.text)
    const printed = proposal.text.slice(0, proposal.text.length - soft)
    const read = place.token.text.slice(0, place.token.text.length - soft)
    return /^\p{L}{1,8}$/u.test(printed) && read.length > 0 && read.length <= 16 ? [{ read, printed }] : []
  })
}

/** Where the first reading was not sure. */
function openPlaces({ decoded, tagged }: SentenceReading): Place[] {
  return decoded
    .filter(({ posterior }) => posterior < SURE)
    .map(({ option }) => (tagged[option.tag] as SentenceReading['tagged'][number]).place)
}

function changesOf(
  sentence: readonly Place[],
  reading: SentenceReading & { readonly work: Work },
): DoubtfulChange[] {
  return reading.decoded.flatMap((decoded) => toChange(decoded, { ...reading, sentence }))
}

function fixedSymbol(place: Place, { tools }: Work): number {
  const symbol = symbolOf(place.token, place.heading)
  if (symbol === null) return tools.unknown
  const known = tools.inventory.idOf(symbol)
  if (known !== undefined) return known
  return (place.token.kind === 'capitals' ? tools.inventory.idOf(CAPITALS) : undefined) ?? tools.unknown
}

interface Reading {
  readonly tagged: readonly { proposal: Proposal | null; place: Place }[]
  readonly sentence: readonly Place[]
  readonly work: Work
}

function toChange(decoded: Decoded, { tagged, sentence, work }: Reading): DoubtfulChange[] {
  const { proposal, place } = tagged[decoded.option.tag] as { proposal: Proposal | null; place: Place }
  if (proposal === null) return []
  const end =
    proposal.span === 2 ? (sentence[sentence.indexOf(place) + 1] as Place).token.end : place.token.end
  const original = (work.lines[place.line] as string).slice(place.token.start, end)
  const texts = decoded.others
    .filter((other) => other.posterior >= 0.005 && other.option.span === proposal.span)
    .map((other) => tagged[other.option.tag]?.proposal?.text ?? '')
  // One word may be proposed in two ways; its readings' posteriors belong together.
  const same = decoded.others
    .filter((other) => tagged[other.option.tag]?.proposal?.text === proposal.text)
    .reduce((sum, other) => sum + other.posterior, 0)
  if (normaliseSpelling(proposal.text) === normaliseSpelling(original)) return []
  if (work.damage === 'right' && areVariants(proposal.text, original)) return []
  return [
    {
      line: place.line,
      start: place.token.start,
      end,
      original,
      restored: proposal.text,
      least: place.codeLike ? CODE_THRESHOLD : isCounted(place, { sentence, work }) ? COUNTED_THRESHOLD : 0,
      // What was restored is never quite certain.
      confidence: Math.min(0.999, Math.round((decoded.posterior + same) * 1000) / 1000),
      alternatives: [...new Set(texts)].filter((text) => text !== '' && text !== proposal.text).slice(0, 3),
    },
  ]
}

/** Whether a place of well-read text holds a syllable right behind a number. */
function isCounted(place: Place, { sentence, work }: Pick<Reading, 'sentence' | 'work'>): boolean {
  const before = sentence[sentence.indexOf(place) - 1]
  if (work.damage !== 'right' || before?.token.kind !== 'number') return false
  return isSyllable(place.token.text.replace(/^\P{L}+|\P{L}+$/gu, ''))
}

function apply(lines: readonly string[], changes: readonly Change[]): string[] {
  const byLine = new Map<number, Change[]>()
  for (const change of changes) byLine.set(change.line, [...(byLine.get(change.line) ?? []), change])
  return lines.map((line, index) => {
    let text = ''
    let at = 0
    for (const change of (byLine.get(index) ?? []).sort((a, b) => a.start - b.start)) {
      text += line.slice(at, change.start) + change.restored
      at = change.end
    }
    return text + line.slice(at)
  })
}

export type { Damage }
