import type { Deadline } from '../../model/plan.ts'
import { findDates, isoDate, lastDay } from '../../vietnamese/dates.ts'
import { bareKey, barePattern } from '../../vietnamese/keys.ts'
import type { Span } from './clauses.ts'

/** A deadline as it stands in a text. */
export interface DeadlineToken extends Span {
  readonly deadline: Deadline
  /** True where a word says outright that a time limit follows ("trước ngày", "chậm nhất", "thường xuyên"). */
  readonly explicit: boolean
}

const RELATIONS: readonly (readonly [Deadline['relation'], RegExp])[] = (
  [
    ['before', 'trước(?: thời hạn| hạn)?'],
    [
      'by',
      'chậm nhất(?: là| vào| đến)?(?: trước)?|muộn nhất(?: là| vào| đến)?|hạn chót(?: là)?|không muộn hơn|không quá|xong trước|hoàn thành trước khi|đến hết|hết|đến cuối|cuối|đến trước|đến|tới|hoàn thành(?: trong| vào)?|thời hạn',
    ],
    ['from', 'từ|kể từ|bắt đầu từ|bắt đầu'],
    ['after', 'sau|sau khi'],
    ['in', 'trong dịp|vào dịp|dịp|nhân dịp|trong|vào|ngay trong|thực hiện trong|thực hiện'],
  ] as const
).map(
  ([relation, words]) =>
    [
      relation,
      barePattern(
        `(?:^|(?<!thứ)[^a-z\\d])(${words})(?:\\s(?:ngày|tháng|năm|thời điểm|thời gian))?\\s*:?\\s*$`,
      ),
    ] as const,
)

