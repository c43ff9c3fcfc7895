import { isoDate } from '../../vietnamese/dates.ts'
import { barePattern } from '../../vietnamese/keys.ts'
import type { Span } from './clauses.ts'
import { innerOf, type Search, wholeOf } from './deadline-tokens.ts'

/** Years and spans of years. */
export function addYears({ text, bare, year, add }: Search): void {
  const years = (span: Span, from: number, to: number | null) =>
    add(span, {
      kind: to && to > from ? 'period' : 'year',
      start: isoDate(from, 1, 1),
      end: isoDate(to ?? from, 12, 31),
    })
  for (const match of bare.matchAll(YEAR_SPAN)) years(wholeOf(match), Number(match[1]), Number(match[2]))
  for (const match of bare.matchAll(FROM_YEARS)) years(innerOf(match), Number(match[2]), Number(match[3]))
  for (const match of bare.matchAll(YEARS))
    years(innerOf(match), Number(match[2]), match[3] ? Number(match[3]) : null)
  for (const match of bare.matchAll(YEAR_END))
    add(innerOf(match), {
      kind: 'year',
      relation: 'by',
      start: isoDate(year, 1, 1),
      end: isoDate(year, 12, 31),
      explicit: true,
    })
  const alone = BARE_YEAR.exec(text)
  if (alone) years({ start: 0, end: text.length }, Number(alone[1]), alone[2] ? Number(alone[2]) : null)
}

// "trong 02 năm (2025 - 2026)"
const YEAR_SPAN = barePattern('năm\\s\\((\\d{4})\\s?-\\s?(\\d{4})\\)', 'g')
// "từ 2026 đến 2028"
const FROM_YEARS = barePattern(
  '(?:^|[^a-z\\d])(từ\\s((?:19|20)\\d{2})\\s?(?:-|đến|tới)\\s?(?:năm\\s)?((?:19|20)\\d{2}))(?!\\s?[\\d/a-z])',
  'g',
)
const YEARS = barePattern(
  '(?:^|[^a-z\\d])((?:giai đoạn|các năm|từ năm|năm)\\s(\\d{4})(?:\\s?(?:-|đến|đến năm|và)\\s?(?:năm\\s)?(\\d{4}))?)(?![\\d/])',
  'g',
)
// "Đến cuối năm", "Cuối năm, …": the plan's own year.
const YEAR_END = barePattern(
  '(?:(?:^|[.;:]\\s)[-+*]?\\s?|(?:đến|vào|trước|trong dịp|dịp)\\s)(cuối năm)(?!\\s(?:\\d|học|nay|trước|qua|ngoái|sau))(?![a-z])',
  'g',
)
const BARE_YEAR = /^\s*(20\d{2})(?:\s?[-–]\s?(20\d{2}))?\s*$/
