import type { TemplateItem } from '../../src/model/template.ts'
import { BLANK } from '../../src/template/blank.ts'

/** What every asked item says as long as nothing else is said of it. */
export const ASKED: Omit<TemplateItem, 'id' | 'kind' | 'text'> = {
  ...BLANK,
  scope: 'commune',
  requirement: 'mandatory',
  enabled: true,
  note: null,
  evidence: [],
}

/** The one unit that leads an item, as its list; empty for none. */
export function ledBy(unit: string | null | undefined): TemplateItem['responsible'] {
  return unit === null || unit === undefined ? [] : [{ text: unit, name: unit, id: null }]
}
