import type { LegalBasis, Plan } from '../../../model/plan.ts'
import type { Rule } from './rule.ts'

export const templateUnmatched: Rule = {
  code: 'template-unmatched',
  severity: 'warning',
  basis: 'Chỉ đối chiếu với kế hoạch của tỉnh mà kế hoạch cấp xã viện dẫn hoặc triển khai',
  find({ plan, template }) {
    if (template) return []
    const carried = listProvincial(plan).find(({ relation }) => relation === 'implements')
    return [
      {
        message: carried
          ? {
              vi: `Kế hoạch triển khai ${name(carried)}, chưa có trong các biểu mẫu đang dùng, nên không được đối chiếu.`,
              en: `The plan carries out ${name(carried)}, which none of the templates in use is made from; it is not measured.`,
            }
          : {
              vi: 'Kế hoạch không triển khai kế hoạch nào của tỉnh có trong các biểu mẫu đang dùng: tên gọi, nội dung và các căn cứ không ứng với biểu mẫu nào, nên không được đối chiếu.',
              en: 'The plan carries out none of the provincial plans of the templates in use: title, content and bases answer none of them; it is not measured.',
            },
        evidence: carried?.evidence ?? [],
      },
    ]
  },
  examples: [{ matched: false }],
  counterexamples: [{}],
}

/** Plans of People's Committees that the plan rests on or carries out. */
function listProvincial({ legalBases }: Plan): LegalBasis[] {
  return legalBases.filter(
    ({ number, relation }) => relation !== 'mentioned' && /\/KH-?UBND$/iu.test(number ?? ''),
  )
}

/** `Kế hoạch số 47/KH-UBND ngày 21/8/2025 của Ủy ban nhân dân tỉnh …`, as far as it is known. */
function name({ number, date, issuer }: LegalBasis): string {
  const [year, month, day] = date?.split('-').map(Number) ?? []
  const dated = date === null ? '' : ` ngày ${day}/${month}/${year}`
  return `Kế hoạch số ${number}${dated}${issuer === null ? '' : ` của ${issuer}`}`
}
