import type { Extraction } from '../../model/plan.ts'

/**
 * The earliest day on which the plan can have been signed, ISO: its date, the first of its month or year where the
 * day is blank; never before the youngest document it rests on. Null where nothing tells.
 */
export function earliestDate(extraction: Extraction): string | null {
  const { iso, year, month } = extraction.header.date
  if (iso !== null) return iso
  const printed = year === null ? null : `${year}-${String(month ?? 1).padStart(2, '0')}-01`
  const cited = extraction.legalBases
    .filter(({ relation }) => relation !== 'mentioned')
    .flatMap(({ date }) => (date === null ? [] : [date]))
    .sort()
    .at(-1)
  if (printed === null) return cited ?? null
  // A cited date beyond the printed month would be a slip of either; the printed one is the plan's own.
  if (
    cited === undefined ||
    cited.slice(0, month === null ? 4 : 7) > printed.slice(0, month === null ? 4 : 7)
  )
    return printed
  return [cited, printed].sort()[1] ?? printed
}
