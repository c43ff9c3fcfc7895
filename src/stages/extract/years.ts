import { barePattern, type Keys } from '../../vietnamese/keys.ts'
import type { Span } from './clauses.ts'
import { isMasked, type Mask } from './masks.ts'

/** A year or a span of years that a text names for its targets. */
export interface YearMention extends Span {
  readonly year: number
  /** Last year of a period; null for a single year. */
  readonly yearTo: number | null
}

const PERIOD = barePattern(
  // A scan may lose the dash of "giai đoạn 2025 - 2026"; two years one after the other are still a period.
  '(?:giai đoạn|thời kỳ|các năm|nhiệm kỳ|năm|từ năm)\\s(?:từ\\s)?((?:19|20)\\d{2})(?:\\s?(?:-|đến năm|đến|/)\\s?|\\s)((?:19|20)\\d{2})(?!\\d)',
  'g',
)
const YEAR = barePattern('(?:năm|năm học|nam)\\s((?:19|20)\\d{2})(?![\\d])', 'g')
const SLASHED = barePattern(
  '(?:tháng\\s\\d{1,2}|quý\\s(?:i|ii|iii|iv|\\d)|\\d{1,2})\\s?[/-]\\s?((?:19|20)\\d{2})(?!\\d)',
  'g',
)

/** The years that a text names, from left to right; those in a citation or a programme's name are left out. */
export function findYears(keys: Keys, masks: readonly Mask[]): YearMention[] {
  const found: YearMention[] = []
  const add = (mention: YearMention) => {
    if (isMasked(masks, mention)) return
    if (found.some((other) => mention.start < other.end && other.start < mention.end)) return
    found.push(mention)
  }
  for (const match of keys.bare.matchAll(PERIOD)) {
    const [from, to] = [Number(match[1]), Number(match[2])]
    if (to <= from || to - from > 30) continue
    add({ start: match.index, end: match.index + match[0].length, year: from, yearTo: to })
  }
  for (const pattern of [YEAR, SLASHED]) {
    for (const match of keys.bare.matchAll(pattern))
      add({ start: match.index, end: match.index + match[0].length, year: Number(match[1]), yearTo: null })
  }
  return found.sort((a, b) => a.start - b.start)
}

/**
 * The year that governs the number at `at`, of the years of its sentence. Where the sentence opens with a year,
 * each number takes the nearest before it, unless its own clause names one only after it; else the nearest after
 * it before the next number, else the nearest before it.
 */
export function yearAt(
  at: Span,
  scene: { text: string; years: readonly YearMention[]; clause: Span; numbers: readonly Span[] },
): YearMention | null {
  const { clause, numbers, text } = scene
  // A year in parentheses speaks only for the numbers in them: "đạt 95% (năm 2024 đạt 82%)".
  const years = scene.years.filter((year) => sameParenthesis(text, { year, at }))
  if (years.length === 0) return null
  const before = years.filter((year) => year.end <= at.start)
  const nearest = before[before.length - 1] ?? null
  const inClause = nearest !== null && nearest.start >= clause.start
  const nextNumber = Math.min(
    ...numbers.filter((number) => number.start > at.end).map((number) => number.start),
    Number.POSITIVE_INFINITY,
  )
  const after =
    years.find((year) => year.start >= at.end && year.end <= clause.end && year.start < nextNumber) ?? null
  const firstNumber = numbers[0]
  const yearFirst = firstNumber !== undefined && (years[0]?.start ?? 0) < firstNumber.start
  if (yearFirst) return inClause || after === null ? nearest : after
  return after ?? nearest
}

function sameParenthesis(text: string, given: { year: Span; at: Span }): boolean {
  const { year, at } = given
  const opened = text.lastIndexOf('(', year.start)
  if (opened < 0 || text.lastIndexOf(')', year.start) > opened) return true
  const closed = text.indexOf(')', year.end)
  return opened < at.start && (closed < 0 || at.start < closed)
}

/** The one year that a heading or a list's head names; null where it names none or several. */
export function headYear(keys: Keys, masks: readonly Mask[]): YearMention | null {
  const years = findYears(keys, masks)
  const distinct = new Set(years.map((year) => `${year.year}-${year.yearTo}`))
  if (distinct.size !== 1) return null
  return /(?:va|,|-)\s?(?:19|20)\d{2}/.test(keys.bare.slice(years[0]?.end ?? 0, (years[0]?.end ?? 0) + 12))
    ? null
    : (years[0] ?? null)
}
