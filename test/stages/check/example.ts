import type { Finding, Section } from '../../../src/model/plan.ts'
import { type CheckSettings, checkPlan, type Example } from '../../../src/stages/check/index.ts'
import { evidenceOf, extractionOf } from '../../support/plan.ts'
import { structureOf } from '../../support/structure.ts'

/** Checks the plan that an example describes. */
export function examine(example: Example, settings: Partial<CheckSettings>): Finding[] {
  const lines = example.lines ?? []
  const structure = structureOf(lines.map((line) => line.replace(/^PART \d /, '')).join('\n'))
  const second = lines.findIndex((line) => line.startsWith('PART '))
  const pages = (example.pages ?? ['text']).map((method, at) => ({
    ...(structure.pages[0] as (typeof structure.pages)[number]),
    page: at + 1,
    method: example.scan ? ('ocr' as const) : method,
  }))
  const paragraphs = structure.paragraphs.map((paragraph, at) =>
    second >= 0 && at >= second ? { ...paragraph, part: 1 } : paragraph,
  )
  const sections = structure.sections.map(
    ({ id, label, title, level, parent }): Section => ({
      id,
      label,
      title,
      level,
      parent,
      evidence: [evidenceOf()],
    }),
  )
  const extraction = { ...extractionOf(example.extraction), ...(sections.length > 0 ? { sections } : {}) }
  return checkPlan(
    { structure: { ...structure, pages, paragraphs }, extraction },
    { rules: {}, asOf: null, lang: 'vi', ...settings },
  )
}
