import { locate } from '../../evidence/locate.ts'
import type { Deadline, Evidence, Indicator, Origin, Task } from '../../model/plan.ts'
import type { Passage } from '../../model/structure.ts'
import type { Keys } from '../../vietnamese/keys.ts'
import type { Assignment } from './assignments.ts'
import type { Span } from './clauses.ts'
import type { Mask } from './masks.ts'

/** An item before its id and its links. `order` is the reading order of what it was read from. */
export type IndicatorDraft = Omit<Indicator, 'id' | 'restates'> & { readonly order: number }
export type TaskDraft = Omit<Task, 'id' | 'restates'> & { readonly order: number }

/** A text with its keys and masks: a heading or a list's head that governs an item. */
export interface Head {
  readonly keys: Keys
  readonly masks: readonly Mask[]
}

/** A passage from which items are read, with all that governs it. */
export interface Source {
  readonly passage: Passage
  readonly keys: Keys
  readonly masks: readonly Mask[]
  /** Nearest first. */
  readonly heads: readonly Head[]
  readonly goals: boolean
  readonly origin: Origin
  readonly section: string | null
  /** Who answers for what the stretch says. */
  readonly assign: (span: Span) => Assignment
  /** `once` leaves out what only says how often, `own` also what other lines say. */
  readonly deadline: (span: Span, kinds?: 'once' | 'own') => Deadline | null
  readonly product: string | null
  /** Year of the plan's own date; null where unknown. */
  readonly planYear: number | null
  readonly order: number
  /** See `Outline.pointed`. */
  readonly pointed: boolean
}

/** Evidence of a stretch; empty where it touches no word. */
export function evidenceOf(passage: Passage, span: Span): Evidence[] {
  return locate(passage, span.start, span.end)
}

/** A rule's confidence held down by the weakest evidence. */
export function confidenceOf(rule: number, evidence: readonly Evidence[]): number {
  const weakest = Math.min(1, ...evidence.map((entry) => entry.confidence))
  return Math.round(rule * weakest * 1000) / 1000
}
