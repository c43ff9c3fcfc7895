import type { Baseline, Deadline } from '../../model/plan.ts'
import type { Sentence, Span } from './clauses.ts'
import { splitSentences } from './clauses.ts'
import { describes } from './descriptions.ts'
import { doubtOf } from './doubts.ts'
import { confidenceOf, evidenceOf, type IndicatorDraft, type Source } from './drafts.ts'
import { findQuantities, type Quantity } from './quantities.ts'
import { subjectOfQuantity } from './subjects.ts'
import { judge } from './targets.ts'
import { findYears, headYear, type YearMention, yearAt } from './years.ts'

/** A sentence with more figures is a list of statistics, and would cost its length for each of them. */
const MAX_IN_SENTENCE = 60
const STRIVES = /(?<![\p{L}\d])(?:phấn đấu|nỗ lực|cố gắng|hướng tới|quyết tâm)(?![\p{L}\d])/u
const NAMED_VALUE =
  /^[^:]{3,200}:\s*(?:[≥≤<>=~]\s?=?\s*)?(?:[\p{L}]+\s){0,4}[\d.,]+(?:\s?[-–]\s?[\d.,]+)?\s?(?:%|‰|\p{L}[\p{L}/. ]{0,30})?(?:\s?trở (?:lên|xuống))?\s*(?:\([^)]{0,60}\))?[.;,]?$/u

/** Every target that a passage states, in reading order. */
export function readIndicators(source: Source): IndicatorDraft[] {
  const { keys, masks } = source
  const years = findYears(keys, masks)
  const drafts: IndicatorDraft[] = []
  for (const sentence of splitSentences(keys.text)) {
    const numbers = findQuantities(keys, { span: sentence, masks })
    if (numbers.length === 0 || numbers.length > MAX_IN_SENTENCE) continue
    const named = namedValue(source, sentence, numbers)
    const facts: Fact[] = []
    for (const quantity of numbers) {
      const led = facts.some((fact) => fact.verdict.kind === 'target')
      const last = facts[facts.length - 1]
      const next = isNext(source, quantity, last, 5)
      const listed = next && last?.verdict.kind === 'none'
      const following = isNext(source, quantity, last, 6) && last?.verdict.kind === 'target'
      facts.push(weigh(source, { quantity, sentence, years, numbers, named, led, listed, following }))
    }
    for (const fact of facts) {
      if (fact.verdict.kind !== 'target') continue
      if (named && fact.quantity.number.start !== named.number.start) continue
      const baseline = baselineOf(source, fact, facts)
      drafts.push(
        draftOf(source, {
          ...fact,
          sentence,
          baseline,
          facts: facts.filter(({ verdict }) => verdict.kind === 'target'),
          confidence: fact.verdict.confidence,
        }),
      )
    }
  }
  return drafts
}

