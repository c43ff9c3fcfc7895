import type { Decisions } from '../../model/decisions.ts'
import type { GapItem, GapStatus } from '../../model/gaps.ts'
import type { Evidence, Finding, Indicator, Task } from '../../model/plan.ts'
import type { Summary } from '../../model/summary.ts'
import type { Template, TemplateItem } from '../../model/template.ts'
import { evidenceHash, findingHash } from '../decisions.ts'
import type { Lang, RunEntry } from '../entry.ts'
import { findingTitle, LABELS, STATUS_SIGNS, STATUSES } from '../messages.ts'
import { comparedItems, countedNames, documentNumber, expectedOf, itemText } from '../reading.ts'
import {
  formatDate,
  formatDeadline,
  formatNumber,
  formatPeriod,
  formatTarget,
  formatUnits,
  nameSection,
} from '../wording.ts'
import { WORDS } from './words.ts'

/** What the matrix shows of one plan: statuses and evidence hashes in the order of the template's items. */
export interface PlanRow {
  readonly name: string
  readonly id: string
  readonly commune: string | null
  readonly type: string | null
  readonly template: string | null
  readonly statuses: readonly (GapStatus | null)[]
  readonly hashes: readonly (string | null)[]
  readonly doubtful: readonly number[]
  readonly findings: { readonly error: number; readonly warning: number; readonly info: number }
}

/** Everything the overview needs: `report/data/batch.js`. */
export function viewBatch(input: {
  summary: Summary
  templates: readonly Template[]
  rows: readonly PlanRow[]
  decisions: Decisions | null
  lang: Lang
}): unknown {
  const { summary, lang } = input
  const read = new Set<string | null>(input.rows.map((one) => one.name))
  const counted = countedNames(summary)
  const names = new Map(summary.files.map((one) => [one.planId, one.name]))
  return {
    lang,
    words: WORDS[lang],
    labels: LABELS[lang],
    signs: STATUS_SIGNS,
    statuses: STATUSES,
    title: summary.pipeline.title,
    pipeline: summary.pipeline.id,
    asOf: summary.options.asOf === null ? null : formatDate(summary.options.asOf, lang),
    version: summary.rasoat,
    templates: input.templates.map((one) => viewTemplate(one, lang)),
    plans: input.rows.map((one) => ({ ...one, counts: counted.has(one.name) })),
    communes: summary.communes,
    files: summary.files
      .filter((one) => one.status !== 'done')
      .map(({ file, name, status, message, commune, insteadOf }) => ({
        file,
        name: read.has(name) ? name : null,
        status,
        message,
        commune,
        insteadOf,
      })),
    batch: summary.batch.map((one) => ({
      ...viewFinding(one, lang),
      plans: one.plans.flatMap((id) => names.get(id) ?? []),
    })),
    decisions: input.decisions ?? { schemaVersion: summary.schemaVersion, decisions: [], verdicts: [] },
  }
}

/** One row of the matrix. */
export function viewRow(entry: RunEntry, template: Template | null): PlanRow {
  const { plan, gaps, name } = entry
  const found = new Map((gaps?.items ?? []).map((one) => [one.templateItem, one]))
  const items = comparedItems(template).map((one) => found.get(one.id) ?? null)
  const doubtful = new Set(plan.indicators.filter((one) => one.doubtful).map((one) => one.id))
  const findings = { error: 0, warning: 0, info: 0 }
  for (const one of [...plan.findings, ...(gaps?.findings ?? [])]) findings[one.severity] += 1
  return {
    name,
    id: plan.id,
    commune: plan.commune,
    type: plan.header.issuer.communeType,
    template: template?.id ?? null,
    statuses: items.map((one) => one?.status ?? null),
    hashes: items.map((one) => (one === null ? null : evidenceHash(one.evidence))),
    doubtful: items.flatMap((one, at) => (one?.planItems.some((id) => doubtful.has(id)) ? [at] : [])),
    findings,
  }
}

/** Everything a plan's page needs: `report/data/plans/<name>.js`. */
export function viewPlan(input: {
  entry: RunEntry
  template: Template | null
  picture: (page: number) => string | null
  lang: Lang
}): unknown {
  const { template, lang } = input
  const { plan, gaps, name } = input.entry
  const gapItems = new Map((gaps?.items ?? []).map((one) => [one.templateItem, one]))
  const additions = new Set(gaps?.additions ?? [])
  return {
    name,
    id: plan.id,
    commune: plan.commune,
    type: plan.header.issuer.communeType,
    header: viewHeader(input.entry, lang),
    pages: plan.source.pages.map((one) => ({
      ...{ page: one.page, width: one.width, height: one.height, method: one.method, reason: one.reason },
      ...{ confidence: one.confidence, picture: input.picture(one.page) },
    })),
    sections: plan.sections.map((section) => ({ id: section.id, title: nameSection(section) })),
    items: comparedItems(template).flatMap((one) => {
      const gap = gapItems.get(one.id)
      return gap === undefined ? [] : [viewItem(one, gap, lang)]
    }),
    findings: [...plan.findings, ...(gaps?.findings ?? [])].map((one) => viewFinding(one, lang)),
    goals: plan.goals.map(({ id, text, evidence }) => ({ id, text, evidence: evidence.map(viewEvidence) })),
    indicators: plan.indicators.map((one) => viewIndicator(one, additions.has(one.id), lang)),
    tasks: plan.tasks.map((one) => viewTask(one, additions.has(one.id), lang)),
    restorations: plan.restorations,
  }
}

