import type { Unit } from '../../model/plan.ts'
import { bareKey, barePattern } from '../../vietnamese/keys.ts'
import { isSyllable } from '../../vietnamese/syllables.ts'
import { type Assignment, readAssignment, subjectOf } from './assignments.ts'
import { type Span, splitSentences } from './clauses.ts'
import type { DeadlineToken } from './deadline-tokens.ts'
import { findDeadlines, withoutYearly } from './deadlines.ts'
import { confidenceOf, evidenceOf, type TaskDraft } from './drafts.ts'
import { type GovernanceOf, governingLine } from './governing.ts'
import { isMasked } from './masks.ts'
import type { Outline, Place } from './outline.ts'
import { namesPapers } from './papers.ts'
import { unitsFrom } from './unit-lists.ts'
import { limitYear } from './years.ts'

/** What governs a place: the lines beside it and the unit that its heading names. */
export interface Rule {
  readonly governance: GovernanceOf
  readonly deadlineYear: number | null
}

const CLOSING = barePattern(
  '^(?:trên đây là|(?:trong )?quá trình (?:tổ chức |triển khai )*thực hiện[^,.;]{0,60},? nếu|nhận được kế hoạch|quá trình triển khai thực hiện nếu|kế hoạch này (?:có hiệu lực|thay thế)|yêu cầu các .{0,80}nghiêm túc triển khai)',
)
const DESCRIBES = barePattern(
  '^(?:\\(|(?:hình thức|đối tượng|địa điểm|phạm vi|thành phần|số lượng|quy mô)(?: [a-z]{1,7}){0,3}\\s?:|(?:nguồn )?kinh phí [^.;]{0,80}(?:được|từ|do|lấy) |[a-z ]{2,40}:\\s?(?:bao )?gồm (?:đại diện|các đồng chí|các thành viên|lãnh đạo)|tổng (?:nhu cầu |nguồn )?(?:kinh phí|dự toán|số tiền|vốn)(?![a-z]))',
)
/** "Chi tiết tại Phụ lục", "Các hoạt động cụ thể theo bảng sau:": where the tasks are, not one of them. */
const POINTS = barePattern(
  '^\\W*(?:(?:các |những )?(?:nội dung|hoạt động|nhiệm vụ|công việc|chỉ tiêu|phân công)(?! (?:tuyên truyền|kiểm tra|tập huấn))[^.;:]{0,60}|(?:có )?(?:chi tiết|cụ thể)[^.;:]{0,40}|\\W*)(?:tại|theo|trong|như|ở)? ?(?:các )?(?:bảng|phụ lục|biểu)(?:[^a-z][^.;:]{0,40})?[.:;)]*\\s*$',
)

const DONE_BEFORE =
  /(?<!\p{L})(?:hoàn thành|xong|báo cáo|gửi|trình|nộp|kết thúc|hoàn tất|khắc phục|ban hành|chậm nhất|thời hạn)[^.;]{0,50}$/u

/** The tasks that the plan's prose sets, in reading order. */
export function readTasks(outline: Outline, rule: Rule): TaskDraft[] {
  return outline.places.flatMap((place) => {
    const span = taskSpan(place, outline)
    if (!span) return []
    const evidence = evidenceOf(place.paragraph, span)
    if (evidence.length === 0) return []
    const assignment = assignmentOf(place, span)
    const governed = rule.governance(place)
    const stated = rule.governance(place, 'own')
    const deadline = deadlineOf(place, { span, year: rule.deadlineYear })
    const certain = place.kind === 'task' || place.kind === 'organise' ? 0.92 : 0.75
    return [
      {
        text: place.keys.text.slice(span.start, span.end).replace(/[\s;:,]+$/, ''),
        origin: place.paragraph.zone === 'annex' ? 'annex' : 'body',
        responsible: [...(governed.responsible.length > 0 ? governed.responsible : assignment.responsible)],
        coordinating: [
          ...(governed.coordinating.length > 0 ? governed.coordinating : assignment.coordinating),
        ],
        // "Thời gian thực hiện: Thường xuyên" is the task's time; a year in its text dates one of its figures.
        deadline:
          stated.deadline ??
          (deadline && !(['year', 'event'].includes(deadline.kind) && governed.deadline)
            ? deadline
            : governed.deadline),
        product: governed.product,
        section: place.paragraph.section,
        confidence: confidenceOf(certain, evidence),
        evidence,
        order: place.paragraph.index,
      },
    ]
  })
}

/** Who answers for a stretch of a place: its own words first, else the heading's unit. */
export function assignmentOf(place: Place, span: Span): Assignment {
  return readAssignment(place.keys, { span, governing: headingUnits(place) })
}

/** The units that the nearest heading or run-in names ("3. Phòng Văn hóa - Xã hội"); empty where none does. */
export function headingUnits(place: Place): readonly Unit[] {
  const inline = runIn(place)
  if (inline) return inline.units
  for (const ancestor of place.ancestors) {
    const line = governingLine(ancestor.paragraph.text, ancestor.keys.bare)
    if (line) continue
    const named = namesUnits(ancestor)
    if (named) return named
  }
  return []
}

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

