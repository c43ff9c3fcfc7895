import type { Comparator } from '../../model/plan.ts'

import { bareKey, type Keys } from '../../vietnamese/keys.ts'

/** What the words around a number say of it. */
export interface Comparison {
  readonly comparator: Comparator
  /** Where the words before the number begin. */
  readonly start: number
  /** Where the words after number and unit end. */
  readonly end: number
  /** False where no word or a bare "đạt", "là" stands there. */
  readonly explicit: boolean
}

const LINKS = '(?:\\s(?:là|đạt|đạt được|bằng|có|từ|phải đạt|mức|được|còn|với|số|hơn))?'
// Words of two syllables are matched without marks, so that a slip of OCR ("tối thiếu") loses no comparator; words of
// one syllable need theirs, but for two that nothing else is spelled like.
const BEFORE: readonly (readonly [Comparator, RegExp, 'bare' | 'marked'])[] = (
  [
    [
      'gte',
      'tối thiểu|ít nhất|không dưới|không ít hơn|không thấp hơn|không nhỏ hơn|thấp nhất|bằng hoặc cao hơn|đạt và vượt|đạt hoặc vượt|chí ít',
      'bare',
    ],
    [
      'lte',
      'không (?:còn|được|để|được để|được vượt|vượt|nhiều|lớn|có|phát sinh) quá|không để trên|không để tăng quá|không tăng quá|không để chậm quá|không quá|không vượt quá|không để quá|không được quá|không để vượt quá|không được vượt quá|không vượt|tối đa|nhiều nhất|không nhiều hơn|không cao hơn|không lớn hơn|không hơn|cao nhất',
      'bare',
    ],
    ['lt', 'dưới|ít hơn|thấp hơn|nhỏ hơn|chưa đến|chưa tới|không đến|không đầy', 'bare'],
    ['approx', 'khoảng|xấp xỉ|ước đạt|ước khoảng|ước|chừng|gần|độ chừng|bình quân khoảng', 'marked'],
    ['gt', 'trên|vượt mức|vượt quá|cao hơn|lớn hơn|nhiều hơn', 'bare'],
    ['gt', 'hơn|vượt|quá', 'marked'],
  ] as const
).map(([comparator, words, key]) => {
  const source = `(?<![\\p{L}\\d])(?:${words})${LINKS}\\s*$`
  return [comparator, new RegExp(key === 'bare' ? foldWords(source) : source, 'u'), key] as const
})
const SYMBOLS: readonly (readonly [Comparator, RegExp])[] = [
  ['gte', /(?:≥|>\s?=|⩾)\s*$/u],
  ['lte', /(?:≤|<\s?=|⩽)\s*$/u],
  ['gt', />\s*$/u],
  ['lt', /<\s*$/u],
  ['approx', /[~≈±]\s*$/u],
]
const ABOUT = /(?<!\p{L})trên dưới\s*$/u
const EACH_LEAST = /(?<!\p{L})(?:tối thiểu|ít nhất)\s(?:mỗi|một|từng)\s(?:\p{L}+\s){1,5}(?:có|đạt)\s*$/u
const FROM = /(?<![\p{L}\d])(?:từ|tử)\s*$/u
const LEVEL = /(?<![\p{L}\d])(?:đạt được|đạt|là|bằng|lên|còn|xuống|đủ|=|:|lên đến|lên tới)\s*$/u
// "Từ 50% người dân trưởng thành trở lên": what is counted may stand between.
const FAR_UP = /^(?!\s?,)[^\d.;:()]{1,90}\strở lên/u
// "75% số hộ trong vùng dự án trở lên được": the share is counted upwards; "quy mô vừa trở lên" is who is meant.
const SHARE_UP =
  /^\s(?!(?:\p{L}+,?\s){0,8}?(?:trình độ|bậc|loại|cấp|hạng|mức|quy mô|tuổi|chức|từ|xếp)\s(?:\p{L}+\s){0,6}trở lên)(?:\p{L}+,?\s){1,9}?(?<!(?:vừa|nhỏ|lớn|khá|giỏi|tốt|cấp|nghề|đẳng|thông|sở|tuổi|sao|bình|sĩ|phó|giáo|(?:đại|trung|tiểu|cao) học)\s)trở lên\s(?:được|có|đạt|tham gia|sử dụng|ký|biết|thực hiện|hài lòng|đăng ký|hoàn thành)/u
