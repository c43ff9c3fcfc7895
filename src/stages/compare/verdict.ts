import type { Difference } from '../../model/gaps.ts'
import type { Deadline } from '../../model/plan.ts'
import type { TemplateItem } from '../../model/template.ts'
import { foldText } from '../../vietnamese/normalise.ts'
import type { Candidate } from './candidates.ts'
import { compareUnits, convert, type Quantity } from './quantity.ts'
import { type Lang, sayDeadline, sayQuantity, sayUnits } from './say.ts'
import { shareUnit } from './units.ts'

/** Why a person has to look; null where the verdict is certain. */
export type Doubt =
  | 'no-figure'
  | 'unread-figure'
  | 'open-bound'
  | 'inner-conflict'
  | 'doubtful-reading'
  | 'no-unit'
  | 'unread-details'
  | null

export interface Verdict {
  readonly status: 'met' | 'exceeded' | 'weaker' | 'changed' | 'unclear'
  readonly differences: readonly Difference[]
  readonly doubt: Doubt
}

/**
 * What a plan item is worth against the template item that it answers. The direction that matters decides between
 * `weaker` and `exceeded`; another unit of measure, year, deadline or responsible unit is `changed`.
 */
export function judge(expected: TemplateItem, actual: Candidate, lang: Lang): Verdict {
  const quantity = judgeQuantity(expected, actual, lang)
  const rest = [
    ...compareYears(expected, actual),
    ...compareDeadlines(expected, actual, lang),
    ...compareResponsible(expected, actual),
  ]
  const differences = [...quantity.differences, ...rest]
  const changed = rest.some((difference) => difference.actual !== null)
  if (quantity.status === 'met' && !changed && hidesDetails(actual, rest))
    return { status: 'unclear', differences: quantity.differences, doubt: 'unread-details' }
  const status =
    quantity.status === 'weaker' || quantity.status === 'unclear' || quantity.status === 'changed'
      ? quantity.status
      : changed
        ? 'changed'
        : quantity.status
  return { status, differences, doubt: quantity.doubt }
}

/**
 * Goals and headings are not searched for times and units, so that one of them may say what seems to be missing. Then
 * it is for a person to read.
 */
function hidesDetails(actual: Candidate, differences: readonly Difference[]): boolean {
  if (actual.kind === 'indicator' || actual.kind === 'task') return false
  return differences.some(
    ({ field, actual: given }) =>
      given === null &&
      ((field === 'deadline' && TIME.test(actual.text)) ||
        (field === 'responsible' && LEAD.test(actual.text))),
  )
}

const TIME =
  /(?<!\p{L})(?:ngày \d|tháng \d|quý [IV\d]|trước \d|hằng (?:ngày|tuần|tháng|quý|năm)|hàng (?:ngày|tuần|tháng|quý|năm)|thường xuyên|định kỳ)/iu
const LEAD = /(?<!\p{L})(?:chủ trì|phụ trách|chịu trách nhiệm|tham mưu)(?!\p{L})/iu

function judgeQuantity(expected: TemplateItem, actual: Candidate, lang: Lang): Verdict {
  const wanted = quantityOf(expected)
  if (!wanted) return { status: 'met', differences: [], doubt: null }
  const say = (quantity: Quantity) => sayQuantity(quantity, lang)
  if (actual.indicators.length === 0) {
    // The matter is there, its figure is not: certain only where the text has no figure at all.
    const bare = !/\d/.test(actual.text)
    const differences = [{ field: 'value', expected: say(wanted), actual: null }]
    return bare
      ? { status: 'weaker', differences, doubt: 'no-figure' }
      : { status: 'unclear', differences, doubt: 'unread-figure' }
  }
  const verdicts = actual.indicators.map((indicator) => weigh(expected, wanted, indicator))
  const first = verdicts[0] as Weighed
  const conflict = verdicts.some((verdict) => verdict.status !== first.status)
  const differences = verdicts
    .filter((verdict, at) => verdict.field !== null && (at === 0 || conflict))
    .map((verdict) => ({
      field: verdict.field as string,
      expected: verdict.field === 'unit' ? wanted.unit : say(wanted),
      actual: verdict.field === 'unit' ? verdict.quantity.unit : say(verdict.quantity),
    }))
  if (conflict) return { status: 'unclear', differences, doubt: 'inner-conflict' }
  if (wanted.unit !== null && first.quantity.unit === null)
    return {
      status: 'unclear',
      differences: [...differences, { field: 'unit', expected: wanted.unit, actual: null }],
      doubt: 'no-unit',
    }
  if (first.status !== 'met' && actual.indicator?.doubtful)
    return { status: 'unclear', differences, doubt: 'doubtful-reading' }
  return { status: first.status, differences, doubt: first.status === 'unclear' ? 'open-bound' : null }
}

interface Weighed {
  readonly status: Verdict['status']
  readonly field: string | null
  readonly quantity: Quantity
}

function weigh(expected: TemplateItem, wanted: Quantity, given: Quantity): Weighed {
  const units = compareUnits(wanted.unit, given.unit)
  if (units === 'different') return { status: 'changed', field: 'unit', quantity: given }
  if (opposed(wanted, given)) return { status: 'changed', field: 'measure', quantity: given }
  const inWanted = (value: number) => convert(value, { from: given.unit, to: wanted.unit })
  const value = inWanted(given.value)
  const valueTo = given.valueTo === null ? null : inWanted(given.valueTo)
  const status = compareBounds(expected, wanted, { ...given, value, valueTo })
  return { status, field: status === 'met' ? null : 'value', quantity: given }
}

