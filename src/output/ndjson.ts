import { Plan } from '../model/plan.ts'

/** One line of `plans.ndjson`: the plan's JSON without line breaks, keys in the order of the schema. */
export function formatPlanLine(plan: Plan): string {
  return `${JSON.stringify(Plan.parse(plan))}\n`
}

/** The whole `plans.ndjson`, in the order given. */
export function formatPlanLines(plans: Iterable<Plan>): string {
  let text = ''
  for (const plan of plans) text += formatPlanLine(plan)
  return text
}
