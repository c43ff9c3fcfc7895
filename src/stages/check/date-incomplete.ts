import { hasHandwriting } from './handwriting.ts'
import { locateParagraph } from './places.ts'
import type { Rule } from './rule.ts'

const DATE_LINE = /ngày\s.{0,12}tháng\s.{0,12}năm/iu

export const dateIncomplete: Rule = {
  code: 'date-incomplete',
  severity: 'warning',
  basis: 'Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần II, mục II.4: địa danh và thời gian ban hành văn bản',
  message: {
    vi: 'Thời gian ban hành chưa ghi đủ: thiếu {parts}.',
    en: 'The date of issue is incomplete: no {partsEn}.',
  },
  find({ structure, extraction }) {
    const { iso, year, month, day } = extraction.header.date
    if (iso !== null) return []
    const line = structure.paragraphs.find(
      ({ zone, part, text }) => zone === 'head' && part === 0 && DATE_LINE.test(text),
    )
    const page = line?.page ?? 1
    if (hasHandwriting(structure, page)) return []
    const missing = [
      { vi: 'ngày', en: 'day', value: day },
      { vi: 'tháng', en: 'month', value: month },
      { vi: 'năm', en: 'year', value: year },
    ].filter(({ value }) => value === null)
    if (missing.length === 0) return []
    const facts = {
      parts: missing.map(({ vi }) => vi).join(', '),
      partsEn: missing.map(({ en }) => en).join(', '),
    }
    const evidence = line ? locateParagraph(line) : extraction.header.evidence.date
    return [{ facts, evidence, expectedAt: { page, section: null } }]
  },
  examples: [
    {
      lines: ['@hl Hương Giang, ngày tháng 9 năm 2025'],
      extraction: { header: { date: { iso: null, year: 2025, month: 9, day: null } } },
    },
  ],
  counterexamples: [{ lines: ['@hl Hương Giang, ngày 15 tháng 10 năm 2025'] }],
}
