import type { DocumentStructure, Paragraph } from '../../model/structure.ts'
import { stripMarks } from '../../vietnamese/normalise.ts'
import { isScanned, locateParagraph, locateStretch, readingOrder } from './places.ts'
import type { Hit, Rule } from './rule.ts'

/** All patterns here are matched against text without diacritics: a scan loses them first. */
const NOUNS =
  'nhóm tiêu chí|nhóm nhiệm vụ|nhóm giải pháp|nhóm chỉ tiêu|nhóm nội dung|nhóm|tiêu chí|nhiệm vụ|giải pháp|chỉ tiêu|nội dung|mục tiêu|yêu cầu|bước|điều kiện|hạng mục|lĩnh vực|vấn đề|định hướng|chương trình|dự án|mô hình|khâu đột phá|hình thức|giai đoạn|trụ cột|quan điểm|nguyên tắc'
const WORDS: Readonly<Record<string, number>> = {
  hai: 2,
  ba: 3,
  bốn: 4,
  sáu: 6,
  bảy: 7,
  tám: 8,
  chín: 9,
  mười: 10,
}
/**
 * A count right before what announces the list: "04 nhóm tiêu chí chính gồm:". Matched without diacritics, which a
 * scan loses first.
 */
const ANNOUNCEMENT = new RegExp(
  stripMarks(
    `(?<![\\d\\p{L}.,/-])(\\d{1,2}|${Object.keys(WORDS).join('|')})\\s+(${NOUNS})` +
      `(?:\\s+(?:chính|cơ bản|trọng tâm|chủ yếu|lớn|cụ thể|quan trọng|ưu tiên|sau đây|sau|như sau|bao gồm|gồm|là|gồm có))*\\s*:\\s*$`,
  ),
  'iu',
)
/** An announcement stands within so many characters of its paragraph's end. */
const TAIL = 160

export const countMismatch: Rule = {
  code: 'count-mismatch',
  severity: 'warning',
  basis:
    'Nội dung văn bản phải thống nhất: số lượng nêu ra phải khớp với danh sách kèm theo (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần II, mục II.6)',
  message: {
    vi: 'Nêu {announced} {noun} nhưng chỉ liệt kê {listed}.',
    en: 'Announces {announced} ({noun}) but lists {listed}.',
  },
  find({ structure }) {
    const paragraphs = readingOrder(structure).filter(({ zone }) => zone === 'body' || zone === 'annex')
    return paragraphs.flatMap((paragraph, at) =>
      checkAnnouncement(paragraph, paragraphs.slice(at + 1), structure),
    )
  },
  examples: [
    {
      lines: [
        '- Đạt tối thiểu 04 nhóm tiêu chí gồm:',
        '- Thời gian nộp.',
        '- Thời gian trả.',
        '- Hài lòng.',
        'II. Nhiệm vụ',
      ],
    },
    { lines: ['1. Tập trung ba nhiệm vụ sau:', 'a) Rà soát.', 'b) Tập huấn.', '2. Kinh phí'] },
  ],
  counterexamples: [
    {
      lines: [
        '- Đạt 04 tiêu chí chính gồm:',
        '+ Biểu mẫu.',
        '+ Thời gian nộp.',
        '+ Thời gian trả.',
        '+ Hài lòng.',
        '2. Yêu cầu',
      ],
    },
    {
      lines: [
        '- Đạt tối thiểu 02 tiêu chí gồm:',
        '- Biểu mẫu.',
        '- Thời gian.',
        '- Niêm yết công khai.',
        'II. Nhiệm vụ',
      ],
    },
    {
      lines: [
        '- Hoàn thành 05 nhiệm vụ được giao tại Quyết định, cụ thể:',
        '- Rà soát.',
        '- Tập huấn.',
        'II. Nhiệm vụ',
      ],
    },
  ],
}

function checkAnnouncement(
  paragraph: Paragraph,
  following: readonly Paragraph[],
  structure: DocumentStructure,
): Hit[] {
  const tail = paragraph.text.slice(-TAIL).normalize('NFC')
  const match = ANNOUNCEMENT.exec(stripMarks(tail))
  if (!match) return []
  // Words are looked up with their diacritics: without them "sáu" is "sau".
  const words = tail.slice(match.index)
  const word = words.slice(0, (match[1] as string).length).toLowerCase()
  const announced = WORDS[word] ?? Number(word)
  if (Number.isNaN(announced)) return []
  const nounAt = match[0].indexOf(match[2] as string, (match[1] as string).length)
  const noun = words.slice(nounAt, nounAt + (match[2] as string).length).toLowerCase()
  if (announced < 2 || followedByTable(structure, paragraph)) return []
  const list = takeList(paragraph, following)
  if (list === null || list.items.length < 1) return []
  const listed = list.items.length
  // Items of the announcer's own rank may be followed by others that no longer belong to the list.
  const atLeast = /(?:toi thieu|it nhat|tu)\s*$/iu.test(stripMarks(tail).slice(0, match.index))
  if (listed === announced || (listed > announced && (list.sameRank || atLeast))) return []
  if (isScanned(structure, paragraph.page) && list.loose) return []
  const start = Math.max(0, paragraph.text.length - TAIL) + match.index
  return [
    {
      facts: { announced: words.slice(0, word.length), noun, listed },
      evidence: [
        ...locateStretch(paragraph, start, paragraph.text.length),
        ...list.items.flatMap((item) => locateParagraph(item).slice(0, 1)),
      ],
    },
  ]
}

interface List {
  readonly items: readonly Paragraph[]
  readonly sameRank: boolean
  /** Something without a label stands in between: an item may have lost its label. */
  readonly loose: boolean
}

/** The items that follow the announcement: all of the first one's kind of label, until something of a higher rank. */
function takeList(announcer: Paragraph, following: readonly Paragraph[]): List | null {
  const first = following[0]
  if (!first || first.label === null || first.part !== announcer.part) return null
  const kind = kindOf(first.label)
  const sameRank = announcer.label !== null && kindOf(announcer.label) === kind
  const items: Paragraph[] = []
  let loose = false
  for (const paragraph of following) {
    if (paragraph.zone !== announcer.zone || paragraph.part !== announcer.part) break
    if (paragraph.label === null) {
      // An unlabelled paragraph ends the list, unless it runs on from the item above.
      loose ||= startsSentence(paragraph.text)
      if (paragraph.role === 'heading' || startsSentence(paragraph.text)) break
      continue
    }
    if (kindOf(paragraph.label) === kind) {
      items.push(paragraph)
      loose ||= hidesItem(paragraph.text)
    } else if (paragraph.depth <= first.depth) break
  }
  return { items, sameRank, loose }
}

/** `-`, `+`, `1.`, `a)`: labels alike but for their number. */
function kindOf(label: string): string {
  return label
    .trim()
    .replace(/\d+/g, '1')
    .replace(/^[IVX]+(?=[.)])/, 'I')
    .replace(/^\p{Ll}(?=[.)])/u, 'a')
}

function startsSentence(text: string): boolean {
  return /^\p{Lu}/u.test(text)
}

/** A bullet inside the text of an item: a list item that was run on into it. */
function hidesItem(text: string): boolean {
  return /[.;:,]\s+[-+•–]\s+\p{Lu}/u.test(text)
}

function followedByTable(structure: DocumentStructure, paragraph: Paragraph): boolean {
  return structure.tables.some(({ after }) => after === paragraph.index)
}