/** "giảm 20%" against "tăng 20%"; a level against either is a matter of wording, not of sense. */
function opposed(wanted: Quantity, given: Quantity): boolean {
  return wanted.measure !== given.measure && wanted.measure !== 'level' && given.measure !== 'level'
}

/**
 * Compares what is guaranteed: the lower bound where higher is better, the upper where lower is. A strict bound
 * ("dưới 8") promises a little more than a closed one ("không quá 8") at the same figure.
 */
function compareBounds(expected: TemplateItem, wanted: Quantity, given: Quantity): Verdict['status'] {
  const direction = expected.direction === 'none' ? impliedDirection(wanted) : expected.direction
  if (direction === null) {
    const same = near(wanted.value, given.value) && near(wanted.valueTo ?? 0, given.valueTo ?? 0)
    return same ? 'met' : 'changed'
  }
  if (wanted.comparator === given.comparator && near(wanted.value, given.value)) return 'met'
  const sign = direction === 'higher-is-better' ? 1 : -1
  const bound = guarantee(given, sign)
  const floor = guarantee(wanted, sign) ?? { value: wanted.value, strict: false }
  if (bound === null) {
    // "không quá 90%" where at least 90 % is wanted: no promise at all, but perhaps a slip or a misread word.
    return sign * (given.value - wanted.value) < 0 && !near(given.value, wanted.value) ? 'weaker' : 'unclear'
  }
  if (!near(bound.value, floor.value)) return sign * (bound.value - floor.value) > 0 ? 'exceeded' : 'weaker'
  return floor.strict && !bound.strict ? 'weaker' : 'met'
}

function guarantee(quantity: Quantity, sign: 1 | -1): { value: number; strict: boolean } | null {
  const { comparator, value, valueTo } = quantity
  if (comparator === 'between') return { value: sign > 0 ? value : (valueTo ?? value), strict: false }
  if (comparator === 'eq' || comparator === 'approx') return { value, strict: false }
  const lower = comparator === 'gte' || comparator === 'gt'
  if (lower !== sign > 0) return null
  return { value, strict: comparator === 'gt' || comparator === 'lt' }
}

function impliedDirection(wanted: Quantity): 'higher-is-better' | 'lower-is-better' | null {
  if (wanted.comparator === 'gte' || wanted.comparator === 'gt') return 'higher-is-better'
  if (wanted.comparator === 'lte' || wanted.comparator === 'lt') return 'lower-is-better'
  return null
}

/** A year is another one only where both are named and the plan's span does not hold the wanted year. */
export function compareYears(expected: TemplateItem, actual: Candidate): Difference[] {
  if (expected.year === null || actual.year === null) return []
  const to = actual.yearTo ?? actual.year
  const [low, high] = actual.year <= to ? [actual.year, to] : [to, actual.year]
  if (low <= expected.year && expected.year <= high) return []
  const printed = actual.yearTo === null ? String(actual.year) : `${actual.year}-${actual.yearTo}`
  return [{ field: 'year', expected: String(expected.year), actual: printed }]
}

function compareDeadlines(expected: TemplateItem, actual: Candidate, lang: Lang): Difference[] {
  const wanted = expected.deadline
  if (!wanted) return []
  const given = actual.deadline
  if (!given && (actual.under.deadlines.length > 0 || repeats(actual, wanted.text))) return []
  if (given ? agrees(wanted, given) : wanted.kind === 'year' && actual.year !== null) return []
  return [
    {
      field: 'deadline',
      expected: sayDeadline(wanted, lang),
      actual: given ? sayDeadline(given, lang) : null,
    },
  ]
}

/** A plan may be earlier than asked, never later; a rhythm must be the same one. */
function agrees(wanted: Deadline, given: Deadline): boolean {
  if (wanted.frequency.length > 0 && given.frequency.length > 0)
    return wanted.frequency.every((frequency) => given.frequency.includes(frequency))
  if (wanted.end !== null && given.end !== null) return given.end <= wanted.end
  if (wanted.kind === 'ongoing') return given.kind !== 'date' && given.kind !== 'month'
  if (wanted.kind === 'event' || wanted.kind === 'recurring') return true
  return given.kind !== 'ongoing' && given.kind !== 'event'
}

/** Another responsible unit where none of those asked for is named; absence is a difference without `actual`. */
export function compareResponsible(
  expected: TemplateItem,
  actual: Candidate,
  body?: (name: string) => string,
): Difference[] {
  if (expected.responsible.length === 0) return []
  if (shareUnit(expected.responsible, actual.responsible, body)) return []
  if (actual.responsible.length === 0) {
    if (actual.under.responsible.length > 0) return []
    if (expected.responsible.some(({ name }) => repeats(actual, name))) return []
  }
  return [
    {
      field: 'responsible',
      expected: sayUnits(expected.responsible),
      actual: actual.responsible.length > 0 ? sayUnits(actual.responsible) : null,
    },
  ]
}

/** Whether a goal or heading, whose time and units were not read, has the wanted words in its text. */
function repeats({ kind, text }: Candidate, wanted: string): boolean {
  if (kind === 'indicator' || kind === 'task' || wanted === '') return false
  return foldText(text).includes(foldText(wanted))
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))
}

function quantityOf(item: TemplateItem): Quantity | null {
  if (item.value === null) return null
  return {
    comparator: item.comparator ?? 'eq',
    value: item.value,
    valueTo: item.valueTo,
    unit: item.unit,
    measure: item.measure ?? 'level',
  }
}
