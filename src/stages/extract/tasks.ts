import { confidenceOf, evidenceOf, type TaskDraft } from './drafts.ts'
import type { GovernanceOf } from './governing.ts'
import { assignmentOf } from './heading-units.ts'
import type { Outline } from './outline.ts'
import { deadlineOf } from './prose-deadlines.ts'
import { taskSpan } from './task-spans.ts'

/** What governs a place: the lines beside it and the unit that its heading names. */
export interface Rule {
  readonly governance: GovernanceOf
  readonly deadlineYear: number | null
}

/** The tasks that the plan's prose sets, in reading order. */
export function readTasks(outline: Outline, rule: Rule): TaskDraft[] {
  return outline.places.flatMap((place) => {
    const span = taskSpan(place, outline)
    if (!span) return []
    const evidence = evidenceOf(place.paragraph, span)
    if (evidence.length === 0) return []
    const assignment = assignmentOf(place, span)
    const governed = rule.governance(place)
    const stated = rule.governance(place, 'own')
    const deadline = deadlineOf(place, { span, year: rule.deadlineYear })
    const certain = place.kind === 'task' || place.kind === 'organise' ? 0.92 : 0.75
    return [
      {
        text: place.keys.text.slice(span.start, span.end).replace(/[\s;:,]+$/, ''),
        origin: place.paragraph.zone === 'annex' ? 'annex' : 'body',
        responsible: [...(governed.responsible.length > 0 ? governed.responsible : assignment.responsible)],
        coordinating: [
          ...(governed.coordinating.length > 0 ? governed.coordinating : assignment.coordinating),
        ],
        // "Thời gian thực hiện: Thường xuyên" is the task's time; a year in its text dates one of its figures.
        deadline:
          stated.deadline ??
          (deadline && !(['year', 'event'].includes(deadline.kind) && governed.deadline)
            ? deadline
            : governed.deadline),
        product: governed.product,
        section: place.paragraph.section,
        confidence: confidenceOf(certain, evidence),
        evidence,
        order: place.paragraph.index,
      },
    ]
  })
}
