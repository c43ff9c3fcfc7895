import type { Evidence, Plan } from '../../../model/plan.ts'

/** A stretch of the plan's own text with its place. */
export interface Said {
  readonly id: string
  readonly text: string
  readonly evidence: readonly Evidence[]
}

/** What the plan itself says, sentence by sentence: goals, indicators, tasks and headings; each text once. */
export function listSaid(plan: Plan): Said[] {
  const said = [
    ...plan.goals.map(({ id, text, evidence }) => ({ id, text, evidence })),
    ...plan.indicators.map(({ id, text, evidence }) => ({ id, text, evidence })),
    ...plan.tasks.map(({ id, text, evidence }) => ({ id, text, evidence })),
    ...plan.sections.map(({ id, title, evidence }) => ({ id, text: title, evidence })),
  ]
  const seen = new Set<string>()
  return said.filter(({ text }) => {
    if (seen.has(text)) return false
    seen.add(text)
    return true
  })
}
