import type { TemplateItem } from '../model/template.ts'

/** What an item says of which nothing is known but its words and to whom it is asked. */
export const BLANK: Omit<
  TemplateItem,
  'id' | 'kind' | 'text' | 'scope' | 'requirement' | 'enabled' | 'note' | 'evidence'
> = {
  appliesTo: null,
  year: null,
  comparator: null,
  value: null,
  valueTo: null,
  unit: null,
  measure: null,
  direction: 'none',
  deadline: null,
  responsible: [],
  coordinating: [],
  edited: false,
}
