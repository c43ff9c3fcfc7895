import type { LegalBasis, Plan } from '../../../model/plan.ts'
import type { Rule } from './rule.ts'

export const templateUnmatched: Rule = {
  code: 'template-unmatched',
  severity: 'warning',
  basis: 'Chỉ đối chiếu với kế hoạch của tỉnh mà kế hoạch cấp xã viện dẫn hoặc triển khai',
  find({ plan, template }) {
    if (template) return []
    const cited = provincialPlan(plan)
    const number = cited?.number ?? ''
    return [
      {
        message: {
          vi: cited
            ? `Kế hoạch triển khai Kế hoạch số ${number}${cited.issuer ? ` của ${cited.issuer}` : ''}, chưa có trong các biểu mẫu đang dùng, nên không được đối chiếu.`
            : 'Kế hoạch không viện dẫn kế hoạch nào của tỉnh có trong các biểu mẫu đang dùng, tên gọi và nội dung cũng không ứng với biểu mẫu nào, nên không được đối chiếu.',
          en: cited
            ? `The plan carries out Kế hoạch ${number}${cited.issuer ? ` (${cited.issuer})` : ''}, which none of the templates in use is made from; it is not measured.`
            : 'The plan cites none of the provincial plans of the templates in use, nor do its title and content answer one; it is not measured.',
        },
        evidence: cited?.evidence ?? [],
      },
    ]
  },
  examples: [{ matched: false }],
  counterexamples: [{}],
}

/** The first plan of a People's Committee that the plan rests on. */
function provincialPlan({ legalBases }: Plan): LegalBasis | undefined {
  return legalBases.find(
    ({ number, relation }) => relation !== 'mentioned' && /\/KH-?UBND$/iu.test(number ?? ''),
  )
}
