import type { GapStatus } from '../../model/gaps.ts'
import type { TemplateItem } from '../../model/template.ts'
import type { Alignment } from './align.ts'
import type { Candidate } from './candidates.ts'
import type { Quantity } from './quantity.ts'
import { type Lang, quote, sayQuantity } from './say.ts'
import type { Doubt, Verdict } from './verdict.ts'

const FIELDS: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
  vi: {
    value: 'mức',
    unit: 'đơn vị tính',
    measure: 'cách đo (tăng hay giảm)',
    year: 'năm',
    deadline: 'thời hạn',
    responsible: 'đơn vị chủ trì',
  },
  en: {
    value: 'value',
    unit: 'unit',
    measure: 'measure (increase or decrease)',
    year: 'year',
    deadline: 'deadline',
    responsible: 'responsible unit',
  },
}

const DOUBTS: Readonly<Record<Lang, Readonly<Record<Exclude<Doubt, null>, string>>>> = {
  vi: {
    'no-figure': 'kế hoạch nêu nội dung này nhưng không đặt ra con số',
    'unread-figure': 'kế hoạch nêu nội dung này nhưng chưa xác định được con số, đề nghị đối chiếu bản gốc',
    'open-bound':
      'con số của kế hoạch không cho biết mức cam kết theo chiều yêu cầu, đề nghị đối chiếu bản gốc',
    'inner-conflict':
      'các phần của kế hoạch (thân văn bản, phụ lục) ghi khác nhau, cần xác định mức nào đúng',
    'doubtful-reading': 'con số đọc từ bản quét chưa chắc chắn, đề nghị đối chiếu bản gốc',
    'no-unit': 'con số của kế hoạch không ghi đơn vị tính',
    'unread-details': 'thời hạn, đơn vị thực hiện nêu trong câu chưa tách ra được, đề nghị đối chiếu bản gốc',
  },
  en: {
    'no-figure': 'the plan takes the matter up but sets no figure',
    'unread-figure':
      'the plan takes the matter up but its figure could not be made out; please check the original',
    'open-bound':
      'the figure does not say what is promised in the wanted direction; please check the original',
    'inner-conflict': 'parts of the plan (body, annex) disagree; it must be settled which holds',
    'doubtful-reading': 'the figure read off the scan is uncertain; please check the original',
    'no-unit': "the plan's figure has no unit",
    'unread-details':
      'its time or unit stands in the sentence but could not be told; please check the original',
  },
}

/** The sentence that a reviewer reads: what is asked, what the plan says, both quoted, and what follows from it. */
export function describeItem(
  item: TemplateItem,
  alignment: Alignment,
  verdict: Verdict | null,
  lang: Lang,
): string {
  const asked = describeAsked(item, lang)
  if (alignment.state === 'missing' && item.kind === 'section')
    return lang === 'vi'
      ? `Kế hoạch không có mục ${quote(item.text)}.`
      : `The plan has no section ${quote(item.text)}.`
  if (alignment.state === 'missing')
    return lang === 'vi'
      ? `Không tìm thấy trong kế hoạch nội dung yêu cầu: ${asked}.`
      : `The plan does not have what is asked: ${asked}.`
  if (!verdict) return describeUnclear(asked, alignment, lang)
  const given = alignment.answers
    .map((answer) => describeGiven(answer, lang))
    .join(lang === 'vi' ? ' và ' : ' and ')
  const head =
    lang === 'vi' ? `Yêu cầu: ${asked}. Kế hoạch ghi: ${given}.` : `Asked: ${asked}. The plan says: ${given}.`
  return `${head} ${conclude(verdict, lang)}`
}

/** Message of an item that does not apply to this commune. */
export function describeNotApplicable(item: TemplateItem, lang: Lang): string {
  return lang === 'vi'
    ? `Không áp dụng đối với loại đơn vị này: ${quote(item.text)}.`
    : `Does not apply to this kind of commune: ${quote(item.text)}.`
}

function describeUnclear(asked: string, alignment: Alignment, lang: Lang): string {
  const seen = alignment.candidates.map(
    ({ candidate, similarity }) => `${describeGiven(candidate, lang)} (${Math.round(similarity * 100)}%)`,
  )
  return lang === 'vi'
    ? `Chưa đủ căn cứ để kết luận. Yêu cầu: ${asked}. Nội dung gần nhất trong kế hoạch: ${seen.join('; ')}. Đề nghị người rà soát xem xét.`
    : `Not certain. Asked: ${asked}. Nearest in the plan: ${seen.join('; ')}. A reviewer has to decide.`
}

function describeAsked(item: TemplateItem, lang: Lang): string {
  const figure =
    item.value === null
      ? null
      : sayQuantity(
          {
            ...item,
            comparator: item.comparator ?? 'eq',
            value: item.value,
            measure: item.measure ?? 'level',
          },
          lang,
        )
  return withDetails(quote(item.text), [figure, sayYear(item.year, lang)])
}

function describeGiven(answer: Candidate, lang: Lang): string {
  const figure = answer.indicator ? sayQuantity(answer.indicator as Quantity, lang) : null
  return withDetails(quote(answer.evidence[0]?.quote ?? answer.text), [figure, sayYear(answer.year, lang)])
}

function conclude({ status, differences, doubt }: Verdict, lang: Lang): string {
  const reason = doubt === null ? null : DOUBTS[lang][doubt]
  const changes = differences
    .filter((difference) => difference.actual !== null)
    .map(({ field, expected, actual }) =>
      lang === 'vi'
        ? `${FIELDS.vi[field] ?? field} ${actual} thay vì ${expected}`
        : `${FIELDS.en[field] ?? field} ${actual} instead of ${expected}`,
    )
  const absent = differences
    .filter((difference) => difference.actual === null && difference.field !== 'value')
    .map(({ field, expected }) =>
      lang === 'vi'
        ? `chưa nêu ${FIELDS.vi[field] ?? field} (yêu cầu: ${expected})`
        : `${FIELDS.en[field] ?? field} not named (asked: ${expected})`,
    )
  const details = [reason, ...changes, ...absent].filter((part) => part !== null).join('; ')
  const word = WORDS[lang][status]
  // What is merely not named takes nothing from the verdict; it is a remark.
  if (
    absent.length > 0 &&
    changes.length === 0 &&
    reason === null &&
    (status === 'met' || status === 'exceeded')
  )
    return `${word}${lang === 'vi' ? ', nhưng' : ', but'} ${details}.`
  return details === '' ? `${word}.` : `${word}: ${details}.`
}

const WORDS: Readonly<
  Record<Lang, Readonly<Record<Exclude<GapStatus, 'missing' | 'not-applicable'>, string>>>
> = {
  vi: {
    met: 'Đáp ứng',
    exceeded: 'Vượt yêu cầu',
    weaker: 'Chưa đạt mức yêu cầu',
    changed: 'Khác yêu cầu',
    unclear: 'Chưa đủ căn cứ để kết luận',
  },
  en: {
    met: 'Met',
    exceeded: 'Beyond what is asked',
    weaker: 'Short of what is asked',
    changed: 'Other than asked',
    unclear: 'Not certain',
  },
}

function withDetails(text: string, details: readonly (string | null)[]): string {
  const known = details.filter((detail) => detail !== null)
  return known.length > 0 ? `${text} (${known.join(', ')})` : text
}

function sayYear(year: number | null, lang: Lang): string | null {
  if (year === null) return null
  return lang === 'vi' ? `năm ${year}` : `year ${year}`
}
