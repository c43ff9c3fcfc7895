import type { Deadline } from '../../model/plan.ts'
import { bareKey, barePattern } from '../../vietnamese/keys.ts'
import { readDeadline } from './deadlines.ts'

/**
 * The deadline that a table cell states in the short writing of cells: "15/10 - 31/10/2025", "Q4/2025",
 * "Quý I, II, III", "Sáng 15/11", "Tháng 1, tháng 7 hằng năm"; null where it states none.
 */
export function readCellDeadline(text: string, options: { year: number | null }): Deadline | null {
  const printed = text.trim().replace(/[.;,]+$/, '')
  if (printed === '' || printed.length > MAX_CELL) return readDeadline(text, options)
  const bare = bareKey(printed)
  const read =
    yearly(bare) ??
    daySpan(bare, options) ??
    listed(bare, options) ??
    readDeadline(unfolded(printed), options)
  return (read && { ...read, text: printed }) ?? dayAlone(printed, options)
}

/** Longer cells are sentences. */
const MAX_CELL = 160

/** "Tháng 1, tháng 7 hằng năm": each of them comes back. */
function yearly(bare: string): Deadline | null {
  if (!YEARLY.test(bare)) return null
  return { kind: 'recurring', relation: 'in', start: null, end: null, frequency: ['yearly'], text: '' }
}

const YEARLY = barePattern(
  '^(?:trong |vào )?(?:(?:đầu |cuối )?(?:tháng|quý) ?(?:\\d{1,2}|i{1,3}|iv|x{1,2})|\\d{1,2})(?:\\s?(?:,|;|và|-|đến)\\s?(?:tháng |quý )?(?:\\d{1,2}|i{1,3}|iv)){0,11},?\\s(?:hằng|hàng|mỗi) năm$',
)

/** "15/10 - 31/10/2025": the year stands once, at the end. */
function daySpan(bare: string, { year }: { year: number | null }): Deadline | null {
  const match = DAY_SPAN.exec(bare)
  if (!match) return null
  const [, day, month, ownYear, lastDay, lastMonth, lastYear] = match
  const to = readDeadline(`${lastDay}/${lastMonth}${lastYear ? `/${lastYear}` : ''}`, { year })
  const from = readDeadline(`${day}/${month}${ownYear ? `/${ownYear}` : ''}`, {
    year: to?.end ? Number(to.end.slice(0, 4)) : year,
  })
  if (!from || !to || from.kind !== 'date' || to.kind !== 'date') return null
  return { ...to, kind: 'period', relation: 'in', start: from.end, end: to.end }
}

const DAY_SPAN = barePattern(
  '^(?:từ )?(?:ngày )?(\\d{1,2})/(\\d{1,2})(?:/(\\d{4}))?\\s?(?:-|đến|đến ngày|đến hết ngày)\\s?(?:ngày )?(\\d{1,2})/(\\d{1,2})(?:/(\\d{4}))?$',
)

/** "Quý I, II, III", "Tháng 3, 6, 9/2026": from the first to the last. */
function listed(bare: string, options: { year: number | null }): Deadline | null {
  const match = LISTED.exec(bare)
  const [word, numbers, year] = [match?.[1], match?.[2], match?.[3]]
  if (!word || !numbers) return null
  const parts = numbers.split(/[^a-z\d]+/).filter((part) => /^(?:\d{1,2}|i{1,3}|iv)$/.test(part))
  const read = (part: string | undefined) =>
    readDeadline(`${word === 'quy' ? 'quý' : 'tháng'} ${part}${year ? `/${year}` : ''}`, options)
  const [first, last] = [read(parts[0]), read(parts[parts.length - 1])]
  if (!first || !last) return null
  return { ...first, kind: 'period', relation: 'in', start: first.start, end: last.end }
}

const LISTED = barePattern(
  '^(?:trong )?(?:các )?(quý|tháng) ?((?:\\d{1,2}|i{1,3}|iv)(?:\\s?(?:,|;|và|,\\s?và)\\s?(?:quý |tháng )?(?:\\d{1,2}|i{1,3}|iv)){1,11})(?:\\s?/\\s?|\\snăm\\s)?((?:19|20)\\d{2})?$',
)

/** "Q4/2025" → "quý 4/2025". */
function unfolded(printed: string): string {
  return printed.replace(/(?<![\p{L}\d])Q\s?\.?(?=(?:[1-4]|I{1,3}|IV)(?![\p{L}\d]))/gu, 'quý ')
}

/** "Sáng 15/11", "Dịp 27/7": the one day that the cell names. */
function dayAlone(printed: string, options: { year: number | null }): Deadline | null {
  const days = printed.match(/(?<![\d/.,])\d{1,2}\/\d{1,2}(?![\d/])/g) ?? []
  const read = days.length === 1 && printed.length <= 30 ? readDeadline(days[0] ?? '', options) : null
  return read && { ...read, text: printed }
}
