import type { z } from 'zod'
import type { Comparator, Deadline, Measure, Unit } from '../model/plan.ts'
import type { Lang } from './entry.ts'

/** A target as figures; template items leave fields null where the province names none. */
export interface Target {
  readonly comparator: z.infer<typeof Comparator> | null
  readonly value: number | null
  readonly valueTo: number | null
  readonly unit: string | null
  readonly measure: z.infer<typeof Measure> | null
}

const COMPARATORS: Record<Lang, Record<z.infer<typeof Comparator>, string>> = {
  vi: { eq: '', gte: 'tối thiểu', gt: 'trên', lte: 'không quá', lt: 'dưới', between: 'từ', approx: 'khoảng' },
  en: { eq: '', gte: 'at least', gt: 'over', lte: 'at most', lt: 'under', between: 'from', approx: 'about' },
}

/** `1500.5` → `1.500,5` (vi) or `1,500.5` (en). */
export function formatNumber(value: number, lang: Lang): string {
  const [whole = '', fraction] = String(Math.abs(value)).split('.')
  const grouped = /^\d+$/.test(whole) ? whole.replace(/\B(?=(?:\d{3})+$)/g, lang === 'vi' ? '.' : ',') : whole
  const sign = value < 0 ? '-' : ''
  return fraction === undefined ? sign + grouped : `${sign}${grouped}${lang === 'vi' ? ',' : '.'}${fraction}`
}

/** `0.875` → `87,5%`; null → `null`. Rounded to a tenth of a per cent, never up to 100 %. */
export function formatShare(share: number | null, lang: Lang): string | null {
  if (share === null) return null
  const tenths = Math.round(share * 1000)
  return `${formatNumber((share < 1 ? Math.min(tenths, 999) : tenths) / 10, lang)}%`
}

/** A target in words, `giảm tối thiểu 20%`; null where there is no figure. */
export function formatTarget(target: Target, lang: Lang): string | null {
  if (target.value === null) return null
  const comparator = target.comparator ?? 'eq'
  const parts = []
  if (target.measure === 'increase') parts.push(lang === 'vi' ? 'tăng' : 'increase of')
  if (target.measure === 'decrease') parts.push(lang === 'vi' ? 'giảm' : 'decrease of')
  if (COMPARATORS[lang][comparator] !== '') parts.push(COMPARATORS[lang][comparator])
  if (comparator === 'between' && target.valueTo !== null) {
    parts.push(withUnit(target.value, target.unit === '%' ? '%' : null, lang), lang === 'vi' ? 'đến' : 'to')
    parts.push(withUnit(target.valueTo, target.unit, lang))
  } else {
    parts.push(withUnit(target.value, target.unit, lang))
  }
  return parts.join(' ')
}

/** `2025-07-18` → `18/7/2025` (months from 3 to 9 without a leading zero, as Nghị định 30/2020/NĐ-CP writes). */
export function formatDate(iso: string, lang: Lang): string {
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-')
  if (lang === 'en') return `${year}-${month}-${day}`
  return `${day}/${Number(month) <= 2 ? month : Number(month)}/${year}`
}

/** `2025 - 2026`, or the one year. */
export function formatPeriod(period: { readonly from: number; readonly to: number } | null): string | null {
  if (period === null) return null
  return period.from === period.to ? String(period.from) : `${period.from} - ${period.to}`
}

/** A deadline as printed, with its date where the print says it in other words. */
export function formatDeadline(deadline: Deadline | null, lang: Lang): string | null {
  if (deadline === null) return null
  if (deadline.text !== '') return deadline.text
  return deadline.end === null ? null : formatDate(deadline.end, lang)
}

/** Names of units, parted by `; `; null for none. */
export function formatUnits(units: readonly Unit[]): string | null {
  return units.length === 0 ? null : units.map((unit) => unit.name).join('; ')
}

function withUnit(value: number, unit: string | null, lang: Lang): string {
  if (unit === null) return formatNumber(value, lang)
  return unit.startsWith('%') ? formatNumber(value, lang) + unit : `${formatNumber(value, lang)} ${unit}`
}

/** A section as a sentence names it: label and title, without the colon or point that ends them on the page. */
export function nameSection({ label, title }: { label: string; title: string }): string {
  return `${label} ${title}`.trim().replace(/[\s:;.]+$/, '')
}
