import { bareKey, barePattern } from '../../vietnamese/keys.ts'
import { isSyllable } from '../../vietnamese/syllables.ts'
import { subjectOf } from './assignments.ts'
import { type Span, splitSentences } from './clauses.ts'
import { governingLine } from './governing.ts'
import { namesUnits, runIn } from './heading-units.ts'
import type { Outline, Place } from './outline.ts'
import { namesPapers } from './papers.ts'

/** The stretch of a place that sets a task; null where it sets none. */
export function taskSpan(place: Place, outline: Outline): Span | null {
  const { paragraph, kind, keys } = place
  const words = keys.bare.replace(/^[^a-z(]+/, '')
  if (place.preamble || [OPENING, EXECUTES, CLOSING, DESCRIBES, POINTS].some((line) => line.test(words)))
    return null
  if (governingLine(paragraph.text, keys.bare)) return null
  if (!kind || !['task', 'organise', 'budget'].includes(kind)) {
    if (kind !== null || paragraph.zone === 'annex' || !namesSubject(place)) return null
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

/** "Ban Chỉ huy xã ban hành Kế hoạch với các nội dung như sau:" */
const OPENING = barePattern(
  '^[^.;:]{4,160} (?:ban hành|xây dựng) (?:kế hoạch|chương trình|phương án|đề án)(?![a-z])[^.;:]{0,160}(?:như sau|sau đây|(?:cụ thể|nội dung|nhiệm vụ) sau)\\W*$',
)

/** The last article of a decision: who is to carry it out. */
const EXECUTES = barePattern(
  'chịu trách nhiệm (?:thi hành|thực hiện) (?:quyết định|nghị quyết|thông báo|chỉ thị) này\\W*$',
)

const CLOSING = barePattern(
  '^(?:trên đây là|(?:trong )?quá trình (?:tổ chức |triển khai )*thực hiện[^,.;]{0,60},? nếu|nhận được kế hoạch|quá trình triển khai thực hiện nếu|kế hoạch này (?:có hiệu lực|thay thế)|yêu cầu các .{0,80}nghiêm túc triển khai)',
)

const DESCRIBES = barePattern(
  '^(?:\\(|(?:hình thức|đối tượng|địa điểm|phạm vi|thành phần|số lượng|quy mô)(?: [a-z]{1,7}){0,3}\\s?:|(?:nguồn )?kinh phí [^.;]{0,80}(?:được|từ|do|lấy) |[a-z ]{2,40}:\\s?(?:bao )?gồm (?:đại diện|các đồng chí|các thành viên|lãnh đạo)|dự kiến (?:khoảng )?\\d[\\d.,]* (?:nghìn |triệu |tỷ )?đồng|tổng (?:nhu cầu |nguồn )?(?:kinh phí|dự toán|số tiền|vốn)(?![a-z]))',
)

/** "Chi tiết tại Phụ lục", "Các hoạt động cụ thể theo bảng sau:": where the tasks are, not one of them. */
const POINTS = barePattern(
  '^\\W*(?:(?:các |những )?(?:nội dung|hoạt động|nhiệm vụ|công việc|chỉ tiêu|phân công)(?! (?:tuyên truyền|kiểm tra|tập huấn))[^.;:]{0,60}|(?:có )?(?:chi tiết|cụ thể)[^.;:]{0,40}|\\W*)(?:tại|theo|trong|như|ở)? ?(?:các )?(?:bảng|phụ lục|biểu)(?:[^a-z][^.;:]{0,40})?[.:;)]*\\s*$',
)

/** "Công an xã tuần tra …" sets a task under whatever heading it stands. */
function namesSubject(place: Place): boolean {
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
