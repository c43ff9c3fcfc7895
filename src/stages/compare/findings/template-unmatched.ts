import type { Rule } from './rule.ts'

export const templateUnmatched: Rule = {
  code: 'template-unmatched',
  severity: 'warning',
  basis: 'Chỉ đối chiếu với kế hoạch của tỉnh mà kế hoạch cấp xã viện dẫn hoặc trả lời',
  find({ template }) {
    if (template) return []
    return [
      {
        message: {
          vi: 'Kế hoạch không trả lời kế hoạch nào của tỉnh trong các biểu mẫu đang dùng nên không được đối chiếu.',
          en: 'The plan answers none of the templates in use and is not measured.',
        },
        evidence: [],
      },
    ]
  },
}
