import type { Span } from './clauses.ts'
import type { DeadlineToken } from './deadline-tokens.ts'
import { findDeadlines, withoutYearly } from './deadlines.ts'
import { isMasked } from './masks.ts'
import type { Place } from './outline.ts'
import { limitYear } from './years.ts'

/** The deadline that a stretch states itself; null where only others govern it. */
export function deadlineOf(
  place: Place,
  given: { span: Span; year: number | null; kinds?: 'once' | 'own' | undefined },
): DeadlineToken['deadline'] | null {
  const { span, year, kinds } = given
  const masks = place.masks.filter(
    (mask) => mask.kind === 'citation' || mask.kind === 'name' || mask.kind === 'period',
  )
  // "* Năm 2027" dates the "quý II" under it.
  const dated = limitYear(place.ancestors, year)
  const tokens = findDeadlines(place.keys.text.slice(span.start, span.end), { year: dated })
    .map((token) => ({ ...token, start: token.start + span.start, end: token.end + span.start }))
    .filter((token) => !isMasked(masks, token))
    // "Năm 2024 đã tổ chức …" tells what was done.
    .filter(
      ({ deadline }) =>
        deadline.kind !== 'year' || year === null || !(Number(deadline.end?.slice(0, 4)) < year),
    )
    // "Mỗi ngày một việc tốt" in quotation marks is a name.
    .filter(({ deadline, start }) => deadline.kind !== 'recurring' || !isQuoted(place, start))
    .filter((token) => kinds === undefined || token.deadline.kind !== 'recurring')
  return choose(tokens, place)
}

function isQuoted(place: Place, at: number): boolean {
  const before = place.keys.marked.slice(Math.max(0, at - 80), at)
  const opened = before.lastIndexOf('"')
  if (opened < 0) return false
  const quotes = place.keys.marked.slice(0, at).match(/"/gu)?.length ?? 0
  return quotes % 2 === 1 && place.keys.marked.indexOf('"', at) > 0
}

/** A date beats a year, an outright time limit a mere mention; "theo quy định" counts for nothing in prose. */
function choose(tokens: readonly DeadlineToken[], place: Place): DeadlineToken['deadline'] | null {
  const scored = withoutYearly(tokens).flatMap((token) => {
    const { kind } = token.deadline
    // "khám sức khỏe trước khi kết hôn": only what must be done or sent before something has a time limit.
    if (kind === 'event' && token.deadline.relation === 'before' && !isLimit(token, place)) return []
    if (
      kind === 'event' &&
      !/^(?:ngay )?(?:sau khi|sau |ngay sau|khi có|trong |trước |chậm nhất |muộn nhất |không )|\d (?:ngày|tháng|giờ) trước /iu.test(
        token.deadline.text,
      )
    )
      return []
    if (/(?:có hiệu lực|hiệu lực)[^.;]{0,24}$/u.test(place.keys.marked.slice(0, token.start))) return []
    if (
      kind === 'event' &&
      /^(?:ngay )?sau khi/iu.test(token.deadline.text) &&
      !AN_ACT.test(token.deadline.text)
    )
      return []
    if (kind === 'ongoing' && !opensWith(token, place)) return []
    // "chi thường xuyên" is a kind of spending.
    if (
      kind === 'ongoing' &&
      /(?<!\p{L})(?:chi|nguồn|đầu tư)\s$/u.test(place.keys.marked.slice(0, token.start))
    )
      return []
    if (kind === 'year' && !token.explicit && !opensSentence(token, place)) return []
    if (
      kind === 'recurring' &&
      /(?:ngân sách|dự toán|thường xuyên|chi)\s*$/u.test(place.keys.marked.slice(0, token.start))
    )
      return []
    if (
      kind === 'date' &&
      !token.explicit &&
      !/thời gian|hoàn thành|báo cáo|gửi|trước/iu.test(place.keys.text)
    )
      return []
    const order = { date: 8, month: 7, quarter: 7, period: 6, recurring: 5, year: 4, ongoing: 3, event: 2 }[
      kind
    ]
    return [{ token, score: order + (token.explicit ? 10 : 0) }]
  })
  scored.sort((a, b) => b.score - a.score || a.token.start - b.token.start)
  const first = scored[0]?.token
  // "thường xuyên trong năm 2026": the year only says how long.
  const lasting = scored.find(
    ({ token }) =>
      token.deadline.kind === 'ongoing' &&
      first?.deadline.kind === 'year' &&
      token.end <= first.start &&
      first.start - token.end <= 2,
  )
  const best = lasting?.token ?? first
  if (!best) return null
  const all = scored
    .filter((entry) => entry.token.deadline.kind === 'recurring')
    .flatMap((entry) => entry.token.deadline.frequency)
  return best.deadline.kind === 'recurring'
    ? { ...best.deadline, frequency: [...new Set(all)] }
    : best.deadline
}

// What offices do or wait for; "sau khi thu hoạch", "sau khi sinh" say only when in life it happens.
const AN_ACT =
  /^(?:ngay )?sau khi\s(?:\p{L}+\s){0,3}?(?:có|được|ban hành|nhận|hoàn thành|hoàn tất|kết thúc|tổ chức|phê duyệt|công bố|thông qua|triển khai|hội nghị|đại hội|kế hoạch|nghị quyết|văn bản|hướng dẫn|quyết định|thống nhất|kiểm tra|giám sát|rà soát|tiếp nhận|cấp|luật|bầu|họp|ký|tỉnh|ubnd|ủy ban|đảng ủy|nghiệm thu|thẩm định|khảo sát|lập|xây dựng|bàn giao|phát hiện|trình|thành lập|kiện toàn)(?!\p{L})/iu

function isLimit(token: DeadlineToken, place: Place): boolean {
  return (
    /^(?:chậm nhất |ít nhất )?\d|trước (?:mùa|tết|dịp|thềm|năm học|khai giảng|đại hội)/iu.test(
      token.deadline.text.slice(0, 30),
    ) ||
    opensSentence(token, place) ||
    DONE_BEFORE.test(place.keys.marked.slice(Math.max(0, token.start - 60), token.start))
  )
}

const DONE_BEFORE =
  /(?<!\p{L})(?:hoàn thành|xong|báo cáo|gửi|trình|nộp|kết thúc|hoàn tất|khắc phục|ban hành|chậm nhất|thời hạn)[^.;]{0,50}$/u

/** "Thường xuyên" sets a time at the front of a sentence or in parentheses, not inside "chi thường xuyên". */
function opensWith(token: Span, place: Place): boolean {
  const before = place.keys.bare.slice(0, token.start)
  return (
    /(?:^|[.:;(,-]\s*|thuc hien\s|viec\s)$/.test(before) || /^\s*[.;)]/.test(place.keys.bare.slice(token.end))
  )
}

/** "Năm 2026, thực hiện …" dates what follows; "Cuộc thi … năm 2026" only names it. */
function opensSentence(token: Span, place: Place): boolean {
  return /(?:^|[.;:]\s*)(?:dau\s)?$/.test(place.keys.bare.slice(Math.max(0, token.start - 8), token.start))
}