// "tăng thêm 120 người (năm 2025 là 310 người)"
const CURRENT = /\((?:cuối |thực hiện |ước )?năm \d{4}\s?:?\s?(?:là |đạt |có )?$/u

interface Fact {
  readonly quantity: Quantity
  readonly clause: Span
  readonly year: YearMention | null
  readonly verdict: ReturnType<typeof judge>
}

/** "Dân số: 374.125 người": only the value behind the colon counts, whatever numbers the name holds. */
function namedValue(source: Source, sentence: Sentence, numbers: readonly Quantity[]): Quantity | null {
  if (!source.goals) return null
  const text = source.keys.text.slice(sentence.start, sentence.end)
  if (text.length > 300 || !NAMED_VALUE.test(text)) return null
  const colon = sentence.start + text.indexOf(':')
  return numbers.find((quantity) => quantity.number.start > colon) ?? null
}

function weigh(
  source: Source,
  scene: {
    quantity: Quantity
    sentence: Sentence
    years: readonly YearMention[]
    numbers: readonly Quantity[]
    named: Quantity | null
    led: boolean
    listed: boolean
    following: boolean
  },
): Fact {
  const { quantity, sentence, years, numbers, led, listed, following } = scene
  const clause =
    sentence.clauses.find(
      (part) => part.start <= quantity.number.start && quantity.number.start < part.end,
    ) ?? sentence
  const own = yearAt(quantity, {
    years: years.filter((year) => year.start >= sentence.start && year.end <= sentence.end),
    clause,
    text: source.keys.text,
    numbers: numbers.map((number) => number.number),
  })
  const year = own ?? governingYear(source)
  const now =
    own !== null &&
    own.year === source.planYear &&
    led &&
    CURRENT.test(source.keys.marked.slice(clause.start, quantity.number.start))
  const past = now || (own !== null && source.planYear !== null && (own.yearTo ?? own.year) < source.planYear)
  if (scene.named === quantity)
    return {
      quantity: nameDirection(source, sentence, quantity),
      clause: sentence,
      year,
      verdict: { kind: 'target', confidence: 0.93 },
    }
  const head = /:\s*$/.test(source.keys.text.slice(sentence.start, sentence.end))
  return {
    quantity,
    clause,
    year,
    verdict: describes(quantity, { keys: source.keys, clause, numbers })
      ? { kind: 'none' }
      : judge(quantity, {
          keys: source.keys,
          clause,
          sentence,
          goals: source.goals,
          head,
          past,
          led,
          listed,
          following,
        }),
  }
}

/** "gồm 07 dự án, 11 tiểu dự án": the second count is what the first is. */
function isNext(source: Source, quantity: Quantity, last: Fact | undefined, words = 3): boolean {
  if (!last || last.quantity.unit === null) return false
  if (!['count', 'announce', 'noun'].includes(last.quantity.unitKind ?? '')) return false
  const between = /^((?:\s\p{L}+){0,6})\s?(?:,|và|với|,\svà|;)\s$/u.exec(
    source.keys.marked.slice(last.quantity.unitEnd, quantity.number.start),
  )
  return between !== null && (between[1]?.split(' ').length ?? 0) - 1 <= words
}

function nameDirection(source: Source, sentence: Sentence, quantity: Quantity): Quantity {
  const opening = source.keys.marked.slice(sentence.start, sentence.start + 24)
  if (/^(?:tăng thêm)/u.test(opening)) return { ...quantity, measure: 'increase' }
  if (/^(?:(?:mức|tỷ lệ|tỉ lệ) )?(?:giảm|rút ngắn)\s/u.test(opening))
    return { ...quantity, measure: 'decrease' }
  return quantity
}

function governingYear(source: Source): YearMention | null {
  for (const head of source.heads) {
    const year = headYear(head.keys, head.masks)
    if (year) return year
  }
  return null
}

function baselineOf(source: Source, fact: Fact, facts: readonly Fact[]): Baseline | null {
  const { quantity } = fact
  if (quantity.from !== null) {
    const { start, end, value, otherValue } = quantity.from
    const { unit, measure } = quantity
    const valueText = source.keys.text.slice(start, end)
    return {
      value,
      unit,
      ...doubtOf(source, { number: quantity.from, value, otherValue, valueText, unit, measure }),
    }
  }
  const near = facts
    .filter((other) => other.verdict.kind === 'baseline' && startsFrom(quantity, other.quantity))
    .sort((a, b) => distance(a.quantity, quantity) - distance(b.quantity, quantity))[0]
  // A baseline belongs to the target nearest to it, and to no other.
  if (!near) return null
  if (!isSameStock(source, { fact, near })) return null
  const owner = facts
    .filter((other) => other.verdict.kind === 'target' && startsFrom(other.quantity, near.quantity))
    .sort((a, b) => distance(a.quantity, near.quantity) - distance(b.quantity, near.quantity))[0]
  if (owner !== fact) return null
  return { value: near.quantity.value, unit: near.quantity.unit, ...doubtOf(source, near.quantity) }
}

/** "hiện có 42 người nghiện; đưa 08 người đi cai": a count of now is where another starts that says what it comes to. */
function isSameStock(source: Source, given: { fact: Fact; near: Fact }): boolean {
  const { fact, near } = given
  if (fact.quantity.unitKind === 'share' || fact.clause.start <= near.quantity.number.start) return true
  const own = source.keys.marked.slice(fact.clause.start, fact.quantity.number.start)
  return COMES_TO.test(own.slice(own.lastIndexOf(',') + 1))
}

const COMES_TO = /(?<!\p{L})(?:đạt|lên|còn|xuống|có|duy trì|là|bằng|tăng|giảm|rút ngắn|nâng|hạ)(?!\p{L})/u

/** "Hết quý III đạt 60%": a part of the year that is the plan's own dates the figure as well. */
function yearOfTime(source: Source, fact: { clause: Span }): number | null {
  const own = source.deadline(fact.clause, 'own')
  const parts = own && (own.kind === 'quarter' || (own.kind === 'period' && PART_OF_YEAR.test(own.text)))
  return parts && own.end ? Number(own.end.slice(0, 4)) : null
}

const PART_OF_YEAR = /(?:tháng|nửa)\s(?:đầu|cuối)\snăm|quý/iu

/** A share that rises by points starts from a share. */
function startsFrom(target: Quantity, start: Quantity): boolean {
  if (target.unit === start.unit) return true
  return start.unit === '%' && /^điểm (?:%|phần trăm)$/u.test(target.unit ?? '')
}

function distance(a: Span, b: Span): number {
  return Math.abs(a.start - b.start)
}

function draftOf(
  source: Source,
  fact: Fact & {
    sentence: Sentence
    facts: readonly Fact[]
    baseline: Baseline | null
    confidence: number
  },
): IndicatorDraft {
  const { quantity, sentence, year } = fact
  const clause = textOf(source, fact)
  const evidence = evidenceOf(source.passage, clause)
  const doubt = doubtOf(source, quantity)
  const assignment = source.assign(sentence)
  const before = source.keys.marked.slice(sentence.start, quantity.number.start)
  const strives =
    STRIVES.test(before) ||
    source.heads.slice(0, 3).some((head) => STRIVES.test(head.keys.marked.slice(0, 400)))
  return {
    text: source.keys.text.slice(clause.start, clause.end),
    subject: subjectOfQuantity(source.keys, { quantity, clause: fact.clause }),
    comparator: quantity.comparator,
    value: quantity.value,
    valueTo: quantity.valueTo,
    unit: quantity.unit,
    valueText: quantity.valueText,
    measure: quantity.measure,
    year: year?.year ?? yearOfTime(source, fact),
    yearTo: year?.yearTo ?? null,
    commitment: strives ? 'strive' : 'firm',
    baseline: fact.baseline,
    origin: source.origin,
    responsible: [...assignment.responsible],
    coordinating: [...assignment.coordinating],
    deadline: deadlineOf(source, fact, fact.facts),
    product: source.product,
    section: source.section,
    ...doubt,
    confidence: confidenceOf(doubt.doubtful ? Math.min(fact.confidence, 0.5) : fact.confidence, evidence),
    evidence,
    order: source.order,
  }
}

/** "Mỗi năm giảm 1%", "02 lần/năm": how often belongs to the figure, it sets no time to a target. */
function deadlineOf(
  source: Source,
  fact: { quantity: Quantity; clause: Span; sentence: Sentence },
  facts: readonly Fact[],
): Deadline | null {
  // Each clause has its own time where it tells one: "trong quý I …; đến hết năm 2026 …".
  const beside = timeBeside(source, fact, facts)
  if (beside) return beside
  const own = fact.sentence.clauses.length > 1 ? source.deadline(fact.clause, 'own') : null
  // A bare year says no more than the figure's own year.
  if (own && (own.kind !== 'year' || own.relation === 'by' || own.relation === 'before')) return own
  const deadline = source.deadline(fact.sentence)
  return deadline?.kind === 'recurring' && (source.goals || fact.quantity.unit?.includes('/'))
    ? source.deadline(fact.sentence, 'once')
    : deadline
}

/**
 * "75% trong quý I/2026, 90% trong quý IV/2026", "đến 30/6 đạt 50%, đến 31/12 đạt 100%": the time behind a figure, up
 * to where the next member of the list begins, else the one in front of it.
 */
function timeBeside(
  source: Source,
  fact: { quantity: Quantity; clause: Span },
  facts: readonly Fact[],
): Deadline | null {
  const { quantity, clause } = fact
  const text = source.keys.marked
  const others = facts.filter((other) => other.clause.start === clause.start)
  if (others.length < 2) return null
  const next = others.find((other) => other.quantity.number.start > quantity.number.start)
  const last = others.findLast((other) => other.quantity.number.start < quantity.number.start)
  const behind = text.slice(quantity.unitEnd, next?.quantity.start ?? clause.end)
  const cut = behind.search(PARTS)
  const between = text.slice(last?.quantity.unitEnd ?? clause.start, quantity.start)
  const from = last ? between.search(PARTS) : 0
  const read = (start: number, end: number) => {
    const deadline = end > start ? source.deadline({ start, end }, 'own') : null
    return deadline && BESIDE.has(deadline.kind) ? deadline : null
  }
  return (
    read(quantity.unitEnd, quantity.unitEnd + (cut < 0 ? behind.length : cut)) ??
    (from < 0 ? null : read(quantity.start - between.length + from, quantity.start))
  )
}

const PARTS = /[,;()]|\svà\s/u
const BESIDE: ReadonlySet<string> = new Set(['date', 'month', 'quarter', 'period', 'year'])

/** A clause stands for itself where the sentence has several; a lone one takes the whole sentence. */
function textOf(source: Source, fact: Fact & { sentence: Sentence }): Span {
  const { sentence, clause } = fact
  if (sentence.clauses.length === 1) return trimEnd(source, sentence)
  return trimEnd(source, clause)
}

function trimEnd(source: Source, span: Span): Span {
  const printed = source.keys.text.slice(span.start, span.end).replace(/[\s;,]+$/, '')
  return { start: span.start, end: span.start + printed.length }
}
