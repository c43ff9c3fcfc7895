import type { Summary } from '../../model/summary.ts'
import type { BatchFinding } from './survey.ts'

/** Fewer communes than this show no custom. */
const ENOUGH = 4

/** Mandatory items that at least half of the communes miss: likelier unclear guidance than so many oversights. */
export function findCommonGaps(items: Summary['items'], lang: 'vi' | 'en'): BatchFinding[] {
  return items.flatMap((item) => {
    const applying =
      Object.values(item.counts).reduce((sum, count) => sum + count, 0) - item.counts['not-applicable']
    const { missing } = item.counts
    if (item.requirement !== 'mandatory' || applying < ENOUGH || missing * 2 < applying) return []
    return [
      {
        code: 'commonly-missing',
        severity: 'info' as const,
        message:
          lang === 'vi'
            ? `${missing}/${applying} xã không có nội dung “${item.text}”; nên xem lại hướng dẫn chung.`
            : `${missing} of ${applying} communes lack “${item.text}”; the common guidance may need a look.`,
        evidence: [],
        expectedAt: null,
        plans: [],
      },
    ]
  })
}
