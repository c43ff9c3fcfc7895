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
  // Never guess silently: where neither date nor arrival parts the two, the message says so.
  const told =
    (older.date !== null && latest.date !== null && older.date !== latest.date) ||
    (older.receivedAt ?? '') !== (latest.receivedAt ?? '')
  return {
    planId: older.planId,
    insteadOf: latest.planId,
    finding: {
      vi: {
        ...common,
        message: told
          ? `${older.commune} đã gửi bản mới hơn (${latest.file}); bản ${older.file} không còn được tính.`
          : `${older.commune} có hai bản (${latest.file}, ${older.file}) mà ngày ban hành không cho biết bản nào gửi sau; tạm tính bản ${latest.file}.`,
      },
      en: {
        ...common,
        message: told
          ? `${older.commune} sent a later version (${latest.file}); ${older.file} no longer counts.`
          : `${older.commune} sent two versions (${latest.file}, ${older.file}) whose dates do not tell which is later; ${latest.file} counts for now.`,
      },
    },
  }
}
