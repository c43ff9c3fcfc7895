import type { Unit } from '../../model/plan.ts'
import { barePattern, type Keys } from '../../vietnamese/keys.ts'
import type { Span } from './clauses.ts'
import { distinct, unitsFrom } from './unit-lists.ts'

/** Who answers for a task, and who works with them. */
export interface Assignment {
  readonly responsible: readonly Unit[]
  readonly coordinating: readonly Unit[]
}

const WITH = barePattern(
  '(?:phối hợp|phối kết hợp|phối hợp chặt chẽ|cùng|kết hợp)(?:\\s(?:chặt chẽ|thường xuyên|tốt))?(?:\\scùng)?\\svới\\s|phối hợp cùng\\s|(?:với|có|cùng|nhờ) sự (?:phối hợp|phối kết hợp|hỗ trợ|giúp đỡ)(?: chặt chẽ| tích cực)?(?: của| từ)\\s|(?:chủ trì|chủ động|tích cực|thường xuyên|làm đầu mối),?\\s(?:và )?phối hợp\\s(?!với)|(?:^|[^a-z\\d])phối hợp\\s(?=(?:các|phòng|văn phòng|công an|trung tâm|ban |hội |đoàn |ubnd|ủy ban|sở |trường|trạm|tổ |bộ phận|đơn vị|cơ quan))',
  'g',
)
const ASSIGNS = barePattern(
  '(?:^|[^a-z\\d])(giao cho|phân công cho|giao|phân công|đề nghị|yêu cầu|ủy quyền(?: cho)?)\\s',
  'g',
)
const LEADS = barePattern(
  '^[\\s,:]*(?:chủ trì|làm đầu mối|là đầu mối|đầu mối|chịu trách nhiệm|có trách nhiệm|tham mưu|là cơ quan|là đơn vị|thực hiện|tổ chức|phối hợp|xây dựng|triển khai|theo dõi|rà soát|hướng dẫn|tổng hợp|căn cứ|[a-z]+)',
)
const THROUGH = barePattern('[(,]\\s?(?:qua|thông qua)\\s', 'g')
const LED_BY = barePattern('(?:^|[^a-z\\d])do\\s', 'g')
// "Phòng A chủ trì, Đoàn Thanh niên xã phối hợp": the second body stands before its verb.
const LED_WITH = barePattern(
  '(?:chủ trì|làm đầu mối|là đầu mối|chịu trách nhiệm chính)[,;]?\\s(?:và )?(?:cùng )?(?!phối hợp|[a-z]+ phối hợp với)',
  'g',
)
const JOINS = barePattern('^\\s*(?:cùng )?(?:phối hợp|tham gia|hỗ trợ|cùng thực hiện)(?![a-z])')
// "…; hoàn thành trong quý II. Phòng A chủ trì": a sentence of its own at the end says who leads.
const NEXT = /[.;:]\s+(?=\p{Lu}|\p{Ll}{2,6}\s)/gu
const HEADS_IT = barePattern(
  '^\\s*(?:(?:chủ trì|làm đầu mối|là đầu mối|là cơ quan|là đơn vị|là bộ phận|chịu trách nhiệm chủ trì)(?![a-z])|(?:phụ trách|thực hiện|đảm nhiệm)\\s*(?:[.;,]|$))',
)
const ACTS = barePattern(
  '^\\s(?!là |được |của |ở |thì |bị |này|không |đã |hóa |số |trong |để |nhằm |theo |khi |với |cho |trên |tại |về |nếu |vào |từ |mà |như |và |đóng |thuộc |có liên quan|liên quan)[a-z]',
)
// "…; Văn phòng HĐND và UBND xã phối hợp tổng hợp báo cáo"
const JOINS_IN = barePattern('^\\s*(?:cùng )?phối hợp(?! với)(?![a-z])')
/** A passage with more sentences is no task, and would cost its length for each of them. */
const MAX_SENTENCES = 40
const NO_SUBJECT = barePattern('^(?:giao|phân công|đề nghị|yêu cầu|đối với|trách nhiệm)\\s')
// "Hằng năm, Phòng Kinh tế …", "Trước ngày 10/11/2025, các đơn vị …".
const TIMED = barePattern(
  '^(?:(?:hằng|hàng|mỗi (?:ngày|tuần|tháng|quý|năm|một)|định kỳ|ngày|trước|trong|vào|đến|chậm nhất|năm|quý|tháng|từ|sau|khi)[^,.;:]{1,60},\\s|(?:căn cứ|theo|trên cơ sở)\\s[^,.;:]{1,110},\\s){1,3}',
)
const ATTENDED = barePattern('(?:tham gia|tham dự|dự|hưởng ứng|cử|theo)\\s[^.;]{3,80}$')
const FORWARD = barePattern(
  '^\\s*(?:chủ trì|làm đầu mối|thực hiện|phụ trách|chịu trách nhiệm|đảm nhiệm|tổ chức|tham mưu|quản lý|phối hợp)',
)

