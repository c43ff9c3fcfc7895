import { DOCUMENT_TYPE_SOURCE, documentTypeOf, documentTypeOfSymbol } from '../../knowledge/document-types.ts'
import { type DateToken, findDates } from '../../vietnamese/dates.ts'
import { type DocumentNumber, findDocumentNumbers } from '../../vietnamese/document-numbers.ts'
import { barePattern, type Keys } from '../../vietnamese/keys.ts'
import { normaliseSpelling } from '../../vietnamese/normalise.ts'

/** One cited document: from its kind to the end of what the sentence says of it. */
export interface Citation {
  readonly start: number
  /** End of number, date and issuer. */
  readonly headEnd: number
  /** End of the subject; no figure before it is the plan's own. */
  readonly end: number
  readonly documentType: string | null
  readonly number: string | null
  readonly date: string | null
  readonly issuer: string | null
  readonly subject: string | null
}

const TYPE_BEFORE = barePattern(
  `(?:^|[^a-z\\d])(${DOCUMENT_TYPE_SOURCE})(?:\\s(?:liên tịch))?\\s*(?:(?:số|so\\.)\\s*:?)?\\s*$`,
)
const LAW_BEFORE = barePattern('(?:^|[^a-z\\d])((?:bộ )?luật|pháp lệnh)(\\s[^;.:]{2,90}?)(?:\\s\\(?số)?\\s*$')
const NUMBER_WORD = barePattern('số\\s*:?\\s*$')
const OF = barePattern('^\\s*,?\\s*(?:của|do)\\s')
const DATED = barePattern('^\\s*,?\\s*(?:ngày\\s*)?$')
const SUBJECT_VERBS =
  'về|phê duyệt|ban hành|quy định|hướng dẫn|sửa đổi|bổ sung|công bố|triển khai|thực hiện|thông qua|giao|công nhận|thành lập|tăng cường|kèm theo|chi tiết'
// With their marks: "tại" is not "Tài" chính, "giao" not "Giáo" dục.
const SUBJECT = new RegExp(`^[\\s,]*(?:v/v\\s|(?:${SUBJECT_VERBS})(?!\\p{L}))`, 'u')
const ISSUER_END = new RegExp(
  `[;,.:()"]|\\s(?:${SUBJECT_VERBS}|ngày|số(?=\\s*\\d)|tại|đối với|để|và|nhằm|theo|trong|trên địa bàn|xây dựng|chủ tịch (?=ủy ban nhân dân xã|ubnd xã)|(?:${DOCUMENT_TYPE_SOURCE}))(?!\\p{L})`,
  'u',
)
// Where the plan speaks for itself again, after a comma.
const OWN_VOICE = barePattern(
  ',\\s(?:đạt|bảo đảm|đảm bảo|phấn đấu|(?:với )?(?:mục|chỉ) tiêu|trong đó|với|có|để(?! (?:xuất|nghị|án|cương|tài|ra|phòng))|góp phần|đồng thời|hoàn thành|từ đó|chủ tịch|ubnd (?:xã|phường|đặc khu|tỉnh|thành phố)|ủy ban nhân dân (?:xã|phường|đặc khu|tỉnh|thành phố)|đảng ủy|ban (?:hành|chấp hành))(?![a-z])|\\s(?:và\\s)?(?:đạt|phấn đấu|bảo đảm|đảm bảo)\\s(?:đạt\\s)?(?:tối thiểu|ít nhất|từ \\d|trên \\d|\\d)|\\s(?:tối thiểu|ít nhất)\\s\\d|\\.\\s|;|:\\s|\\.$',
)

/** The documents that a text cites by number, and laws cited by name and date, from left to right. */
export function findCitations(keys: Keys): Citation[] {
  const dates = findDates(keys.text)
  const numbers = findDocumentNumbers(keys.text)
  return [
    ...numbers.map((number) => citationOf(keys, { number, dates, numbers })),
    ...findDatedLaws(keys, { dates, numbers }),
  ].sort((a, b) => a.start - b.start)
}

interface Scene {
  readonly dates: readonly DateToken[]
  readonly numbers: readonly DocumentNumber[]
}

