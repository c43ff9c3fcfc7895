import { Gaps } from '../model/gaps.ts'
import { Plan } from '../model/plan.ts'
import { Summary } from '../model/summary.ts'

/** Two spaces, a line feed at the end, keys in the order in which they stand. */
export function formatJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

/** `plans/<name>.plan.json`; keys in the order of the schema. A plan that breaks its schema is a bug and throws. */
export const formatPlan = (plan: Plan): string => formatJson(Plan.parse(plan))

/** `gaps/<name>.gaps.json`, in the same way. */
export const formatGaps = (gaps: Gaps): string => formatJson(Gaps.parse(gaps))

/** `summary.json`, in the same way. */
export const formatSummary = (summary: Summary): string => formatJson(Summary.parse(summary))
