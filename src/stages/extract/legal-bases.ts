import { DOCUMENT_TYPE_SOURCE, documentTypeOf } from '../../knowledge/document-types.ts'
import type { LegalBasis } from '../../model/plan.ts'
import { bareKey, barePattern, keysOf } from '../../vietnamese/keys.ts'
import { normaliseSpelling } from '../../vietnamese/normalise.ts'
import { type Citation, findCitations } from './citations.ts'
import { evidenceOf } from './drafts.ts'
import { assignIds } from './ids.ts'
import type { Outline, Place } from './outline.ts'

type Draft = Omit<LegalBasis, 'id'> & { readonly nested: boolean }

const IMPLEMENTS = barePattern('(?:triển khai|thực hiện|thi hành|cụ thể hóa|quán triệt|hưởng ứng)')
const OPENS = barePattern(
  `^(?:tiếp tục |để )?(căn cứ|thực hiện|triển khai(?: thực hiện)?|theo|xét|cụ thể hóa|tiếp tục (?:triển khai )?thực hiện|thi hành|trên cơ sở)\\s+(?:vào |các |nội dung )?(${DOCUMENT_TYPE_SOURCE})(?![a-z])`,
)
const AMENDS = barePattern(
  '(?:sửa đổi|bổ sung|thay thế|bãi bỏ|kèm theo|ban hành kèm theo|hướng dẫn thi hành|một số điều của)[^;.]{0,60}$',
)

/** The documents that the plan rests on or implements (from its preamble), and those that it only mentions. */
export function readLegalBases(
  outline: Outline,
  own: { number: string | null; symbol: string | null },
): LegalBasis[] {
  const drafts: Draft[] = titleBases(outline, own)
  for (const place of outline.places) {
    const citations = findCitations(place.keys)
    const cited = citations.flatMap((citation): Draft[] => {
      if (isOwn(citation, own)) return []
      const nested = citations.some((other) => other.start < citation.start && citation.start < other.end)
      const relation = place.preamble ? relationOf(place, citation) : 'mentioned'
      const draft = draftOf(place, citation, { relation, nested })
      return draft ? [draft] : []
    })
    drafts.push(...cited)
    if (!place.preamble) continue
    const named = citations.length === 0 ? namedBasis(place) : null
    drafts.push(...(named ? [named] : namedLaws(place, citations)))
  }
  return assignIds(
    once(drafts).map(({ nested: _, ...basis }) => basis),
    (basis) => ({
      prefix: 'b',
      parts: [basis.number === null ? basis.subject : `${digitsAsWords(basis.number)}`, basis.date],
    }),
  )
}

/** "Kế hoạch thực hiện Nghị quyết số 71-NQ/TW": what the title says that the plan carries out. */
function titleBases(outline: Outline, own: { number: string | null; symbol: string | null }): Draft[] {
  return outline.structure.paragraphs
    .filter((paragraph) => paragraph.part === outline.part && paragraph.zone === 'title')
    .flatMap((paragraph) => {
      const keys = keysOf(paragraph.text)
      return findCitations(keys).flatMap((citation): Draft[] => {
        const before = keys.bare.slice(0, citation.start)
        if (isOwn(citation, own) || !IMPLEMENTS.test(before) || AMENDS.test(before)) return []
        return [
          draftOf({ paragraph, keys }, citation, { relation: 'implements', nested: false }) ?? [],
        ].flat()
      })
    })
}

/** An id must tell `47/KH-UBND` from `48/KH-UBND` although figures do not count in a fingerprint. */
function digitsAsWords(number: string): string {
  return number.replace(/\d/g, (digit) => String.fromCharCode(97 + Number(digit)))
}

function isOwn(citation: Citation, own: { number: string | null; symbol: string | null }): boolean {
  return own.number !== null && citation.number === `${own.number}/${own.symbol}`
}

/** By the verb that opens its sentence; a document inside another's subject by the verb before it. */
function relationOf(place: Place, citation: Citation): Draft['relation'] {
  const { bare } = place.keys
  const start = sentenceStart(bare, citation.start)
  const sentence = bare.slice(start, Math.min(start + 120, citation.start))
  const before = bare.slice(Math.max(0, citation.start - 70), citation.start)
  const opens = sentence.trim() === ''
  if (AMENDS.test(before) && !opens) return 'mentioned'
  // "Thực hiện Kế hoạch số …; Công văn số …": the verb that opens the paragraph goes on.
  const opening = opens ? bare.slice(0, 120) : sentence.trimStart()
  if (!opens && citation.start - start > 60)
    return IMPLEMENTS.test(before) ? 'implements' : /^can cu|^theo/.test(opening) ? 'basis' : 'implements'
  if (/^(?:can cu|theo|xet)/.test(opening)) return 'basis'
  return IMPLEMENTS.test(opening) ? 'implements' : 'basis'
}

