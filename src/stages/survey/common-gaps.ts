import type { Digest } from './digest.ts'
import type { BatchRule } from './rule.ts'

/** Fewer communes than this show no custom. */
const ENOUGH = 4

/** Mandatory items that at least half of the communes miss: likelier unclear guidance than so many oversights. */
export const commonlyMissing: BatchRule = {
  code: 'commonly-missing',
  severity: 'info',
  basis: 'Nhiều xã cùng thiếu một nội dung thường do hướng dẫn chung chưa rõ',
  toPlans: false,
  find({ items }) {
    return items.flatMap((item) => {
      const applying =
        Object.values(item.counts).reduce((sum, count) => sum + count, 0) - item.counts['not-applicable']
      const { missing } = item.counts
      if (item.requirement !== 'mandatory' || applying < ENOUGH || missing * 2 < applying) return []
      return [
        {
          message: {
            vi: `${missing}/${applying} xã không có nội dung “${item.text}”; nên xem lại hướng dẫn chung.`,
            en: `${missing} of ${applying} communes lack “${item.text}”; the common guidance may need a look.`,
          },
          plans: [],
        },
      ]
    })
  },
  examples: [{ plans: [lacking('a'), lacking('b'), having('c'), having('d')] }],
  counterexamples: [
    { plans: [lacking('a'), having('b'), having('c'), having('d')] },
    { plans: [lacking('a'), lacking('b'), lacking('c')] },
  ],
}

function lacking(planId: string): Partial<Digest> {
  return { planId, items: [{ templateItem: 'hop-thon', status: 'missing', value: null, unit: null }] }
}

function having(planId: string): Partial<Digest> {
  return { planId, items: [{ templateItem: 'hop-thon', status: 'met', value: null, unit: null }] }
}
