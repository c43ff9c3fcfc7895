import type { Deadline } from '../../model/plan.ts'
import type { Sentence, Span } from './clauses.ts'
import type { Source } from './drafts.ts'
import type { Fact } from './indicator-facts.ts'
import type { Quantity } from './quantities.ts'

/** "Mỗi năm giảm 1%", "02 lần/năm": how often belongs to the figure, it sets no time to a target. */
export function deadlineOf(
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

/** "Hết quý III đạt 60%": a part of the year that is the plan's own dates the figure as well. */
export function yearOfTime(source: Source, fact: { clause: Span }): number | null {
  const own = source.deadline(fact.clause, 'own')
  const parts = own && (own.kind === 'quarter' || (own.kind === 'period' && PART_OF_YEAR.test(own.text)))
  return parts && own.end ? Number(own.end.slice(0, 4)) : null
}

const PART_OF_YEAR = /(?:tháng|nửa)\s(?:đầu|cuối)\snăm|quý/iu
