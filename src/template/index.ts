import { type Plan, SCHEMA_VERSION } from '../model/plan.ts'
import type { Template } from '../model/template.ts'
import { foldText, stripMarks } from '../vietnamese/normalise.ts'
import { draftItems } from './items.ts'
import { redraft, type TemplateChange } from './redraft.ts'

export type { TemplateChange } from './redraft.ts'

export interface Draft {
  readonly template: Template
  /** What became of the items of the previous template; empty on a first draft. */
  readonly changes: readonly TemplateChange[]
}

/**
 * Drafts from a provincial plan what its communes must carry. With the previous template, its id and its edited
 * items stay as a person left them.
 */
export function draftTemplate(plan: Plan, { previous = null }: { previous?: Template | null } = {}): Draft {
  const drafted = draftItems(plan)
  const { items, changes } = previous ? redraft(drafted, previous.items) : { items: drafted, changes: [] }
  const { issuer, number, symbol, date, title, period } = plan.header
  const full = number === null || symbol === null ? null : `${number}/${symbol}`
  const name = issuer.name ?? issuer.province ?? ''
  const template: Template = {
    schemaVersion: SCHEMA_VERSION,
    id:
      previous?.id ??
      slug([full ?? '', date.year === null ? '' : String(date.year), issuer.province ?? name].join(' ')),
    title: title ?? plan.source.file,
    issuer: name,
    number: full,
    date: date.iso,
    period,
    reconstructed: false,
    items,
  }
  return { template, changes }
}

function slug(text: string): string {
  return stripMarks(foldText(text))
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-+|-+$/g, '')
}
