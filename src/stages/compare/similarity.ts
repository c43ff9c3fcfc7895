import { cutCitations } from '../../likeness/citations.ts'
import { measureOverlap, measureWithin, type Overlap } from '../../likeness/overlap.ts'
import { listTerms } from '../../likeness/terms.ts'
import { type Weigh, weighTerms } from '../../likeness/weigh.ts'
import type { TemplateItem } from '../../model/template.ts'
import { type Candidate, coreOf } from './candidates.ts'
import { type Features, judgeFeatures, measureRarity, readFeatures, WEIGHTS } from './features.ts'

/** How alike a template item and a plan item are: what they say, and the whole judgement. */
export interface Likeness {
  readonly overlap: Overlap
  readonly features: Features
  /** Probability, 0 to 1, that the plan item answers the template item. */
  readonly score: number
}

/** What a part of a longer text counts beside a text of its own: the rest may say something else. */
const PART = 0.9

/** Terms of every text, weighed by their rarity over the template and the plan together. */
export interface Reading {
  readonly items: readonly (readonly string[])[]
  readonly candidates: readonly (readonly (readonly string[])[])[]
  readonly weigh: Weigh
}

/** Reads the texts of both sides once; a candidate's text counts whole, and by its subject where others share it. */
export function readTexts(items: readonly TemplateItem[], candidates: readonly Candidate[]): Reading {
  const ofItems = items.map((item) =>
    listTerms(
      coreOf(item.text, { units: [...item.responsible, ...item.coordinating], deadline: item.deadline }),
    ),
  )
  const ofCandidates = candidates.map((candidate) => {
    const whole = listTerms(cutCitations(candidate.core))
    const shared = candidates.some((other) => other !== candidate && other.text === candidate.text)
    const subject = shared && candidate.subject !== null ? listTerms(cutCitations(candidate.subject)) : []
    const sentences = candidate.indicator ? [] : splitSentences(candidate.core).map(listTerms)
    return [whole, ...[subject, ...sentences].filter(({ length }) => length >= 4 && length < whole.length)]
  })
  const weigh = weighTerms([...ofItems, ...ofCandidates.map((texts) => texts[0] ?? [])])
  return { items: ofItems, candidates: ofCandidates, weigh }
}

/** Judges every pair; rows are template items, columns candidates. */
export function judgePairs(
  items: readonly TemplateItem[],
  candidates: readonly Candidate[],
  reading: Reading,
): Likeness[][] {
  const rarity = measureRarity(items, candidates)
  return items.map((item, row) =>
    candidates.map((candidate, column) => {
      const overlap = bestOverlap(reading, row, column)
      const features = readFeatures({ item, candidate, overlap, rarity })
      return { overlap, features, score: judgeFeatures(features) }
    }),
  )
}

/** The sentences of a long text, each of which may answer an item by itself; none where there is but one. */
function splitSentences(text: string): string[] {
  const sentences = cutCitations(text).split(/[.;:]\s+/)
  return sentences.length > 1 && sentences.length <= 12 ? sentences : []
}

function bestOverlap(reading: Reading, row: number, column: number): Overlap {
  const texts = reading.candidates[column] ?? []
  let best: Overlap = { covered: 0, covering: 0, cosine: 0 }
  for (const text of texts) {
    const overlap = measureOverlap(reading.items[row] ?? [], text, reading.weigh)
    if (lexical(overlap) > lexical(best)) best = overlap
  }
  const within = dim(measureWithin(reading.items[row] ?? [], texts[0] ?? [], reading.weigh))
  return lexical(within) > lexical(best) ? within : best
}

function dim({ covered, covering, cosine }: Overlap): Overlap {
  return { covered: covered * PART, covering: covering * PART, cosine: cosine * PART }
}

function lexical({ cosine, covered, covering }: Overlap): number {
  return WEIGHTS.cosine * cosine + WEIGHTS.covered * covered + WEIGHTS.covering * covering
}
