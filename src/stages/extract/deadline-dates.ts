import { findDates, isoDate } from '../../vietnamese/dates.ts'
import { barePattern } from '../../vietnamese/keys.ts'
import { relationBefore } from './deadline-relations.ts'
import { type Found, type Search, wholeOf } from './deadline-tokens.ts'

/** Days, and spans from one day to another. */
export function addDates({ text, bare, year, add }: Search): void {
  for (const pattern of [DAY_SPAN, SPOKEN_SPAN])
    for (const match of bare.matchAll(pattern)) {
      const [, first, last, month, printed] = match.map(Number)
      const own = printed || year
      if (!first || !last || !month || first >= last || last > 31 || month > 12) continue
      add(wholeOf(match), fromTo(isoDate(own, month, first), isoDate(own, month, last)))
    }
  for (const match of bare.matchAll(DATE_SPAN)) {
    const [, day, month, printed, last, lastMonth, lastYear] = match.map(Number)
    const until = lastYear || year
    if (!day || !month || !last || !lastMonth || month > 12 || lastMonth > 12) continue
    if (printed && lastYear && lastYear - printed >= 5) continue
    add(wholeOf(match), fromTo(isoDate(printed || until, month, day), isoDate(until, lastMonth, last)))
  }
  const lone = BARE_DAY.exec(bare)
  if (lone && Number(lone[1]) <= 31 && Number(lone[2]) <= 12)
    add(
      { start: 0, end: text.length },
      { kind: 'date', start: null, end: isoDate(year, Number(lone[2]), Number(lone[1])) },
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
      const end = isoDate(until.year ?? year, until.month, until.day)
      add({ start: date.start, end: until.end }, fromTo(first, end))
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
      add(date, { kind: 'date', start: null, end: other ? null : first })
    }
  }
}

function fromTo(start: string | null, end: string | null): Found {
  return { kind: 'period', relation: 'in', start, end, explicit: true }
}

// "10-15/10/2025", "từ 10 đến 15/10/2025": two days of one month.
const DAY_SPAN = barePattern(
  '(?<![\\d/.-])(\\d{1,2})\\s?(?:-|đến|đến ngày|tới)\\s?(\\d{1,2})\\s?/\\s?(\\d{1,2})(?:\\s?/\\s?(\\d{4}))?(?![\\d/])',
  'g',
)
// "từ ngày 10 đến ngày 12 tháng 10 năm 2025"
const SPOKEN_SPAN = barePattern(
  'ngày\\s(\\d{1,2})\\s?(?:-|đến|tới|đến hết)\\s?(?:ngày\\s)?(\\d{1,2})\\stháng\\s(\\d{1,2})(?:\\snăm\\s(\\d{4}))?',
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
const YEARLY = barePattern('^\\s?(?:của )?(?:hằng|hàng|mỗi) năm')
const OTHER_YEAR = barePattern('^\\s?(?:của )?năm (?:liền kề|sau|tiếp|kế|trước)')
