import type { Evidence } from '../../model/plan.ts'
import type { Hit, Rule } from './rule.ts'

export const handwritten: Rule = {
  code: 'handwritten',
  severity: 'info',
  basis: 'Chữ viết tay không đọc tự động được một cách chắc chắn',
  message: {
    vi: 'Có phần viết tay ({what}), đề nghị người rà soát đọc trên bản gốc.',
    en: 'Something is written by hand ({what}); please read it in the original.',
  },
  find({ structure, extraction }) {
    const { evidence } = extraction.header
    const fields: readonly (readonly [string, readonly Evidence[]])[] = [
      ['số văn bản', evidence.number],
      ['ngày, tháng, năm', evidence.date],
      ['người ký', evidence.signer],
    ]
    const named = fields
      .map(([what, list]): Hit => ({ facts: { what }, evidence: list.filter((entry) => entry.handwritten) }))
      .filter((hit) => hit.evidence.length > 0)
    const told = new Set(named.flatMap((hit) => hit.evidence.map(({ page }) => page)))
    const pages = structure.pages
      .filter(({ page, regions }) => !told.has(page) && regions.some(({ kind }) => kind === 'handwriting'))
      .map(
        ({ page }): Hit => ({
          facts: { what: `trang ${page}` },
          evidence: [],
          expectedAt: { page, section: null },
        }),
      )
    return [...named, ...pages]
  },
  examples: [
    { extraction: { header: { evidence: { number: [{ page: 1, quote: '56', handwritten: true }] } } } },
  ],
  counterexamples: [{}],
}
