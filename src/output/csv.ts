import { stringify } from 'csv-stringify/sync'
import type { Deadline, Evidence, Finding } from '../model/plan.ts'
import type { Summary } from '../model/summary.ts'
import { findingKey, itemKey, type Review, reviewOf } from './decisions.ts'
import type { RunEntry } from './entry.ts'
import { formatUnits } from './wording.ts'

type Cell = string | number | boolean | null
type Row = readonly Cell[]

/** One table for machines: UTF-8, comma, decimal point, a fixed header; see `docs/data.md`. */
export interface CsvTable {
  readonly file: string
  readonly columns: readonly string[]
  /** The rows that one plan gives. */
  readonly rows: (entry: RunEntry) => Row[]
}

const PLAN_COLUMNS = [
  'plan',
  'name',
  'file',
  'commune',
  'communeType',
  'communeCode',
  'province',
  'provinceCode',
]
const DEADLINE_COLUMNS = ['deadlineKind', 'deadlineRelation', 'deadlineStart', 'deadlineEnd', 'deadlineText']
const PLACE_COLUMNS = ['page', 'x0', 'y0', 'x1', 'y1', 'quote']
const REVIEW_COLUMNS = ['review', 'reviewedStatus', 'reviewedValue', 'reviewer', 'reviewedAt', 'comment']

export const INDICATORS_CSV: CsvTable = {
  file: 'indicators.csv',
  columns: [
    ...PLAN_COLUMNS,
    ...['indicator', 'text', 'subject', 'comparator', 'value', 'valueTo', 'unit', 'valueText', 'measure'],
    ...['year', 'yearTo', 'commitment', 'baselineValue', 'baselineUnit', 'baselineDoubtful'],
    ...['origin', 'restates', 'section'],
    ...['responsible', 'coordinating', ...DEADLINE_COLUMNS, 'product', 'doubtful', 'confidence'],
    ...PLACE_COLUMNS,
    ...REVIEW_COLUMNS,
  ],
  rows: (entry) =>
    entry.plan.indicators.map((one) => [
      ...planCells(entry),
      ...[one.id, one.text, one.subject, one.comparator, one.value, one.valueTo, one.unit, one.valueText],
      ...[one.measure, one.year, one.yearTo, one.commitment, one.baseline?.value ?? null],
      ...[one.baseline?.unit ?? null, one.baseline?.doubtful ?? null, one.origin, one.restates, one.section],
      ...[formatUnits(one.responsible), formatUnits(one.coordinating), ...deadlineCells(one.deadline)],
      ...[one.product, one.doubtful, one.confidence],
      ...placeCells(one.evidence),
      ...reviewCells(reviewOf(entry.review, itemKey(one.id))),
    ]),
}

const TASKS_CSV: CsvTable = {
  file: 'tasks.csv',
  columns: [
    ...PLAN_COLUMNS,
    ...['task', 'text', 'origin', 'restates', 'section', 'responsible', 'coordinating', ...DEADLINE_COLUMNS],
    ...['product', 'confidence', ...PLACE_COLUMNS, ...REVIEW_COLUMNS],
  ],
  rows: (entry) =>
    entry.plan.tasks.map((one) => [
      ...planCells(entry),
      ...[one.id, one.text, one.origin, one.restates, one.section],
      ...[formatUnits(one.responsible), formatUnits(one.coordinating), ...deadlineCells(one.deadline)],
      ...[one.product, one.confidence],
      ...placeCells(one.evidence),
      ...reviewCells(reviewOf(entry.review, itemKey(one.id))),
    ]),
}

export const GAPS_CSV: CsvTable = {
  file: 'gaps.csv',
  columns: [
    ...PLAN_COLUMNS,
    ...[
      'template',
      'templateItem',
      'kind',
      'requirement',
      'status',
      'similarity',
      'planItems',
      'differences',
    ],
    ...['message', 'expectedPage', 'expectedSection', ...PLACE_COLUMNS, ...REVIEW_COLUMNS],
  ],
  rows: (entry) =>
    (entry.gaps?.items ?? []).map((one) => [
      ...planCells(entry),
      ...[entry.gaps?.template?.id ?? null, one.templateItem, one.kind, one.requirement, one.status],
      ...[one.similarity, one.planItems.join(' ')],
      one.differences.map((d) => `${d.field}: ${d.expected ?? ''} → ${d.actual ?? ''}`).join('; '),
      ...[one.message, one.expectedAt?.page ?? null, one.expectedAt?.section ?? null],
      ...placeCells(one.evidence),
      ...reviewCells(reviewOf(entry.review, itemKey(one.templateItem))),
    ]),
}

