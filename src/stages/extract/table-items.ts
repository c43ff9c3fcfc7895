import { findMeasure } from '../../knowledge/measures.ts'
import type { Deadline, Evidence, Unit } from '../../model/plan.ts'
import type { Table } from '../../model/structure.ts'
import { keysOf } from '../../vietnamese/keys.ts'
import { type Assignment, readAssignment } from './assignments.ts'
import { readDeadline } from './deadlines.ts'
import { directionAt } from './directions.ts'
import {
  confidenceOf,
  evidenceOf,
  type Head,
  type IndicatorDraft,
  type Source,
  type TaskDraft,
} from './drafts.ts'
import { eventOf, splitBoth } from './governing.ts'
import { doubtOf, readIndicators } from './indicators.ts'
import { findMasks } from './masks.ts'
import type { Outline } from './outline.ts'
import { findQuantities, type Quantity } from './quantities.ts'
import { type Column, type ReadTable, type Row, readTable } from './tables.ts'
import { distinct, readUnits } from './unit-lists.ts'
import { findYears, headYear, type YearMention } from './years.ts'

/** What a plan's tables hold. */
export interface TableItems {
  readonly indicators: IndicatorDraft[]
  readonly tasks: TaskDraft[]
}

/** Reads all tables of the plan; `deadlineYear` dates a time limit that names no year. */
export function readTables(
  outline: Outline,
  options: { planYear: number | null; deadlineYear: number | null },
): TableItems {
  const indicators: IndicatorDraft[] = []
  const tasks: TaskDraft[] = []
  for (const table of outline.structure.tables) {
    if (table.part !== outline.part) continue
    const read = readTable(table)
    if (!read) continue
    const scene = sceneOf(read, outline, options)
    for (const row of read.rows) {
      const items = readRow(row, scene)
      indicators.push(...items.indicators)
      tasks.push(...items.tasks)
    }
  }
  return { indicators, tasks }
}

interface Scene {
  readonly read: ReadTable
  readonly captions: readonly Head[]
  /** True where the caption or a header says that the rows are indicators. */
  readonly targets: boolean
  /** True where the caption says that the figures are set, which a list of villages needs. */
  readonly assigned: boolean
  readonly planYear: number | null
  readonly deadlineYear: number | null
  readonly pointed: boolean
}

function sceneOf(
  read: ReadTable,
  outline: Outline,
  options: { planYear: number | null; deadlineYear: number | null },
): Scene {
  const { table } = read
  const after = table.after === null ? undefined : outline.byIndex.get(table.after)
  const captions = captionsOf(table, outline)
  const heads = after && table.zone === 'body' ? [after, ...after.ancestors] : []
  const named = [...captions, ...heads.slice(0, 2)].some((head) =>
    /chỉ tiêu|mục tiêu/u.test(head.keys.marked.slice(0, 160)),
  )
  const columned = read.columns.some(
    (column) => column.role === 'content' && /chỉ tiêu|mục tiêu/iu.test(column.header),
  )
  return {
    read,
    captions: [...captions, ...heads],
    assigned:
      [...captions, ...heads.slice(0, 2)].some((head) => ASSIGNED.test(head.keys.marked.slice(0, 200))) ||
      read.columns.some((column) => column.role === 'value' && ASSIGNED.test(keysOf(column.header).marked)),
    targets: named || columned || read.columns.some((column) => column.role === 'value'),
    pointed: outline.pointed,
    ...options,
  }
}

const ASSIGNED = /(?<!\p{L})(?:chỉ tiêu|mục tiêu|giao|đăng ký|phấn đấu|phân bổ|kế hoạch)(?!\p{L})/u

