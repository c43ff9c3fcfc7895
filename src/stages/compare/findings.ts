import type { Finding, Plan, Severity } from '../../model/plan.ts'
import type { Template } from '../../model/template.ts'
import type { Lang } from './say.ts'

/** Finding code → `off` or another severity. */
export type Rules = Readonly<Record<string, 'off' | Severity>>

/** Findings that need the template: so far whether the plan answers one at all. */
export function findInGaps(
  { template }: { plan: Plan; template: Template | null },
  { rules, lang }: { rules: Rules; lang: Lang },
): Finding[] {
  const findings: Finding[] = []
  const rule = rules['template-unmatched']
  if (!template && rule !== 'off') {
    findings.push({
      code: 'template-unmatched',
      severity: rule ?? 'warning',
      message:
        lang === 'vi'
          ? 'Kế hoạch không viện dẫn và không trả lời kế hoạch nào của tỉnh trong các biểu mẫu đang dùng; không đối chiếu.'
          : 'The plan answers none of the templates in use; it is not measured.',
      evidence: [],
      expectedAt: null,
    })
  }
  return findings
}
