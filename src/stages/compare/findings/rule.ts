import type { Evidence, Plan, Severity } from '../../../model/plan.ts'
import type { Template } from '../../../model/template.ts'
import type { Lang } from '../say.ts'

/** One thing found; `message` holds both languages. */
export interface Hit {
  readonly message: Readonly<Record<Lang, string>>
  readonly evidence: readonly Evidence[]
}

/** A check that needs the template. */
export interface Rule {
  readonly code: string
  readonly severity: Severity
  /** The fact behind the rule. */
  readonly basis: string
  find(subject: { readonly plan: Plan; readonly template: Template | null }): Hit[]
}
