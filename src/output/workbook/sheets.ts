import type { Evidence } from '../../model/plan.ts'
import type { Template } from '../../model/template.ts'
import { findingHash, itemKey, type Review, reviewOf } from '../decisions.ts'
import type { Lang, RunEntry } from '../entry.ts'
import { findingTitle, LABELS } from '../messages.ts'
import {
  answersOf,
  communeName,
  comparedItems,
  coverageOf,
  documentNumber,
  findingsOf,
  isLacking,
  itemText,
  LACKING,
  reportLink,
} from '../reading.ts'
import { formatDeadline, formatPeriod, formatTarget, formatUnits } from '../wording.ts'
import { HEADERS } from './headers.ts'

/** A cell: a date stands apart from text, a link carries its text. */
export type Cell =
  | string
  | number
  | null
  | { readonly date: string }
  | { readonly text: string; readonly link: string }

export interface Column {
  readonly header: string
  /** In characters. */
  readonly width: number
  readonly format?: 'percent' | 'number' | 'date' | 'status'
}

export interface Sheet {
  readonly name: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  /** Columns that stay in sight. */
  readonly frozen: number
  /** Height of the header row in points. */
  readonly headerHeight: number
}

interface Batch {
  readonly entries: readonly RunEntry[]
  readonly templates: readonly Template[]
  readonly lang: Lang
}

/** The workbook's sheets in order, as plain data; one matrix sheet for each template that plans answer. */
export function buildSheets(batch: Batch): Sheet[] {
  return [
    ...matrixSheets(batch),
    indicatorSheet(batch),
    taskSheet(batch),
    gapSheet(batch),
    findingSheet(batch),
    documentSheet(batch),
  ]
}

function matrixSheets(batch: Batch): Sheet[] {
  const { entries, templates, lang } = batch
  const words = HEADERS[lang]
  const answered = templates.filter((one) => entries.some((entry) => entry.gaps?.template?.id === one.id))
  return (answered.length > 0 ? answered : templates.slice(0, 1)).map((template, at) => {
    const rows = entries
      .filter((entry) => entry.gaps?.template?.id === template.id)
      .map((entry) => matrixRow(entry, template, lang))
    return {
      name: at === 0 ? words.sheets.matrix : `${words.sheets.matrix} ${at + 1}`,
      frozen: 2,
      headerHeight: 150,
      columns: [
        { header: words.commune, width: 24 },
        { header: words.coverage, width: 10, format: 'percent' },
        ...LACKING.map((one) => ({
          header: LABELS[lang].status[one],
          width: 8,
          format: 'number' as const,
        })),
        { header: words.verdict, width: 14 },
        ...comparedItems(template).map((item, number) => ({
          header: `${number + 1}. ${itemText(item, lang)}`,
          width: 9,
          format: 'status' as const,
        })),
      ],
      rows,
    }
  })
}

function matrixRow(entry: RunEntry, template: Template, lang: Lang): Cell[] {
  const answers = answersOf(entry, template, lang)
  const byId = new Map(answers.map((one) => [one.item.id, one]))
  const count = (status: string): number => answers.filter((one) => one.status === status).length
  const { status } = LABELS[lang]
  return [
    { text: communeName(entry.plan), link: reportLink(entry.name) },
    coverageOf(answers),
    ...LACKING.map(count),
    verdictText(entry, lang),
    ...comparedItems(template).map((item): Cell => {
      const answer = byId.get(item.id)
      if (answer === undefined) return null
      const machine = status[answer.gap.status]
      return answer.status === answer.gap.status
        ? machine
        : `${status[answer.status]} (${HEADERS[lang].machine}: ${machine})`
    }),
  ]
}

