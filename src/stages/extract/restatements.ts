import { expandedWords } from '../../knowledge/abbreviations.ts'
import type { Indicator, Task } from '../../model/plan.ts'

/** From this share of common words on, two texts say the same. */
const SAME_SHARE = 0.5
const SAME_COUNT = 0.3
const SAME_LARGE_COUNT = 0.15
const SAME_TASK = 0.72

/**
 * Links each annex item to the body item that it repeats, one to one, the likest first: an indicator must agree in
 * value, unit, comparator, direction and year; a task in its words.
 */
export function linkIndicators(indicators: readonly Indicator[]): Indicator[] {
  return link(indicators, {
    agree: (annex, body) =>
      annex.value === body.value &&
      annex.valueTo === body.valueTo &&
      annex.comparator === body.comparator &&
      annex.measure === body.measure &&
      (annex.unit === body.unit ||
        annex.unit === null ||
        body.unit === null ||
        alike(annex.unit, body.unit)) &&
      (annex.year === body.year || annex.year === null || body.year === null),
    // A count tells more than a percentage does, a large one most: "982 dịch vụ công" needs few common words.
    floor: (annex) => (annex.unit === '%' ? SAME_SHARE : annex.value < 20 ? SAME_COUNT : SAME_LARGE_COUNT),
  })
}

/** See {@link linkIndicators}. */
export function linkTasks(tasks: readonly Task[]): Task[] {
  return link(tasks, { agree: () => true, floor: () => SAME_TASK })
}

function alike(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a)
}

function link<T extends { id: string; text: string; origin: 'body' | 'annex'; restates: string | null }>(
  items: readonly T[],
  rule: { agree: (annex: T, body: T) => boolean; floor: (annex: T) => number },
): T[] {
  const words = new Map(items.map((item) => [item.id, new Set(expandedWords(item.text))]))
  const body = items.filter((item) => item.origin === 'body')
  const annex = items.filter((item) => item.origin === 'annex')
  // Word sets are compared only where the items agree or share a rare word; tables of thousands of rows stay fast.
  const pairs = annex.flatMap((row) =>
    body.flatMap((item) => {
      if (!rule.agree(row, item)) return []
      const similarity = overlap(words.get(row.id) ?? new Set(), words.get(item.id) ?? new Set())
      return similarity >= rule.floor(row) ? [{ row: row.id, item: item.id, similarity }] : []
    }),
  )
  pairs.sort((a, b) => b.similarity - a.similarity)
  const links = new Map<string, string>()
  const used = new Set<string>()
  for (const pair of pairs) {
    if (links.has(pair.row) || used.has(pair.item)) continue
    links.set(pair.row, pair.item)
    used.add(pair.item)
  }
  return items.map((item) => ({ ...item, restates: links.get(item.id) ?? null }))
}

/** Dice's coefficient of two sets of words. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  let common = 0
  for (const word of a) if (b.has(word)) common++
  return (2 * common) / (a.size + b.size)
}
