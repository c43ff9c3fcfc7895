import { z } from 'zod'
import { type Extraction, type Finding, Severity } from '../../model/plan.ts'
import type { Stage } from '../../model/stage.ts'
import type { DocumentStructure } from '../../model/structure.ts'
import { handwritten } from './handwritten.ts'
import { lowConfidence } from './low-confidence.ts'
import { notAPlan } from './not-a-plan.ts'
import { pageUnreadable } from './page-unreadable.ts'
import { fillMessage } from './rule.ts'
import { RULES } from './rules.ts'
import { severalDocuments } from './several-documents.ts'

export type { Example, Rule } from './rule.ts'
export { RULES } from './rules.ts'

export interface CheckInput {
  readonly structure: DocumentStructure
  readonly extraction: Extraction
}

/** Options of the stage `check`; `rules` switches a rule off or gives it another severity. */
export const CheckSettings = z.strictObject({
  rules: z.record(z.string(), z.union([z.literal('off'), Severity])).default({}),
  asOf: z.string().nullable().default(null),
  lang: z.enum(['vi', 'en']).default('vi'),
})
export type CheckSettings = z.infer<typeof CheckSettings>

/** All findings that a plan alone shows, in the order of the rules, then of the pages. */
export function checkPlan(
  { structure, extraction }: CheckInput,
  { rules, asOf, lang }: CheckSettings,
): Finding[] {
  const found = RULES.flatMap((rule): Finding[] => {
    const severity = rules[rule.code] ?? rule.severity
    if (severity === 'off') return []
    return rule.find({ structure, extraction, asOf }).map((hit) => ({
      code: rule.code,
      severity,
      message: fillMessage(rule.message[lang], hit.facts),
      evidence: [...hit.evidence],
      expectedAt: hit.expectedAt ?? null,
    }))
  })
  // What a plan has to have is not asked of a decision or a calendar.
  return found.some(({ code }) => code === notAPlan.code)
    ? found.filter(({ code }) => OF_ANY_DOCUMENT.includes(code))
    : found
}

/** Rules that hold for whatever was sent. */
const OF_ANY_DOCUMENT = [notAPlan, severalDocuments, pageUnreadable, lowConfidence, handwritten].map(
  ({ code }) => code,
)

/** Fills the slot `check`. */
export const check: Stage<CheckInput, CheckSettings, Finding[]> = {
  name: 'check',
  version: 9,
  unit: 'document',
  needs: ['structure', 'extract'],
  adds: 'check',
  options: CheckSettings,
  run: (input, options) => checkPlan(input, options),
}
