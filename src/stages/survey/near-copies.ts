import type { Digest } from './digest.ts'
import { compareSketches } from './shingles.ts'
import type { BatchFinding } from './survey.ts'

/** From this likeness on, two plans are told as copies: nine of ten runs of five words are the same. */
const COPY = 0.9

/** Groups of communes whose plans are all but the same text, names and figures aside. */
export function findNearCopies(digests: readonly Digest[], lang: 'vi' | 'en'): BatchFinding[] {
  const group = digests.map((_, at) => at)
  const rootOf = (at: number): number => (group[at] === at ? at : rootOf(group[at] as number))
  let least = 1
  const likeness = new Map<number, number>()
  for (let one = 0; one < digests.length; one++) {
    for (let two = one + 1; two < digests.length; two++) {
      const [a, b] = [digests[one] as Digest, digests[two] as Digest]
      const same = compareSketches(a.sketch, b.sketch)
      if (same < COPY) continue
      least = Math.min(least, same)
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
    .map(([root, members]) => describe(members, likeness.get(root) ?? 1, lang))
}

function describe(members: readonly Digest[], likeness: number, lang: 'vi' | 'en'): BatchFinding {
  const names = members.map(({ commune, file }) => commune ?? file).join(', ')
  const share = Math.round(likeness * 100)
  return {
    code: 'near-copy',
    severity: 'warning',
    message:
      lang === 'vi'
        ? `Kế hoạch của ${names} gần như trùng nhau (giống từ ${share}% câu chữ), chỉ khác tên và con số.`
        : `The plans of ${names} are nearly the same text (from ${share} % alike), names and figures aside.`,
    evidence: [],
    expectedAt: null,
    plans: members.map(({ planId }) => planId),
  }
}
