import { REPLACED_DOCUMENTS } from '../../knowledge/dated.ts'
import { earliestDate } from './dates.ts'
import type { Rule } from './rule.ts'

export const replacedDocument: Rule = {
  code: 'replaced-document',
  severity: 'warning',
  basis: 'Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần II, mục II.6: căn cứ ban hành là văn bản đang có hiệu lực',
  message: {
    vi: 'Căn cứ {number} ({subject}) đã được thay bằng {by} từ {from}.',
    en: '{number} was replaced by {by} on {fromIso}.',
  },
  find({ extraction, asOf }) {
    const date = earliestDate(extraction) ?? asOf
    if (date === null) return []
    return extraction.legalBases.flatMap(({ number, relation, evidence }) => {
      const known = number === null || relation === 'mentioned' ? undefined : REPLACED_DOCUMENTS.get(number)
      if (!known || known.from > date) return []
      const { subject, replacedBy: by, from } = known
      const facts = {
        number: known.number,
        subject,
        by,
        from: from.split('-').reverse().join('/'),
        fromIso: from,
      }
      return [{ facts, evidence }]
    })
  },
  examples: [{ extraction: { legalBases: [{ number: '61/2018/NĐ-CP', relation: 'basis' }] } }],
  counterexamples: [
    { extraction: { legalBases: [{ number: '118/2025/NĐ-CP', relation: 'basis' }] } },
    { extraction: { legalBases: [{ number: '61/2018/NĐ-CP', relation: 'mentioned' }] } },
  ],
}
