import { bareKey, barePattern } from './keys.ts'

/** A calendar date as it stands in a text; each part null where it is left blank. */
export interface DateToken {
  readonly start: number
  readonly end: number
  readonly day: number | null
  readonly month: number | null
  readonly year: number | null
  /** ISO 8601 where all three parts are known and form a date. */
  readonly iso: string | null
}

const BLANK = '[\\s._…]{0,40}'
// "ngày 06 tháng 01 năm 2022", any part blank or dotted out.
const SPOKEN = barePattern(
  `ngày${BLANK}(\\d{1,2})?${BLANK}tháng${BLANK}(\\d{1,2})?${BLANK}năm${BLANK}(\\d{4})?`,
  'g',
)
// `18/7/2025`, `18-07-2025`, `18.7.2025`, blanks in between allowed after "ngày".
const WRITTEN = /(?<![\d/.-])(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4})(?!\d)/g
const BLANK_WRITTEN = barePattern(
  'ngày[\\s._…]{0,40}/[\\s._…]{0,40}(\\d{1,2})?[\\s._…]{0,40}/\\s?(\\d{4})(?!\\d)',
  'g',
)
// "ngày 23 tháng 1", the year told elsewhere; the point behind it may end the sentence.
const SPOKEN_SHORT = barePattern('ngày\\s(\\d{1,2})\\stháng\\s(\\d{1,2})(?!\\s?(?:\\d|/|\\.\\s?[\\d.]))', 'g')
// `10/10`, "ngày 20/11": day and month without a year.
const SHORT = barePattern('(?:ngày|hạn|trước|đến)\\s(\\d{1,2})\\s?/\\s?(\\d{1,2})(?![\\d/])', 'g')

/** Every full or partly blank date of the text, from left to right, without overlaps. */
export function findDates(text: string): DateToken[] {
  const bare = bareKey(text)
  const found: DateToken[] = []
  const add = (match: RegExpMatchArray & { index: number }, parts: (string | undefined)[]) => {
    const [day, month, year] = parts.map((part) => (part ? Number(part) : null))
    const end = match.index + match[0].trimEnd().length
    if (found.some((date) => match.index < date.end && date.start < end)) return
    if (month != null && (month < 1 || month > 12)) return
    if (day != null && (day < 1 || day > 31)) return
    found.push({
      start: match.index,
      end,
      day: day ?? null,
      month: month ?? null,
      year: year ?? null,
      iso: isoDate(year ?? null, month ?? null, day ?? null),
    })
  }
  for (const match of bare.matchAll(SPOKEN)) add(match, [match[1], match[2], match[3]])
  for (const match of bare.matchAll(WRITTEN)) add(match, [match[1], match[3], match[4]])
  for (const match of bare.matchAll(BLANK_WRITTEN)) add(match, [undefined, match[1], match[2]])
  for (const match of bare.matchAll(SPOKEN_SHORT)) add(match, [match[1], match[2], undefined])
  for (const match of bare.matchAll(SHORT)) {
    const inner = match[0].search(/\d/)
    const shifted = Object.assign([match[0].slice(inner)], { index: match.index + inner })
    add(shifted as RegExpMatchArray & { index: number }, [match[1], match[2], undefined])
  }
  return found.sort((a, b) => a.start - b.start)
}

/** ISO 8601, or null where a part is unknown or the day does not exist (31 February). */
export function isoDate(year: number | null, month: number | null, day: number | null): string | null {
  if (year === null || month === null || day === null) return null
  if (month < 1 || month > 12 || day < 1 || day > lastDay(year, month)) return null
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The number of days of a month. */
export function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}
