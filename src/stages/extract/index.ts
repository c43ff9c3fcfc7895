import { z } from 'zod'
import type { Extraction, Header, Indicator, Task } from '../../model/plan.ts'
import type { Stage } from '../../model/stage.ts'
import type { DocumentStructure } from '../../model/structure.ts'
import { readBodyIndicators } from './body-indicators.ts'
import type { IndicatorDraft, TaskDraft } from './drafts.ts'
import { readGoals } from './goals.ts'
import { governanceOf } from './governing.ts'
import { withoutImpossibleDate } from './handwritten-date.ts'
import { readHeader } from './header.ts'
import { assignIds } from './ids.ts'
import { readLegalBases } from './legal-bases.ts'
import { outlineOf } from './outline.ts'
import { linkIndicators, linkTasks } from './restatements.ts'
import { readSections } from './sections.ts'
import { readTables } from './table-items.ts'
import { readTasks } from './tasks.ts'

const Options = z.strictObject({})

/** The facts of one plan, each with the place on the page that proves it. */
export const extract: Stage<{ structure: DocumentStructure }, z.infer<typeof Options>, Extraction> = {
  name: 'extract',
  version: 23,
  unit: 'document',
  needs: ['structure'],
  adds: 'extract',
  options: Options,
  run: ({ structure }) => extractPlan(structure),
}

/** Reads header, bases, sections, goals, indicators and tasks. What cannot be traced to a page is left out. */
export function extractPlan(structure: DocumentStructure): Extraction {
  const outline = outlineOf(structure)
  const header = readHeader(structure, outline.part)
  const deadlineYear = deadlineYearOf(header)
  const governance = governanceOf(outline, { year: deadlineYear })
  const planYear = header.date.year
  const rule = { governance, deadlineYear, planYear }
  const tables = readTables(outline, { planYear, deadlineYear })
  const legalBases = readLegalBases(outline, header)
  return {
    commune: header.issuer.commune,
    header: withoutImpossibleDate(header, legalBases),
    legalBases,
    sections: readSections(structure),
    goals: readGoals(outline),
    indicators: indicatorsOf([
      ...(reportsResults(header) ? [] : readBodyIndicators(outline, rule)),
      ...tables.indicators,
    ]),
    tasks: tasksOf([...readTasks(outline, rule), ...tables.tasks]),
  }
}

/** A report or a notice of results tells what was reached; its figures are nobody's targets. */
function reportsResults(header: Header): boolean {
  return (
    header.documentType === 'Báo cáo' ||
    /^(?:v\s?\/\s?v?[ềe]?\s|về (?:việc )?)?(?:thông báo )?kết quả/iu.test(header.title ?? '')
  )
}

/** "Quý IV" is of the plan's one year; a plan for several years dates nothing by itself. */
function deadlineYearOf(header: Header): number | null {
  if (header.period) return header.period.from === header.period.to ? header.period.from : null
  return header.date.year
}

function indicatorsOf(drafts: IndicatorDraft[]): Indicator[] {
  const items = inOrder(drafts).filter((draft) => draft.evidence.length > 0)
  const named = assignIds(items, (item) => ({
    prefix: 'i',
    parts: [item.subject ?? item.text, item.text, item.unit, item.measure, item.year, item.origin],
  }))
  return linkIndicators(named.map((item) => ({ ...item, restates: null })))
}

function tasksOf(drafts: TaskDraft[]): Task[] {
  const items = inOrder(drafts).filter((draft) => draft.evidence.length > 0)
  const named = assignIds(items, (item) => ({ prefix: 't', parts: [item.text, item.origin] }))
  return linkTasks(named.map((item) => ({ ...item, restates: null })))
}

function inOrder<T extends { order: number }>(drafts: readonly T[]): Omit<T, 'order'>[] {
  return [...drafts].sort((a, b) => a.order - b.order).map(({ order: _, ...rest }) => rest)
}
