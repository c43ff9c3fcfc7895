import type { Digest, DigestCount } from './digest.ts'
import type { BatchFinding } from './survey.ts'

/** So many communes with the same local count are no coincidence. */
const ENOUGH = 3

/** Counts that each commune must set for itself but that several state word for word alike. */
export function findSharedCounts(digests: readonly Digest[], lang: 'vi' | 'en'): BatchFinding[] {
  const shared = new Map<string, { count: DigestCount; by: Digest[] }>()
  for (const digest of digests) {
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
        code: 'not-localised',
        severity: 'info' as const,
        message:
          lang === 'vi'
            ? `${by.length} xã (${names}) cùng ghi ${figure}: số liệu riêng của từng xã khó giống hệt nhau.`
            : `${by.length} communes (${names}) all state ${figure}: a local figure is hardly the same everywhere.`,
        evidence: [],
        expectedAt: null,
        plans: by.map(({ planId }) => planId),
      }
    })
}
