import type { Evidence } from '../../model/plan.ts'
import type { Hit, Rule } from './rule.ts'

export const handwritten: Rule = {
  code: 'handwritten',
  severity: 'info',
  basis: 'Chữ viết tay không đọc tự động được một cách chắc chắn',
  message: {
    vi: 'Có phần viết tay ({what}){read}, đề nghị người rà soát đọc trên bản gốc.',
    en: 'Something is written by hand ({what}){read}; please read it in the original.',
  },
  find({ structure, extraction }) {
    const { evidence } = extraction.header
    const fields: readonly (readonly [string, readonly Evidence[]])[] = [
      ['số văn bản', evidence.number],
      ['ngày, tháng, năm', evidence.date],
      ['người ký', evidence.signer],
    ]
    const named = fields
      .map(([what, list]): Hit => {
        const evidence = list.filter((entry) => entry.handwritten)
        return { facts: { what, read: readingOf(evidence) }, evidence }
      })
      .filter((hit) => hit.evidence.length > 0)
    const told = new Set(named.flatMap((hit) => hit.evidence.map(({ page }) => page)))
    const pages = structure.pages
      .filter(({ page, regions }) => !told.has(page) && regions.some(({ kind }) => kind === 'handwriting'))
      .map(
        ({ page }): Hit => ({
          facts: { what: `trang ${page}`, read: '' },
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

/** What the machine made of it and how sure it is, in a form that both languages take. */
function readingOf(evidence: readonly Evidence[]): string {
  const read = evidence.map(({ quote, confidence }) => `“${quote}” (${Math.round(confidence * 100)}%)`)
  return read.length === 0 ? '' : `: ${read.join('; ')}`
}
