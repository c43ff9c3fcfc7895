import type { Header, LegalBasis } from '../../model/plan.ts'

/**
 * A header without a date by hand that cannot be: a plan is not issued before the documents it is based on. The pen's
 * day or month was misread then; neither is claimed, the evidence still shows what was read.
 */
export function withoutImpossibleDate(header: Header, bases: readonly LegalBasis[]): Header {
  const { iso } = header.date
  if (iso === null || !header.evidence.date.some((entry) => entry.handwritten)) return header
  const late = bases.some(({ relation, date }) => relation !== 'mentioned' && date !== null && date > iso)
  return late ? { ...header, date: { ...header.date, iso: null, month: null, day: null } } : header
}
