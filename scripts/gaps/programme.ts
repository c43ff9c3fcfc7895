import { readFileSync } from 'node:fs'
import type { Template, TemplateItem } from '../../src/model/template.ts'
import { ASKED, ledBy } from './asked.ts'

/** What a province asks, and how communes put it; see `programmes/*.json`. `{v}` is the value, `{u}` its unit. */
export interface Programme {
  readonly id: string
  readonly province: {
    readonly name: string
    readonly number: string
    readonly date: readonly [day: string, month: string, year: string]
    readonly subject: string
  }
  readonly title: string
  /** The province's own total, and words that only a province can write. */
  readonly provincial: {
    readonly text: string
    readonly value: number
    readonly unit: string
    readonly wording: string
  }
  readonly items: readonly Item[]
}

export interface Item {
  readonly key: string
  readonly asked: string
  readonly plain: string
  readonly open: string
  /** Written apart; used in the final measurement only. */
  readonly held: string
  readonly year?: number
  readonly comparator?: 'gte' | 'lte' | 'eq'
  readonly value?: number
  readonly unit?: string
  readonly better?: 'higher' | 'lower'
  readonly measure?: 'decrease'
  readonly lead?: string
  readonly deadline?: readonly [
    kind: 'date' | 'month' | 'ongoing' | 'recurring',
    what: string | null,
    text: string,
  ]
  readonly parts?: readonly [string, string]
}

export interface Around {
  readonly communes: readonly string[]
  readonly signers: readonly string[]
  readonly open: Prose
  readonly held: Prose
}

export interface Prose {
  readonly purpose: readonly string[]
  readonly extra: readonly string[]
  readonly close: string
}

const NAMES = ['phuc-vu-nguoi-dan', 'nuoc-sach-moi-truong', 'giam-ngheo-viec-lam']

export const PROGRAMMES: readonly Programme[] = NAMES.map((name) => readJson<Programme>(name))
export const AROUND = readJson<Around>('around')

/** The template that a programme's provincial plan gives. */
export function templateOf(programme: Programme): Template {
  const { id, province, provincial, items } = programme
  const [day, month, year] = province.date
  return {
    schemaVersion: '1.0',
    id,
    title: `${province.subject} trên địa bàn tỉnh ${province.name}`,
    issuer: `Ủy ban nhân dân tỉnh ${province.name}`,
    number: `${province.number}/KH-UBND`,
    date: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
    period: null,
    reconstructed: false,
    items: [
      ...items.map(templateItem),
      {
        ...ASKED,
        id: 'tong-so-cua-tinh',
        kind: 'indicator',
        text: fill(provincial.text, provincial.value, provincial.unit),
        scope: 'province',
        requirement: 'optional',
        enabled: false,
        comparator: 'eq',
        value: provincial.value,
        unit: provincial.unit,
        measure: 'level',
      },
    ],
  }
}

/** A wording with its figure put in, as Vietnamese writes figures. */
export function fill(text: string, value: number, unit: string): string {
  return text.replaceAll('{v}', writeNumber(value)).replaceAll('{u}', unit)
}

function writeNumber(value: number): string {
  const [whole = '', fraction] = String(value).split('.')
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, '.')
  const padded = value < 10 && fraction === undefined ? grouped.padStart(2, '0') : grouped
  return fraction === undefined ? padded : `${padded},${fraction}`
}

function templateItem(item: Item): TemplateItem {
  const text = fill(item.asked, item.value ?? 0, item.unit ?? '')
  if (item.value === undefined)
    return {
      ...ASKED,
      id: item.key,
      kind: 'task',
      text,
      deadline: deadlineOf(item),
      responsible: ledBy(item.lead),
    }
  return {
    ...ASKED,
    id: item.key,
    kind: 'indicator',
    text,
    year: item.year ?? null,
    comparator: item.comparator ?? 'gte',
    value: item.value,
    unit: item.unit ?? null,
    measure: item.measure ?? 'level',
    direction: item.better === 'lower' ? 'lower-is-better' : 'higher-is-better',
  }
}

function deadlineOf({ deadline }: Item): TemplateItem['deadline'] {
  if (!deadline) return null
  const [kind, what, text] = deadline
  return {
    kind,
    relation: kind === 'date' ? 'before' : 'in',
    start: null,
    end: kind === 'date' || kind === 'month' ? what : null,
    frequency: kind === 'recurring' ? [what as 'quarterly'] : [],
    text,
  }
}

function readJson<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`./programmes/${name}.json`, import.meta.url), 'utf8')) as T
}
