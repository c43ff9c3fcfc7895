import type { TemplateItem } from '../../src/model/template.ts'

/** What every asked item says as long as nothing else is said of it. */
export const ASKED: Omit<TemplateItem, 'id' | 'kind' | 'text'> = {
  scope: 'commune',
  requirement: 'mandatory',
  enabled: true,
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
  note: null,
  edited: false,
  evidence: [],
}
