import { readFileSync } from 'node:fs'
import type { GapStatus, Gaps } from '../../src/model/gaps.ts'
import { Template } from '../../src/model/template.ts'
import { listExpectedGaps } from './gaps.ts'

/** One status of one sample that the comparison and a careful reader see differently. */
export interface Disagreement {
  readonly item: string
  readonly expected: string
  readonly actual: GapStatus
  readonly message: string
}

/** The template of the province whose plan the samples carry out. */
export const SAMPLE_TEMPLATE: Template = Template.parse(
  JSON.parse(
    readFileSync(new URL('../../pipelines/templates/huong-giang.template.json', import.meta.url), 'utf8'),
  ),
)

/**
 * Holds a sample's gaps against `samples/truth/gaps.json`, whose items stand in the order of the province's plan.
 *
 * @param name `01-xa-khe-say`.
 */
export function listDisagreements(name: string, gaps: Gaps): { count: number; differing: Disagreement[] } {
  const { items, plans } = listExpectedGaps()
  const asked = SAMPLE_TEMPLATE.items.filter(({ enabled, scope }) => enabled && scope === 'commune')
  const differing = items.flatMap(({ key }, at): Disagreement[] => {
    const expected = plans[name]?.[key] ?? ''
    const found = gaps.items.find(({ templateItem }) => templateItem === asked[at]?.id)
    const actual = found?.status ?? 'not-applicable'
    return actual === expected ? [] : [{ item: key, expected, actual, message: found?.message ?? '' }]
  })
  return { count: items.length, differing }
}
