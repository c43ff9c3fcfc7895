import type { Comparator, Deadline, Measure, Unit } from '../../model/plan.ts'
import type { Quantity } from './quantity.ts'

export type Lang = 'vi' | 'en'

const COMPARATORS: Readonly<Record<Lang, Readonly<Record<Comparator, string>>>> = {
  vi: { eq: '', gte: 'tối thiểu', gt: 'trên', lte: 'không quá', lt: 'dưới', between: 'từ', approx: 'khoảng' },
  en: { eq: '', gte: 'at least', gt: 'over', lte: 'at most', lt: 'under', between: 'from', approx: 'about' },
}
const MEASURES: Readonly<Record<Lang, Readonly<Record<Measure, string>>>> = {
  vi: { level: '', increase: 'tăng', decrease: 'giảm' },
  en: { level: '', increase: 'increase of', decrease: 'decrease of' },
}

const NUMBERS: Readonly<Record<Lang, Intl.NumberFormat>> = {
  vi: new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 6 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 }),
}

/** `giảm tối thiểu 20%`, `dưới 8 phút`. */
export function sayQuantity(quantity: Quantity, lang: Lang): string {
  const { comparator, value, valueTo, unit, measure } = quantity
  const range =
    comparator === 'between' && valueTo !== null
      ? `${sayNumber(value, lang)} ${lang === 'vi' ? 'đến' : 'to'} ${sayNumber(valueTo, lang)}`
      : sayNumber(value, lang)
  const figure = unit === null ? range : /^[%‰]/.test(unit) ? range + unit : `${range} ${unit}`
  return [MEASURES[lang][measure], COMPARATORS[lang][comparator], figure]
    .filter((part) => part !== '')
    .join(' ')
}

/** `1500.5` → `1.500,5` in Vietnamese, `1,500.5` in English. */
export function sayNumber(value: number, lang: Lang): string {
  return NUMBERS[lang].format(value)
}

/** The deadline as printed. */
export function sayDeadline(deadline: Deadline, lang: Lang): string {
  if (deadline.text !== '') return deadline.text
  if (deadline.end !== null) return lang === 'vi' ? deadline.end.split('-').reverse().join('/') : deadline.end
  return deadline.kind
}

export function sayUnits(units: readonly Unit[]): string {
  return units.map((unit) => unit.name).join('; ')
}

/** A text in quotation marks, cut at a word's end to about 200 characters. */
export function quote(text: string): string {
  if (text.length <= 200) return `“${text}”`
  const cut = text.slice(0, 200)
  return `“${cut.slice(0, Math.max(cut.lastIndexOf(' '), 150))}…”`
}
