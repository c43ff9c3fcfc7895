import { z } from 'zod'
import { IsoDate, Severity } from './plan.ts'

const Switch = z.union([z.enum(['off']), Severity])

/**
 * `pipelines/*.json`: which stages with which options, which templates, which rules, which limits.
 * Paths are relative to the file that names them.
 */
export const Pipeline = z
  .strictObject({
    $schema: z.string().optional(),
    id: z.string().min(1),
    title: z.string().min(1),
    /** Candidate templates; the one that a plan answers is chosen for each plan. */
    templates: z.array(z.string()).default([]),
    /** Options by stage name; each stage's own schema holds what may stand there. */
    stages: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
    /** Finding code → `off` or another severity. */
    rules: z.record(z.string(), Switch).default({}),
    /** Communes expected to send a plan: names or codes; null takes the province's register where a province is named. */
    communes: z.array(z.string()).nullable().default(null),
    province: z.string().nullable().default(null),
    /** Last day on which a submission counts as in time; null for none. */
    receiveBy: IsoDate.nullable().default(null),
    /**
     * What tells when a plan came in: the date it bears, or its file's time. A file's time tells the truth only where
     * files were saved as they came and never copied.
     */
    arrival: z.enum(['plan-date', 'file-time']).default('plan-date'),
    limits: z
      .strictObject({
        pages: z.int().positive().default(2000),
        bytes: z
          .int()
          .positive()
          .default(512 * 1024 * 1024),
        /** Most bytes that any one compressed stream of a PDF may unpack to. */
        unpackedBytes: z
          .int()
          .positive()
          .default(512 * 1024 * 1024),
        pixels: z.int().positive().default(40_000_000),
        secondsPerPage: z.number().positive().default(120),
        secondsPerDocument: z.number().positive().default(3600),
        memoryMegabytes: z.int().positive().default(2048),
      })
      .prefault({}),
  })
  .meta({ id: 'Pipeline', title: 'How a batch is run' })
export type Pipeline = z.infer<typeof Pipeline>
