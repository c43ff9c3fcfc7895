import type { Finding, Plan, Severity } from '../../../model/plan.ts'
import type { Template } from '../../../model/template.ts'
import type { Lang } from '../say.ts'
import { notLocalised } from './not-localised.ts'
import type { Rule } from './rule.ts'
import { templateUnmatched } from './template-unmatched.ts'
import { wrongCommune } from './wrong-commune.ts'

/** Finding code → `off` or another severity. */
export type Rules = Readonly<Record<string, 'off' | Severity>>

/** Every check that needs the template. */
export const GAP_RULES: readonly Rule[] = [templateUnmatched, wrongCommune, notLocalised]

/** Findings of a plan beside its template. */
export function findInGaps(
  subject: { readonly plan: Plan; readonly template: Template | null },
  { rules, lang }: { rules: Rules; lang: Lang },
): Finding[] {
  // What is no plan is told as such, once; nothing of a plan is asked of it.
  if (subject.plan.findings.some(({ code }) => code === 'not-a-plan')) return []
  return GAP_RULES.flatMap((rule): Finding[] => {
    const severity = rules[rule.code] ?? rule.severity
    if (severity === 'off') return []
    return rule.find(subject).map(({ message, evidence }) => ({
      code: rule.code,
      severity,
      message: message[lang],
      evidence: [...evidence],
      expectedAt: null,
    }))
  })
}
