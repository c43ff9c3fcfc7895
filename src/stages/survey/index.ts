import { z } from 'zod'
import { Severity } from '../../model/plan.ts'
import type { Stage } from '../../model/stage.ts'
import { type Survey, type SurveyInput, type SurveyOptions, surveyBatch } from './survey.ts'

export { type Digest, digest } from './digest.ts'
export type { BatchExample, BatchRule } from './rule.ts'
export { BATCH_RULES } from './rules.ts'
export {
  type CommuneChanges,
  compareRuns,
  type Run,
} from './runs.ts'
export {
  type Survey,
  type SurveyInput,
  type SurveyOptions,
  surveyBatch,
} from './survey.ts'

export const SurveySettings: z.ZodType<SurveyOptions> = z.strictObject({
  rules: z.record(z.string(), z.union([z.literal('off'), Severity])).default({}),
  lang: z.enum(['vi', 'en']).default('vi'),
})

/** Fills the slot `survey`: what only the whole batch shows. */
export const survey: Stage<SurveyInput, SurveyOptions, Survey> = {
  name: 'survey',
  version: 3,
  unit: 'batch',
  needs: ['compare'],
  adds: 'survey',
  options: SurveySettings,
  run: (input, options) => surveyBatch(input, options),
}
