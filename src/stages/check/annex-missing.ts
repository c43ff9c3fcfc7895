import type { DocumentStructure, Paragraph } from '../../model/structure.ts'
import { locateStretch, readingOrder, sentenceAt } from './places.ts'
import type { Hit, Rule } from './rule.ts'

/** An annex said to come with a document. */
const REFERENCE =
  /(?:Phụ lục|Biểu|Bảng|Danh mục)(?:\s+(?:số\s+)?(?:[IVX]{1,5}|\d{1,2}))?(?:\s+[^\s.;:()]+){0,8}?\s*,?\s*\(?(?:đính\s+kèm|kèm\s+theo)/giu
/** "Phụ lục II", "Phụ lục số 3" of the plan itself, by its number. */
const NUMBERED = /Phụ lục\s+(?:số\s+)?([IVX]{1,5}|\d{1,2})(?![\d\p{L}/])/giu
/** What follows tells that the annex is another document's. */
const FOREIGN =
  /^[^.;]{0,40}?(?:Quyết định|Nghị định|Nghị quyết|Thông tư|Công văn|Chỉ thị|Luật|Hướng dẫn|Tờ trình|Kế hoạch\s+số|Chương trình\s+số|Văn bản\s+số)(?!\s+này)/iu

export const annexMissing: Rule = {
  code: 'annex-missing',
  severity: 'error',
  basis: 'Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần III: phụ lục văn bản phải kèm theo văn bản',
  message: {
    vi: 'Văn bản dẫn đến {annex} nhưng không có phụ lục này kèm theo.',
    en: 'The document refers to {annex}, which is not attached.',
  },
  find({ structure }) {
    const annexes = findAnnexes(structure)
    const hits = readingOrder(structure)
      .filter(({ zone }) => zone === 'body')
      .flatMap((paragraph) => findReferences(paragraph, annexes))
    // One reference is enough to ask for an annex; the others are the same matter.
    return hits.filter((hit, at) => hits.findIndex(({ facts }) => facts.annex === hit.facts.annex) === at)
  },
  examples: [
    { lines: ['1. Phân bổ chỉ tiêu cho các thôn (Phụ lục đính kèm).'] },
    { lines: ['1. Thực hiện các chỉ tiêu tại Phụ lục II kèm theo Kế hoạch này.', '@a PHỤ LỤC I'] },
    { lines: ['1. Báo cáo hằng tháng theo biểu mẫu tại Phụ lục II.', '@a PHỤ LỤC I'] },
  ],
  counterexamples: [
    {
      lines: [
        '1. Thực hiện chỉ tiêu tại Phụ lục kèm theo Quyết định số 915/QĐ-UBND ngày 03/6/2025 của UBND tỉnh.',
      ],
    },
    { lines: ['1. Phân bổ chỉ tiêu (Phụ lục kèm theo).', '@a PHỤ LỤC'] },
    { lines: ['1. Hồ sơ theo mẫu tại Phụ lục I của Nghị định 30/2020/NĐ-CP.'] },
  ],
}

interface Annexes {
  readonly any: boolean
  readonly numbers: ReadonlySet<number>
}

function findAnnexes(structure: DocumentStructure): Annexes {
  const annex = structure.paragraphs.filter(({ zone }) => zone === 'annex')
  const numbers = new Set<number>()
  for (const { text, label } of annex) {
    const heading = /^\s*(?:Phụ lục|Biểu(?: số)?)\s*(?:số\s*)?([IVX]{1,5}|\d{1,2})?/iu.exec(
      label === null ? text : `${label} ${text}`,
    )
    if (heading?.[1] !== undefined) numbers.add(readNumber(heading[1]))
  }
  // A later part of the file may be the annex, sent along under a head of its own.
  const any = annex.length > 0 || structure.tables.some(({ zone }) => zone === 'annex')
  return { any, numbers }
}

function findReferences(paragraph: Paragraph, annexes: Annexes): Hit[] {
  const { text } = paragraph
  const hits: Hit[] = []
  for (const match of text.matchAll(REFERENCE)) {
    const end = match.index + match[0].length
    if (FOREIGN.test(text.slice(end)) || FOREIGN.test(` ${match[0]}`)) continue
    if (annexes.any) continue
    // A list or table named here may be an enclosure of some other paper that the sentence speaks of.
    if (!/^Phụ lục/iu.test(match[0]) && !/Phụ lục|Kế hoạch này/iu.test(sentenceAt(text, match.index).text))
      continue
    hits.push({ facts: { annex: nameOf(match[0]) }, evidence: locateStretch(paragraph, match.index, end) })
  }
  for (const match of text.matchAll(NUMBERED)) {
    const number = readNumber(match[1] as string)
    const end = match.index + match[0].length
    const own =
      /^[^.;]{0,80}?Kế hoạch này/iu.test(text.slice(end)) ||
      /^[^.;]{0,40}?(?:đính kèm|kèm theo\s*[).,;]|kèm theo$)/iu.test(text.slice(end)) ||
      // A plan that numbers its annexes means one of them where no other document is named.
      (annexes.numbers.size > 0 && /^\s*(?:[.;)]|$)/u.test(text.slice(end)))
    if (!own || FOREIGN.test(text.slice(end))) continue
    // Numbers are compared only where the annexes that are there carry numbers themselves.
    if (annexes.any && (annexes.numbers.size === 0 || annexes.numbers.has(number))) continue
    hits.push({ facts: { annex: match[0] }, evidence: locateStretch(paragraph, match.index, end) })
  }
  return hits.filter(
    (hit, at) => hits.findIndex((other) => other.evidence[0]?.quote === hit.evidence[0]?.quote) === at,
  )
}

function nameOf(reference: string): string {
  return (
    /^(?:Phụ lục|Biểu|Bảng|Danh mục)(?:\s+(?:số\s+)?(?:[IVX]{1,5}|\d{1,2})(?=\s))?/iu.exec(reference)?.[0] ??
    reference
  )
}

function readNumber(text: string): number {
  if (/^\d/.test(text)) return Number(text)
  const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 }
  let sum = 0
  const roman = text.toUpperCase()
  for (let at = 0; at < roman.length; at++) {
    const value = values[roman[at] as string] ?? 0
    sum += value < (values[roman[at + 1] as string] ?? 0) ? -value : value
  }
  return sum
}