function indicatorSheet({ entries, lang }: Batch): Sheet {
  const words = HEADERS[lang]
  return {
    name: words.sheets.indicators,
    frozen: 1,
    headerHeight: 32,
    columns: [
      { header: words.commune, width: 22 },
      { header: words.indicator, width: 60 },
      { header: words.target, width: 22 },
      { header: words.value, width: 11, format: 'number' },
      { header: words.valueTo, width: 11, format: 'number' },
      { header: words.unit, width: 14 },
      { header: words.year, width: 8 },
      { header: words.responsible, width: 28 },
      { header: words.deadline, width: 18 },
      { header: words.deadlineDate, width: 12, format: 'date' },
      { header: words.doubtful, width: 34 },
      ...placeColumns(lang),
      ...reviewColumns(lang),
    ],
    rows: entries.flatMap((entry) =>
      entry.plan.indicators.map((one): Cell[] => [
        { text: communeName(entry.plan), link: reportLink(entry.name, { item: one.id }) },
        one.text,
        formatTarget(one, lang),
        one.value,
        one.valueTo,
        one.unit,
        one.year,
        formatUnits(one.responsible),
        formatDeadline(one.deadline, lang),
        dateCell(one.deadline?.end ?? null),
        one.doubtful ? one.readings.map((reading) => reading.text).join(' / ') || words.yes : null,
        ...placeCells(one.evidence),
        ...reviewCells(reviewOf(entry.review, itemKey(one.id)), lang),
      ]),
    ),
  }
}

function taskSheet({ entries, lang }: Batch): Sheet {
  const words = HEADERS[lang]
  return {
    name: words.sheets.tasks,
    frozen: 1,
    headerHeight: 32,
    columns: [
      { header: words.commune, width: 22 },
      { header: words.task, width: 60 },
      { header: words.responsible, width: 30 },
      { header: words.coordinating, width: 30 },
      { header: words.deadline, width: 20 },
      { header: words.deadlineDate, width: 12, format: 'date' },
      { header: words.product, width: 28 },
      ...placeColumns(lang),
      ...reviewColumns(lang),
    ],
    rows: entries.flatMap((entry) =>
      entry.plan.tasks.map((one): Cell[] => [
        { text: communeName(entry.plan), link: reportLink(entry.name, { item: one.id }) },
        one.text,
        formatUnits(one.responsible),
        formatUnits(one.coordinating),
        formatDeadline(one.deadline, lang),
        dateCell(one.deadline?.end ?? null),
        one.product,
        ...placeCells(one.evidence),
        ...reviewCells(reviewOf(entry.review, itemKey(one.id)), lang),
      ]),
    ),
  }
}

/** Everything that is not plainly met; the matrix has the rest. */
function gapSheet({ entries, templates, lang }: Batch): Sheet {
  const words = HEADERS[lang]
  const labels = LABELS[lang]
  const byId = new Map(templates.map((one) => [one.id, one]))
  return {
    name: words.sheets.gaps,
    frozen: 1,
    headerHeight: 32,
    columns: [
      { header: words.commune, width: 22 },
      { header: words.asked, width: 60 },
      { header: words.requirement, width: 13 },
      { header: words.result, width: 14, format: 'status' },
      { header: words.machineResult, width: 14, format: 'status' },
      { header: words.expected, width: 24 },
      { header: words.actual, width: 24 },
      { header: words.explanation, width: 50 },
      ...placeColumns(lang),
      ...reviewColumns(lang),
    ],
    rows: entries.flatMap((entry) =>
      answersOf(entry, byId.get(entry.gaps?.template?.id ?? '') ?? null, lang)
        .filter((one) => isLacking(one.status) || isLacking(one.gap.status))
        .map((one): Cell[] => [
          { text: communeName(entry.plan), link: reportLink(entry.name, { item: one.item.id }) },
          itemText(one.item, lang),
          labels.requirement[one.gap.requirement],
          labels.status[one.status],
          labels.status[one.gap.status],
          one.expected,
          one.actual,
          one.gap.message,
          ...placeCells(one.gap.evidence, one.gap.expectedAt?.page ?? null),
          ...reviewCells(one.review, lang),
        ]),
    ),
  }
}

