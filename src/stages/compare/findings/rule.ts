import type { Evidence, Plan, Severity } from '../../../model/plan.ts'
import type { Template } from '../../../model/template.ts'
import type { Lang } from '../say.ts'

/** One thing found; `message` holds both languages. */
export interface Hit {
  readonly message: Readonly<Record<Lang, string>>
  readonly evidence: readonly Evidence[]
}

/** A plan in a few words, to show what a rule finds and what it leaves alone; what is left out is a commune's plan. */
export interface Example {
  /** Sentences that the plan says, as tasks. */
  readonly says?: readonly string[]
  readonly title?: string
  readonly level?: 'commune' | 'province'
  /** Counts that the plan states. */
  readonly counts?: readonly { readonly text: string; readonly value: number; readonly unit: string }[]
  /** The province's own total in the template. */
  readonly total?: { readonly text: string; readonly value: number; readonly unit: string }
  /** False where the plan answers no template. */
  readonly matched?: boolean
}

/** A check that needs the template. */
export interface Rule {
  readonly code: string
  readonly severity: Severity
  /** The fact behind the rule. */
  readonly basis: string
  find(subject: { readonly plan: Plan; readonly template: Template | null }): Hit[]
  readonly examples: readonly Example[]
  readonly counterexamples: readonly Example[]
}