export const FINDINGS_CSV: CsvTable = {
  file: 'findings.csv',
  columns: [
    ...PLAN_COLUMNS,
    ...['level', 'code', 'severity', 'message', 'expectedPage', 'expectedSection'],
    ...PLACE_COLUMNS,
    ...REVIEW_COLUMNS,
  ],
  rows: (entry) => [
    ...entry.plan.findings.map((one) => findingRow(entry, one, 'plan')),
    ...(entry.gaps?.findings ?? []).map((one) => findingRow(entry, one, 'comparison')),
  ],
}

export const CSV_TABLES: readonly CsvTable[] = [INDICATORS_CSV, TASKS_CSV, GAPS_CSV, FINDINGS_CSV]

/** The header line of a table. */
export const csvHeader = (table: CsvTable): string => formatRows([table.columns])

/** The lines that one plan adds to a table. */
export const csvRows = (table: CsvTable, entry: RunEntry): string => formatRows(table.rows(entry))

/** The lines of `findings.csv` about the batch as a whole: one for each plan a finding names. */
export function batchFindingRows(summary: Summary): string {
  const files = new Map(summary.files.filter((one) => one.planId !== null).map((one) => [one.planId, one]))
  const rows = summary.batch.flatMap((one) =>
    (one.plans.length > 0 ? one.plans : [null]).map((id): Row => {
      const file = id === null ? undefined : files.get(id)
      return [
        ...[id, file?.name ?? null, file?.file ?? null, file?.commune ?? null, file?.communeType ?? null],
        ...[file?.communeCode ?? null, file?.province ?? null, null],
        ...['batch', one.code, one.severity, one.message],
        ...[one.expectedAt?.page ?? null, one.expectedAt?.section ?? null],
        ...placeCells(one.evidence),
        ...REVIEW_COLUMNS.map(() => null),
      ]
    }),
  )
  return formatRows(rows)
}

/**
 * A text that a spreadsheet would run gets an apostrophe before it: `=`, `+`, `-`, `@` (full width too),
 * tab or carriage return at its start. Source: OWASP, CSV Injection.
 */
export function escapeFormula(text: string): string {
  return /^[\s\u00a0\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text
}

function formatRows(rows: readonly Row[]): string {
  if (rows.length === 0) return ''
  const safe = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? escapeFormula(cell) : cell)))
  return stringify(safe, { record_delimiter: '\n', cast: { boolean: (value) => (value ? 'true' : 'false') } })
}

function findingRow(entry: RunEntry, finding: Finding, level: string): Row {
  return [
    ...planCells(entry),
    ...[level, finding.code, finding.severity, finding.message],
    ...[finding.expectedAt?.page ?? null, finding.expectedAt?.section ?? null],
    ...placeCells(finding.evidence),
    ...reviewCells(reviewOf(entry.review, findingKey(finding))),
  ]
}

function planCells({ plan, name }: RunEntry): Row {
  const { issuer } = plan.header
  return [
    ...[plan.id, name, plan.source.file, plan.commune, issuer.communeType, issuer.communeCode],
    ...[issuer.province, issuer.provinceCode],
  ]
}

function deadlineCells(deadline: Deadline | null): Row {
  if (deadline === null) return DEADLINE_COLUMNS.map(() => null)
  return [deadline.kind, deadline.relation, deadline.start, deadline.end, deadline.text]
}

/** The first place that proves the fact; the JSON has them all. */
function placeCells(evidence: readonly Evidence[]): Row {
  const first = evidence[0]
  return first === undefined ? PLACE_COLUMNS.map(() => null) : [first.page, ...first.box, first.quote]
}

function reviewCells(review: Review): Row {
  const last = review.decisions.filter((one) => one.action !== 'comment').at(-1)
  const comments = review.decisions.flatMap((one) => (one.comment === null ? [] : [one.comment]))
  return [
    ...[review.state, review.status, review.value, last?.reviewer ?? null, last?.decidedAt ?? null],
    comments.length > 0 ? comments.join('; ') : null,
  ]
}
