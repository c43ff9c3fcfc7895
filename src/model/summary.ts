import { z } from 'zod'
import { GapStatus, GapSummary } from './gaps.ts'
import { CommuneType, Finding } from './plan.ts'
import { ItemKind, Requirement } from './template.ts'

export const FileStatus = z.enum([
  'done',
  'failed',
  'duplicate',
  'superseded',
  'not-a-plan',
  'joined',
  'pending',
])

export const FileEntry = z.strictObject({
  /** Path below the folder given, `/` as separator, NFC. */
  file: z.string(),
  sha256: z.string().nullable(),
  bytes: z.int().nullable(),
  status: FileStatus,
  /** For a person; null where all went well. */
  message: z.string().nullable(),
  /** Code of the input error (`encrypted`, `empty`, `not-a-pdf` …); null where there is none. */
  code: z.string().nullable(),
  /** `<name>` of this file's outputs; null where there are none. */
  name: z.string().nullable(),
  /** For a duplicate or a superseded plan, the file that counts instead. */
  insteadOf: z.string().nullable(),
  planId: z.string().nullable(),
  commune: z.string().nullable(),
  communeType: CommuneType.nullable(),
  communeCode: z.string().nullable(),
  province: z.string().nullable(),
  title: z.string().nullable(),
  template: z.string().nullable(),
  pages: z.int(),
  ocrPages: z.int(),
  indicators: z.int(),
  tasks: z.int(),
  findings: z.strictObject({ error: z.int(), warning: z.int(), info: z.int() }),
  gaps: GapSummary.nullable(),
})
export type FileEntry = z.infer<typeof FileEntry>

export const ItemTally = z.strictObject({
  template: z.string(),
  templateItem: z.string(),
  kind: ItemKind,
  requirement: Requirement,
  text: z.string(),
  year: z.int().nullable(),
  counts: z.record(GapStatus, z.int()),
  /** Communes by status. */
  communes: z.record(GapStatus, z.array(z.string())),
})
export type ItemTally = z.infer<typeof ItemTally>

/** `<out>/summary.json`: the batch at a glance, and all that is needed to repeat it. */
export const Summary = z
  .strictObject({
    schemaVersion: z.string(),
    rasoat: z.string(),
    /** Versions of what decides the result: `node` is left out, engines and stages are in. */
    versions: z.record(z.string(), z.string()),
    pipeline: z.strictObject({
      id: z.string(),
      title: z.string(),
      file: z.string().nullable(),
      sha256: z.string(),
    }),
    templates: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        file: z.string(),
        sha256: z.string(),
        reconstructed: z.boolean(),
        items: z.int(),
      }),
    ),
    options: z.strictObject({
      lang: z.enum(['vi', 'en']),
      ocrEngine: z.string(),
      asOf: z.string().nullable(),
      decisions: z.string().nullable(),
    }),
    adaptation: z.string().nullable(),
    complete: z.boolean(),
    files: z.array(FileEntry),
    communes: z.strictObject({
      received: z.array(z.string()),
      missing: z.array(z.string()),
      failed: z.array(z.string()),
    }),
    items: z.array(ItemTally),
    batch: z.array(Finding.extend({ plans: z.array(z.string()) })),
  })
  .meta({ id: 'Summary', title: 'A batch at a glance' })
export type Summary = z.infer<typeof Summary>
