import { assign } from '../likeness/assign.ts'
import { measureOverlap } from '../likeness/overlap.ts'
import { listTerms } from '../likeness/terms.ts'
import type { TemplateItem } from '../model/template.ts'

/** What a new draft did to an item of the template before it. */
export interface TemplateChange {
  /** `kept`: a person's edit stands although the province's plan now says otherwise, or no longer says it. */
  readonly change: 'added' | 'removed' | 'changed' | 'kept'
  readonly id: string
  readonly text: string
  readonly fields: readonly { readonly field: string; readonly before: string; readonly after: string }[]
}

/** From this likeness on, a reworded item keeps its id. */
const SAME = 0.7
const COMPARED = [
  'text',
  'scope',
  'requirement',
  'enabled',
  'year',
  'comparator',
  'value',
  'valueTo',
  'unit',
  'measure',
  'direction',
  'deadline',
  'responsible',
  'coordinating',
] as const

/** Lays a new draft over the template that stands: edited items are left alone, the rest follows the new plan. */
export function redraft(
  drafted: readonly TemplateItem[],
  previous: readonly TemplateItem[],
): { items: TemplateItem[]; changes: TemplateChange[] } {
  const partners = pair(drafted, previous)
  const taken = new Set(partners.flatMap((at) => (at === null ? [] : [at])))
  const changes: TemplateChange[] = []
  const items = drafted.map((item, at) => {
    const old = partners[at] === null ? undefined : previous[partners[at] as number]
    if (!old) {
      changes.push({ change: 'added', id: item.id, text: item.text, fields: [] })
      return item
    }
    const fields = compareFields(old, item)
    if (fields.length > 0)
      changes.push({ change: old.edited ? 'kept' : 'changed', id: old.id, text: old.text, fields })
    return old.edited ? old : { ...item, id: old.id, note: item.note ?? old.note }
  })
  for (const [at, old] of previous.entries()) {
    if (taken.has(at)) continue
    changes.push({ change: old.edited ? 'kept' : 'removed', id: old.id, text: old.text, fields: [] })
    if (old.edited) items.push(old)
  }
  return { items, changes }
}

/** For each drafted item its place in the previous template: the same id first, then the likeliest wording. */
function pair(drafted: readonly TemplateItem[], previous: readonly TemplateItem[]): (number | null)[] {
  const ids = new Map(previous.map(({ id }, at) => [id, at]))
  const byId = drafted.map(({ id }) => ids.get(id) ?? null)
  const taken = new Set(byId)
  const terms = previous.map(({ text }) => listTerms(text))
  const likeness = drafted.map((item, row) => {
    if (byId[row] !== null) return previous.map(() => 0)
    const own = listTerms(item.text)
    return previous.map((old, column) => {
      if (taken.has(column) || old.kind !== item.kind || old.year !== item.year) return 0
      const { cosine } = measureOverlap(own, terms[column] ?? [], () => 1)
      return cosine >= SAME ? cosine : 0
    })
  })
  const byWording = assign(likeness)
  return byId.map((at, row) => at ?? byWording[row] ?? null)
}

function compareFields(before: TemplateItem, after: TemplateItem): TemplateChange['fields'] {
  return COMPARED.flatMap((field) => {
    const [one, two] = [sayValue(before[field]), sayValue(after[field])]
    return one === two ? [] : [{ field, before: one, after: two }]
  })
}

/** A field as a person reads it; records are compared by what they say, whatever the order of their keys. */
function sayValue(value: TemplateItem[(typeof COMPARED)[number]]): string {
  if (value === null) return '–'
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(({ name }) => name).join('; ')
  if (typeof value !== 'object') return String(value)
  const { text, end, frequency, kind } = value
  return text || end || frequency.join(', ') || kind
}
