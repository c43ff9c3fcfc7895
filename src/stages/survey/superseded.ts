import { foldText } from '../../vietnamese/normalise.ts'
import type { Digest } from './digest.ts'
import type { BatchRule } from './rule.ts'

export interface Superseded {
  readonly planId: string
  /** The plan that counts instead. */
  readonly insteadOf: string
  readonly message: { readonly vi: string; readonly en: string }
}

/** A later submission of the same commune for the same programme counts instead. */
export const superseded: BatchRule = {
  code: 'superseded',
  severity: 'warning',
  basis: 'Một xã một kế hoạch cho một chương trình; bản gửi sau thay bản gửi trước',
  toPlans: true,
  find: ({ received }) =>
    findSuperseded(received).map(({ planId, message }) => ({ message, plans: [planId] })),
  examples: [
    {
      plans: [
        { planId: 'old', commune: 'Suối Đá', date: '2025-10-01' },
        { planId: 'new', commune: 'Suối Đá', date: '2025-10-20' },
      ],
    },
    // Outside every template the title tells that it is the same plan.
    {
      plans: [
        {
          planId: 'old',
          commune: 'Suối Đá',
          template: null,
          title: 'Trồng cây năm 2026',
          date: '2025-10-01',
        },
        {
          planId: 'new',
          commune: 'Suối Đá',
          template: null,
          title: 'Trồng cây  năm 2026',
          date: '2025-10-20',
        },
      ],
    },
  ],
  counterexamples: [
    {
      plans: [
        { planId: 'a', commune: 'Suối Đá' },
        { planId: 'b', commune: 'Đồng Bàu' },
      ],
    },
    {
      plans: [
        { planId: 'a', commune: 'Suối Đá', template: null, title: 'Trồng cây năm 2026' },
        { planId: 'b', commune: 'Suối Đá', template: null, title: 'Phòng, chống thiên tai năm 2026' },
      ],
    },
    {
      plans: [
        { planId: 'a', commune: null, template: null, title: 'Trồng cây năm 2026' },
        { planId: 'b', commune: null, template: null, title: 'Trồng cây năm 2026' },
      ],
    },
  ],
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

/** Two plans of one commune are two submissions only where they answer the same template, or have the same title. */
function keyOf({ communeCode, commune, province, template, title }: Digest): string | null {
  if (commune === null) return null
  const matter = template ?? (title === null ? null : foldText(title))
  return matter === null
    ? null
    : `${template === null}|${matter}|${communeCode ?? `${commune}|${province ?? ''}`}`
}

function later(a: Digest, b: Digest): number {
  const byDate = a.date !== null && b.date !== null ? b.date.localeCompare(a.date) : 0
  const byArrival = (b.receivedAt ?? '').localeCompare(a.receivedAt ?? '')
  return byDate || byArrival || b.order - a.order
}

function describe(older: Digest, latest: Digest): Superseded {
  // Never guess silently: where neither date nor arrival parts the two, the message says so.
  const told =
    (older.date !== null && latest.date !== null && older.date !== latest.date) ||
    (older.receivedAt ?? '') !== (latest.receivedAt ?? '')
  return {
    planId: older.planId,
    insteadOf: latest.planId,
    message: {
      vi: told
        ? `${older.commune} đã gửi bản mới hơn (${latest.file}); bản ${older.file} không còn được tính.`
        : `${older.commune} có hai bản (${latest.file}, ${older.file}) mà ngày ban hành không cho biết bản nào gửi sau; tạm tính bản ${latest.file}.`,
      en: told
        ? `${older.commune} sent a later version (${latest.file}); ${older.file} no longer counts.`
        : `${older.commune} sent two versions (${latest.file}, ${older.file}) whose dates do not tell which is later; ${latest.file} counts for now.`,
    },
  }
}
