import type { Overlap } from '../../likeness/overlap.ts'
import type { ItemKind, TemplateItem } from '../../model/template.ts'
import type { Candidate } from './candidates.ts'
import { compareUnits, convert } from './quantity.ts'
import { shareUnit } from './units.ts'
import { compareYears } from './verdict.ts'

/** What speaks for or against a pair; each from 0 to 1, but for `kind`, which is what the kinds cost. */
export interface Features {
  readonly cosine: number
  readonly covered: number
  readonly covering: number
  readonly unitSame: number
  readonly unitDifferent: number
  readonly valueSame: number
  readonly valueDifferent: number
  readonly yearSame: number
  readonly yearDifferent: number
  readonly responsibleSame: number
  readonly responsibleDifferent: number
  readonly deadlineSame: number
  readonly kind: number
}

/** Weights of a logistic judgement, found on planted changes (`scripts/measure/gaps.ts`). */
export const WEIGHTS: Readonly<Record<keyof Features | 'bias' | 'neighbour', number>> = {
  bias: -6,
  cosine: 6,
  covered: 1.5,
  covering: 2.5,
  unitSame: 0.3,
  unitDifferent: -0.8,
  valueSame: 3.2,
  valueDifferent: -0.3,
  yearSame: 1.2,
  yearDifferent: -1.6,
  responsibleSame: 1.5,
  responsibleDifferent: -0.7,
  deadlineSame: 2,
  kind: 1,
  neighbour: 0.4,
}

const NEVER = -99

/** What it costs in the judgement that a template item of one kind is answered by a plan item of another. */
const KINDS: Readonly<Record<ItemKind, Readonly<Record<ItemKind, number>>>> = {
  indicator: { indicator: 0, goal: -0.8, task: -0.8, section: -3 },
  goal: { indicator: -0.3, goal: 0, task: -0.1, section: -1 },
  task: { indicator: -0.3, goal: -0.2, task: 0, section: -0.2 },
  section: { indicator: NEVER, goal: NEVER, task: NEVER, section: 1.5 },
}

/** How much a shared figure, unit or deadline tells: 1 where one item on either side has it, less the more have. */
export interface Rarity {
  readonly value: number
  readonly responsible: number
  readonly deadline: number
}

/** The rarity of each item's figure, unit and deadline. */
export function measureRarity(items: readonly TemplateItem[], candidates: readonly Candidate[]): Rarity[] {
  const count = (keys: readonly (string | null)[]) => {
    const counts = new Map<string | null, number>()
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
    return (key: string | null) => counts.get(key) ?? 0
  }
  const deadlineKey = ({ deadline }: Pick<TemplateItem, 'deadline'>) =>
    deadline && `${deadline.kind} ${deadline.end} ${deadline.frequency.join()}`
  const leadKey = ({ responsible }: { responsible: readonly { name: string }[] }) =>
    responsible[0]?.name ?? null
  const values = [
    count(items.map(({ value, year }) => `${value} ${year}`)),
    count(candidates.map(({ indicator, year }) => (indicator ? `${indicator.value} ${year}` : null))),
  ]
  const leads = [count(items.map(leadKey)), count(candidates.map(leadKey))]
  const deadlines = [count(items.map(deadlineKey)), count(candidates.map(deadlineKey))]
  const rare = (counts: readonly ((key: string | null) => number)[], key: string | null) =>
    1 / Math.max(1, ...counts.map((of) => of(key)))
  return items.map((item) => ({
    // A full share is asked for so often that it tells little.
    value: rare(values, `${item.value} ${item.year}`) * (item.value === 100 ? 0.5 : 1),
    responsible: rare(leads, leadKey(item)),
    deadline: rare(deadlines, deadlineKey(item)),
  }))
}

/** Look-ups that are asked for every pair. */
export interface Known {
  unit(unit: string): string
  body(name: string): string
  /** Pattern that finds the item's figure in a text and takes what follows it. */
  figure(item: TemplateItem): RegExp
}

