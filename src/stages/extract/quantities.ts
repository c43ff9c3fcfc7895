import { type MeasureMatch, measureAt } from '../../knowledge/measures.ts'
import type { Comparator, Measure } from '../../model/plan.ts'
import type { Keys } from '../../vietnamese/keys.ts'
import { findNumbers, type NumberToken } from '../../vietnamese/numbers.ts'
import type { Span } from './clauses.ts'
import { compareAt } from './comparators.ts'
import { directionAt } from './directions.ts'
import { isMasked, type Mask } from './masks.ts'
import { eachOf, measureAfter, nounAfter } from './units-after.ts'

/** A number with all that belongs to it. `start` and `end` take in comparator and unit. */
export interface Quantity extends Span {
  readonly number: Span
  readonly unitEnd: number
  readonly value: number
  readonly valueTo: number | null
  /** The other reading of an ambiguous writing (`1,500`). */
  readonly otherValue: number | null
  readonly comparator: Comparator
  /** True where a comparator is written out. */
  readonly explicit: boolean
  readonly unit: string | null
  readonly unitKind: MeasureMatch['measure']['kind'] | 'noun' | null
  readonly measure: Measure
  /** The number from which it starts ("từ 82% lên 90%"); null for none. */
  readonly from: NumberToken | null
  /** True where it is the end of a change ("từ … lên …"), also where its start has another unit. */
  readonly changed: boolean
  readonly form: NumberToken['form']
  /** As printed, number and unit. */
  readonly valueText: string
}

const RANGE = /^\s?(?:-|đến|tới|~)\s?$/u

const FROM_TO =
  /^\s?(?:\([^()]{0,40}\)\s)?(?:(?:hiện nay|hiện tại|(?:của |vào |cuối |đầu )?năm \d{4})\s)?(?:(?:giảm|tăng|nâng|hạ)\s)?(?:lên|xuống|còn|thành|lên đến|xuống còn|lên tới|xuống dưới|lên trên|đạt)\s?(?:khoảng|trên|dưới|tối thiểu|ít nhất|đạt|không quá|không vượt quá|không dưới|tối đa|thấp hơn|cao hơn|hơn)?\s?(?:mức|hạng|thứ hạng|bậc|cấp độ)?\s?$/u

const MERGES =
  /(?<!\p{L})(?:sáp nhập|sắp xếp|hợp nhất|tinh gọn|thu gọn|rút gọn|cắt giảm|gộp|(?:sáp nhập|sắp xếp|giảm)\stừ|giảm)\s$/u

const INTO = /^\s(?:xuống còn|còn|thành|xuống)\s$/u

const LEVEL_BEFORE = /(?<![\p{L}\d])(cấp độ|mức độ|hạng|bậc|mức)\s*(?:an toàn\s*)?(?:thứ\s*)?$/u

