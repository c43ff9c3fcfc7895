import { z } from 'zod'
import type { Gaps } from '../../model/gaps.ts'
import { Severity } from '../../model/plan.ts'
import type { Stage } from '../../model/stage.ts'
import type { CompareInput, CompareOptions } from './gaps.ts'

const Probability = z.number().min(0).max(1)

/** Options of the stage `compare`; thresholds are probabilities that a pair belongs together. */
export const CompareSettings: z.ZodType<CompareOptions> = z.strictObject({
  thresholds: z
    .strictObject({ accept: Probability.default(0.5), reject: Probability.default(0.24) })
    .refine(({ accept, reject }) => reject <= accept, 'reject phải không lớn hơn accept')
    .prefault({}),
  rules: z.record(z.string(), z.union([z.literal('off'), Severity])).default({}),
  lang: z.enum(['vi', 'en']).default('vi'),
})

/** Fills the slot `compare`: the plan's gaps against the template that it answers. */
export const compare: Stage<CompareInput, CompareOptions, Gaps> = {
  name: 'compare',
  version: 7,
  unit: 'document',
  needs: ['extract', 'match'],
  adds: 'compare',
  options: CompareSettings,
  // Loaded by the workers, who compare, and not by everyone who asks for the options.
  run: async (input, options) => (await import('./gaps.ts')).comparePlan(input, options),
}
