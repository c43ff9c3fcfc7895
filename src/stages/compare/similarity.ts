import { cutCitations } from '../../likeness/citations.ts'
import { measureOverlap, type Overlap } from '../../likeness/overlap.ts'
import { listTerms } from '../../likeness/terms.ts'
import { type Weigh, weighTerms } from '../../likeness/weigh.ts'
import type { ItemKind, TemplateItem } from '../../model/template.ts'
import { type Candidate, coreOf } from './candidates.ts'
import { compareUnits, convert } from './quantity.ts'
import { compareResponsible, compareYears } from './verdict.ts'

/** How alike a template item and a plan item are: what they say, and the whole judgement. */
export interface Likeness {
  readonly overlap: Overlap
  /** Probability, 0 to 1, that the plan item answers the template item. */
  readonly score: number
}

/** Weights of a logistic judgement, found on planted changes (`scripts/measure/gaps.ts`). */
const WEIGHTS = {
  bias: -6,
  cosine: 7,
  covered: 3,
  covering: 1.5,
  unitSame: 0.6,
  unitDifferent: -0.8,
  valueSame: 0.8,
  valueDifferent: -0.1,
  yearSame: 0.6,
  yearDifferent: -1.2,
  neighbour: 0.4,
  unitResponsible: 0.5,
  deadlineSame: 0.4,
} as const

const NEVER = -99
/** Length of a window over a long text, as a multiple of the item's. */
const WINDOW = 1.6
/** What a stretch of a longer text counts beside a text of its own: the rest may say something else. */
const STRETCH = 0.92

/** What it costs in the judgement that a template item of one kind is answered by a plan item of another. */
const KINDS: Readonly<Record<ItemKind, Readonly<Record<ItemKind, number>>>> = {
  indicator: { indicator: 0, goal: -0.8, task: -0.8, section: -3 },
  goal: { indicator: -0.3, goal: 0, task: -0.1, section: -1 },
  task: { indicator: -0.3, goal: -0.2, task: 0, section: -0.2 },
  section: { indicator: NEVER, goal: NEVER, task: NEVER, section: 1.5 },
}

/** Terms of every text, weighed by their rarity over the template and the plan together. */
export interface Reading {
  readonly items: readonly (readonly string[])[]
  readonly candidates: readonly (readonly (readonly string[])[])[]
  readonly weigh: Weigh
}

/** Reads the texts of both sides once; a candidate's text counts whole and by its subject alone. */
export function readTexts(items: readonly TemplateItem[], candidates: readonly Candidate[]): Reading {
  const ofItems = items.map((item) =>
    listTerms(
      coreOf(item.text, { units: [...item.responsible, ...item.coordinating], deadline: item.deadline }),
    ),
  )
  const ofCandidates = candidates.map((candidate) => {
    const whole = listTerms(cutCitations(candidate.core))
    const subject = candidate.subject === null ? [] : listTerms(cutCitations(candidate.subject))
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
  const rarity = rarityOfFigures(items)
  return items.map((item, row) =>
    candidates.map((candidate, column) => {
      const overlap = bestOverlap(reading, row, column)
      const figures = judgeFigures(item, candidate, rarity(item))
      return { overlap, score: logistic(lexical(overlap) + figures + KINDS[item.kind][candidate.kind]) }
    }),
  )
}

/** The judgement with a bonus for standing in the section where the neighbours were found. */
export function withNeighbour(score: number): number {
  return logistic(Math.log(score / (1 - score)) + WEIGHTS.neighbour)
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
  const item = reading.items[row] ?? []
  for (const window of windowsOf(texts[0] ?? [], (item.length + 1) >> 1)) {
    const overlap = dim(measureOverlap(item, window, reading.weigh))
    if (lexical(overlap) > lexical(best)) best = overlap
  }
  return best
}

function dim({ covered, covering, cosine }: Overlap): Overlap {
  return { covered: covered * STRETCH, covering: covering * STRETCH, cosine: cosine * STRETCH }
}

/** Windows of a text much longer than the item, each about as long as the item. */
function windowsOf(terms: readonly string[], length: number): readonly (readonly string[])[] {
  // Single terms come first, pairs after them, in the same order (see `listTerms`).
  const words = (terms.length + 1) >> 1
  const width = Math.max(8, Math.ceil(length * WINDOW))
  if (words < width * 1.15) return []
  const step = Math.max(4, width >> 1)
  const windows: string[][] = []
  for (let at = 0; at < words - step && windows.length < 40; at += step)
    windows.push([
      ...terms.slice(at, at + width),
      ...terms.slice(words + at, Math.min(words + at + width - 1, terms.length)),
    ])
  return windows
}

function lexical({ cosine, covered, covering }: Overlap): number {
  return WEIGHTS.bias + WEIGHTS.cosine * cosine + WEIGHTS.covered * covered + WEIGHTS.covering * covering
}

/** Figures and years speak for a pair the more, the fewer template items share them. */
function judgeFigures(item: TemplateItem, candidate: Candidate, rarity: number): number {
  let sum = 0
  if (item.year !== null && candidate.year !== null)
    sum += compareYears(item, candidate).length === 0 ? WEIGHTS.yearSame : WEIGHTS.yearDifferent
  if (item.responsible.length > 0 && candidate.responsible.length > 0)
    sum += compareResponsible(item, candidate).length === 0 ? WEIGHTS.unitResponsible : 0
  if (
    item.deadline &&
    candidate.deadline &&
    item.deadline.end === candidate.deadline.end &&
    item.deadline.kind === candidate.deadline.kind
  )
    sum += WEIGHTS.deadlineSame
  if (item.value === null) return sum
  const indicator = candidate.indicator
  if (!indicator) return sum + (printsFigure(candidate.text, item) ? WEIGHTS.valueSame * rarity : 0)
  const units = compareUnits(item.unit, indicator.unit)
  if (units === 'different') return sum + WEIGHTS.unitDifferent
  if (units !== null) sum += WEIGHTS.unitSame
  const value = convert(indicator.value, { from: indicator.unit, to: item.unit })
  return sum + (value === item.value ? WEIGHTS.valueSame * rarity : WEIGHTS.valueDifferent)
}

/** The wanted figure with its unit as the text has it, where the figure itself was not made out as an indicator. */
function printsFigure(text: string, item: TemplateItem): boolean {
  const figure = String(item.value).replace('.', ',')
  const at = new RegExp(`(?<![\\d.,])0?${figure}(?![\\d,.]*\\d)\\s*(.{0,40})`, 'u').exec(text)
  if (!at || item.unit === null) return false
  return (
    compareUnits(
      item.unit,
      item.unit.startsWith('%') ? (at[1] ?? '').charAt(0) : ((at[1] ?? '').split(/[.,;:]/)[0] ?? ''),
    ) === 'same'
  )
}

function rarityOfFigures(items: readonly TemplateItem[]): (item: TemplateItem) => number {
  const key = (item: TemplateItem) => `${item.value} ${item.unit}`
  const counts = new Map<string, number>()
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1)
  return (item) => 1 / Math.sqrt(counts.get(key(item)) ?? 1)
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}