/**
 * Reads a sentence: its subject ("Các phòng rà soát …"), "giao X chủ trì, phối hợp với Y", "phối hợp với Y",
 * "(qua Phòng Z)". `governing` are the heading's units: responsible where the sentence names no other.
 */
export function readAssignment(keys: Keys, scene: { span: Span; governing: readonly Unit[] }): Assignment {
  const { span, governing } = scene
  const text = keys.text.slice(0, span.end)
  const bare = keys.bare.slice(0, span.end)
  const within = bare.slice(span.start)
  const responsible: Unit[] = []
  const coordinating: Unit[] = []
  const taken: Span[] = []
  const subject = subjectOf({ text, bare, span })
  if (subject) {
    responsible.push(...subject.units)
    taken.push(subject)
  }
  for (const match of within.matchAll(WITH)) {
    const from = span.start + match.index + match[0].length
    const list = unitsFrom(text, from)
    if (!list || list.start - from > 4) continue
    coordinating.push(...list.units)
    taken.push(list)
  }
  for (const match of within.matchAll(ASSIGNS)) {
    const from = span.start + match.index + match[0].length
    const list = unitsFrom(text, from)
    if (!list || list.start - from > 4 || taken.some((other) => overlaps(list, other))) continue
    if (!LEADS.test(bare.slice(list.end, list.end + 160).replace(/^\s?\([^()]{1,100}\)/, ''))) continue
    // "phân công lãnh đạo, cán bộ …": people of the body itself.
    if (
      list.units.every(
        (unit) => unit.id === null && (unit.text.split(' ').length <= 2 || /^người /iu.test(unit.text)),
      )
    )
      continue
    responsible.push(...list.units)
    taken.push(list)
  }
  for (const match of [...keys.text.slice(span.start, span.end).matchAll(NEXT)].slice(0, MAX_SENTENCES)) {
    const from = span.start + match.index + match[0].length
    const list = unitsFrom(text, from)
    if (!list || list.start - from > 1 || taken.some((other) => overlaps(list, other))) continue
    const verb = bare.slice(list.end, list.end + 40)
    const joins = JOINS_IN.test(verb)
    // "Phòng A lập dự toán; Văn phòng B tổng hợp": each clause has its own subject.
    if (!joins && !HEADS_IT.test(verb) && !(subject && !match[0].startsWith(':') && ACTS.test(verb))) continue
    ;(joins ? coordinating : responsible).push(...list.units)
    taken.push(list)
  }
  for (const list of bracketed({ text, bare, span, lone: responsible.length === 0 })) {
    if (taken.some((other) => overlaps(list, other))) continue
    responsible.push(...list.units)
    taken.push(list)
  }
  for (const match of within.matchAll(LED_WITH)) {
    const from = span.start + match.index + match[0].length
    const list = unitsFrom(text, from)
    if (!list || list.start - from > 1 || taken.some((other) => overlaps(list, other))) continue
    if (!JOINS.test(bare.slice(list.end, list.end + 20))) continue
    coordinating.push(...list.units)
    taken.push(list)
  }
  for (const match of within.matchAll(LED_BY)) {
    const from = span.start + match.index + match[0].length
    // "lớp bồi dưỡng do Sở Nội vụ tổ chức" only tells whose course it is.
    if (ATTENDED.test(within.slice(Math.max(0, match.index - 90), match.index))) continue
    const list = unitsFrom(text, from)
    if (list && list.start - from <= 2 && FORWARD.test(bare.slice(list.end, list.end + 30)))
      responsible.push(...list.units)
  }
  for (const match of within.matchAll(THROUGH)) {
    const from = span.start + match.index + match[0].length
    const list = unitsFrom(text, from)
    // The province's own office passes a report on; only a unit of the commune takes part in the work.
    if (list && list.start - from <= 2) coordinating.push(...list.units.filter((unit) => !isUpper(unit)))
  }
  const lead = distinct(responsible.length > 0 ? responsible : governing)
  return { responsible: lead, coordinating: without(distinct(coordinating), lead) }
}