export function readFeatures(pair: {
  readonly item: TemplateItem
  readonly candidate: Candidate
  readonly overlap: Overlap
  readonly rarity: Rarity
  readonly known: Known
}): Features {
  const { item, candidate, overlap, rarity, known } = pair
  const years =
    item.year === null || candidate.year === null ? null : compareYears(item, candidate).length === 0
  const doers =
    item.responsible.length === 0 || candidate.responsible.length === 0
      ? null
      : shareUnit(item.responsible, candidate.responsible, known.body)
  const figures = readFigures({ item, candidate, rarity: rarity.value, known })
  return {
    cosine: overlap.cosine,
    covered: overlap.covered,
    covering: overlap.covering,
    unitSame: figures.unitSame,
    unitDifferent: figures.unitDifferent,
    // The same figure for another year is as often another target as a slip of the year.
    valueSame: figures.valueSame * (years === false ? 0.3 : 1),
    valueDifferent: figures.valueDifferent,
    yearSame: years === true ? 1 : 0,
    yearDifferent: years === false ? 1 : 0,
    responsibleSame: doers === true ? rarity.responsible : 0,
    responsibleDifferent: doers === false ? 1 : 0,
    deadlineSame: sameDeadline(item, candidate) ? rarity.deadline : 0,
    kind: KINDS[item.kind][candidate.kind],
  }
}

/** The probability that the pair belongs together. */
export function judgeFeatures(features: Features): number {
  // Written out rather than looped over: this runs for every pair of every plan.
  return logistic(
    WEIGHTS.bias +
      WEIGHTS.cosine * features.cosine +
      WEIGHTS.covered * features.covered +
      WEIGHTS.covering * features.covering +
      WEIGHTS.unitSame * features.unitSame +
      WEIGHTS.unitDifferent * features.unitDifferent +
      WEIGHTS.valueSame * features.valueSame +
      WEIGHTS.valueDifferent * features.valueDifferent +
      WEIGHTS.yearSame * features.yearSame +
      WEIGHTS.yearDifferent * features.yearDifferent +
      WEIGHTS.responsibleSame * features.responsibleSame +
      WEIGHTS.responsibleDifferent * features.responsibleDifferent +
      WEIGHTS.deadlineSame * features.deadlineSame +
      WEIGHTS.kind * features.kind,
  )
}

/** The judgement with a bonus for standing in the section where the neighbours were found. */
export function withNeighbour(score: number): number {
  return logistic(Math.log(score / (1 - score)) + WEIGHTS.neighbour)
}

type Figures = Pick<Features, 'unitSame' | 'unitDifferent' | 'valueSame' | 'valueDifferent'>

const NO_FIGURES: Figures = { unitSame: 0, unitDifferent: 0, valueSame: 0, valueDifferent: 0 }

function readFigures(pair: {
  readonly item: TemplateItem
  readonly candidate: Candidate
  readonly rarity: number
  readonly known: Known
}): Figures {
  const { item, candidate, rarity, known } = pair
  if (item.value === null) return NO_FIGURES
  const { indicator } = candidate
  if (!indicator)
    return printsFigure(candidate.text, item, known.figure(item))
      ? { ...NO_FIGURES, unitSame: 1, valueSame: rarity }
      : NO_FIGURES
  const units = compareUnits(item.unit, indicator.unit, known.unit)
  if (units === 'different') return { ...NO_FIGURES, unitDifferent: 1 }
  const same = convert(indicator.value, { from: indicator.unit, to: item.unit }, known.unit) === item.value
  return {
    unitSame: units === null ? 0 : 1,
    unitDifferent: 0,
    valueSame: same ? rarity : 0,
    valueDifferent: same ? 0 : 1,
  }
}

/** Pattern of {@link Known.figure}. */
export function figurePattern(item: TemplateItem): RegExp {
  const figure = String(item.value).replace('.', ',')
  return new RegExp(`(?<![\\d.,])0?${figure}(?![\\d,.]*\\d)\\s*(.{0,40})`, 'u')
}

/** The wanted figure with its unit as the text has it, where the figure itself was not made out as an indicator. */
function printsFigure(text: string, item: TemplateItem, pattern: RegExp): boolean {
  if (item.unit === null) return false
  const at = pattern.exec(text)
  const rest = at?.[1] ?? ''
  const unit = item.unit.startsWith('%') ? rest.charAt(0) : (rest.split(/[.,;:]/)[0] ?? '')
  return at !== null && compareUnits(item.unit, unit) === 'same'
}

function sameDeadline({ deadline: wanted }: TemplateItem, { deadline: given }: Candidate): boolean {
  if (!wanted || !given || wanted.kind !== given.kind) return false
  return wanted.end === given.end && wanted.frequency.join() === given.frequency.join()
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}
