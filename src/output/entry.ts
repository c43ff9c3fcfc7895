import type { Gaps } from '../model/gaps.ts'
import type { Plan } from '../model/plan.ts'
import type { PlanReview } from './decisions.ts'

export type Lang = 'vi' | 'en'

/** One plan of a run as every output format takes it. `gaps` is null where the plan could not be compared. */
export interface RunEntry {
  /** `<name>` of the plan's files. */
  readonly name: string
  readonly plan: Plan
  readonly gaps: Gaps | null
  /** What people decided on it: `reviewPlan(...)`; without decisions it is empty, never absent. */
  readonly review: PlanReview
}

/** Writes one file; `path` is relative to the output folder, with `/`. The caller makes folders and is atomic. */
export type Write = (path: string, content: string | Uint8Array) => Promise<void>