/**
 * The bodies in brackets behind a task: "(Phòng A thực hiện)", "(Công an xã chủ trì, …)"; where nobody else is named
 * (`lone`) also bare ones at its end, "… (Phòng A)", unless they only say whose the word before is.
 */
function bracketed(given: {
  text: string
  bare: string
  span: Span
  lone: boolean
}): (Span & { units: readonly Unit[] })[] {
  const { text, bare, span } = given
  const found: (Span & { units: readonly Unit[] })[] = []
  for (const match of [...bare.slice(span.start, span.end).matchAll(BRACKETS)].slice(0, MAX_SENTENCES)) {
    const from = span.start + match.index + 1
    const to = from + (match[1] ?? '').length
    const list = unitsFrom(text.slice(0, to), from)
    if (!list || list.start > from + 1) continue
    // "(Đơn vị thực hiện: …)" is a line of its own.
    if (list.units.every((unit) => unit.id === null && unit.text.split(' ').length <= 2)) continue
    const rest = bare.slice(list.end, to)
    const last = /^[\s.;,]*$/.test(bare.slice(to + 1, span.end))
    const known = list.units.every((unit) => unit.id !== null)
    const named = given.lone && last && known && /^\s*$/.test(rest) && !endsInBody(text, { from, span })
    if (named || BRACKET_VERBS.test(rest)) found.push(list)
  }
  return found
}

const BRACKETS = /\(([^()]{3,160})\)/g
const BRACKET_VERBS = barePattern(
  '^\\s*(?:chủ trì|làm đầu mối|là đầu mối|thực hiện|phụ trách|chịu trách nhiệm|đảm nhiệm|tham mưu|tổng hợp|theo dõi|phối hợp với)(?![a-z])',
)

/** "gửi Ủy ban nhân dân xã (Phòng Kinh tế)": the brackets tell the address more closely. */
function endsInBody(text: string, { from, span }: { from: number; span: Span }): boolean {
  const start = Math.max(span.start, from - 60)
  const words = text.slice(start, from - 1).trimEnd()
  for (const match of words.matchAll(/(?<![\p{L}\d])\p{L}/gu)) {
    const list = unitsFrom(words, match.index)
    if (list && list.start === match.index && list.end >= words.length) return true
  }
  return false
}

/** The bodies with which a sentence opens, if a verb follows them or a colon. */
export function subjectOf(given: {
  text: string
  bare: string
  span: Span
}): (Span & { units: readonly Unit[] }) | null {
  const { text, bare, span } = given
  const timed = TIMED.exec(bare.slice(span.start, Math.min(span.end, span.start + 160)))
  const start = span.start + (timed?.[0].length ?? 0)
  const opening = NO_SUBJECT.exec(bare.slice(start, span.end))
  const list = unitsFrom(text, start)
  if (!list) return null
  const limit = start + (opening?.[0].length ?? 0)
  if (list.start - limit > 1) return null
  const rest = bare.slice(list.end, span.end)
  if (/^\s*(?:[:;.]|$)/.test(rest)) return list
  // "Ủy ban nhân dân xã giao Phòng A …": who is charged answers, not who charges.
  const charge = CHARGES.exec(rest)
  if (charge && unitsFrom(text, list.end + charge[0].length)?.start === list.end + charge[0].length)
    return null
  // "Lực lượng dân quân đạt 1,6% dân số" measures them.
  if (/^\s(?:dat|chiem|bang|tang|giam) (?:[a-z]+ ){0,2}\d/.test(rest)) return null
  if (/^\s*la (?:co quan|don vi|dau moi|bo phan)/.test(rest)) return list
  return /^[\s,]*[a-z]/.test(rest) &&
    !/^\s*(?:la |gom |bao gom |duoc |cua |o |thi |bi |nay|khong |da |hoa |so )/.test(rest)
    ? list
    : null
}

const CHARGES = barePattern(
  '^\\s(?:đã |sẽ )?(?:giao cho|giao|phân công cho|phân công|ủy quyền cho|ủy quyền|đề nghị|yêu cầu)\\s(?=[a-z])',
)

function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end
}

function isUpper(unit: Unit): boolean {
  return /^so-|-tinh$/.test(unit.id ?? '') || /^(?:Sở|Bộ) /.test(unit.name)
}

function without(units: readonly Unit[], others: readonly Unit[]): Unit[] {
  return units.filter((unit) => !others.some((other) => (other.id ?? other.name) === (unit.id ?? unit.name)))
}
