import type { Deadline, Frequency } from '../../model/plan.ts'
import { barePattern } from '../../vietnamese/keys.ts'
import type { Span } from './clauses.ts'
import { relationBefore } from './deadline-relations.ts'
import { innerOf, type Search, wholeOf } from './deadline-tokens.ts'

/** What comes back ("hằng quý") or goes on ("thường xuyên"). */
export function addRecurring({ bare, add }: Search): void {
  const none = { start: null, end: null, relation: 'in' as const, explicit: true }
  for (const match of bare.matchAll(FREQUENCY_LIST)) {
    const frequency = [...match[0].matchAll(/(?:0?6 thang|ngay|tuan|thang|quy|nam)/g)].flatMap(
      (word) => LISTED[word[0]] ?? [],
    )
    add(wholeOf(match), { kind: 'recurring', frequency: [...new Set(frequency)], ...none })
  }
  for (const match of bare.matchAll(REPORTS)) {
    const span = innerOf(match)
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
  for (const { span, frequency } of findFrequencies(bare)) {
    const relation = relationOfDay(bare, span.start)
    add(span, { kind: 'recurring', ...none, frequency: [frequency], relation })
  }
  for (const match of bare.matchAll(ONGOING)) add(innerOf(match), { kind: 'ongoing', ...none })
}

/** From left to right, whatever their kind. */
function findFrequencies(bare: string): { span: Span; frequency: Frequency }[] {
  return FREQUENCIES.flatMap(([frequency, pattern]) =>
    [...bare.matchAll(pattern)].map((match) => {
      const lead = /^[a-z\d]/.test(match[0]) ? 0 : 1
      return { span: { start: match.index + lead, end: match.index + match[0].length }, frequency }
    }),
  ).sort((a, b) => a.span.start - b.span.start)
}

/** "trước ngày 25 hằng tháng": what stands before the day. */
function relationOfDay(bare: string, at: number): Deadline['relation'] {
  const from = Math.max(0, at - 30)
  const day = DAY_OF.exec(bare.slice(from, at))
  const relation = day && relationBefore(bare, from + day.index)?.relation
  return relation === 'before' || relation === 'by' ? relation : 'in'
}

const DAY_OF = /ngay\s\d{1,2}(?:\s?(?:,|va|-)\s?\d{1,2})?\s?(?:cua\s|thang\s)?$/

const FREQUENCIES: readonly (readonly [Frequency, RegExp])[] = (
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
const LISTED: Record<string, Frequency> = {
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
