import type { Finding, Severity } from '../../model/plan.ts'
import type { Summary } from '../../model/summary.ts'
import type { Template } from '../../model/template.ts'
import { findCommonGaps } from './common-gaps.ts'
import { countMissing } from './communes.ts'
import type { Digest } from './digest.ts'
import { findLate } from './late.ts'
import { findNearCopies } from './near-copies.ts'
import { findOutliers } from './outliers.ts'
import { findSharedCounts } from './shared-counts.ts'
import { findSuperseded, type Superseded } from './superseded.ts'
import { tallyItems } from './tally.ts'

export interface SurveyInput {
  readonly digests: readonly Digest[]
  readonly templates: readonly Template[]
  /** Communes expected, by name or code; null takes the province's register, where a province is named. */
  readonly communes: readonly string[] | null
  readonly province: string | null
  /** Last day on which a submission counts as in time, ISO; null for none. */
  readonly receiveBy: string | null
}

export interface SurveyOptions {
  readonly rules: Readonly<Record<string, 'off' | Severity>>
  readonly lang: 'vi' | 'en'
}

export type BatchFinding = Summary['batch'][number]

export interface Survey {
  readonly batch: readonly BatchFinding[]
  readonly items: Summary['items']
  readonly communes: Pick<Summary['communes'], 'received' | 'missing'>
  readonly superseded: readonly Superseded[]
  /** Findings to be added to a plan's gaps, by plan id. */
  readonly findings: Readonly<Record<string, readonly Finding[]>>
}

/** Looks at the whole batch: who sent nothing, who sent twice or late, what most miss, who copied from whom. */
export function surveyBatch(input: SurveyInput, { rules, lang }: SurveyOptions): Survey {
  const plans = input.digests.filter(({ isPlan }) => isPlan)
  const superseded = findSuperseded(plans)
  const dropped = new Set(superseded.map(({ planId }) => planId))
  // What was replaced counts neither for the tallies nor as somebody's copy.
  const current = plans.filter(({ planId }) => !dropped.has(planId))
  const items = tallyItems(current, input.templates)
  const found: BatchFinding[] = [
    ...superseded.map(({ finding }) => finding[lang]),
    ...findLate(plans, input.receiveBy, lang),
    ...findNearCopies(current, lang),
    ...findOutliers(current, input.templates, lang),
    ...findCommonGaps(items, lang),
    ...findSharedCounts(current, lang),
  ]
  const batch = found.flatMap((finding): BatchFinding[] => {
    const rule = rules[finding.code]
    return rule === 'off' ? [] : [rule === undefined ? finding : { ...finding, severity: rule }]
  })
  const toPlans = ['superseded', 'late-submission', 'near-copy', 'not-localised', 'outlier']
  const findings: Record<string, Finding[]> = {}
  for (const { plans: concerned, ...finding } of batch) {
    if (!toPlans.includes(finding.code)) continue
    for (const planId of concerned) findings[planId] = [...(findings[planId] ?? []), finding]
  }
  return { batch, items, communes: countMissing(current, input), superseded, findings }
}
