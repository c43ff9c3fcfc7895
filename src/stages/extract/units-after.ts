import { BOUND_SYLLABLES, casedUnit, type MeasureMatch, measureAt } from '../../knowledge/measures.ts'
import type { Keys } from '../../vietnamese/keys.ts'
import { isSyllable } from '../../vietnamese/syllables.ts'

/** The unit of measure behind a number, and where it ends; null for none that the register has. */
export function measureAfter(keys: Keys, at: number): Measured | null {
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
  const spoken = match.unit === 'lần' ? TIMES_PER.exec(keys.marked.slice(end, end + 16)) : null
  const behind = (['count', 'announce'].includes(match.measure.kind) && per) || spoken
  if (!behind) return { unit: match.unit, end, match }
  return { unit: `${match.unit}/${behind[1]}`, end: end + behind[0].length, match }
}

/** The noun that is counted where the register has none: up to three words before a word of grammar. */
export function nounAfter(keys: Keys, at: number): { unit: string; end: number } | null {
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

/** "mỗi tháng 02 chuyên mục" → `chuyên mục/tháng`. */
export function eachOf(
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

// `01 "Con đường hoa"`: a thing's own name begins with what it is.
const NAMED_THING = /^\s["“](?=\p{Lu})/u

const PER =
  /^(?:\s\p{L}+){1,3}\s?\/\s?(năm|tháng|quý|tuần|ngày|học kỳ|năm học|thôn|xã|hộ|người|trường|lớp|đơn vị|chi bộ|chi hội|chi đoàn)(?![\p{L}/])/u

// "2 lần trong năm", but not "02 lần trong tháng 10".
const TIMES_PER = /^\s(?:trong|mỗi|một|trong một|trên)\s(năm|tháng|quý|tuần|ngày)(?!\p{L}|\s\d)/u

// "42/100.000 trẻ đẻ sống"
const RATE = /^\s?\/\s?1(?:0{2,5}|0{0,2}\.000)\s(?:\p{L}+)(?:\s(?:đẻ sống|sinh sống|dân|gái|trai))?/u

const RATED: MeasureMatch['measure'] = { unit: '', aliases: [], kind: 'share' }

const NOUN_PER =
  /^\s?\/\s?(năm|tháng|quý|tuần|ngày|học kỳ|người|hộ|thôn|xã|ha|lần|trường|lớp|chi hội|chi bộ|chi đoàn)(?!\p{L})/u

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

function nounLength([head = '', second = '']: readonly string[]): number {
  if (/^[a-z]{4,}$/.test(head) && !isSyllable(head)) return 1
  return COMPOUND_HEADS.has(head) || BOUND_SYLLABLES.has(second) ? 3 : 2
}

// "Mỗi tháng 02 chuyên mục": the period belongs to the count.
const EACH =
  /(?<!\p{L}|cây\s)(?:mỗi|hằng|hàng)\s(ngày|tuần|tháng|quý|năm học|học kỳ|năm(?!\shọc))\s?,?\s(?:\p{L}+\s){0,4}$/u
