import type { Baseline } from '../../model/plan.ts'
import type { Span } from './clauses.ts'
import { doubtOf } from './doubts.ts'
import type { Source } from './drafts.ts'
import type { Fact } from './indicator-facts.ts'
import type { Quantity } from './quantities.ts'

/** From where a target starts, by its own sentence; null where that tells nothing. */
export function baselineOf(source: Source, fact: Fact, facts: readonly Fact[]): Baseline | null {
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

/** A share that rises by points starts from a share. */
function startsFrom(target: Quantity, start: Quantity): boolean {
  if (target.unit === start.unit) return true
  return start.unit === '%' && /^điểm (?:%|phần trăm)$/u.test(target.unit ?? '')
}

function distance(a: Span, b: Span): number {
  return Math.abs(a.start - b.start)
}
