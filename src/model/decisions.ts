import { z } from 'zod'
import { IsoDate } from './plan.ts'

/** One reviewer's word on one item, kept as long as `evidenceHash` stays what it was. */
export const Decision = z.strictObject({
  planId: z.string(),
  commune: z.string().nullable(),
  /** Template item id, or a plan item's id, or `finding:<code>`. */
  item: z.string(),
  action: z.enum(['confirm', 'overrule', 'comment']),
  /** The right value or status, as text, where overruled. */
  value: z.string().nullable(),
  status: z.string().nullable(),
  comment: z.string().nullable(),
  reviewer: z.string(),
  decidedAt: z.string(),
  evidenceHash: z.string(),
})
export type Decision = z.infer<typeof Decision>

export const PlanVerdict = z.strictObject({
  planId: z.string(),
  commune: z.string().nullable(),
  verdict: z.enum(['đạt', 'cần sửa', 'không đạt']),
  reviewer: z.string(),
  decidedAt: z.string(),
  resubmitBy: IsoDate.nullable(),
  comment: z.string().nullable(),
})
export type PlanVerdict = z.infer<typeof PlanVerdict>

/** `decisions.json`: what people decided, merged from any number of reviewers. */
export const Decisions = z
  .strictObject({
    schemaVersion: z.string(),
    decisions: z.array(Decision),
    verdicts: z.array(PlanVerdict),
  })
  .meta({ id: 'Decisions', title: "Reviewers' decisions" })
export type Decisions = z.infer<typeof Decisions>
