import { GapStatus } from '../../model/gaps.ts'
import type { Summary } from '../../model/summary.ts'
import type { Template } from '../../model/template.ts'
import type { Digest } from './digest.ts'

/** For each template item how many communes, and which, have it in each status. */
export function tallyItems(digests: readonly Digest[], templates: readonly Template[]): Summary['items'] {
  return templates.flatMap((template) => {
    const plans = digests.filter((digest) => digest.template === template.id)
    if (plans.length === 0) return []
    return template.items
      .filter(({ enabled, scope }) => enabled && scope === 'commune')
      .map((item) => {
        const communes = Object.fromEntries(
          GapStatus.options.map((status) => [status, [] as string[]]),
        ) as Record<GapStatus, string[]>
        for (const plan of plans) {
          const found = plan.items.find(({ templateItem }) => templateItem === item.id)
          if (found) communes[found.status].push(plan.commune ?? plan.file)
        }
        const counts = Object.fromEntries(
          GapStatus.options.map((status) => [status, communes[status].length]),
        ) as Record<GapStatus, number>
        const { id, kind, requirement, text, year } = item
        return { template: template.id, templateItem: id, kind, requirement, text, year, counts, communes }
      })
  })
}
