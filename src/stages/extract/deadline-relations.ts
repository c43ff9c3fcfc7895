import type { Deadline } from '../../model/plan.ts'
import { barePattern } from '../../vietnamese/keys.ts'

/** The word of time before `at` ("trước", "chậm nhất") and where it begins; null for none. */
export function relationBefore(
  bare: string,
  at: number,
): { relation: Deadline['relation']; start: number } | null {
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
export function applyRelation(deadline: Deadline): Deadline {
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

// The hour before a date: "trước 16h00 ngày 20/12/2025".
const CLOCK = /\s?(?:\d{1,2}\s?(?:h|g|:|gio)\s?(?:\d{2})?(?:\s?phut)?)\s*,?\s*(?:ngay\s*)?$/
// "trước thứ Sáu, ngày 17/10/2025"
const WEEKDAY = barePattern('\\s?(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)\\s*,?\\s*(?:ngày\\s*)?$')