function viewTemplate(template: Template, lang: Lang): unknown {
  return {
    id: template.id,
    title: template.title,
    issuer: template.issuer,
    number: template.number,
    date: template.date === null ? null : formatDate(template.date, lang),
    reconstructed: template.reconstructed,
    items: comparedItems(template).map((one) => ({
      ...{
        id: one.id,
        kind: one.kind,
        requirement: one.requirement,
        text: itemText(one, lang),
        year: one.year,
      },
      expected: expectedOf(one, lang),
    })),
  }
}

function viewItem(item: TemplateItem, gap: GapItem, lang: Lang): unknown {
  return {
    ...{
      id: item.id,
      kind: item.kind,
      requirement: item.requirement,
      text: itemText(item, lang),
      year: item.year,
    },
    expected: expectedOf(item, lang),
    note: item.note,
    status: gap.status,
    planItems: gap.planItems,
    candidates: gap.candidates,
    differences: gap.differences.map((one) => ({
      ...one,
      title: LABELS[lang].field[one.field] ?? one.field,
    })),
    message: gap.message,
    evidence: distinct(gap.evidence).map(viewEvidence),
    expectedAt: gap.expectedAt,
    hash: evidenceHash(gap.evidence),
  }
}

function viewHeader(entry: RunEntry, lang: Lang): unknown {
  const { header, legalBases, source } = entry.plan
  const { symbol, date, period, signer } = header
  const basis = legalBases.find((one) => one.relation === 'implements') ?? null
  return {
    issuer: header.issuer.name,
    documentType: header.documentType,
    number: documentNumber(entry.plan),
    symbol,
    date: date.iso === null ? null : formatDate(date.iso, lang),
    partialDate: date.iso === null ? { year: date.year, month: date.month, day: date.day } : null,
    title: header.title,
    period: formatPeriod(period),
    signer: [signer.authority, signer.position, signer.name]
      .filter((one) => one !== null && one !== '')
      .join(', '),
    basis: basis === null ? null : [basis.documentType, basis.number].filter((one) => one !== null).join(' '),
    file: [source.file, ...source.attachments.map((one) => one.file)].join('; '),
    pageCount: source.pageCount,
    ocrPages: source.pages.filter((one) => one.method === 'ocr' || one.method === 'mixed').length,
    evidence: {
      number: header.evidence.number.map(viewEvidence),
      date: header.evidence.date.map(viewEvidence),
      title: header.evidence.title.map(viewEvidence),
      signer: header.evidence.signer.map(viewEvidence),
      basis: (basis?.evidence ?? []).map(viewEvidence),
    },
  }
}

function viewIndicator(one: Indicator, addition: boolean, lang: Lang): unknown {
  return {
    ...{ id: one.id, text: one.text, year: one.year, origin: one.origin, addition, doubtful: one.doubtful },
    value: formatTarget(one, lang),
    strive: one.commitment === 'strive',
    readings: one.readings.map((reading) => ({
      text: reading.text,
      value: reading.value === null ? null : formatNumber(reading.value, lang),
      engine: reading.engine,
      confidence: reading.confidence,
    })),
    deadline: formatDeadline(one.deadline, lang),
    responsible: formatUnits(one.responsible),
    coordinating: formatUnits(one.coordinating),
    product: one.product,
    evidence: one.evidence.map(viewEvidence),
    hash: evidenceHash(one.evidence),
  }
}

function viewTask(one: Task, addition: boolean, lang: Lang): unknown {
  return {
    ...{ id: one.id, text: one.text, origin: one.origin, addition, product: one.product },
    deadline: formatDeadline(one.deadline, lang),
    responsible: formatUnits(one.responsible),
    coordinating: formatUnits(one.coordinating),
    evidence: one.evidence.map(viewEvidence),
    hash: evidenceHash(one.evidence),
  }
}

function viewFinding(one: Finding, lang: Lang): Record<string, unknown> {
  return {
    ...{ code: one.code, title: findingTitle(one.code, lang), severity: one.severity, message: one.message },
    evidence: one.evidence.map(viewEvidence),
    expectedAt: one.expectedAt,
    hash: findingHash(one),
  }
}

/** A body item and the goal above it may rest on the same words. */
function distinct(evidence: readonly Evidence[]): Evidence[] {
  const key = (one: Evidence): string => `${one.page} ${one.box.join(' ')}`
  return evidence.filter((one, at) => evidence.findIndex((other) => key(other) === key(one)) === at)
}

const viewEvidence = ({ page, box, quote, confidence, handwritten }: Evidence): unknown => ({
  page,
  box: box.map((one) => Math.round(one * 10) / 10),
  quote,
  confidence,
  handwritten,
})
