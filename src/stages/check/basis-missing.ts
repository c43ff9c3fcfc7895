import { foldText } from '../../vietnamese/normalise.ts'
import { textParagraphs } from './places.ts'
import type { Rule } from './rule.ts'

export const basisMissing: Rule = {
  code: 'basis-missing',
  severity: 'warning',
  basis:
    'Kế hoạch của cấp xã phải viện dẫn kế hoạch của tỉnh mà nó triển khai (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần II, mục II.6: căn cứ ban hành)',
  message: {
    vi: 'Kế hoạch không viện dẫn kế hoạch hay văn bản nào của tỉnh (thành phố).',
    en: 'The plan cites no document of its province.',
  },
  find({ structure, extraction }) {
    if (extraction.header.issuer.level !== 'commune') return []
    const provincial = extraction.legalBases.some(
      ({ number, issuer }) =>
        /UBND|HĐND|TU$|VPUB/u.test(number ?? '') &&
        !/^(?:UBND|Ủy ban nhân dân)\s+(?:xã|phường|đặc khu)/iu.test(issuer ?? ''),
    )
    // The preamble may name the province's document in a way that was not taken for a citation.
    const told = textParagraphs(structure)
      .filter(({ zone, section }) => zone === 'body' && section === null)
      .some(
        ({ text }) =>
          /(?:ủy ban nhân dân|ubnd|hđnd|hội đồng nhân dân|tỉnh ủy|thành ủy)\s*(?:tỉnh|thành phố|tp)?/u.test(
            foldText(text),
          ) && /(?:tỉnh|thành phố|tp\.?)\s/u.test(foldText(text)),
      )
    if (provincial || told) return []
    return [{ facts: {}, evidence: [], expectedAt: { page: 1, section: null } }]
  },
  examples: [{ extraction: { legalBases: [{ number: '1565/QĐ-TTg', issuer: 'Thủ tướng Chính phủ' }] } }],
  counterexamples: [
    { extraction: { legalBases: [{ number: '47/KH-UBND', issuer: 'UBND tỉnh Quảng Ngãi' }] } },
    { extraction: { header: { issuer: { level: 'province' } }, legalBases: [] } },
  ],
}
