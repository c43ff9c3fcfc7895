import type { Digest } from './digest.ts'
import type { BatchHit, BatchRule } from './rule.ts'
import { compareSketches } from './shingles.ts'

/** From this likeness on, two plans are told as copies: nine of ten runs of five words are the same. */
const COPY = 0.9

/** Groups of communes whose plans are all but the same text, names and figures aside. */
export const nearCopy: BatchRule = {
  code: 'near-copy',
  severity: 'warning',
  basis: 'Kế hoạch phải cụ thể hóa theo địa phương; chép nguyên của xã khác là chưa cụ thể hóa',
  toPlans: true,
  find: ({ current }) => groupCopies(current),
  examples: [
    {
      plans: [
        { planId: 'a', commune: 'Suối Đá', sketch: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] },
        { planId: 'b', commune: 'Đồng Bàu', sketch: [1, 2, 3, 4, 5, 6, 7, 8, 9, 11] },
      ],
    },
  ],
  counterexamples: [
    {
      plans: [
        { planId: 'a', commune: 'Suối Đá', sketch: [1, 2, 3, 4] },
        { planId: 'b', commune: 'Đồng Bàu', sketch: [1, 2, 7, 8] },
      ],
    },
    // One commune's own plan sent twice copies nobody.
    {
      plans: [
        { planId: 'a', commune: 'Suối Đá', sketch: [1, 2, 3, 4] },
        { planId: 'b', commune: 'Suối Đá', sketch: [1, 2, 3, 4] },
      ],
    },
  ],
}

function groupCopies(digests: readonly Digest[]): BatchHit[] {
  const group = digests.map((_, at) => at)
  const rootOf = (at: number): number => (group[at] === at ? at : rootOf(group[at] as number))
  const likeness = new Map<number, number>()
  for (let one = 0; one < digests.length; one++) {
    for (let two = one + 1; two < digests.length; two++) {
      const [a, b] = [digests[one] as Digest, digests[two] as Digest]
      if (isSameCommune(a, b)) continue
      const same = compareSketches(a.sketch, b.sketch)
      if (same < COPY) continue
      const [from, to] = [rootOf(two), rootOf(one)]
      group[from] = to
      likeness.set(to, Math.min(likeness.get(to) ?? 1, likeness.get(from) ?? 1, same))
    }
  }
  const groups = new Map<number, Digest[]>()
  for (const [at, digest] of digests.entries()) {
    const root = rootOf(at)
    groups.set(root, [...(groups.get(root) ?? []), digest])
  }
  return [...groups]
    .filter(([, members]) => members.length > 1)
    .map(([root, members]) => describe(members, likeness.get(root) ?? 1))
}

function isSameCommune(a: Digest, b: Digest): boolean {
  if (a.communeCode !== null && b.communeCode !== null) return a.communeCode === b.communeCode
  return (
    a.commune !== null && a.commune === b.commune && (a.province ?? b.province) === (b.province ?? a.province)
  )
}

function describe(members: readonly Digest[], likeness: number): BatchHit {
  const names = members.map(({ commune, file }) => commune ?? file).join(', ')
  const share = Math.round(likeness * 100)
  return {
    message: {
      vi: `Kế hoạch của ${names} gần như trùng nhau (giống ${share}% câu chữ), chỉ khác tên và con số.`,
      en: `The plans of ${names} are nearly the same text (${share} % alike), names and figures aside.`,
    },
    plans: members.map(({ planId }) => planId),
  }
}