const FREQUENCIES: readonly (readonly [Deadline['frequency'][number], RegExp])[] = (
  [
    ['daily', '(?:hằng|hàng|mỗi|từng) ngày|(?:lần|kỳ)\\s?/\\s?ngày'],
    [
      'weekly',
      '(?:hằng|hàng|mỗi|từng) tuần|(?:lần|kỳ|buổi)\\s?/\\s?tuần|thứ (?:hai|ba|tư|năm|sáu|bảy) hằng tuần',
    ],
    [
      'monthly',
      '(?:hằng|hàng|mỗi|từng) tháng|(?:lần|kỳ|buổi)\\s?/\\s?tháng|ngày cuối(?: cùng)?(?: của)? (?:mỗi |hằng |hàng )?tháng(?! \\d)|cuối (?:mỗi|hằng|hàng) tháng|định kỳ tháng|1 tháng/lần|01 tháng/lần',
    ],
    [
      'quarterly',
      '(?:hằng|hàng|mỗi|từng) quý|(?:lần|kỳ|buổi)\\s?/\\s?quý|định kỳ quý|(?:0?3|ba) tháng/lần|(?:0?3|ba) tháng một lần|tháng cuối (?:mỗi |hằng |hàng )?quý|cuối (?:mỗi|hằng|hàng) quý|từng quý',
    ],
    [
      'half-yearly',
      '(?:0?6|sáu) tháng(?: một lần|/lần|,? (?:và |, ?)?(?:một |1 )?năm| và cả năm)|(?:hằng|hàng|mỗi) (?:0?6|sáu) tháng|định kỳ (?:0?6|sáu) tháng|nửa năm|tháng cuối (?:mỗi )?0?6 tháng',
    ],
    [
      'yearly',
      '(?:hằng|hàng|mỗi|từng) năm|(?:lần|kỳ|buổi)\\s?/\\s?năm|định kỳ năm|thường niên|(?:0?6|sáu) tháng,? (?:và )?(?:một|0?1|hằng|hàng|cả)? ?năm',
    ],
  ] as const
).map(([frequency, words]) => [frequency, barePattern(`(?:^|[^a-z\\d])(?:${words})(?![a-z])`, 'g')] as const)
// "hàng ngày, tuần, tháng, quý, năm": one word governs the list.
const FREQUENCY_LIST = barePattern(
  '(?:(?:hằng|hàng|định kỳ|báo cáo|báo cáo định kỳ)\\s\\(?|\\()(?:hằng |hàng )?(ngày|tuần|tháng|quý|năm|0?6 tháng)((?:,\\s|\\svà\\s|\\s?;\\s|,? và )(?:hằng |hàng |0?1 |một )?(?:ngày|tuần|tháng|quý|năm|0?6 tháng)(?!\\s?\\d))+(?![a-z])',
  'g',
)
const LISTED: Record<string, Deadline['frequency'][number]> = {
  ngay: 'daily',
  tuan: 'weekly',
  thang: 'monthly',
  quy: 'quarterly',
  nam: 'yearly',
  '6 thang': 'half-yearly',
  '06 thang': 'half-yearly',
}
// "báo cáo tháng trước ngày 25, báo cáo quý trước ngày 20"
const REPORTS = barePattern(
  '(?:^|[^a-z\\d])(báo cáo (?:định kỳ )?(?:hằng |hàng )?(ngày|tuần|tháng|quý|0?6 tháng|năm))(?=\\s?(?:,|;|[(]|:)|\\s(?:trước|chậm|muộn|gửi|nộp|vào|và|ngày))',
  'g',
)
const ONGOING = barePattern(
  '(?:^|[^a-z\\d])(thường xuyên|liên tục|thường kỳ|suốt (?:năm|quá trình|thời gian)|cả năm|quanh năm|trong suốt (?:năm|quá trình)|xuyên suốt)(?![a-z])',
  'g',
)
const EVENT = barePattern(
  '(?:^|[^a-z\\d])((?:ngay )?(?:sau khi|theo (?:hướng dẫn|tiến độ|thời gian|yêu cầu|chỉ đạo|lộ trình|lịch|kế hoạch) (?:của|chung)|ngay khi|trong (?:thời hạn |vòng |thời gian )?\\d{1,3} (?:ngày|tháng|giờ)(?: làm việc)?(?:,)? (?:kể từ|sau|từ))\\s[^;.]{3,120}|theo (?:quy định|tiến độ|yêu cầu|hướng dẫn|thực tế)|khi có (?:yêu cầu|hướng dẫn|văn bản|chỉ đạo|quyết định|kế hoạch|thông báo)[^;.]{0,80}|ngay sau khi [^;.]{3,120}|sau (?:mỗi|từng|các) (?:đợt|lần|kỳ|cuộc|quý|buổi)[^;.,]{0,80}|theo (?:quy định|hướng dẫn|tiến độ) [^;.]{0,80})',
  'g',
)
const ROMAN: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4 }
const QUARTERS = barePattern(
  '(?:^|[^a-z\\d])(?<!(?:mỗi|hằng|hàng|từng|một)\\s)((?:các )?quý\\s(i{1,3}|iv|[1-4])(?:(?:\\s?[-,/]\\s?|\\s(?:và|đến)\\s)(?:quý\\s)?(i{1,3}|iv|[1-4]))?(?:\\s?(?:,?\\s?(?:của )?năm|/|-)\\s?(\\d{4}))?)(?![a-z\\d])',
  'g',
)
const MONTHS = barePattern(
  '(?:^|[^a-z\\d/])(?<!(?:mỗi|hằng|hàng|từng|một)\\s)((?:các )?tháng\\s(\\d{1,2})(?:(?:\\s?-\\s?|\\s?,\\s?|\\s(?:và|đến|tới|đến hết|đến cuối)\\s)(?:tháng\\s)?(?:\\d{1,2}(?:\\s?,\\s?|\\svà\\s)(?:tháng\\s)?){0,10}(\\d{1,2})(?!\\s?/\\s?\\d{1,2}/))?(?:\\s?(?:,?\\s?(?:của )?năm|/|-)\\s?(\\d{4}))?)(?![\\d/])',
  'g',
)
// "từ tháng 10/2025 đến hết tháng 3/2026"
const MONTH_SPAN = barePattern(
  'tháng\\s(\\d{1,2})\\s?(?:/|,? năm|-)\\s?(\\d{4})\\s?(?:-|đến|tới|đến hết|đến cuối)\\s?(?:tháng\\s)?(\\d{1,2})\\s?(?:/|,? năm|-)\\s?(\\d{4})(?!\\d)',
  'g',
)
// "trong 02 năm (2025 - 2026)"
const YEAR_SPAN = barePattern('năm\\s\\((\\d{4})\\s?-\\s?(\\d{4})\\)', 'g')
const BEFORE_EVENT = barePattern(
  '(?:^|[^a-z\\d])((?:chậm nhất |ít nhất )?(?:\\d{1,3} (?:ngày|tháng|giờ) )?trước (?:khi|mùa|thời điểm|ngày (?!\\d)|kỳ|dịp|tết|lễ|đại hội|hội nghị|năm học)[^;.,:]{0,80})',
  'g',
)
const BY_EVENT = barePattern(
  '(?:^|[^a-z\\d])((?:chậm nhất|muộn nhất|không quá|không muộn hơn)(?: là)?(?: sau| trong(?: vòng| thời hạn| thời gian)?)? \\d{1,3} (?:ngày|giờ|tháng)(?: làm việc)?,? (?:kể từ|từ|sau)[^;.,]{3,100})',
  'g',
)
// "từ ngày 10 đến ngày 12 tháng 10 năm 2025"
const SPOKEN_SPAN = barePattern(
  'ngày\\s(\\d{1,2})\\s?(?:-|đến|tới|đến hết)\\s?(?:ngày\\s)?(\\d{1,2})\\stháng\\s(\\d{1,2})(?:\\snăm\\s(\\d{4}))?',
  'g',
)
// The hour before a date: "trước 16h00 ngày 20/12/2025".
const CLOCK = /\s?(?:\d{1,2}\s?(?:h|g|:|gio)\s?(?:\d{2})?(?:\s?phut)?)\s*,?\s*(?:ngay\s*)?$/
// "trước thứ Sáu, ngày 17/10/2025"
const WEEKDAY = barePattern('\\s?(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)\\s*,?\\s*(?:ngày\\s*)?$')
// "trong 10 ngày đầu tháng 12/2025"; a week has no fixed days
const MONTH_ENDS = barePattern(
  '(?:^|[^a-z\\d/])((\\d{1,2}) ngày (đầu|cuối)(?: cùng)?(?: của)? tháng (\\d{1,2})(?:\\s?(?:,?\\s?năm|/|-)\\s?(\\d{4}))?)(?![\\d/])',
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
const YEARS = barePattern(
  '(?:^|[^a-z\\d])((?:giai đoạn|các năm|từ năm|năm)\\s(\\d{4})(?:\\s?(?:-|đến|đến năm|và)\\s?(?:năm\\s)?(\\d{4}))?)(?![\\d/])',
  'g',
)
// "từ 2026 đến 2028"
const FROM_YEARS = barePattern(
  '(?:^|[^a-z\\d])(từ\\s((?:19|20)\\d{2})\\s?(?:-|đến|tới)\\s?(?:năm\\s)?((?:19|20)\\d{2}))(?!\\s?[\\d/a-z])',
  'g',
)
// "tỷ lệ 1/2000" is a map's scale.
const SLASH_MONTH = /(?<![\d/.-]|(?:ty|ti) le )(0?[1-9]|1[0-2])\s?\/\s?(20\d{2})(?!\d)/g
// "Đến cuối năm", "Cuối năm, …": the plan's own year.
const YEAR_END = barePattern(
  '(?:(?:^|[.;:]\\s)[-+*]?\\s?|(?:đến|vào|trước|trong dịp|dịp)\\s)(cuối năm)(?!\\s(?:\\d|học|nay|trước|qua|ngoái|sau))(?![a-z])',
  'g',
)
const BARE_YEAR = /^\s*(20\d{2})(?:\s?[-–]\s?(20\d{2}))?\s*$/
const YEARLY = barePattern('^\\s?(?:của )?(?:hằng|hàng|mỗi) năm')
const OTHER_YEAR = barePattern('^\\s?(?:của )?năm (?:liền kề|sau|tiếp|kế|trước)')
// "10-15/10/2025", "từ 10 đến 15/10/2025": two days of one month.
const DAY_SPAN = barePattern(
  '(?<![\\d/.-])(\\d{1,2})\\s?(?:-|đến|đến ngày|tới)\\s?(\\d{1,2})\\s?/\\s?(\\d{1,2})(?:\\s?/\\s?(\\d{4}))?(?![\\d/])',
  'g',
)
// "từ 01/10 đến 15/10/2025", "29/6/2026 - 09/7/2026"
const DATE_SPAN = barePattern(
  '(?<![\\d/.-])(\\d{1,2})\\s?/\\s?(\\d{1,2})(?:\\s?/\\s?(\\d{4}))?\\s?(?:-|đến|tới|đến hết)\\s?(?:ngày\\s)?(\\d{1,2})\\s?/\\s?(\\d{1,2})(?:\\s?/\\s?(\\d{4}))?(?![\\d/])',
  'g',
)
// A cell that holds nothing but a day: "30/10".
const BARE_DAY = /^\s*(?:ngay\s)?(\d{1,2})\s?\/\s?(\d{1,2})\s*$/
const LISTED_DAY = barePattern('^\\s?(?:,|;|và|hoặc)\\s(?:trước\\s)?(?:ngày\\s)?$')
const BETWEEN = barePattern('^\\s?(?:-|đến|đến ngày|tới|đến hết ngày|đến hết)\\s?(?:ngày\\s)?$')

/**
 * Every deadline of the text, from left to right. `year` is what a deadline without its own year takes ("quý IV",
 * "ngày 10/11"); without one its dates stay null and the text tells.
 */
export function findDeadlines(text: string, options: { year: number | null }): DeadlineToken[] {
  const bare = bareKey(text)
  const found: DeadlineToken[] = []
  const add = (
    span: Span,
    given: Omit<Deadline, 'text' | 'relation'> & { relation?: Deadline['relation']; explicit?: boolean },
  ) => {
    if (found.some((other) => span.start < other.end && other.start < span.end)) return
    const { relation: fixed, explicit, ...rest } = given
    const lead = fixed ? null : relationBefore(bare, span.start)
    const start = lead ? lead.start : span.start
    const relation = fixed ?? lead?.relation ?? 'in'
    const printed = text.slice(start, span.end).replace(/^[\s,.:;]+|[\s,.:;]+$/g, '')
    found.push({
      start,
      end: span.end,
      explicit: explicit ?? lead !== null,
      deadline: turn({ ...rest, relation, text: printed }),
    })
  }
  addDates({ text, bare, year: options.year, add })
  addPeriods({ bare, year: options.year, add })
  addYears({ bare, text, year: options.year, add })
  addRecurring({ bare, add })
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

type Add = (
  span: Span,
  given: Omit<Deadline, 'text' | 'relation'> & { relation?: Deadline['relation']; explicit?: boolean },
) => void

function addDates({
  text,
  bare,
  year,
  add,
}: {
  text: string
  bare: string
  year: number | null
  add: Add
}): void {
  for (const match of bare.matchAll(DAY_SPAN)) {
    const [, first, last, month, printed] = match.map(Number)
    const own = printed || year
    if (!first || !last || !month || first >= last || last > 31 || month > 12) continue
    add(
      { start: match.index, end: match.index + match[0].length },
      {
        kind: 'period',
        relation: 'in',
        start: isoDate(own, month, first),
        end: isoDate(own, month, last),
        frequency: [],
        explicit: true,
      },
    )
  }
  for (const match of bare.matchAll(SPOKEN_SPAN)) {
    const [, first, last, month, printed] = match.map(Number)
    const own = printed || year
    if (!first || !last || !month || first >= last || month > 12) continue
    add(
      { start: match.index, end: match.index + match[0].length },
      {
        kind: 'period',
        relation: 'in',
        start: isoDate(own, month, first),
        end: isoDate(own, month, last),
        frequency: [],
        explicit: true,
      },
    )
  }
  for (const match of bare.matchAll(DATE_SPAN)) {
    const [, day, month, printed, last, lastMonth, lastYear] = match.map(Number)
    const until = lastYear || year
    if (!day || !month || !last || !lastMonth || month > 12 || lastMonth > 12) continue
    if (printed && lastYear && lastYear - printed >= 5) continue
    add(
      { start: match.index, end: match.index + match[0].length },
      {
        kind: 'period',
        relation: 'in',
        start: isoDate(printed || until, month, day),
        end: isoDate(until, lastMonth, last),
        frequency: [],
        explicit: true,
      },
    )
  }
  const lone = BARE_DAY.exec(bare)
  if (lone && Number(lone[1]) <= 31 && Number(lone[2]) <= 12)
    add(
      { start: 0, end: text.length },
      {
        kind: 'date',
        start: null,
        end: isoDate(year, Number(lone[2]), Number(lone[1])),
        frequency: [],
      },
    )
  const dates = findDates(text).filter((date) => date.month !== null && date.day !== null)
  for (let at = 0; at < dates.length; at++) {
    const date = dates[at]
    const next = dates[at + 1]
    if (!date) continue
    // "ngày 25 hằng tháng" has no month and is a recurrence.
    const until = next && BETWEEN.test(bare.slice(date.end, next.start)) ? next : null
    // "trước ngày 15/6 và 15/12/2026": the year is written once, at the end.
    const shared =
      next && date.year === null && LISTED_DAY.test(bare.slice(date.end, next.start)) ? next.year : null
    // "(02/9/1945 - 02/9/2025)" is an anniversary.
    if (until?.year && date.year && until.year - date.year >= 5) {
      at++
      continue
    }
    const own = until ? (date.year ?? until.year ?? year) : (date.year ?? shared ?? year)
    const first = isoDate(own, date.month, date.day)
    if (until) {
      add(
        { start: date.start, end: until.end },
        {
          kind: 'period',
          relation: 'in',
          start: first,
          end: isoDate(until.year ?? year, until.month, until.day),
          frequency: [],
          explicit: true,
        },
      )
      at++
    } else if (YEARLY.test(bare.slice(date.end, date.end + 16)))
      add(date, {
        kind: 'recurring',
        relation: relationBefore(bare, date.start)?.relation ?? 'in',
        start: null,
        end: null,
        frequency: ['yearly'],
        explicit: true,
      })
    else {
      // "ngày 10/01 của năm liền kề" is no day of this year.
      const other = date.year === null && OTHER_YEAR.test(bare.slice(date.end, date.end + 24))
      add(date, { kind: 'date', start: null, end: other ? null : first, frequency: [] })
    }
  }
}

function addPeriods({ bare, year, add }: { bare: string; year: number | null; add: Add }): void {
  for (const match of bare.matchAll(QUARTERS)) {
    const first = ROMAN[match[2] ?? ''] ?? Number(match[2])
    const last = match[3] ? (ROMAN[match[3]] ?? Number(match[3])) : first
    const own = match[4] ? Number(match[4]) : year
    add(inner(match), {
      kind: last > first ? 'period' : 'quarter',
      start: isoDate(own, first * 3 - 2, 1),
      end: own ? isoDate(own, last * 3, lastDay(own, last * 3)) : null,
      frequency: [],
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
      add(inner(match), {
        kind: 'period',
        start: isoDate(own, from, 1),
        end: own ? isoDate(own, to, lastDay(own, to)) : null,
        frequency: [],
      })
    }
  }
  for (const match of bare.matchAll(MONTH_ENDS)) {
    const [days, month] = [Number(match[2]), Number(match[4])]
    const own = match[5] ? Number(match[5]) : year
    if (month < 1 || month > 12 || days < 1 || days > 20) continue
    const last = lastDay(own ?? 2001, month)
    const [from, to] = match[3] === 'dau' ? [1, days] : [last - days + 1, last]
    add(inner(match), {
      kind: 'period',
      relation: 'in',
      start: isoDate(own, month, from),
      end: isoDate(own, month, to),
      frequency: [],
      explicit: true,
    })
  }
  for (const match of bare.matchAll(MONTH_SPAN)) {
    const [, first, from, last, to] = match.map(Number)
    if (!first || !last || first > 12 || last > 12 || !from || !to) continue
    add(
      { start: match.index, end: match.index + match[0].length },
      {
        kind: 'period',
        start: isoDate(from, first, 1),
        end: isoDate(to, last, lastDay(to, last)),
        frequency: [],
        relation: 'in',
        explicit: true,
      },
    )
  }
  const month = (span: Span, first: number, last: number, own: number | null) => {
    if (first < 1 || last > 12) return
    add(span, {
      kind: last > first ? 'period' : 'month',
      start: isoDate(own, first, 1),
      end: own ? isoDate(own, last, lastDay(own, last)) : null,
      frequency: [],
    })
  }
  for (const match of bare.matchAll(MONTHS)) {
    const own = match[4] ? Number(match[4]) : year
    month(inner(match), Number(match[2]), Number(match[3] ?? match[2]), own)
  }
  for (const match of bare.matchAll(SLASH_MONTH))
    month(
      { start: match.index, end: match.index + match[0].length },
      Number(match[1]),
      Number(match[1]),
      Number(match[2]),
    )
}

function addYears({
  bare,
  text,
  year,
  add,
}: {
  bare: string
  text: string
  year: number | null
  add: Add
}): void {
  const years = (span: Span, from: number, to: number | null) =>
    add(span, {
      kind: to && to > from ? 'period' : 'year',
      start: isoDate(from, 1, 1),
      end: isoDate(to ?? from, 12, 31),
      frequency: [],
    })
  for (const match of bare.matchAll(BY_EVENT))
    add(inner(match), {
      kind: 'event',
      frequency: [],
      start: null,
      end: null,
      relation: 'by',
      explicit: true,
    })
  for (const match of bare.matchAll(BEFORE_EVENT))
    add(inner(match), {
      kind: 'event',
      frequency: [],
      start: null,
      end: null,
      relation: 'before',
      explicit: true,
    })
  for (const match of bare.matchAll(YEAR_SPAN))
    years({ start: match.index, end: match.index + match[0].length }, Number(match[1]), Number(match[2]))
  for (const match of bare.matchAll(FROM_YEARS)) years(inner(match), Number(match[2]), Number(match[3]))
  for (const match of bare.matchAll(YEARS))
    years(inner(match), Number(match[2]), match[3] ? Number(match[3]) : null)
  for (const match of bare.matchAll(YEAR_END))
    add(inner(match), {
      kind: 'year',
      relation: 'by',
      start: isoDate(year, 1, 1),
      end: isoDate(year, 12, 31),
      frequency: [],
      explicit: true,
    })
  const alone = BARE_YEAR.exec(text)
  if (alone) years({ start: 0, end: text.length }, Number(alone[1]), alone[2] ? Number(alone[2]) : null)
}

function addRecurring({ bare, add }: { bare: string; add: Add }): void {
  const none = { start: null, end: null, relation: 'in' as const, explicit: true }
  for (const match of bare.matchAll(FREQUENCY_LIST)) {
    const frequency = [...match[0].matchAll(/(?:0?6 thang|ngay|tuan|thang|quy|nam)/g)].flatMap(
      (word) => LISTED[word[0]] ?? [],
    )
    add(
      { start: match.index, end: match.index + match[0].length },
      { kind: 'recurring', frequency: [...new Set(frequency)], ...none },
    )
  }
  for (const match of bare.matchAll(REPORTS)) {
    const span = inner(match)
    const until = /^\s(?:(?:gui|nop)\s)?(truoc|cham nhat|muon nhat)(?![a-z])/.exec(
      bare.slice(span.end, span.end + 20),
    )
    add(span, {
      kind: 'recurring',
      ...none,
      frequency: [LISTED[match[2] ?? ''] ?? 'monthly'],
      relation: until ? (until[1] === 'truoc' ? 'before' : 'by') : 'in',
    })
  }
  const spans: { span: Span; frequency: Deadline['frequency'][number] }[] = []
  for (const [frequency, pattern] of FREQUENCIES) {
    for (const match of bare.matchAll(pattern)) {
      const lead = /^[a-z\d]/.test(match[0]) ? 0 : 1
      spans.push({ span: { start: match.index + lead, end: match.index + match[0].length }, frequency })
    }
  }
  if (spans.length > 0) {
    spans.sort((a, b) => a.span.start - b.span.start)
    for (const { span, frequency } of spans)
      add(span, {
        kind: 'recurring',
        frequency: [frequency],
        ...none,
        relation: relationOfDay(bare, span.start),
      })
  }
  for (const match of bare.matchAll(ONGOING)) add(inner(match), { kind: 'ongoing', frequency: [], ...none })
  for (const match of bare.matchAll(EVENT))
    add(inner(match), {
      kind: 'event',
      frequency: [],
      start: null,
      end: null,
      relation: /^(?:ngay )?sau/.test(match[1] ?? '') ? 'after' : 'in',
      explicit: true,
    })
}

const DAY_OF = /ngay\s\d{1,2}(?:\s?(?:,|va|-)\s?\d{1,2})?\s?(?:cua\s|thang\s)?$/

/** "trước ngày 25 hằng tháng": what stands before the day. */
function relationOfDay(bare: string, at: number): Deadline['relation'] {
  const from = Math.max(0, at - 30)
  const day = DAY_OF.exec(bare.slice(from, at))
  const relation = day && relationBefore(bare, from + day.index)?.relation
  return relation === 'before' || relation === 'by' ? relation : 'in'
}

function inner(match: RegExpMatchArray & { index: number }): Span {
  const start = match.index + match[0].indexOf(match[1] ?? '')
  return { start, end: start + (match[1] ?? '').trimEnd().length }
}

function relationBefore(bare: string, at: number): { relation: Deadline['relation']; start: number } | null {
  const from = Math.max(0, at - 44)
  const raw = bare.slice(from, at).replace(WEEKDAY, ' ')
  const before = raw.replace(CLOCK, ' ')
  for (const [relation, pattern] of RELATIONS) {
    const match = pattern.exec(before)
    if (!match) continue
    // "chậm nhất trước ngày" excludes the date as "trước ngày" does.
    const strict = /cham nhat .*truoc|xong truoc|den truoc/.test(match[1] ?? '')
    return {
      relation: strict ? 'before' : relation,
      start: from + match.index + match[0].indexOf(match[1] ?? ''),
    }
  }
  // "lúc 7 giờ 30 phút ngày 15/10/2025"
  const clock = CLOCK.exec(raw)
  return clock && { relation: 'in', start: from + clock.index }
}

/** What the relation does to the two dates: "từ ngày" has a start, "đến hết năm" an end. */
function turn(deadline: Deadline): Deadline {
  const { kind, relation } = deadline
  // "từ tháng 9 đến hết tháng 11": both ends are told.
  if (kind === 'period' && relation === 'from' && deadline.start !== deadline.end)
    return { ...deadline, relation: 'in' }
  if (kind === 'date' && (relation === 'from' || relation === 'after'))
    return { ...deadline, start: deadline.end, end: null }
  // "từ quý II": it begins with the quarter's first day and ends with none.
  if (relation === 'from' && ['month', 'quarter', 'year'].includes(kind)) return { ...deadline, end: null }
  if (kind === 'date' && relation === 'in') return { ...deadline, start: deadline.end }
  if ((relation === 'by' || relation === 'before') && kind !== 'period' && kind !== 'recurring') {
    // "trước quý IV" is before its first day, "trước năm 2026" before New Year; the printed date excludes itself.
    const end = relation === 'before' && kind !== 'date' && deadline.start ? deadline.start : deadline.end
    return { ...deadline, start: null, end }
  }
  return deadline
}
