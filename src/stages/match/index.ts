import { z } from 'zod'
import type { Extraction } from '../../model/plan.ts'
import type { Stage } from '../../model/stage.ts'
import type { Template } from '../../model/template.ts'
import { scoreTemplates, type TemplateScore } from './score.ts'

export type { TemplateScore } from './score.ts'

export interface MatchInput {
  readonly extraction: Extraction
  readonly templates: readonly Template[]
}

export interface Match {
  /** Id of the template that the plan answers; null where it answers none. */
  readonly template: string | null
  /** All templates, best first. */
  readonly scores: readonly TemplateScore[]
  /** For a person, in Vietnamese: why this one, or why none. */
  readonly reason: string
}

export const MatchSettings = z
  .strictObject({
    /** Least score of a template that counts as answered. */
    accept: z.number().min(0).max(1).default(0.5),
  })
  .prefault({})
export type MatchSettings = z.infer<typeof MatchSettings>

/** Chooses the template that a plan answers: by the legal bases that it cites, then by title and content. */
export function matchTemplate({ extraction, templates }: MatchInput, { accept }: MatchSettings): Match {
  const scores = [...scoreTemplates(extraction, templates)].sort((a, b) => b.score - a.score)
  const best = scores[0]
  if (!best || best.score < accept) return { template: null, scores, reason: explainNone(best) }
  const title = templates.find(({ id }) => id === best.template)?.title ?? best.template
  const reason =
    best.basis > 0
      ? `Kế hoạch viện dẫn văn bản của tỉnh: ${title}.`
      : `Kế hoạch không viện dẫn nhưng tên gọi và nội dung ứng với: ${title}.`
  return { template: best.template, scores, reason }
}

function explainNone(best: TemplateScore | undefined): string {
  if (!best) return 'Không có biểu mẫu nào để đối chiếu.'
  if (!best.sameProvince) return 'Kế hoạch thuộc tỉnh (thành phố) khác với các biểu mẫu.'
  return 'Kế hoạch không viện dẫn kế hoạch nào trong các biểu mẫu; tên gọi và nội dung cũng không đủ ứng.'
}

/** Fills the slot `match`. */
export const match: Stage<MatchInput, MatchSettings, Match> = {
  name: 'match',
  version: 2,
  unit: 'document',
  needs: ['extract'],
  adds: 'match',
  options: MatchSettings,
  run: (input, options) => matchTemplate(input, options),
}