function findingSheet({ entries, lang }: Batch): Sheet {
  const words = HEADERS[lang]
  return {
    name: words.sheets.findings,
    frozen: 1,
    headerHeight: 32,
    columns: [
      { header: words.commune, width: 22 },
      { header: words.severity, width: 12 },
      { header: words.finding, width: 34 },
      { header: words.explanation, width: 70 },
      ...placeColumns(lang),
      ...reviewColumns(lang),
    ],
    rows: entries.flatMap((entry) =>
      findingsOf(entry).map(({ finding, review }): Cell[] => [
        { text: communeName(entry.plan), link: reportLink(entry.name, { finding: findingHash(finding) }) },
        LABELS[lang].severity[finding.severity],
        findingTitle(finding.code, lang),
        finding.message,
        ...placeCells(finding.evidence, finding.expectedAt?.page ?? null),
        ...reviewCells(review, lang),
      ]),
    ),
  }
}

function documentSheet({ entries, lang }: Batch): Sheet {
  const words = HEADERS[lang]
  return {
    name: words.sheets.documents,
    frozen: 1,
    headerHeight: 32,
    columns: [
      { header: words.commune, width: 22 },
      { header: words.number, width: 16 },
      { header: words.date, width: 12, format: 'date' },
      { header: words.issuer, width: 34 },
      { header: words.title, width: 60 },
      { header: words.period, width: 13 },
      { header: words.signer, width: 24 },
      { header: words.position, width: 22 },
      { header: words.pages, width: 9, format: 'number' },
      { header: words.ocrPages, width: 12, format: 'number' },
      { header: words.verdict, width: 14 },
      { header: words.reviewer, width: 18 },
      { header: words.resubmitBy, width: 12, format: 'date' },
      { header: words.file, width: 44 },
    ],
    rows: entries.map((entry): Cell[] => {
      const { header, source } = entry.plan
      const { verdict } = entry.review
      return [
        { text: communeName(entry.plan), link: reportLink(entry.name) },
        documentNumber(entry.plan),
        dateCell(header.date.iso),
        header.issuer.name,
        header.title,
        formatPeriod(header.period),
        header.signer.name,
        [header.signer.authority, header.signer.position].filter((one) => one !== null).join(' '),
        source.pageCount,
        source.pages.filter((one) => one.method === 'ocr' || one.method === 'mixed').length,
        verdictText(entry, lang),
        verdict?.reviewer ?? null,
        dateCell(verdict?.resubmitBy ?? null),
        source.file,
      ]
    }),
  }
}

const placeColumns = (lang: Lang): Column[] => [
  { header: HEADERS[lang].page, width: 8, format: 'number' },
  { header: HEADERS[lang].quote, width: 60 },
]
const placeCells = (evidence: readonly Evidence[], expected: number | null = null): Cell[] => [
  evidence[0]?.page ?? expected,
  evidence[0]?.quote ?? null,
]

const reviewColumns = (lang: Lang): Column[] => [
  { header: HEADERS[lang].review, width: 18 },
  { header: HEADERS[lang].reviewedValue, width: 16 },
  { header: HEADERS[lang].reviewer, width: 18 },
  { header: HEADERS[lang].comment, width: 34 },
]
function reviewCells(review: Review, lang: Lang): Cell[] {
  const reviewers = [...new Set(review.decisions.map((one) => one.reviewer))]
  const comments = review.decisions.flatMap((one) => one.comment ?? [])
  return [
    LABELS[lang].review[review.state],
    review.value,
    reviewers.length > 0 ? reviewers.join('; ') : null,
    comments.length > 0 ? comments.join('; ') : null,
  ]
}

function verdictText(entry: RunEntry, lang: Lang): string | null {
  if (entry.review.verdictConflict) return LABELS[lang].review.conflict
  return entry.review.verdict?.verdict ?? null
}

const dateCell = (iso: string | null): Cell => (iso === null ? null : { date: iso })
