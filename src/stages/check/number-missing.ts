import { hasHandwriting } from './handwriting.ts'
import { locateParagraph } from './places.ts'
import type { Rule } from './rule.ts'

const NUMBER_LINE = /^\s*Số\s*[:.]?/iu

export const numberMissing: Rule = {
  code: 'number-missing',
  severity: 'warning',
  basis: 'Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần II, mục II.3: số, ký hiệu của văn bản',
  message: {
    vi: 'Văn bản chưa ghi số: chỗ số để trống trước ký hiệu{symbol}.',
    en: 'The document has no number: the place before the symbol{symbol} is blank.',
  },
  find({ structure, extraction }) {
    if (extraction.header.number !== null) return []
    const line = structure.paragraphs.find(
      ({ zone, part, text }) => zone === 'head' && part === 0 && NUMBER_LINE.test(text),
    )
    const symbol = extraction.header.symbol === null ? '' : ` ${extraction.header.symbol}`
    if (!line) {
      // Without the line itself only a whole, well-read head proves that the number is not there.
      return extraction.header.symbol !== null && !hasHandwriting(structure, 1)
        ? [
            {
              facts: { symbol },
              evidence: extraction.header.evidence.number,
              expectedAt: { page: 1, section: null },
            },
          ]
        : []
    }
    const stated = /\d/.test(line.text.split('/')[0] ?? '')
    if (stated || hasHandwriting(structure, line.page)) return []
    return [
      { facts: { symbol }, evidence: locateParagraph(line), expectedAt: { page: line.page, section: null } },
    ]
  },
  examples: [{ lines: ['@hl Số: /KH-UBND'], extraction: { header: { number: null, symbol: 'KH-UBND' } } }],
  counterexamples: [
    { lines: ['@hl Số: 56/KH-UBND'], extraction: { header: { number: '56', symbol: 'KH-UBND' } } },
    { lines: ['@hl Số: 5O/KH-UBND'], extraction: { header: { number: null, symbol: 'KH-UBND' } } },
  ],
}