function taskSpan(place: Place, outline: Outline): Span | null {
  const { paragraph, kind, keys } = place
  const words = keys.bare.replace(/^[^a-z(]+/, '')
  if (place.preamble || CLOSING.test(words) || DESCRIBES.test(words) || POINTS.test(words)) return null
  if (governingLine(paragraph.text, keys.bare)) return null
  if (!kind || !['task', 'organise', 'budget'].includes(kind)) {
    if (kind !== null || paragraph.zone === 'annex' || !subject(place)) return null
  }
  const from = runIn(place)?.from ?? afterRemainder(place, outline)
  if (from === null) return null
  const start = from + (/^\s*/.exec(paragraph.text.slice(from))?.[0].length ?? 0)
  const span = { start, end: paragraph.text.length }
  if (namesPapers(place, start)) return null
  if (isDebris(paragraph.text.slice(start))) return null
  const length = paragraph.text.slice(start).trim().split(/\s+/).length
  if (paragraph.text.slice(start).trim() === '') return null
  if (paragraph.role === 'heading' || isHeadOnly(place, outline))
    return headingTask(place, { outline, span, words: length })
  return length >= 4 ? span : null
}

function subject(place: Place): boolean {
  return (
    subjectOf({
      text: place.keys.text,
      bare: place.keys.bare,
      span: { start: 0, end: place.keys.text.length },
    }) !== null
  )
}

/** A heading is a task itself where nothing but governing lines stands under it. */
function headingTask(place: Place, given: { outline: Outline; span: Span; words: number }): Span | null {
  const { outline, span, words } = given
  const below = place.children.flatMap((child) => outline.byIndex.get(child) ?? [])
  const plain = below.filter((child) => !governingLine(child.paragraph.text, child.keys.bare))
  if (plain.length > 0) {
    // A run-in heading ("2. Công an xã: Thường xuyên …") says its first task itself.
    return runIn(place) && words >= 4 && !/:\s*$/.test(place.paragraph.text) ? span : null
  }
  if (runIn(place)) return words >= 4 ? span : null
  if (namesUnits(place)) return null
  if (place.ancestors.length === 0) return null
  if (below.length > 0) return words >= 3 ? span : null
  // A numbered sentence that stands alone is a task, not the title of nothing.
  const sentence = /[.;]\s*$/.test(place.paragraph.text) && words >= 6
  return sentence || (place.paragraph.role !== 'heading' && words >= 5) ? span : null
}

/** A short item that only opens a list ("Nội dung:", "a) Nhiệm vụ, giải pháp"). */
function isHeadOnly(place: Place, outline: Outline): boolean {
  const below = place.children.flatMap((child) => outline.byIndex.get(child) ?? [])
  if (below.length === 0) return false
  const text = place.paragraph.text
  return text.length < 100 && (/:\s*$/.test(text) || !/[.;]\s*$/.test(text))
}

/** What a seal or a drawing leaves of letters on a scan: hardly half of its few words are syllables. */
function isDebris(text: string): boolean {
  const words = text.trim().split(/\s+/)
  if (words.length > 9) return false
  const spoken = words.filter((word) => isSyllable(word.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '').toLowerCase()))
  return spoken.length * 2 <= words.length
}

/**
 * Where a paragraph's own sentences begin: 0, or behind the rest of a sentence that nothing could join to its
 * beginning; null where it holds nothing else.
 */
function afterRemainder({ paragraph }: Place, outline: Outline): number | null {
  const { text, anchors } = paragraph
  if (paragraph.label !== null || paragraph.role !== 'text' || !/^\p{Ll}/u.test(text)) return 0
  let at = paragraph.index - 1
  while (at >= 0 && paragraph.index - at < FURNITURE && !outline.byIndex.has(at)) at--
  const before = outline.byIndex.get(at)?.paragraph.text.trimEnd() ?? ''
  // A list is written in lower case, and some write whole sentences so; what a scan gives so is a part of one, but
  // for letters of one shape ("sớm" for "Sớm").
  if (/[:;]$/.test(before)) return 0
  const ended = /[.!?…]["”’)\]]?$/u.test(before)
  if (ended && (anchors.every((anchor) => anchor.confidence === 1) || ONE_SHAPE.test(bareKey(text)))) return 0
  const [, next] = splitSentences(text)
  return next?.start ?? null
}

const ONE_SHAPE = /^[ckopsuvxz]/

/** Page numbers, footnotes and the like between two paragraphs are never more. */
const FURNITURE = 12

interface RunIn {
  readonly units: readonly Unit[]
  readonly from: number
}

/** "2. Công an xã: Thường xuyên phối hợp …": the units before the colon and where the sentence begins. */
function runIn(place: Place): RunIn | null {
  const colon = place.keys.text.indexOf(':')
  if (colon < 3 || colon > 220 || colon >= place.keys.text.trimEnd().length - 1) return null
  const list = unitsFrom(place.keys.text, 0)
  if (
    !list ||
    /\p{L}/u.test(place.keys.text.slice(list.end, colon).replace(/\([^)]*\)/g, '')) ||
    list.end > colon
  )
    return null
  return { units: list.units, from: colon + 1 }
}

/** The units of a heading that names nothing else; null for any other heading. */
function namesUnits(place: Place): readonly Unit[] | null {
  const inline = runIn(place)
  if (inline) return inline.units
  const text = place.keys.text
  if (text.length > 220) return null
  const list = unitsFrom(text, 0)
  if (!list) return null
  const rest = place.keys.bare.slice(list.end).replace(/\([^)]*\)/g, '')
  if (/^[\s:.;]*$/.test(rest)) return list.units
  // "a) Bộ phận Tư pháp làm đầu mối, … có trách nhiệm …:" governs the list under it.
  if (/:\s*$/.test(text)) {
    const read = readAssignment(place.keys, { span: { start: 0, end: text.length }, governing: [] })
    return read.responsible.length > 0 ? read.responsible : null
  }
  return null
}
