import { OUTDATED_TERMS } from '../../knowledge/dated.ts'
import { isBasis, isCited } from '../../likeness/cited.ts'
import { earliestDate } from './dates.ts'
import { locateStretch, sentenceAt, textParagraphs } from './places.ts'
import type { Rule } from './rule.ts'

export const outdatedTerm: Rule = {
  code: 'outdated-term',
  severity: 'warning',
  basis: 'Nghị định 42/2022/NĐ-CP: dịch vụ công trực tuyến toàn trình và một phần thay cho mức độ 3, 4',
  message: {
    vi: 'Cách gọi “{term}” không còn dùng; nay là {replacement} ({basis}).',
    en: 'The wording “{term}” is out of use; now: {replacement} ({basis}).',
  },
  find({ structure, extraction, asOf }) {
    const date = earliestDate(extraction) ?? asOf
    if (date === null) return []
    const terms = OUTDATED_TERMS.filter(({ until }) => until <= date)
    return textParagraphs(structure).flatMap((paragraph) => {
      if (isBasis(paragraph.text)) return []
      return terms.flatMap(({ matcher, exception, replacement, basis }) =>
        [...paragraph.text.matchAll(matcher)]
          .filter(({ index }) => !isCited(paragraph.text, index))
          .filter(({ index }) => !exception.test(sentenceAt(paragraph.text, index).text))
          .slice(0, 1)
          .map((match) => ({
            facts: { term: match[0], replacement, basis },
            evidence: locateStretch(paragraph, match.index, match.index + match[0].length),
          })),
      )
    })
  },
  examples: [{ lines: ['- Nâng tỷ lệ hồ sơ dịch vụ công trực tuyến mức độ 3, mức độ 4 lên 60%.'] }],
  counterexamples: [
    { lines: ['- Hệ thống thông tin giải quyết thủ tục hành chính đáp ứng tối thiểu cấp độ 3.'] },
    { lines: ['- Cung cấp dịch vụ công trực tuyến toàn trình và một phần.'] },
    {
      lines: ['- Cung cấp dịch vụ công trực tuyến mức độ 4.'],
      extraction: { header: { date: { iso: '2021-03-02', year: 2021, month: 3, day: 2 } }, legalBases: [] },
    },
    {
      lines: [
        '- Tiếp tục Quyết định số 411/QĐ-UBND ngày 05/3/2021 về danh mục dịch vụ công trực tuyến mức độ 4.',
      ],
    },
  ],
}
