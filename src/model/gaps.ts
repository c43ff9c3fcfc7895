import { z } from 'zod'
import { Evidence, Finding } from './plan.ts'
import { ItemKind, Requirement } from './template.ts'

export const GapStatus = z.enum([
  'met',
  'exceeded',
  'weaker',
  'changed',
  'missing',
  'unclear',
  'not-applicable',
])
export type GapStatus = z.infer<typeof GapStatus>

export const Difference = z.strictObject({
  field: z.string(),
  expected: z.string().nullable(),
  actual: z.string().nullable(),
})
export type Difference = z.infer<typeof Difference>

export const GapItem = z.strictObject({
  templateItem: z.string(),
  kind: ItemKind,
  requirement: Requirement,
  status: GapStatus,
  planItems: z.array(z.string()),
  candidates: z.array(z.strictObject({ planItem: z.string(), similarity: z.number().min(0).max(1) })),
  similarity: z.number().min(0).max(1).nullable(),
  differences: z.array(Difference),
  message: z.string(),
  evidence: z.array(Evidence),
  expectedAt: z.strictObject({ page: z.int().nullable(), section: z.string().nullable() }).nullable(),
})
export type GapItem = z.infer<typeof GapItem>

const Reference = z.strictObject({
  file: z.string(),
  sha256: z.string(),
  id: z.string(),
  commune: z.string().nullable(),
  title: z.string().nullable(),
})

export const GapSummary = z.strictObject({
  mandatory: z.int(),
  met: z.int(),
  exceeded: z.int(),
  weaker: z.int(),
  changed: z.int(),
  missing: z.int(),
  unclear: z.int(),
  notApplicable: z.int(),
  /** Mandatory items met or exceeded / mandatory items that apply; null if none apply. */
  coverage: z.number().min(0).max(1).nullable(),
})
export type GapSummary = z.infer<typeof GapSummary>

/** `<out>/gaps/<name>.gaps.json`. */
export const Gaps = z
  .strictObject({
    schemaVersion: z.string(),
    plan: Reference,
    template: Reference.nullable(),
    summary: GapSummary,
    items: z.array(GapItem),
    additions: z.array(z.string()),
    findings: z.array(Finding),
  })
  .meta({ id: 'Gaps', title: 'One plan against its template' })
export type Gaps = z.infer<typeof Gaps>
