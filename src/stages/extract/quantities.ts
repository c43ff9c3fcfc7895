import { BOUND_SYLLABLES, casedUnit, type MeasureMatch, measureAt } from '../../knowledge/measures.ts'
import type { Comparator, Measure } from '../../model/plan.ts'
import type { Keys } from '../../vietnamese/keys.ts'
import { findNumbers, type NumberToken } from '../../vietnamese/numbers.ts'
import { isSyllable } from '../../vietnamese/syllables.ts'
import type { Span } from './clauses.ts'
import { compareAt } from './comparators.ts'
import { directionAt } from './directions.ts'
import { isMasked, type Mask } from './masks.ts'

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
// "Mỗi tháng 02 chuyên mục": the period belongs to the count.
const EACH =
  /(?<!\p{L}|cây\s)(?:mỗi|hằng|hàng)\s(ngày|tuần|tháng|quý|năm học|học kỳ|năm(?!\shọc))\s?,?\s(?:\p{L}+\s){0,4}$/u
// Heads of compounds of three syllables: "nhà văn hóa", "trạm y tế", "sân vận động".
const COMPOUND_HEADS = new Set(
  'nhà trạm sân khu phòng đội tổ bếp vườn xưởng hồ kho tủ máy trung bộ'.split(' '),
)
const NOUN_STOPS = new Set(
  (
    'trên của được có cho là để và đã theo với tại trong ở về phục từ do khi đạt so hoặc tham trở bằng như này thì mà ' +
    'đang sẽ phải cần nhằm qua đối gồm giữa tới đến ngay mới thuộc nên vào ra hàng hằng mỗi trước sau đủ bị nếu cũng ' +
    'tối ít không dưới lên xuống còn năm'
  ).split(' '),
)

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

function eachOf(
  keys: Keys,
  given: {
    after: { unit: string; match: MeasureMatch } | null
    words: { unit: string } | null
    numberStart: number
  },
): string | null {
  const { after, words, numberStart } = given
  const unit = after?.unit ?? words?.unit ?? null
  const counted = after ? ['count', 'announce'].includes(after.match.measure.kind) : words !== null
  if (unit === null || !counted || unit.includes('/')) return unit
  const each = EACH.exec(keys.marked.slice(Math.max(0, numberStart - 48), numberStart))
  return each ? `${unit}/${each[1]}` : unit
}

interface Measured {
  readonly unit: string
  readonly end: number
  readonly match: MeasureMatch
  readonly scale?: number
}

const SCALED = /^\s(nghìn|ngàn|triệu|vạn)\s/u
const SCALES: Readonly<Record<string, number>> = { nghìn: 1e3, ngàn: 1e3, vạn: 1e4, triệu: 1e6 }

function measureAfter(keys: Keys, at: number): Measured | null {
  // A count is often spelled out again: `08 (tám) phút`.
  const gap =
    (NAMED_THING.exec(keys.text.slice(at, at + 4)) ??
      /^\s?(?:\(\p{L}[\p{L} ]{0,24}\)\s?)?/u.exec(keys.text.slice(at, at + 30)))?.[0].length ?? 0
  const rate = RATE.exec(keys.text.slice(at, at + 60))
  if (rate) {
    const unit = rate[0]
      .trim()
      .replace(/\s?\/\s?/, '/')
      .toLowerCase()
    return { unit, end: at + rate[0].length, match: { measure: RATED, unit, length: rate[0].length } }
  }
  // "01 triệu cây xanh": the scale belongs to the number.
  const scaled = SCALED.exec(keys.marked.slice(at, at + 8))
  const counted = scaled && measureAt(keys.text.slice(at + scaled[0].length, at + scaled[0].length + 64))
  if (scaled && counted && ['count', 'announce'].includes(counted.measure.kind))
    return {
      unit: counted.unit,
      end: at + scaled[0].length + counted.length,
      match: counted,
      scale: SCALES[scaled[1] ?? ''] ?? 1,
    }
  const match = measureAt(keys.text.slice(at + gap, at + gap + 64))
  if (!match) return null
  const end = at + gap + match.length
  // "4 phiên chợ nông sản/năm", "2 lần trong năm": what it is per stands behind a word more.
  const per = match.unit.includes('/') ? null : PER.exec(keys.marked.slice(end, end + 40))
  const spoken = match.measure.unit === 'lần' ? TIMES_PER.exec(keys.marked.slice(end, end + 16)) : null
  const behind = (['count', 'announce'].includes(match.measure.kind) && per) || spoken
  if (!behind) return { unit: match.unit, end, match }
  return { unit: `${match.unit}/${behind[1]}`, end: end + behind[0].length, match }
}

// `01 "Con đường hoa"`: a thing's own name begins with what it is.
const NAMED_THING = /^\s["“](?=\p{Lu})/u
const PER =
  /^(?:\s\p{L}+){1,3}\s?\/\s?(năm|tháng|quý|tuần|ngày|học kỳ|năm học|thôn|xã|hộ|người|trường|lớp|đơn vị|chi bộ|chi hội|chi đoàn)(?![\p{L}/])/u
const NOUN_PER =
  /^\s?\/\s?(năm|tháng|quý|tuần|ngày|học kỳ|người|hộ|thôn|xã|ha|lần|trường|lớp|chi hội|chi bộ|chi đoàn)(?!\p{L})/u
const TIMES_PER = /^\s(?:trong|mỗi|một|trong một|trên)\s(năm|tháng|quý|tuần|ngày)(?!\p{L})/u
// "42/100.000 trẻ đẻ sống"
const RATE = /^\s?\/\s?1(?:0{2,5}|0{0,2}\.000)\s(?:\p{L}+)(?:\s(?:đẻ sống|sinh sống|dân|gái|trai))?/u
const RATED: MeasureMatch['measure'] = { unit: '', aliases: [], kind: 'share' }

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

/** The noun that is counted where the register has none: up to three words before a word of grammar. */
function nounAfter(keys: Keys, at: number): { unit: string; end: number } | null {
  const taken: string[] = []
  const from = NAMED_THING.test(keys.text.slice(at, at + 4)) ? at + 1 : at
  let end = from
  const words = keys.text.slice(from, from + 40).replace(/^["“]/u, ' ')
  for (const match of words.matchAll(/\s(\p{L}+)(?=([^\p{L}\s])?)/gu)) {
    if (match.index !== end - from || taken.length === 3) break
    const word = match[1] ?? ''
    if (NOUN_STOPS.has(word.toLowerCase())) break
    taken.push(casedUnit(word))
    end += match[0].length
    if (match[2]) break
  }
  const per = taken.length > 0 ? NOUN_PER.exec(keys.marked.slice(end, end + 16)) : null
  if (per) return { unit: `${taken.join(' ')}/${per[1]}`, end: end + per[0].length }
  return taken.length > 0
    ? {
        // A borrowed word ("camera") is a noun by itself; a Vietnamese one often takes two.
        unit: taken.slice(0, nounLength(taken)).join(' '),
        end,
      }
    : null
}

function nounLength([head = '', second = '']: readonly string[]): number {
  if (/^[a-z]{4,}$/.test(head) && !isSyllable(head)) return 1
  return COMPOUND_HEADS.has(head) || BOUND_SYLLABLES.has(second) ? 3 : 2
}