function sentenceStart(bare: string, at: number): number {
  const semicolon = bare.lastIndexOf(';', at)
  const stop = bare.lastIndexOf('. ', at)
  return Math.max(semicolon, stop, -1) + 1
}

function draftOf(
  place: Pick<Place, 'paragraph' | 'keys'>,
  citation: Citation,
  given: Pick<Draft, 'relation' | 'nested'>,
): Draft | null {
  const evidence = evidenceOf(place.paragraph, {
    start: citation.start,
    end: Math.max(citation.headEnd, citation.start + 1),
  })
  if (evidence.length === 0) return null
  return {
    ...given,
    documentType: citation.documentType,
    number: citation.number,
    date: citation.date,
    issuer: citation.issuer,
    subject: citation.subject,
    evidence,
  }
}

/** "Căn cứ Nghị quyết Đại hội đại biểu Đảng bộ xã lần thứ I": a basis without number. */
function namedBasis(place: Place): Draft | null {
  const match = OPENS.exec(place.keys.bare)
  if (!match) return null
  const start = match[0].length - (match[2]?.length ?? 0)
  if (!/^\p{Lu}/u.test(place.keys.text.slice(start))) return null
  const printed = place.keys.text.slice(start).split(/[;.]/)[0]?.trimEnd() ?? ''
  if (printed.length < 8) return null
  const evidence = evidenceOf(place.paragraph, { start, end: start + printed.length })
  if (evidence.length === 0) return null
  return {
    relation: /^(?:can cu|theo|xet|tren co so)/.test(match[1] ?? '') ? 'basis' : 'implements',
    documentType: documentTypeOf(match[2] ?? '')?.name ?? null,
    nested: false,
    number: null,
    date: null,
    issuer: null,
    subject: normaliseSpelling(printed),
    evidence,
  }
}

/** "Căn cứ Luật Tổ chức chính quyền địa phương năm 2025; Nghị quyết số …": a law named alone in a list of bases. */
function namedLaws(place: Place, citations: readonly Citation[]): Draft[] {
  const { text } = place.keys
  return [...text.matchAll(LAW)].flatMap((match): Draft[] => {
    const start = match.index + match[0].length - (match[1]?.length ?? 0)
    const end = match.index + match[0].length
    if (citations.some((citation) => citation.start < end && start < citation.end)) return []
    const evidence = evidenceOf(place.paragraph, { start, end })
    if (evidence.length === 0) return []
    return [
      {
        relation: 'basis',
        documentType: documentTypeOf(bareKey(match[1] ?? ''))?.name ?? null,
        nested: false,
        number: null,
        date: null,
        issuer: null,
        subject: normaliseSpelling(match[1] ?? ''),
        evidence,
      },
    ]
  })
}

const LAW = /(?:^|;\s+)(?:[Cc]ăn cứ\s+)?((?:Luật|Bộ luật|Pháp lệnh)\s\p{Lu}[^;.:]{4,120}?)(?=;|\.?$)/gu
const RANK = { implements: 2, basis: 1, mentioned: 0 }

/** Each document once: the strongest relation, and what any of its mentions tells of it. */
function once(drafts: readonly Draft[]): Draft[] {
  const known = new Map<string, Draft>()
  const result: string[] = []
  for (const draft of drafts) {
    const key = draft.number?.toLowerCase() ?? `named:${draft.subject?.toLowerCase()}`
    const other = [...matching(known, key, draft.date)][0]
    if (!other) {
      const unique = known.has(key) ? `${key}|${draft.date}` : key
      known.set(unique, draft)
      result.push(unique)
      continue
    }
    const [name, first] = other
    // What the plan says of a document itself outweighs what another document's title says of it.
    const settled = first.relation !== 'mentioned' && !first.nested
    const strong = !settled && RANK[draft.relation] > RANK[first.relation] ? draft : first
    known.set(name, {
      ...strong,
      date: strong.date ?? draft.date ?? first.date,
      issuer: strong.issuer ?? draft.issuer ?? first.issuer,
      subject: strong.subject ?? draft.subject ?? first.subject,
    })
  }
  return result.flatMap((key) => known.get(key) ?? [])
}

function* matching(
  known: ReadonlyMap<string, Draft>,
  key: string,
  date: string | null,
): Generator<[string, Draft]> {
  for (const name of [key, `${key}|${date}`]) {
    const draft = known.get(name)
    if (draft && (draft.date === date || draft.date === null || date === null)) yield [name, draft]
  }
}
