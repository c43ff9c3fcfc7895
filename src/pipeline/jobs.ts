import type { InputErrorCode } from '../model/errors.ts'
import type { Gaps } from '../model/gaps.ts'
import type { PageMethod } from '../model/page.ts'
import type { Plan } from '../model/plan.ts'
import type { FileReference } from './settings.ts'

/** What the queue hands to a worker: plain data in, plain data out; pictures stay in folders. */
export type Job =
  | { readonly kind: 'open'; readonly file: FileReference }
  | { readonly kind: 'page'; readonly file: FileReference; readonly page: number }
  | {
      readonly kind: 'restore'
      readonly file: FileReference
      readonly page: number
      readonly adaptation: string | null
    }
  | { readonly kind: 'plan'; readonly file: FileReference; readonly plan: PlanRequest }
  /** `target`: path of the picture without the ending that tells its format. */
  | { readonly kind: 'picture'; readonly file: FileReference; readonly page: number; readonly target: string }

export interface PlanRequest {
  readonly opened: Opened
  /** Hash under which the batch's adaptation is kept; null for none. */
  readonly adaptation: string | null
  /** Pages given up on, with the reason for a person. */
  readonly unreadable: readonly UnreadablePage[]
  /** Annexes that came as files of their own; their pages follow the plan's. */
  readonly attachments: readonly Attachment[]
}

export interface UnreadablePage {
  readonly page: number
  readonly reason: string
}

export interface Attachment {
  readonly file: FileReference
  readonly opened: Opened
  readonly unreadable: readonly UnreadablePage[]
}

export interface Opened {
  readonly pageCount: number
  readonly producer: string | null
}

/** What the batch keeps of a page once it is read. */
export interface PageOutcome {
  readonly page: number
  readonly method: PageMethod
  readonly words: number
  /** Text fit to learn wording from (born digital or converted); null for all else. */
  readonly goodText: string | null
  readonly milliseconds: number
  /** Milliseconds by stage. */
  readonly stages: Readonly<Record<string, number>>
}

export interface PlanOutcome {
  readonly plan: Plan
  /** One text per page. */
  readonly text: readonly string[]
  readonly gaps: Gaps
}

export type JobResult<Value> =
  | { readonly ok: true; readonly value: Value }
  /** `storage`: the output folder cannot be written, which no other job could either. */
  | { readonly ok: false; readonly code: InputErrorCode | 'storage'; readonly message: string }
  /** Anything else that was thrown. */
  | { readonly ok: false; readonly code: 'fault'; readonly message: string; readonly stack: string }
