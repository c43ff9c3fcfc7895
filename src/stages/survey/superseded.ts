import type { Digest } from './digest.ts'
import type { BatchFinding } from './survey.ts'

export interface Superseded {
  readonly planId: string
  /** The plan that counts instead. */
  readonly insteadOf: string
  readonly finding: { readonly vi: BatchFinding; readonly en: BatchFinding }
}

/** Of several submissions of one commune for one programme the latest counts: by date printed, then by arrival. */
export function findSuperseded(digests: readonly Digest[]): Superseded[] {
  const groups = new Map<string, Digest[]>()
  for (const digest of digests) {
    const key = keyOf(digest)
    if (key === null) continue
    groups.set(key, [...(groups.get(key) ?? []), digest])
  }
  return [...groups.values()].flatMap((group) => {
    const ordered = [...group].sort(later)
    const latest = ordered[0] as Digest
    return ordered.slice(1).map((older) => describe(older, latest))
  })
}

/** Two plans of one commune are two submissions only where they answer the same template. */
function keyOf({ communeCode, commune, province, template }: Digest): string | null {
  if (template === null || commune === null) return null
  return `${template}|${communeCode ?? `${commune}|${province ?? ''}`}`
}

function later(a: Digest, b: Digest): number {
  const byDate = a.date !== null && b.date !== null ? b.date.localeCompare(a.date) : 0
  const byArrival = (b.receivedAt ?? '').localeCompare(a.receivedAt ?? '')
  return byDate || byArrival || b.order - a.order
}

function describe(older: Digest, latest: Digest): Superseded {
  const common = {
    code: 'superseded',
    severity: 'warning' as const,
    evidence: [],
    expectedAt: null,
    plans: [older.planId],
  }
  return {
    planId: older.planId,
    insteadOf: latest.planId,
    finding: {
      vi: {
        ...common,
        message: `${older.commune} đã gửi bản mới hơn (${latest.file}); bản ${older.file} không còn được tính.`,
      },
      en: {
        ...common,
        message: `${older.commune} sent a later version (${latest.file}); ${older.file} no longer counts.`,
      },
    },
  }
}
