import { isBasis, isCited } from '../../likeness/cited.ts'
import { readingOrder } from './places.ts'
import type { Rule } from './rule.ts'

export const periodMissing: Rule = {
  code: 'period-missing',
  severity: 'info',
  basis: 'Kế hoạch phải cho biết thời gian thực hiện: năm hoặc giai đoạn',
  message: {
    vi: 'Kế hoạch không nêu năm hoặc giai đoạn thực hiện ở tên gọi, mục tiêu hay thời hạn nào.',
    en: 'The plan names no year or period in its title, goals or deadlines.',
  },
  find({ structure, extraction }) {
    const { header, indicators, goals, tasks } = extraction
    if (header.period !== null || /\b20\d\d\b/.test(header.title ?? '')) return []
    const dated =
      indicators.some(({ year, deadline }) => year !== null || (deadline?.end ?? null) !== null) ||
      goals.some(({ year }) => year !== null) ||
      tasks.some(({ deadline }) => (deadline?.end ?? null) !== null)
    if (dated || (header.title === null && indicators.length + goals.length + tasks.length === 0)) return []
    // Dates of cited documents do not tell the plan's own time; any other year in its text does.
    const told = readingOrder(structure).some(
      ({ zone, text }) =>
        (zone === 'body' || zone === 'annex') &&
        !isBasis(text) &&
        [...text.slice(0, 2000).matchAll(/(?<!\d)20\d\d(?!\d)/gu)].some(({ index }) => !isCited(text, index)),
    )
    return told
      ? []
      : [{ facts: {}, evidence: header.evidence.title, expectedAt: { page: 1, section: null } }]
  },
  examples: [
    {
      lines: ['1. Tuyên truyền về dịch vụ công trực tuyến.'],
      extraction: { header: { title: 'Nâng cao chất lượng dịch vụ công trực tuyến', period: null } },
    },
  ],
  counterexamples: [
    { extraction: { header: { title: 'Cải cách hành chính năm 2026', period: null } } },
    {
      lines: ['1. Trong năm 2026 hoàn thành số hóa hồ sơ.'],
      extraction: { header: { title: 'Số hóa hồ sơ', period: null } },
    },
  ],
}