const COORDINATED = /^(?:(?:\s\p{L}+){0,4}|(?:\s\p{L}+){0,6}["”])\s?(?:,|và|,\svà)\s$/u

/** Every number of the stretch with its comparator and unit; those that touch a mask are left out. */
export function findQuantities(keys: Keys, scene: { span: Span; masks: readonly Mask[] }): Quantity[] {
  const { span, masks } = scene
  const tokens = findNumbers(keys.text.slice(span.start, span.end))
    .map((token): NumberToken => ({ ...token, start: token.start + span.start, end: token.end + span.start }))
    // The digits in "ba (03)" look like a list's numeral.
    .filter(
      (token) =>
        !isMasked(masks, keys.text[token.end - 1] === ')' ? { ...token, end: token.start + 1 } : token),
    )
    .filter((token) => !isYear(keys, token))
  const found: Quantity[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (!token) continue
    // "23 giường bệnh/10.000 dân": the second numeral is part of the unit.
    if (token.start < (found[found.length - 1]?.unitEnd ?? 0)) continue
    // "chín mươi phần trăm (90%)" tells one figure twice.
    const last = found[found.length - 1]
    if (
      last?.form === 'words' &&
      last.value === token.value &&
      /^\s?\($/.test(keys.text.slice(last.unitEnd, token.start))
    )
      continue
    // "từ 18 thuê bao/100 dân lên 27 …": a numeral inside the unit is not the next figure.
    const until = measureAfter(keys, token.end)?.end ?? token.end
    const step = tokens.slice(at + 1, at + 3).findIndex((other) => other.start >= until) + 1
    const next = step > 0 ? tokens[at + step] : undefined
    const pair = next ? (isOutOf(keys, token, next) ? 'of' : pairOf(keys, token, next)) : null
    const quantity = quantityOf(keys, { token, next: pair ? (next ?? null) : null, pair, floor: span.start })
    found.push(withShared(keys, quantity, found[found.length - 1]))
    if (pair) at += step
  }
  return found
}

/** "ít nhất 04 máy tính và 01 máy quét": the comparator speaks for both counts. */
function withShared(keys: Keys, quantity: Quantity, last: Quantity | undefined): Quantity {
  if (!last?.explicit || quantity.explicit || quantity.comparator !== 'eq') return quantity
  const between = keys.marked.slice(last.unitEnd, quantity.number.start)
  const listed = /^\s?(?:,|và)\s$/u.test(between) && quantity.unit !== null
  if (last.comparator === 'between' || !((isCount(quantity) && isCount(last)) || listed)) return quantity
  if (last.end > last.unitEnd || !COORDINATED.test(between)) return quantity
  return { ...quantity, comparator: last.comparator, explicit: true }
}

function isCount({ unitKind }: Quantity): boolean {
  return unitKind === 'count' || unitKind === 'noun' || unitKind === 'announce'
}

/** A numeral between 1900 and 2100 with no unit after it is a year. */
function isYear(keys: Keys, token: NumberToken): boolean {
  if (token.form !== 'digits' || !/^(?:19|20)\d{2}$/.test(keys.text.slice(token.start, token.end)))
    return false
  return (
    /(?:năm|nam|[-–/]|giai đoạn|và|,|đến)\s?$/u.test(
      keys.marked.slice(Math.max(0, token.start - 12), token.start),
    ) || measureAt(keys.text.slice(token.end).trimStart()) === null
  )
}

/** "từ 2 ngày xuống 4 giờ": a start in another unit is no baseline of the same measure. */
function sameUnit(keys: Keys, first: NumberToken, second: NumberToken): boolean {
  const one = measureAfter(keys, first.end)?.unit
  const other = measureAfter(keys, second.end)?.unit
  return !one || !other || one.startsWith(other) || other.startsWith(one)
}

type Pair = 'range' | 'change' | 'of'

/** "3 trong số 5 trường học": the second number only tells out of how many. */
function isOutOf(keys: Keys, first: NumberToken, second: NumberToken): boolean {
  return /^\s(?:(?:trong|trên)\s(?:tổng\s)?số|trong|trên)\s$/u.test(
    keys.marked.slice(first.end, second.start),
  )
}

/** Whether two numbers are one quantity: a range, or a change from the first to the second. */
function pairOf(keys: Keys, first: NumberToken, second: NumberToken): Pair | null {
  if (first.form !== 'digits' || second.form !== 'digits' || second.start - first.end > 80) return null
  const measure = measureAfter(keys, first.end)
  const between = keys.marked.slice(measure?.end ?? first.end, second.start)
  const before = keys.marked.slice(Math.max(0, first.start - 16), first.start)
  if (/từ\s(?:(?:mức|hạng|thứ hạng|bậc|cấp độ)\s)?$/u.test(before) && FROM_TO.test(between)) return 'change'
  // "Sáp nhập 14 thôn còn 9 thôn"
  if (MERGES.test(before) && INTO.test(between) && second.value < first.value && measure) return 'change'
  if (!RANGE.test(between) || second.value <= first.value) return null
  // Two percentages, or one unit for both: `5 - 7%`, `5% - 7%`; never `03 ngày - 07 điểm`.
  const after = measureAfter(keys, second.end)
  if (measure && after && measure.unit !== after.unit) return null
  // "01 - 02 thiết chế": a noun after the second counts for both.
  return after || measure || isWhole(keys, first, second) || nounAfter(keys, second.end) ? 'range' : null
}

/** A cell that holds nothing but "25 - 27". */
function isWhole(keys: Keys, first: NumberToken, second: NumberToken): boolean {
  return (
    /^\s*(?:từ\s)?$/u.test(keys.marked.slice(0, first.start)) && keys.text.slice(second.end).trim() === ''
  )
}

function quantityOf(
  keys: Keys,
  given: { token: NumberToken; next: NumberToken | null; pair: Pair | null; floor: number },
): Quantity {
  const { token, next, pair } = given
  const last = next ?? token
  const after = measureAfter(keys, last.end) ?? (next ? measureAfter(keys, token.end) : null)
  // "cấp độ 3" has its unit in front, "ở mức 47%" behind.
  const level = after
    ? null
    : LEVEL_BEFORE.exec(keys.marked.slice(Math.max(given.floor, token.start - 24), token.start))
  const words = after || level ? null : nounAfter(keys, last.end)
  const unitEnd = Math.max(after?.end ?? words?.end ?? last.end, last.end)
  const numberStart = level ? token.start - level[0].length : token.start
  const times =
    after?.unit === 'lần' && /gấp\s$/u.test(keys.marked.slice(Math.max(0, token.start - 5), token.start))
  const comparison = compareAt(keys, {
    numberStart: pair === 'change' ? last.start : times ? token.start - 4 : numberStart,
    unitEnd,
  })
  const range = pair === 'range' && next
  const multiple = token.form === 'multiple' || times
  const changed = pair === 'change'
  const scale = after?.scale ?? 1
  const direction = multiple
    ? 'increase'
    : directionAt(keys, { floor: given.floor, start: numberStart, leveled: changed })
  const share = token.form === 'part'
  return {
    start: Math.min(comparison.start, numberStart),
    end: comparison.end,
    number: { start: token.start, end: pair === 'of' ? token.end : last.end },
    unitEnd,
    value: (changed && next ? next.value : token.value) * scale,
    valueTo: range ? next.value * scale : null,
    otherValue: token.otherValue ?? next?.otherValue ?? null,
    comparator: range ? 'between' : comparison.comparator,
    explicit: comparison.explicit || Boolean(range),
    unit: share
      ? '%'
      : multiple
        ? 'lần'
        : level
          ? (level[1] ?? null)
          : eachOf(keys, { after, words, numberStart }),
    unitKind: share
      ? 'share'
      : multiple
        ? 'count'
        : level
          ? 'level'
          : (after?.match.measure.kind ?? (words ? 'noun' : null)),
    measure: direction,
    changed,
    from: changed && sameUnit(keys, token, last) ? startOf(keys, { token, scale }) : null,
    form: token.form,
    valueText: keys.text
      .slice(level ? numberStart : token.start, share || multiple ? last.end : unitEnd)
      .trim(),
  }
}

/** "Từ 1 triệu cây lên 2 triệu cây", "từ 1 lên 2 triệu cây": the scale stands with each number, or with the last one. */
function startOf(keys: Keys, { token, scale }: { token: NumberToken; scale: number }): NumberToken {
  const own = measureAfter(keys, token.end)
  const times = own ? (own.scale ?? 1) : scale
  return { ...token, value: token.value * times, otherValue: token.otherValue && token.otherValue * times }
}
