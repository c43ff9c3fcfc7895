import type { Finding, Severity } from '../../model/plan.ts'
import type { Summary } from '../../model/summary.ts'
import type { Template } from '../../model/template.ts'
import { countMissing } from './communes.ts'
import type { Digest } from './digest.ts'
import type { Batch } from './rule.ts'
import { BATCH_RULES } from './rules.ts'
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
  const subject: Batch = {
    received: plans,
    current,
    items,
    templates: input.templates,
    receiveBy: input.receiveBy,
  }
  const batch: BatchFinding[] = []
  const findings: Record<string, Finding[]> = {}
  for (const rule of BATCH_RULES) {
    const severity = rules[rule.code] ?? rule.severity
    if (severity === 'off') continue
    for (const { message, plans: concerned } of rule.find(subject)) {
      const finding = { code: rule.code, severity, message: message[lang], evidence: [], expectedAt: null }
      batch.push({ ...finding, plans: [...concerned] })
      if (!rule.toPlans) continue
      for (const planId of concerned) findings[planId] = [...(findings[planId] ?? []), finding]
    }
  }
  return { batch, items, communes: countMissing(current, input), superseded, findings }
}
