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
  '(?:giai đoạn|thời kỳ|các năm|nhiệm kỳ|năm|năm học|từ năm|từ)\\s(?:từ\\s)?((?:19|20)\\d{2})(?:\\s?(?:-|đến năm|đến|/)\\s?|\\s)((?:19|20)\\d{2})(?!\\d)',
  'g',
)
const YEAR = barePattern('(?:năm|năm học|nam)\\s((?:19|20)\\d{2})(?![\\d])', 'g')
const SLASHED = barePattern(
  '(?:tháng\\s\\d{1,2}|quý\\s(?:i|ii|iii|iv|\\d)|(?<!\\d|tỷ lệ\\s|tỉ lệ\\s)\\d{1,2})\\s?[/-]\\s?((?:19|20)\\d{2})(?!\\d)',
  'g',
)

// "2025: 3,5%; 2026: 3,0%"
const HEADING = /(?<![\d/.,-])(20\d{2})(?=\s?:\s?[^\d:]{0,16}\d)/g

/** The years that a text names, from left to right; those in a citation or a programme's name are left out. */
export function findYears(keys: Keys, masks: readonly Mask[]): YearMention[] {
  const found: YearMention[] = []
  const telling = masks.filter((mask) => mask.kind !== 'code' && mask.kind !== 'clock')
  const add = (mention: YearMention) => {
    // The numeral of "tháng 6/2026" is masked as a code; its year stands all the same.
    if (isMasked(telling, mention)) return
    if (found.some((other) => mention.start < other.end && other.start < mention.end)) return
    found.push(mention)
  }
  for (const match of keys.bare.matchAll(PERIOD)) {
    const [from, to] = [Number(match[1]), Number(match[2])]
    if (to <= from || to - from > 30) continue
    add({ start: match.index, end: match.index + match[0].length, year: from, yearTo: to })
  }
  for (const pattern of [YEAR, SLASHED, HEADING]) {
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
  const named = yearBehind(at, scene)
  if (named) return named
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
  const next =
    years.find((year) => year.start >= at.end && year.end <= clause.end && year.start < nextNumber) ?? null
  // "đạt 70%, năm 2026 đạt 80%": a year with a figure of its own behind it says nothing of the one before it.
  const after = (next && !opensFigure(text, next) ? next : null) ?? closingYear(at, scene, years)
  const firstNumber = numbers[0]
  // "Đến hết năm 2025 đạt 50%, đạt 70% vào năm 2026": each figure has a year of its own.
  const parted =
    nearest !== null && numbers.some((number) => number.start > nearest.end && number.end < at.start)
  if (parted && next && after === next && !/[,;]/.test(text.slice(at.end, next.start))) return next
  // "trong đó năm 2026 kết nạp 20 đảng viên, năm 2027 …": a year that opens the figure's own segment dates it.
  if (inClause && opensSegment(text, { year: nearest, at, clause })) return nearest
  const yearFirst = firstNumber !== undefined && (years[0]?.start ?? 0) < firstNumber.start
  // "năm 2025 là 80%; các năm tiếp theo tăng 5%/năm": no year that is named.
  if (nearest && LATER.test(text.slice(nearest.end, at.start))) return after
  if (yearFirst) return inClause || after === null ? nearest : after
  return after ?? nearest
}

/** "dưới 8 phút (năm 2025), dưới 5 phút (năm 2026)": a year alone in parentheses dates the figure before it. */
function yearBehind(at: Span, scene: { text: string; years: readonly YearMention[] }): YearMention | null {
  const rest = scene.text.slice(at.end, at.end + 70)
  const opened = /^[^(),;\d]{0,28}\((?:(?:đến|vào|trong|hết|cuối|đến hết|đến cuối)\s)*(?=năm|giai)/iu.exec(
    rest,
  )
  if (!opened) return null
  const from = at.end + opened[0].length
  const year = scene.years.find((mention) => mention.start === from)
  return year && /^\s?\)/.test(scene.text.slice(year.end)) ? year : null
}

function opensSegment(text: string, given: { year: Span; at: Span; clause: Span }): boolean {
  const { year, at, clause } = given
  const before = text.slice(clause.start, year.start)
  return (
    /(?:^|[,:(]\s?|trong đó[,:]?\s)(?:(?:đến|trong|riêng|hết|và|vào|cuối|đầu)\s){0,2}$/iu.test(before) &&
    /^\s?:?[^,;:()\d]{0,60}$/u.test(text.slice(year.end, at.start))
  )
}

function opensFigure(text: string, year: YearMention): boolean {
  return (
    /,\s*$/.test(text.slice(0, year.start)) &&
    /^\s(?:đạt|là|phấn đấu|tăng|giảm|còn)(?=\s)/iu.test(text.slice(year.end, year.end + 12))
  )
}

/** "45 hộ nghèo, 60 hộ cận nghèo trong năm 2026": the only year, at the clause's end, dates all it lists. */
function closingYear(
  at: Span,
  scene: { text: string; clause: Span },
  years: readonly YearMention[],
): YearMention | null {
  const { clause, text } = scene
  const [only, second] = years.filter((year) => year.start >= clause.start && year.end <= clause.end)
  if (!only || second || only.start < at.end) return null
  if (!/(?:trong|vào|đến|hết|cuối|trước)\s$/iu.test(text.slice(clause.start, only.start))) return null
  // "giảm 30%, hướng tới giảm 50% vào năm 2027": a verb of its own between them ends the list.
  if (ANEW.test(text.slice(at.end, only.start))) return null
  return /^[\s.,;]*$/.test(text.slice(only.end, clause.end)) ? only : null
}

const LATER = /(?<!\p{L})(?:các|những) năm (?:tiếp theo|sau|còn lại|tiếp sau|kế tiếp)(?!\p{L})/iu
const ANEW =
  /,[^,]*(?<!\p{L})(?:đạt|giảm|tăng|hướng tới|phấn đấu|lên|xuống|còn|chiếm|nâng|trong đó)(?!\p{L})/iu

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

/** The year of the nearest heading or list's head that names one; null where none does. */
export function nearestYear(heads: readonly { keys: Keys; masks: readonly Mask[] }[]): YearMention | null {
  for (const head of heads) {
    const year = headYear(head.keys, head.masks)
    if (year) return year
  }
  return null
}

/**
 * The year of a time limit that names none: that of the nearest heading or list's head with a year of its own, else
 * the plan's. A year that is over only tells whose shortcomings are put right.
 */
export function limitYear(
  heads: readonly { keys: Keys; masks: readonly Mask[] }[],
  plan: number | null,
): number | null {
  const year = nearestYear(heads)
  return year && year.yearTo === null && (plan === null || year.year >= plan) ? year.year : plan
}

/** "Kế hoạch năm 2026", "KH 2026", "2026": any year in a column's header is its column's; null for none or several. */
export function columnYear(keys: Keys): YearMention | null {
  const named = headYear(keys, [])
  if (named) return named
  const years = [...keys.bare.matchAll(/(?<!\d)(?:19|20)\d{2}(?!\d)/g)]
  const only = years[0]
  if (!only || years.length > 1) return null
  return { start: only.index, end: only.index + 4, year: Number(only[0]), yearTo: null }
}