function citationOf(keys: Keys, scene: Scene & { number: DocumentNumber }): Citation {
  const { number } = scene
  const from = Math.max(0, number.start - 130)
  const before = keys.bare.slice(from, number.start)
  const typed = TYPE_BEFORE.exec(before.slice(-60))
  const law = typed ? null : LAW_BEFORE.exec(before)
  let start = number.start
  let documentType = documentTypeOfSymbol(number.symbol)?.name ?? null
  let name: string | null = null
  if (typed) {
    start = number.start - typed[0].length + typed[0].indexOf(typed[1] ?? '')
    documentType = documentTypeOf(typed[1] ?? '')?.name ?? documentType
  } else if (law && /QH|VBHN|LCTN|UBTVQH/.test(number.symbol)) {
    start = from + law.index + law[0].indexOf(law[1] ?? '')
    documentType = documentTypeOf(law[1] ?? '')?.name ?? documentType
    name = keys.text
      .slice(start, start + (law[1]?.length ?? 0) + (law[2]?.length ?? 0))
      .replace(/\s*\(?\s*số$/i, '')
  } else start -= NUMBER_WORD.exec(before)?.[0].length ?? 0
  return finish(keys, { ...scene, start, from: number.end, documentType, number: number.number, name })
}

function finish(
  keys: Keys,
  given: Scene & {
    start: number
    from: number
    documentType: string | null
    number: string | null
    name: string | null
    date?: string | null
  },
): Citation {
  const { text, bare } = keys
  let at = given.from
  if (bare.charAt(at) === ')') at++
  let date = given.date ?? null
  let issuer: string | null = null
  for (let round = 0; round < 3; round++) {
    const near = given.dates.find((token) => token.start >= at && token.start - at <= 8)
    if (date === null && near && DATED.test(bare.slice(at, near.start))) {
      date = near.iso
      at = near.end
      if (bare.charAt(at) === ')') at++
      continue
    }
    const of: RegExpExecArray | null = issuer === null ? OF.exec(bare.slice(at, at + 12)) : null
    if (!of) break
    const first: number = at + of[0].length
    const window = keys.marked.slice(first, first + 140)
    const length = issuerLength(window)
    issuer =
      text
        .slice(first, first + length)
        .replace(/,?\s(?:cụ thể )?như sau\s*$/i, '')
        .trim() || null
    // An abbreviation given in parentheses: "của Bộ Giáo dục và Đào tạo (GDĐT) ngày …".
    at =
      first +
      length +
      (/^\s?\([^()]{2,24}\)/.exec(text.slice(first + length, first + length + 28))?.[0].length ?? 0)
  }
  const opens = SUBJECT.exec(keys.marked.slice(at, at + 40))
  const close = OWN_VOICE.exec(bare.slice(at, at + 900))
  const until = Math.min(close ? at + close.index : Math.min(bare.length, at + 900), bare.length)
  const subject = opens
    ? text
        .slice(at, until)
        .replace(/^[\s,]*(?:(?:về việc|về|v\/v)\s)?/i, '')
        .replace(/,?\s(?:cụ thể )?như sau\s*:?\s*$/i, '')
        .trim()
    : (given.name ?? null)
  return {
    start: given.start,
    headEnd: at,
    end: opens ? Math.max(at, until) : at,
    documentType: given.documentType,
    number: given.number,
    date,
    issuer: issuer ? writeOut(issuer) : issuerOfSymbol(given.number),
    subject: subject ? normaliseSpelling(subject.replace(/\s+/g, ' ').replace(/[\s,*_–—-]+$/u, '')) : null,
  }
}

/** The bodies whose symbol names them (Nghị định 30/2020/NĐ-CP, điều 8; Luật Ban hành văn bản quy phạm pháp luật). */
const ISSUERS: readonly (readonly [RegExp, string])[] = [
  [/\/UBTVQH\d+$/u, 'Ủy ban Thường vụ Quốc hội'],
  [/\/QH\d+$/u, 'Quốc hội'],
  [/\/(?:NĐ|NQ)-CP$/u, 'Chính phủ'],
  [/\/(?:QĐ|CT)-TTg$/iu, 'Thủ tướng Chính phủ'],
]

function issuerOfSymbol(number: string | null): string | null {
  return (number && ISSUERS.find(([symbol]) => symbol.test(number))?.[1]) ?? null
}

function issuerLength(window: string): number {
  let from = 0
  for (;;) {
    const end = ISSUER_END.exec(window.slice(from))
    if (!end) return Math.min(window.length, 90)
    // "Bộ Thông tin và Truyền thông", "Sở Văn hóa, Thể thao": the name of a ministry or office goes on.
    const at = from + end.index
    const named = /(?:^|\s)(?:bộ|sở|trung tâm|phòng) (?:[^\s,]+,? ){0,4}[^\s,]+$/u.test(window.slice(0, at))
    if (
      named &&
      (/^\svà/.test(end[0]) ||
        (end[0] === ',' && /(?:bộ|sở|trung tâm|phòng) văn hóa$/u.test(window.slice(0, at))))
    ) {
      from = at + end[0].length
      continue
    }
    return at
  }
}

const DATED_LAW = barePattern('(?:^|[^a-z\\d])(luật|bộ luật|pháp lệnh)\\s[^;.:\\d]{3,90}?ngày\\s', 'g')

function findDatedLaws(keys: Keys, scene: Scene): Citation[] {
  const found: Citation[] = []
  for (const match of keys.bare.matchAll(DATED_LAW)) {
    const start = match.index + match[0].indexOf(match[1] ?? '')
    const date = scene.dates.find(
      (token) =>
        token.start < match.index + match[0].length + 2 && token.end > match.index + match[0].length - 6,
    )
    if (!date || !/^[A-ZĐ]/.test(keys.text.slice(start))) continue
    const numbered = scene.numbers.some((number) => number.start > start && number.start < date.start)
    if (numbered) continue
    const name = keys.text
      .slice(start, date.start)
      .replace(/\s*ngày\s*$/i, '')
      .trim()
    found.push(
      finish(keys, {
        ...scene,
        start,
        from: date.end,
        documentType: documentTypeOf(match[1] ?? '')?.name ?? null,
        number: null,
        name,
        date: date.iso,
      }),
    )
  }
  return found
}

/** `UBND tỉnh` → `Ủy ban nhân dân tỉnh`. */
function writeOut(issuer: string): string {
  return normaliseSpelling(
    issuer.replace(/^UBND\b/, 'Ủy ban nhân dân').replace(/^HĐND\b/, 'Hội đồng nhân dân'),
  ).replace(/\s+/g, ' ')
}
