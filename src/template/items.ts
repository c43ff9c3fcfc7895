import { createHash } from 'node:crypto'
import { listConcepts } from '../likeness/terms.ts'
import type { Goal, Indicator, Plan, Task } from '../model/plan.ts'
import type { TemplateItem } from '../model/template.ts'
import { BLANK } from './blank.ts'
import { directionOf } from './direction.ts'
import { decideScope } from './scope.ts'

/** What a provincial plan asks, item by item, in its own order; what is said twice, in body and annex, once. */
export function draftItems(plan: Plan): TemplateItem[] {
  const spoken = new Set(plan.indicators.map(({ evidence }) => quoteOf(evidence)))
  const items = [
    ...plan.indicators
      .filter(isFirst)
      .map((item) => ({ place: placeOf(item), draft: fromIndicator(item, plan) })),
    ...plan.tasks.filter(isFirst).map((item) => ({ place: placeOf(item), draft: fromTask(item, plan) })),
    // A goal whose sentence carries a figure stands among the indicators already.
    ...plan.goals
      .filter(
        ({ scope, evidence, text }) =>
          scope === 'specific' && !spoken.has(quoteOf(evidence)) && !holdsFigure(text, plan),
      )
      .map((item) => ({ place: placeOf(item), draft: fromGoal(item, plan) })),
  ]
  const ordered = items.sort((a, b) => a.place - b.place).map(({ draft }) => draft)
  return nameApart(ordered)
}

function fromIndicator(indicator: Indicator, plan: Plan): TemplateItem {
  const { text, year, comparator, value, valueTo, unit, measure, deadline, responsible, coordinating } =
    indicator
  return {
    ...decideScope(indicator, plan),
    id: idOf('indicator', text, year),
    kind: 'indicator',
    text,
    appliesTo: null,
    year,
    comparator,
    value,
    valueTo,
    unit,
    measure,
    direction: directionOf(indicator),
    deadline,
    responsible,
    coordinating,
    edited: false,
    evidence: indicator.evidence,
  }
}

function fromTask(task: Task, plan: Plan): TemplateItem {
  return {
    text: task.text,
    ...BLANK,
    evidence: task.evidence,
    ...decideScope(task, plan),
    id: idOf('task', task.text, null),
    kind: 'task',
    deadline: task.deadline,
    responsible: task.responsible,
    coordinating: task.coordinating,
  }
}

function fromGoal(goal: Goal, plan: Plan): TemplateItem {
  return {
    text: goal.text,
    ...BLANK,
    evidence: goal.evidence,
    ...decideScope({ ...goal, responsible: [] }, plan),
    id: idOf('goal', goal.text, goal.year),
    kind: 'goal',
    year: goal.year,
  }
}

/** From the words, figures left out, so that a changed figure leaves the id alone. */
function idOf(kind: string, text: string, year: number | null): string {
  const words = listConcepts(text)
  const hash = createHash('sha256').update(words.join(' ')).digest('hex').slice(0, 8)
  return [kind, hash, ...(year === null ? [] : [year])].join('-')
}

/** Items of the same words get `-2`, `-3` in their order. */
function nameApart(items: readonly TemplateItem[]): TemplateItem[] {
  const seen = new Map<string, number>()
  return items.map((item) => {
    const count = (seen.get(item.id) ?? 0) + 1
    seen.set(item.id, count)
    return count === 1 ? item : { ...item, id: `${item.id}-${count}` }
  })
}

function isFirst(item: { restates: string | null }): boolean {
  return item.restates === null
}

function holdsFigure(text: string, plan: Plan): boolean {
  return plan.indicators.some((indicator) => text.includes(indicator.text) || indicator.text.includes(text))
}

function quoteOf(evidence: Indicator['evidence']): string {
  return `${evidence[0]?.page}:${evidence[0]?.box[1]}`
}

function placeOf({ evidence }: { evidence: Indicator['evidence'] }): number {
  const first = evidence[0]
  return first ? first.page * 1e5 + first.box[1] : Number.MAX_SAFE_INTEGER
}
