import type { Baseline } from '../../model/plan.ts'
import { type Sentence, type Span, splitSentences } from './clauses.ts'
import { doubtOf } from './doubts.ts'
import { confidenceOf, evidenceOf, type IndicatorDraft, type Source } from './drafts.ts'
import { type Fact, isNext, namedValue, weigh } from './indicator-facts.ts'
import { deadlineOf, yearOfTime } from './indicator-times.ts'
import { baselineOf } from './prose-baselines.ts'
import { findQuantities } from './quantities.ts'
import { subjectOfQuantity } from './subjects.ts'
import { findYears } from './years.ts'

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

/** A sentence with more figures is a list of statistics, and would cost its length for each of them. */
const MAX_IN_SENTENCE = 60

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

const STRIVES = /(?<![\p{L}\d])(?:phấn đấu|nỗ lực|cố gắng|hướng tới|quyết tâm)(?![\p{L}\d])/u

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
