import type { Digest, DigestCount } from './digest.ts'
import type { BatchRule } from './rule.ts'

/** So many communes with the same local count are no coincidence. */
const ENOUGH = 3

/** Counts that each commune must set for itself but that several state word for word alike. */
export const sharedCount: BatchRule = {
  code: 'not-localised',
  severity: 'info',
  basis: 'Số liệu riêng của từng xã khó giống hệt nhau',
  toPlans: true,
  find({ current }) {
    const shared = new Map<string, { count: DigestCount; by: Digest[] }>()
    for (const digest of current) {
      const own = new Set<string>()
      for (const count of digest.counts) {
        const key = `${count.key}|${count.value}|${count.unit}`
        if (own.has(key)) continue
        own.add(key)
        const entry = shared.get(key) ?? { count, by: [] }
        entry.by.push(digest)
        shared.set(key, entry)
      }
    }
    return [...shared.values()]
      .filter(({ by }) => by.length >= ENOUGH)
      .map(({ count, by }) => {
        const names = by.map(({ commune, file }) => commune ?? file).join(', ')
        const figure = `${count.value} ${count.unit}`
        return {
          message: {
            vi: `${by.length} xã (${names}) cùng ghi ${figure}: số liệu riêng của từng xã khó giống hệt nhau.`,
            en: `${by.length} communes (${names}) all state ${figure}: a local figure is hardly the same everywhere.`,
          },
          plans: by.map(({ planId }) => planId),
        }
      })
  },
  examples: [{ plans: [stating('a', 139), stating('b', 139), stating('c', 139)] }],
  counterexamples: [
    { plans: [stating('a', 139), stating('b', 139)] },
    { plans: [stating('a', 25), stating('b', 82), stating('c', 139)] },
  ],
}

function stating(planId: string, value: number): Partial<Digest> {
  return { planId, counts: [{ planItem: 'i', key: 'duy tri # dich vu', value, unit: 'DVCTT' }] }
}
