import type { GapItem, GapStatus } from '../model/gaps.ts'
import type { Finding, Indicator, Plan, Task } from '../model/plan.ts'
import type { Summary } from '../model/summary.ts'
import type { Template, TemplateItem } from '../model/template.ts'
import { findingKey, itemKey, type Review, reviewOf } from './decisions.ts'
import type { Lang, RunEntry } from './entry.ts'
import { formatDate, formatDeadline, formatTarget, formatUnits } from './wording.ts'

/** A template item as one plan answers it, with people's word beside the machine's. */
export interface AnsweredItem {
  readonly item: TemplateItem
  /** Its number in the template, from 1. */
  readonly number: number
  readonly gap: GapItem
  /** The status that counts: a person's where there is one. */
  readonly status: GapStatus
  readonly review: Review
  readonly expected: string | null
  readonly actual: string | null
  readonly page: number | null
  readonly quote: string | null
}

/** Statuses that ask for something, the gravest first. */
export const LACKING = ['missing', 'weaker', 'changed', 'unclear'] as const

export function isLacking(status: GapStatus): boolean {
  return (LACKING as readonly GapStatus[]).includes(status)
}

/**
 * Names of the plans that count: a superseded submission, a duplicate or what is no plan has its page, but a
 * commune must not stand in a table twice. A plan that the summary does not name counts.
 */
export function countedNames(summary: Summary): { has(name: string): boolean } {
  const out = new Set(summary.files.filter((one) => one.status !== 'done').map((one) => one.name))
  return { has: (name) => !out.has(name) }
}

/** The template's items that are compared at all: those the province keeps to itself are left out. */
export function comparedItems(template: Template | null): TemplateItem[] {
  return (template?.items ?? []).filter((one) => one.enabled)
}

/** A plan's answers in the template's order; empty where it answers no template. */
export function answersOf(entry: RunEntry, template: Template | null, lang: Lang): AnsweredItem[] {
  const gaps = new Map((entry.gaps?.items ?? []).map((one) => [one.templateItem, one]))
  const facts = factsById(entry.plan)
  return comparedItems(template).flatMap((item, at) => {
    const gap = gaps.get(item.id)
    if (gap === undefined) return []
    const review = reviewOf(entry.review, itemKey(item.id))
    const found = gap.planItems.flatMap((id) => facts.get(id) ?? [])
    return {
      ...{ item, number: at + 1, gap, review, status: review.status ?? gap.status },
      expected: expectedOf(item, lang),
      actual: actualOf(found, lang),
      page: gap.evidence[0]?.page ?? null,
      quote: gap.evidence[0]?.quote ?? null,
    }
  })
}

/** An item's text without its full stop, with its year where the text does not name it: two years may ask in the same words. */
export function itemText(item: TemplateItem, lang: Lang): string {
  const text = item.text.replace(/[\s.;]+$/, '')
  if (item.year === null || text.includes(String(item.year))) return text
  return `${text} (${lang === 'vi' ? 'năm ' : ''}${item.year})`
}

/** What the province asks, in few words; null where the item's text says it all. */
export function expectedOf(item: TemplateItem, lang: Lang): string | null {
  return joined([
    formatTarget(item, lang),
    formatDeadline(item.deadline, lang),
    formatUnits(item.responsible),
  ])
}

/** Share of mandatory items met or exceeded, people's word counted; null where none apply. */
export function coverageOf(answers: readonly AnsweredItem[]): number | null {
  const applying = answers.filter(
    (one) => one.item.requirement === 'mandatory' && one.status !== 'not-applicable',
  )
  if (applying.length === 0) return null
  return applying.filter((one) => one.status === 'met' || one.status === 'exceeded').length / applying.length
}

/** All findings on a plan: its own and those of the comparison, with what people said. */
export function findingsOf(entry: RunEntry): { finding: Finding; review: Review }[] {
  return [...entry.plan.findings, ...(entry.gaps?.findings ?? [])].map((finding) => ({
    finding,
    review: reviewOf(entry.review, findingKey(finding)),
  }))
}

/** `xã Sa Thầy`; the issuer or the file where the commune is not known. */
export function communeName(plan: Plan): string {
  const { issuer } = plan.header
  if (plan.commune === null) return issuer.name ?? plan.source.file
  return issuer.communeType === null ? plan.commune : `${issuer.communeType} ${plan.commune}`
}

/** `Kế hoạch số 21/KH-UBND ngày 12/9/2025`; the parts that the plan leaves blank are left out. */
export function documentName(plan: Plan): string {
  const { documentType, date } = plan.header
  const number = documentNumber(plan)
  const kind =
    documentType === null
      ? 'Kế hoạch'
      : documentType.charAt(0).toUpperCase() + documentType.slice(1).toLowerCase()
  const numbered = number === null ? kind : `${kind} số ${number}`
  return date.iso === null ? numbered : `${numbered} ngày ${formatDate(date.iso, 'vi')}`
}

/** `21/KH-UBND`; null where the number is blank. */
export function documentNumber({ header: { number, symbol } }: Plan): string | null {
  return number === null ? null : [number, symbol].filter((one) => one !== null).join('/')
}

/** Where an item stands in the report, from the output folder. */
export function reportLink(name: string, place?: { item: string } | { finding: string }): string {
  const query = place === undefined ? '' : `?${new URLSearchParams(place as Record<string, string>)}`
  return `report/index.html#/plan/${encodeURIComponent(name)}${query}`
}

function factsById(plan: Plan): Map<string, Indicator | Task | { text: string }> {
  return new Map([...plan.goals, ...plan.indicators, ...plan.tasks].map((one) => [one.id, one]))
}

/** In figures where the plan has any, else its words. */
function actualOf(facts: readonly (Indicator | Task | { text: string })[], lang: Lang): string | null {
  const figures = new Set(facts.flatMap((one) => figuresOf(one, lang) ?? []))
  return figures.size > 0 ? [...figures].join('; ') : (facts[0]?.text ?? null)
}

function figuresOf(fact: Indicator | Task | { text: string }, lang: Lang): string | null {
  if ('value' in fact) {
    const year = fact.year === null ? null : lang === 'vi' ? `năm ${fact.year}` : String(fact.year)
    return joined([formatTarget(fact, lang), year], ', ')
  }
  if ('deadline' in fact) return joined([formatDeadline(fact.deadline, lang), formatUnits(fact.responsible)])
  return null
}

function joined(parts: readonly (string | null)[], by = '; '): string | null {
  const said = parts.filter((one) => one !== null)
  return said.length === 0 ? null : said.join(by)
}
