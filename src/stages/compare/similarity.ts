import { cutCitations } from '../../likeness/citations.ts'
import { type Bag, compareBags, type Overlap, openVocabulary } from '../../likeness/overlap.ts'
import { listTerms } from '../../likeness/terms.ts'
import { type Weigh, weighTerms } from '../../likeness/weigh.ts'
import type { TemplateItem } from '../../model/template.ts'
import { type Candidate, coreOf } from './candidates.ts'
import {
  type Features,
  figurePattern,
  judgeFeatures,
  type Known,
  measureRarity,
  type Rarity,
  readFeatures,
  WEIGHTS,
} from './features.ts'
import { foldUnit } from './quantity.ts'
import { bodyOf } from './units.ts'

/** How alike a template item and a plan item are: what they say, and the whole judgement. */
export interface Likeness {
  readonly overlap: Overlap
  readonly features: Features
  /** Probability, 0 to 1, that the plan item answers the template item. */
  readonly score: number
}

/** Below this likeness of words nothing is said in common. */
const WORDLESS = 0.06

/** What a part of a longer text counts beside a text of its own: the rest may say something else. */
const PART = 0.9

/** Terms of every text, weighed by their rarity over the template and the plan together. */
export interface Reading {
  readonly items: readonly (readonly string[])[]
  /** For each candidate its whole text first, then parts of it that may answer by themselves. */
  readonly candidates: readonly (readonly (readonly string[])[])[]
  readonly itemBags: readonly Bag[]
  readonly candidateBags: readonly (readonly Bag[])[]
  readonly weigh: Weigh
}

/** Reads the texts of both sides once; a candidate's text counts whole, and by its subject where others share it. */
export function readTexts(items: readonly TemplateItem[], candidates: readonly Candidate[]): Reading {
  const ofItems = items.map((item) =>
    listTerms(
      coreOf(item.text, { units: [...item.responsible, ...item.coordinating], deadline: item.deadline }),
    ),
  )
  const counts = new Map<string, number>()
  for (const { text } of candidates) counts.set(text, (counts.get(text) ?? 0) + 1)
  const ofCandidates = candidates.map((candidate) => {
    const whole = listTerms(cutCitations(candidate.core))
    const shared = (counts.get(candidate.text) ?? 0) > 1
    const subject = shared && candidate.subject !== null ? listTerms(cutCitations(candidate.subject)) : []
    const sentences = candidate.indicator ? [] : splitSentences(candidate.core).map(listTerms)
    return [whole, ...[subject, ...sentences].filter(({ length }) => length >= 4 && length < whole.length)]
  })
  const weigh = weighTerms([...ofItems, ...ofCandidates.map((texts) => texts[0] ?? [])])
  const bag = openVocabulary(weigh)
  return {
    items: ofItems,
    candidates: ofCandidates,
    itemBags: ofItems.map(bag),
    candidateBags: ofCandidates.map((texts) => texts.map(bag)),
    weigh,
  }
}

/** Judges every pair; rows are template items, columns candidates. */
export function judgePairs(
  items: readonly TemplateItem[],
  candidates: readonly Candidate[],
  reading: Reading,
  known: Known = openKnown(),
): Likeness[][] {
  const rarity = measureRarity(items, candidates)
  const others = findSiblingYears(items, reading)
  return items.map((item, row) =>
    candidates.map((candidate, column) => {
      const overlap = bestOverlap(reading, { row, column, heading: item.kind === 'section' })
      const features = readFeatures({ item, candidate, overlap, rarity: rarity[row] as Rarity, known })
      // Figures, years and units alone make no pair: what shares no word is another matter, or for leftovers to settle.
      const unheard = overlap.cosine < WORDLESS
      const score = unheard || others[row]?.has(candidate.year ?? 0) ? 0 : judgeFeatures(features)
      return { overlap, features, score }
    }),
  )
}

/** Look-ups that remember their answers; for one comparison. */
export function openKnown(): Known {
  return { unit: remember(foldUnit), body: remember(bodyOf), figure: remember(figurePattern) }
}

/** From this likeness on, two items ask the same of two years. */
const SIBLINGS = 0.85

/**
 * For each item the other years of which the template asks the same matter: what a plan says for one of those years
 * answers that one's item and no other, however like the words are.
 */
function findSiblingYears(items: readonly TemplateItem[], reading: Reading): ReadonlySet<number>[] {
  return items.map(({ year, unit }, row) => {
    const years = new Set<number>()
    if (year === null) return years
    for (const [other, sibling] of items.entries()) {
      if (sibling.year === null || sibling.year === year || sibling.unit !== unit) continue
      const { cosine } = compareBags(reading.itemBags[row] as Bag, reading.itemBags[other] as Bag).whole
      if (cosine >= SIBLINGS) years.add(sibling.year)
    }
    return years
  })
}

/** Asked again, the same answer without the work; lives as long as one comparison. */
function remember<Key, Value>(of: (key: Key) => Value): (key: Key) => Value {
  const answers = new Map<Key, Value>()
  return (key) => {
    const known = answers.get(key)
    if (known !== undefined) return known
    const fresh = of(key)
    answers.set(key, fresh)
    return fresh
  }
}

/** The sentences of a long text, each of which may answer an item by itself; none where there is but one. */
function splitSentences(text: string): string[] {
  const sentences = cutCitations(text).split(/[.;:]\s+/)
  return sentences.length > 1 && sentences.length <= 12 ? sentences : []
}

/** A heading answers by all it says; anything else also by a part of it. */
function bestOverlap(
  reading: Reading,
  { row, column, heading }: { row: number; column: number; heading: boolean },
): Overlap {
  const item = reading.itemBags[row] as Bag
  let best: Overlap = { covered: 0, covering: 0, cosine: 0 }
  const texts = reading.candidateBags[column] ?? []
  if (heading) return texts[0] ? compareBags(item, texts[0]).whole : best
  for (const [at, text] of texts.entries()) {
    const { whole, within } = compareBags(item, text)
    if (whole.cosine === 0) continue
    if (lexical(whole) > lexical(best)) best = whole
    if (at === 0 && lexical(dim(within)) > lexical(best)) best = dim(within)
  }
  return best
}

function dim({ covered, covering, cosine }: Overlap): Overlap {
  return { covered: covered * PART, covering: covering * PART, cosine: cosine * PART }
}

function lexical({ cosine, covered, covering }: Overlap): number {
  return WEIGHTS.cosine * cosine + WEIGHTS.covered * covered + WEIGHTS.covering * covering
}
