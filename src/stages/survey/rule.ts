import type { Severity } from '../../model/plan.ts'
import type { Summary } from '../../model/summary.ts'
import type { Template } from '../../model/template.ts'
import type { Digest } from './digest.ts'

/** What a rule over the batch looks at. */
export interface Batch {
  /** All plans, those replaced by a later submission included. */
  readonly received: readonly Digest[]
  /** Plans that count: the latest of each commune. */
  readonly current: readonly Digest[]
  readonly items: Summary['items']
  readonly templates: readonly Template[]
  /** Last day on which a submission counts as in time, ISO; null for none. */
  readonly receiveBy: string | null
}

/** One thing found; `message` holds both languages, `plans` the ids of the plans that it is about. */
export interface BatchHit {
  readonly message: { readonly vi: string; readonly en: string }
  readonly plans: readonly string[]
}

/** A batch in a few words, to show what a rule finds and what it leaves alone; what is left out is usual. */
export interface BatchExample {
  readonly plans: readonly Partial<Digest>[]
  readonly receiveBy?: string
}

/** A check that needs the whole batch. */
export interface BatchRule {
  readonly code: string
  readonly severity: Severity
  /** The article or fact behind the rule. */
  readonly basis: string
  /** True where the finding is added to the gaps of the plans that it is about. */
  readonly toPlans: boolean
  find(batch: Batch): BatchHit[]
  readonly examples: readonly BatchExample[]
  readonly counterexamples: readonly BatchExample[]
}