// "Tỷ lệ hồ sơ nộp qua mạng: 70% tổng số hồ sơ trở lên": the figure behind the colon is the least.
const STATED = /(?:[:]|(?<!\p{L})đạt)\s*$/u
const STATED_UP =
  /^\s(?!(?:\p{L}+\s){0,8}?(?:trình độ|bậc|loại|cấp|hạng|mức|quy mô|tuổi|chức|từ|xếp|khá)\s(?:\p{L}+\s){0,6}trở lên)(?:\p{L}+\s){1,8}?trở lên\s?(?:$|[;.,(]|(?:vào|trong|đến|năm)\s)/u
// "không ủy quyền quá một lần"
const NOT_OVER = /(?<!\p{L})không\s(?:\p{L}+\s){1,6}quá\s*$/u
// "tỷ lệ tổ chức đảng hoàn thành tốt nhiệm vụ từ 90%."
const ENDS = /^\s?(?:$|[.;,)])(?!\d)/u
const AND_UP = /^\s*(?:trở lên|trở đi|và cao hơn|hoặc cao hơn|hoặc hơn)/u
const AND_DOWN = /^\s*(?:trở xuống|trở lại|hoặc thấp hơn|hoặc ít hơn)/u

/**
 * Reads the comparator off the keys: `numberStart` is where the number (or the unit before it) begins,
 * `unitEnd` where its unit ends. `đạt`, `là` or no word is `eq`.
 */
export function compareAt(keys: Keys, span: { numberStart: number; unitEnd: number }): Comparison {
  const from = Math.max(0, span.numberStart - 40)
  const before = keys.marked.slice(from, span.numberStart)
  const plain = keys.bare.slice(from, span.numberStart)
  const after = keys.marked.slice(span.unitEnd, span.unitEnd + 20)
  const up = AND_UP.exec(after) ?? AND_DOWN.exec(after)
  if (up) {
    const opening = FROM.exec(before)
    return {
      comparator: AND_UP.test(after) ? 'gte' : 'lte',
      start: opening ? from + opening.index : span.numberStart,
      end: span.unitEnd + up[0].length,
      explicit: true,
    }
  }
  const opening = FROM.exec(before)
  if (opening && FAR_UP.test(keys.marked.slice(span.unitEnd, span.unitEnd + 90)))
    return { comparator: 'gte', start: from + opening.index, end: span.unitEnd, explicit: true }
  if (
    /[%‰]\s?$/u.test(keys.marked.slice(0, span.unitEnd).slice(-2)) &&
    (SHARE_UP.test(keys.marked.slice(span.unitEnd, span.unitEnd + 90)) ||
      (STATED.test(before) && STATED_UP.test(keys.marked.slice(span.unitEnd, span.unitEnd + 90))))
  )
    return { comparator: 'gte', start: span.numberStart, end: span.unitEnd, explicit: true }
  const about = ABOUT.exec(before)
  if (about) return { comparator: 'approx', start: from + about.index, end: span.unitEnd, explicit: true }
  const over = NOT_OVER.exec(before)
  if (over) return { comparator: 'lte', start: from + over.index, end: span.unitEnd, explicit: true }
  if (opening && /[%‰]$/u.test(keys.marked.slice(0, span.unitEnd).slice(-1)) && ENDS.test(after))
    return { comparator: 'gte', start: from + opening.index, end: span.unitEnd, explicit: true }
  for (const [comparator, pattern, key] of BEFORE) {
    const match = pattern.exec(key === 'bare' ? plain : before)
    if (match) return { comparator, start: from + match.index, end: span.unitEnd, explicit: true }
  }
  // "Tối thiểu mỗi trường có 01 phòng học thông minh"
  const each = EACH_LEAST.exec(before)
  if (each) return { comparator: 'gte', start: from + each.index, end: span.unitEnd, explicit: true }
  for (const [comparator, pattern] of SYMBOLS) {
    const match = pattern.exec(before)
    if (match) return { comparator, start: from + match.index, end: span.unitEnd, explicit: true }
  }
  const level = LEVEL.exec(before)
  return {
    comparator: 'eq',
    start: level ? from + level.index : span.numberStart,
    end: span.unitEnd,
    explicit: false,
  }
}

/** Folds the words of a pattern but not its escapes (`\p{L}`). */
function foldWords(source: string): string {
  return source
    .split(/(\\p\{L\}|\\[ds])/)
    .map((part) => (part.startsWith('\\') ? part : bareKey(part)))
    .join('')
}
