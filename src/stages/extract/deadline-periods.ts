import { isoDate, lastDay } from '../../vietnamese/dates.ts'
import { barePattern } from '../../vietnamese/keys.ts'
import type { Span } from './clauses.ts'
import { innerOf, type Search, wholeOf } from './deadline-tokens.ts'

/** Quarters, months and parts of a year. */
export function addPeriods({ bare, year, add }: Search): void {
  for (const match of bare.matchAll(QUARTERS)) {
    const first = ROMAN[match[2] ?? ''] ?? Number(match[2])
    const last = match[3] ? (ROMAN[match[3]] ?? Number(match[3])) : first
    const own = match[4] ? Number(match[4]) : year
    add(innerOf(match), {
      kind: last > first ? 'period' : 'quarter',
      start: isoDate(own, first * 3 - 2, 1),
      end: own ? isoDate(own, last * 3, lastDay(own, last * 3)) : null,
    })
  }
  for (const [pattern, months] of [
    [HALVES, 6],
    [NINE, 0],
  ] as const) {
    for (const match of bare.matchAll(pattern)) {
      const length = months || (/9|chin/.test(match[2] ?? '') ? 9 : 3)
      const early = (months ? match[2] : match[3]) === 'dau'
      const printed = months ? match[3] : match[4]
      const own = printed ? Number(printed) : year
      const from = early ? 1 : 13 - length
      const to = early ? length : 12
      add(innerOf(match), {
        kind: 'period',
        start: isoDate(own, from, 1),
        end: own ? isoDate(own, to, lastDay(own, to)) : null,
      })
    }
  }
  for (const match of bare.matchAll(MONTH_ENDS)) {
    const [days, month] = [Number(match[2]), Number(match[4])]
    const own = match[5] ? Number(match[5]) : year
    if (month < 1 || month > 12 || days < 1 || days > 20) continue
    const last = lastDay(own ?? 2001, month)
    const [from, to] = match[3] === 'dau' ? [1, days] : [last - days + 1, last]
    add(innerOf(match), {
      kind: 'period',
      relation: 'in',
      start: isoDate(own, month, from),
      end: isoDate(own, month, to),
      explicit: true,
    })
  }
  for (const match of bare.matchAll(MONTH_SPAN)) {
    const [, first, from, last, to] = match.map(Number)
    if (!first || !last || first > 12 || last > 12 || !from || !to) continue
    add(wholeOf(match), {
      kind: 'period',
      start: isoDate(from, first, 1),
      end: isoDate(to, last, lastDay(to, last)),
      relation: 'in',
      explicit: true,
    })
  }
  const month = (span: Span, first: number, last: number, own: number | null) => {
    if (first < 1 || last > 12) return
    add(span, {
      kind: last > first ? 'period' : 'month',
      start: isoDate(own, first, 1),
      end: own ? isoDate(own, last, lastDay(own, last)) : null,
    })
  }
  for (const match of bare.matchAll(MONTHS)) {
    const own = match[4] ? Number(match[4]) : year
    month(innerOf(match), Number(match[2]), Number(match[3] ?? match[2]), own)
  }
  for (const match of bare.matchAll(SLASH_MONTH))
    month(wholeOf(match), Number(match[1]), Number(match[1]), Number(match[2]))
}

const ROMAN: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4 }
const QUARTERS = barePattern(
  '(?:^|[^a-z\\d])(?<!(?:mỗi|hằng|hàng|từng|một)\\s)((?:các )?quý\\s(i{1,3}|iv|[1-4])(?:(?:\\s?[-,/]\\s?|\\s(?:và|đến)\\s)(?:quý\\s)?(i{1,3}|iv|[1-4]))?(?:\\s?(?:,?\\s?(?:của )?năm|/|-)\\s?(\\d{4}))?)(?![a-z\\d])',
  'g',
)
const HALVES = barePattern(
  '(?:^|[^a-z\\d])((?:0?6 tháng|sáu tháng|nửa) (đầu|cuối) năm(?:\\s(\\d{4}))?)(?![\\d])',
  'g',
)
const NINE = barePattern(
  '(?:^|[^a-z\\d])((0?9|chín|0?3|ba) tháng (đầu|cuối) năm(?:\\s(\\d{4}))?)(?![\\d])',
  'g',
)
// "trong 10 ngày đầu tháng 12/2025"; a week has no fixed days
const MONTH_ENDS = barePattern(
  '(?:^|[^a-z\\d/])((\\d{1,2}) ngày (đầu|cuối)(?: cùng)?(?: của)? tháng (\\d{1,2})(?:\\s?(?:,?\\s?năm|/|-)\\s?(\\d{4}))?)(?![\\d/])',
  'g',
)
// "từ tháng 10/2025 đến hết tháng 3/2026"
const MONTH_SPAN = barePattern(
  'tháng\\s(\\d{1,2})\\s?(?:/|,? năm|-)\\s?(\\d{4})\\s?(?:-|đến|tới|đến hết|đến cuối)\\s?(?:tháng\\s)?(\\d{1,2})\\s?(?:/|,? năm|-)\\s?(\\d{4})(?!\\d)',
  'g',
)
const MONTHS = barePattern(
  '(?:^|[^a-z\\d/])(?<!(?:mỗi|hằng|hàng|từng|một)\\s)((?:các )?tháng\\s(\\d{1,2})(?:(?:\\s?-\\s?|\\s?,\\s?|\\s(?:và|đến|tới|đến hết|đến cuối)\\s)(?:tháng\\s)?(?:\\d{1,2}(?:\\s?,\\s?|\\svà\\s)(?:tháng\\s)?){0,10}(\\d{1,2})(?!\\s?/\\s?\\d{1,2}/))?(?:\\s?(?:,?\\s?(?:của )?năm|/|-)\\s?(\\d{4}))?)(?![\\d/])',
  'g',
)
// "tỷ lệ 1/2000" is a map's scale.
const SLASH_MONTH = /(?<![\d/.-]|(?:ty|ti) le )(0?[1-9]|1[0-2])\s?\/\s?(20\d{2})(?!\d)/g
