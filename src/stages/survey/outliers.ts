import type { Template } from '../../model/template.ts'
import type { Digest } from './digest.ts'
import type { BatchHit, BatchRule } from './rule.ts'

/** Fewer values than this tell nothing of what is usual. */
const ENOUGH = 5
/** Modified z-score beyond which a value stands apart (Iglewicz and Hoaglin 1993). */
const APART = 3.5

/** Values that stand far from what the other communes set for the same template item. */
export const outlier: BatchRule = {
  code: 'outlier',
  severity: 'info',
  basis: 'Mức cách xa các xã khác (điểm z hiệu chỉnh trên 3,5, Iglewicz và Hoaglin 1993) có thể là ghi nhầm',
  toPlans: true,
  find: ({ current, templates }) => findApart(current, templates),
  examples: [
    { plans: [setting('a', 90), setting('b', 91), setting('c', 90), setting('d', 92), setting('e', 45)] },
  ],
  counterexamples: [
    { plans: [setting('a', 90), setting('b', 91), setting('c', 90), setting('d', 92), setting('e', 85)] },
    { plans: [setting('a', 90), setting('b', 91), setting('c', 90), setting('d', 45)] },
  ],
}

function setting(planId: string, value: number): Partial<Digest> {
  return { planId, items: [{ templateItem: 'hai-long', status: 'met', value, unit: '%' }] }
}

function findApart(digests: readonly Digest[], templates: readonly Template[]): BatchHit[] {
  return templates.flatMap((template) =>
    template.items.flatMap((item) => {
      const given = digests
        .filter((digest) => digest.template === template.id)
        .flatMap((digest) => {
          const found = digest.items.find(({ templateItem }) => templateItem === item.id)
          return found && found.value !== null ? [{ digest, value: found.value, unit: found.unit }] : []
        })
      const unit = mostCommon(given.map((entry) => entry.unit))
      const alike = given.filter((entry) => entry.unit === unit)
      if (alike.length < ENOUGH) return []
      const values = alike.map(({ value }) => value)
      const centre = median(values)
      const spread = median(values.map((value) => Math.abs(value - centre)))
      return alike
        .filter(({ value }) => standsApart(value, centre, spread))
        .map(({ digest, value }) => describe({ digest, value, centre, unit, text: item.text }))
    }),
  )
}

/** Where most communes set the same value the spread is nothing; then only half as much again, or half, is apart. */
function standsApart(value: number, centre: number, spread: number): boolean {
  const distance = Math.abs(value - centre)
  if (distance <= 0.25 * Math.abs(centre)) return false
  return spread === 0 ? distance >= 0.5 * Math.abs(centre) : (0.6745 * distance) / spread > APART
}

function describe({
  digest,
  value,
  centre,
  unit,
  text,
}: {
  digest: Digest
  value: number
  centre: number
  unit: string | null
  text: string
}): BatchHit {
  const who = digest.commune ?? digest.file
  const figure = (number: number, locale: string) => {
    const shown = new Intl.NumberFormat(locale).format(number)
    return unit === null ? shown : unit.startsWith('%') ? shown + unit : `${shown} ${unit}`
  }
  const [own, usual] = [(locale: string) => figure(value, locale), (locale: string) => figure(centre, locale)]
  return {
    message: {
      vi: `${who} đặt ${own('vi-VN')}, khác xa mức phổ biến ${usual('vi-VN')} của các xã: “${text}”.`,
      en: `${who} sets ${own('en-GB')}, far from the usual ${usual('en-GB')}: “${text}”.`,
    },
    plans: [digest.planId],
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

function mostCommon(units: readonly (string | null)[]): string | null {
  const counts = new Map<string | null, number>()
  for (const unit of units) counts.set(unit, (counts.get(unit) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}
