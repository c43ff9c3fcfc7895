import type { Deadline } from '../../model/plan.ts'
import { bareKey } from '../../vietnamese/keys.ts'
import { addDates } from './deadline-dates.ts'
import { addEventLimits, addEvents } from './deadline-events.ts'
import { addPeriods } from './deadline-periods.ts'
import { addRecurring } from './deadline-recurring.ts'
import { applyRelation, relationBefore } from './deadline-relations.ts'
import type { DeadlineToken, Search } from './deadline-tokens.ts'
import { addYears } from './deadline-years.ts'

/**
 * Every deadline of the text, from left to right. `year` is what a deadline without its own year takes ("quý IV",
 * "ngày 10/11"); without one its dates stay null and the text tells.
 */
export function findDeadlines(text: string, options: { year: number | null }): DeadlineToken[] {
  const bare = bareKey(text)
  const found: DeadlineToken[] = []
  const add: Search['add'] = (span, given) => {
    if (found.some((other) => span.start < other.end && other.start < span.end)) return
    const { relation: fixed, explicit, frequency, ...dates } = given
    const lead = fixed ? null : relationBefore(bare, span.start)
    const start = lead ? lead.start : span.start
    const relation = fixed ?? lead?.relation ?? 'in'
    const printed = text.slice(start, span.end).replace(/^[\s,.:;]+|[\s,.:;]+$/g, '')
    found.push({
      start,
      end: span.end,
      explicit: explicit ?? lead !== null,
      deadline: applyRelation({ ...dates, frequency: [...(frequency ?? [])], relation, text: printed }),
    })
  }
  const search = { text, bare, year: options.year, add }
  addDates(search)
  addPeriods(search)
  addEventLimits(search)
  addYears(search)
  addRecurring(search)
  addEvents(search)
  return found.sort((a, b) => a.start - b.start)
}

/** The deadline that a cell or a line's value states; null where it states none. */
export function readDeadline(text: string, options: { year: number | null }): Deadline | null {
  const printed = text.trim().replace(/[.;,]+$/, '')
  if (printed === '') return null
  const tokens = withoutYearly(findDeadlines(printed, options))
  const first = [...tokens].sort((a, b) => rank(b.deadline) - rank(a.deadline))[0]
  if (first) {
    const frequency = [...new Set(tokens.flatMap((token) => token.deadline.frequency))]
    return { ...first.deadline, frequency, text: printed }
  }
  return null
}

/**
 * "vào tháng 6 và tháng 12 hằng năm", "hằng năm, trước ngày 30/11" recur: months and days without a year of their own
 * are then no dates, and say only how the recurrence ends.
 */
export function withoutYearly(tokens: readonly DeadlineToken[]): readonly DeadlineToken[] {
  const yearly = tokens.find((token) => token.deadline.frequency.includes('yearly'))
  if (!yearly) return tokens
  const dated = (token: DeadlineToken) =>
    ['month', 'quarter', 'date', 'period'].includes(token.deadline.kind) && !/\d{4}/.test(token.deadline.text)
  const before = tokens.find(
    (token) => token !== yearly && token.end <= yearly.start && yearly.start - token.end <= 2 && dated(token),
  )
  const after = tokens.find(
    (token) => token.start >= yearly.end && token.start - yearly.end <= 3 && dated(token),
  )
  if (!before && !after) return tokens
  const relation = after?.deadline.relation
  return tokens
    .filter((token) => token.deadline.frequency.length > 0 || /\d{4}/.test(token.deadline.text))
    .map((token) =>
      token === yearly && (relation === 'before' || relation === 'by')
        ? { ...token, deadline: { ...token.deadline, relation } }
        : token,
    )
}

function rank(deadline: Deadline): number {
  return { date: 8, month: 6, quarter: 5, period: 7, recurring: 4, ongoing: 3, year: 2, event: 1 }[
    deadline.kind
  ]
}
