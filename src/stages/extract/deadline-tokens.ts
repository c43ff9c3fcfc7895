import type { Deadline } from '../../model/plan.ts'
import type { Span } from './clauses.ts'

/** A deadline as it stands in a text. */
export interface DeadlineToken extends Span {
  readonly deadline: Deadline
  /** True where a word says outright that a time limit follows ("trước ngày", "chậm nhất", "thường xuyên"). */
  readonly explicit: boolean
}

/** A text that is searched, and where to put what is found: the first to take a stretch keeps it. */
export interface Search {
  readonly text: string
  /** The text's `bare` key. */
  readonly bare: string
  /** The year of what names none; null where it is not known. */
  readonly year: number | null
  readonly add: (span: Span, found: Found) => void
}

/** What a pattern tells of a deadline; the words before it tell the relation and `explicit` where it does not. */
export interface Found {
  readonly kind: Deadline['kind']
  readonly start: Deadline['start']
  readonly end: Deadline['end']
  readonly frequency?: Deadline['frequency']
  readonly relation?: Deadline['relation']
  readonly explicit?: boolean
}

type Match = RegExpMatchArray & { index: number }

export function wholeOf(match: Match): Span {
  return { start: match.index, end: match.index + match[0].length }
}

/** The stretch of a match's first group. */
export function innerOf(match: Match): Span {
  const start = match.index + match[0].indexOf(match[1] ?? '')
  return { start, end: start + (match[1] ?? '').trimEnd().length }
}