function captionsOf(table: Table, outline: Outline): Head[] {
  return table.captions.flatMap((index) => {
    const paragraph =
      outline.byIndex.get(index) ?? outline.structure.paragraphs.find((other) => other.index === index)
    if (!paragraph) return []
    const keys = 'keys' in paragraph ? paragraph.keys : keysOf(paragraph.text)
    // "(Kèm theo Kế hoạch số …)" tells nothing of the rows.
    return /^\(?(?:kem|dinh kem|ban hanh kem)/.test(keys.bare.trim())
      ? []
      : [{ keys, masks: findMasks(keys) }]
  })
}

function readRow(row: Row, scene: Scene): TableItems {
  const { table, places } = scene.read
  if (places && !scene.assigned) return { indicators: [], tasks: [] }
  const heads: Head[] = [...timeHead(row), ...row.groups, ...scene.captions]
  const year = yearOf(heads)
  const stated = statedOf(row, { heads, scene, year })
  const keys = keysOf(row.content.text)
  const origin = table.zone === 'annex' ? ('annex' as const) : ('body' as const)
  const base = { origin, section: table.section, order: table.after ?? 0 }
  const source: Source = {
    passage: row.content,
    keys,
    masks: findMasks(keys),
    heads,
    goals: scene.targets,
    assign: () => stated,
    deadline: () => stated.deadline,
    product: stated.product,
    planYear: scene.planYear,
    pointed: scene.pointed,
    ...base,
  }
  const values = readValues(row, { source, scene, year })
  const prose = values.length > 0 || places ? [] : readIndicators(source)
  const indicators = [...values, ...prose].map((draft) => withColumnYear(draft, row))
  if (places || (scene.targets && indicators.length > 0)) return { indicators, tasks: [] }
  if (
    scene.read.columns.some((column) => column.role === 'value') &&
    !stated.responsible.length &&
    !stated.deadline
  )
    return { indicators, tasks: [] }
  const printed = row.content.text.replace(/[\s;]+$/, '')
  const evidence = rowEvidence(row)
  if (evidence.length === 0 || printed.length < 6) return { indicators, tasks: [] }
  const task: TaskDraft = {
    text: printed,
    responsible: stated.responsible,
    coordinating: stated.coordinating,
    deadline: stated.deadline,
    product: stated.product,
    confidence: confidenceOf(0.95, evidence),
    evidence,
    ...base,
  }
  return { indicators, tasks: [task] }
}

/** A row's year where neither its words nor its groups name one: the year of its time column ("Năm 2026"). */
function withColumnYear(draft: IndicatorDraft, row: Row): IndicatorDraft {
  const { deadline } = draft
  if (draft.year !== null || deadline?.kind !== 'year' || !row.cells.has('deadline')) return draft
  return { ...draft, year: deadline.end === null ? null : Number(deadline.end.slice(0, 4)) }
}

/** The row's own time column ("Năm 2026", "Quý II/2026") dates its figures before any heading of the table does. */
function timeHead(row: Row): Head[] {
  const text = (row.cells.get('deadline') ?? []).map(({ cell }) => cell.text.trim()).join('; ')
  const kind = readDeadline(text, { year: null })?.kind
  if (!kind || !['year', 'month', 'quarter', 'period'].includes(kind)) return []
  const keys = keysOf(/^\d{4}/.test(text) ? `Năm ${text}` : text)
  return findYears(keys, []).length > 0 ? [{ keys, masks: [] }] : []
}

interface Stated extends Assignment {
  readonly responsible: Unit[]
  readonly coordinating: Unit[]
  readonly deadline: Deadline | null
  readonly product: string | null
}

function statedOf(
  row: Row,
  given: { heads: readonly Head[]; scene: Scene; year: YearMention | null },
): Stated {
  const { scene, year } = given
  const texts = (role: 'responsible' | 'coordinating' | 'both' | 'deadline' | 'product') =>
    (row.cells.get(role) ?? [])
      .map(({ cell }) => cell.text.trim())
      .filter((text) => !/^[-–./x"]*$/i.test(text))
  let responsible = texts('responsible').flatMap((text) =>
    hasBoth(text) ? splitBoth(text).responsible : readUnits(text),
  )
  let coordinating = [
    ...texts('responsible').flatMap((text) => (hasBoth(text) ? splitBoth(text).coordinating : [])),
    ...texts('coordinating').flatMap((text) => readUnits(text.replace(/^phối hợp(?: với)?:?\s*/iu, ''))),
  ]
  for (const text of texts('both')) {
    const both = splitBoth(text)
    responsible = [...responsible, ...both.responsible]
    coordinating = [...coordinating, ...both.coordinating]
  }
  if (scene.read.places) {
    if (!/^\s*(?:tổng|cộng|toàn xã|toàn phường)/iu.test(row.content.text))
      responsible = readUnits(row.content.text)
  } else if (responsible.length === 0 && !row.cells.has('responsible') && !row.cells.has('both')) {
    const keys = keysOf(row.content.text)
    const prose = readAssignment(keys, { span: { start: 0, end: keys.text.length }, governing: [] })
    responsible = [...prose.responsible]
    coordinating = [...coordinating, ...prose.coordinating]
  }
  const column = row.cells.get('deadline')?.[0]?.column.year?.year ?? null
  const deadlineText = texts('deadline').join('; ')
  const deadline =
    readDeadline(deadlineText, { year: column ?? year?.year ?? scene.deadlineYear }) ?? eventOf(deadlineText)
  return {
    responsible: distinct(responsible),
    coordinating: distinct(coordinating),
    deadline,
    product: texts('product').join('; ') || null,
  }
}

function hasBoth(text: string): boolean {
  return /phối hợp/iu.test(text)
}

function yearOf(heads: readonly Head[]): YearMention | null {
  for (const head of heads) {
    const year = headYear(head.keys, head.masks)
    if (year) return year
  }
  return null
}

/** One indicator for each value column of the row. */
function readValues(
  row: Row,
  given: { source: Source; scene: Scene; year: YearMention | null },
): IndicatorDraft[] {
  const { source, scene, year } = given
  const all = row.cells.get('value') ?? []
  // A column of a year that is over tells from where the plan starts.
  const over = all.filter(({ column }) => isOver(column, scene.planYear))
  const cells = over.length < all.length ? all.filter((entry) => !over.includes(entry)) : all
  const baselineCell = row.cells.get('baseline')?.[0] ?? (cells === all ? undefined : over[over.length - 1])
  const baselineValue = baselineCell ? cellQuantity(baselineCell.cell.text)?.value : undefined
  return cells.flatMap(({ column, cell }): IndicatorDraft[] => {
    const quantity = cellQuantity(cell.text)
    if (!quantity) return []
    const name = nameOf(row, column, scene)
    const measure = row.cells.get('measure')?.[0]?.cell.text.trim() ?? unitInName(name)
    const evidence = [
      ...(scene.read.places
        ? column.cells.flatMap((head) => evidenceOf(head, { start: 0, end: head.text.length }))
        : []),
      ...rowEvidenceOf(row),
      ...evidenceOf(cell, { start: 0, end: cell.text.length }),
    ]
    if (evidence.length === 0) return []
    const unit = quantity.unit ?? unitOf(measure)
    const doubt = doubtOf({ passage: cell, pointed: scene.pointed }, quantity)
    const part = partOfYear(column)
    const own = column.year ?? (part ? onlyYear(scene.read.columns) : null) ?? year
    return [
      {
        text: scene.read.places ? `${name}: ${rowName(row)}` : rowName(row),
        subject: subjectOf({ row, column, name, scene }),
        comparator: quantity.explicit ? quantity.comparator : comparatorInName(name, quantity),
        value: quantity.value,
        valueTo: quantity.valueTo,
        unit,
        valueText: cell.text.trim(),
        measure: directionOf(name, quantity),
        year: own?.year ?? null,
        yearTo: own?.yearTo ?? null,
        commitment: /phấn đấu/iu.test(`${column.header} ${row.content.text}`) ? 'strive' : 'firm',
        baseline: baselineValue === undefined ? null : { value: baselineValue, unit },
        origin: source.origin,
        responsible: [...source.assign({ start: 0, end: 0 }).responsible],
        coordinating: [...source.assign({ start: 0, end: 0 }).coordinating],
        deadline:
          (part ? readDeadline(part, { year: own?.year ?? scene.deadlineYear }) : null) ??
          source.deadline({ start: 0, end: 0 }),
        product: source.product,
        section: source.section,
        ...doubt,
        confidence: confidenceOf(doubt.doubtful ? 0.5 : 0.93, evidence),
        evidence,
        order: source.order,
      },
    ]
  })
}

function isOver(column: Column, planYear: number | null): boolean {
  return column.year !== null && planYear !== null && (column.year.yearTo ?? column.year.year) < planYear
}

function rowName(row: Row): string {
  return row.content.text.replace(/[\s;:]+$/, '')
}

/** What the figure is called: by its row, in a table of villages by its column. */
function nameOf(row: Row, column: Column, scene: Scene): string {
  return scene.read.places ? column.header.replace(/\s+/g, ' ').trim() : row.content.text
}

const PART_OF_YEAR = /^(?:quý|tháng|0?6 tháng|9 tháng|3 tháng)(?!\p{L})/iu

function subjectOf(given: { row: Row; column: Column; name: string; scene: Scene }): string {
  const plain = given.name.replace(/\s*\([^)]*\)\s*$/, '').replace(/[\s;:]+$/, '')
  if (given.scene.read.places) return `${plain}: ${rowName(given.row)}`
  const part = partOfYear(given.column)
  return part ? `${plain} (${part})` : plain
}

/** "Quý I" as the header of a column of values; null for any other. */
function partOfYear(column: Column): string | null {
  const lowest = column.cells[column.cells.length - 1]?.text.trim() ?? ''
  return PART_OF_YEAR.test(lowest) ? lowest : null
}

/** The year that the columns of values name, where they agree. */
function onlyYear(columns: readonly Column[]): YearMention | null {
  const years = columns.flatMap((column) => (column.role === 'value' ? (column.year ?? []) : []))
  return years.every((year) => year.year === years[0]?.year) ? (years[0] ?? null) : null
}

/** The one quantity of a value cell; null where it has none or text around it. */
function cellQuantity(text: string): Quantity | null {
  const keys = keysOf(text)
  if (text.length > 60) return null
  const [first, second] = findQuantities(keys, {
    span: { start: 0, end: text.length },
    masks: findMasks(keys),
  })
  if (!first || second) return null
  // "§59,8" may have been 859,8, "9S" 95: a number with a stray sign at its side is not the number printed.
  const before = text.charAt(first.number.start - 1)
  const after = text.charAt(first.number.end)
  const stray = /[^\s(≥≤<>=~≈±+\-–—:/%]/u.test(before) || (/[\p{L}§$]/u.test(after) && first.unit === null)
  return stray ? null : first
}

const NAMED =
  /(tối thiểu|ít nhất|không dưới|tối đa|không quá|trên|dưới)\s*(?:đạt|là)?\s*(?:\([^)]*\))?\s*[:.]?$/iu
const COMPARATORS: Record<string, Quantity['comparator']> = {
  'tối thiểu': 'gte',
  'ít nhất': 'gte',
  'không dưới': 'gte',
  'tối đa': 'lte',
  'không quá': 'lte',
  trên: 'gt',
  dưới: 'lt',
}

function comparatorInName(name: string, quantity: Quantity): Quantity['comparator'] {
  const match = NAMED.exec(name.trim().slice(-80).normalize('NFC'))
  return (match && COMPARATORS[(match[1] ?? '').toLowerCase()]) || quantity.comparator
}

function directionOf(name: string, quantity: Quantity): Quantity['measure'] {
  if (quantity.measure !== 'level') return quantity.measure
  const keys = keysOf(`${name.trim()} `)
  const marked = keys.marked
  if (/^(?:tăng thêm)/u.test(marked)) return 'increase'
  // "Số hộ nghèo giảm (hộ)"
  const last = /(?<!\p{L})(tăng thêm|tăng|giảm)\s*(?:\([^()]*\))?\s*$/u.exec(marked)?.[1]
  if (last && /^số\s/u.test(marked)) return last === 'giảm' ? 'decrease' : 'increase'
  if (/^(?:giảm|rút ngắn|cắt giảm|mức giảm)\s/u.test(marked))
    return directionAt(keys, { floor: 0, start: marked.length, leveled: false })
  return 'level'
}

function unitInName(name: string): string {
  return /\(([^()]{1,24})\)[\s.:]*$/u.exec(name.slice(-40))?.[1]?.trim() ?? ''
}

/** A measure column's word stands as printed where the register does not know it. */
function unitOf(printed: string): string | null {
  const text = printed.replace(/^(?:đvt|đơn vị tính)\s*:?\s*/iu, '').trim()
  if (text === '' || /^[-–"]+$/.test(text) || text.length > 24) return null
  return findMeasure(text)?.unit ?? text.toLowerCase()
}

function rowEvidence(row: Row): Evidence[] {
  return rowEvidenceOf(row)
}

function rowEvidenceOf(row: Row): Evidence[] {
  return evidenceOf(row.content, { start: 0, end: row.content.text.trimEnd().length })
}
