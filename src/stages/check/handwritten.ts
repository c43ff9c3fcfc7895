import type { Evidence } from '../../model/plan.ts'
import type { Hit, Rule } from './rule.ts'

export const handwritten: Rule = {
  code: 'handwritten',
  severity: 'info',
  basis: 'Chữ viết tay không đọc tự động được một cách chắc chắn',
  message: {
    vi: '{what} viết tay{read}; đề nghị đối chiếu bản gốc.',
    en: '{en} written by hand{readEn}; please check the original.',
  },
  find({ structure, extraction }) {
    const { evidence } = extraction.header
    const fields: readonly (readonly [vi: string, en: string, evidence: readonly Evidence[]])[] = [
      ['Số văn bản', 'The number is', evidence.number],
      ['Ngày, tháng, năm', 'The date is', evidence.date],
      ['Họ tên người ký', "The signer's name is", evidence.signer],
    ]
    const named = fields
      .map(([what, en, list]): Hit => {
        const evidence = list.filter((entry) => entry.handwritten)
        const read = readingOf(evidence)
        return {
          facts: {
            what,
            en,
            read: read && `, máy đọc là ${read}`,
            readEn: read && `, read as ${read}`,
          },
          evidence,
        }
      })
      .filter((hit) => hit.evidence.length > 0)
    const told = new Set(named.flatMap((hit) => hit.evidence.map(({ page }) => page)))
    const pages = structure.pages
      .filter(({ page, regions }) => !told.has(page) && regions.some(({ kind }) => kind === 'handwriting'))
      .map(
        ({ page }): Hit => ({
          facts: { what: `Trang ${page} có chỗ`, en: `Page ${page} has parts`, read: '', readEn: '' },
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

/** What the machine made of it, with how sure it is where it can say so; empty where nothing was made out. */
function readingOf(evidence: readonly Evidence[]): string {
  return evidence
    .filter(({ quote }) => quote.trim() !== '')
    .map(({ quote, confidence }) => {
      const sure = Math.round(confidence * 100)
      return sure > 0 ? `“${quote}” (${sure}%)` : `“${quote}”`
    })
    .join('; ')
}
