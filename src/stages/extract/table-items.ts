import type { Table } from '../../model/structure.ts'
import { barePattern, keysOf } from '../../vietnamese/keys.ts'
import { readDeadline } from './deadlines.ts'
import { confidenceOf, type Head, type IndicatorDraft, type Source, type TaskDraft } from './drafts.ts'
import { readIndicators } from './indicators.ts'
import { findMasks } from './masks.ts'
import type { Outline } from './outline.ts'
import { rowFacts } from './row-facts.ts'
import { readValues, rowEvidence, type ValueScene } from './table-values.ts'
import { type ReadTable, type Row, readTable } from './tables.ts'
import { looksBack } from './target-cells.ts'
import { findYears, nearestYear } from './years.ts'

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

interface Scene extends ValueScene {
  readonly captions: readonly Head[]
  /** True where the caption or a header says that the rows are indicators. */
  readonly targets: boolean
  /** True where the caption says that the figures are set, which a list of villages needs. */
  readonly assigned: boolean
  /** True where the villages answer for the figures that they are given. */
  readonly answered: boolean
  /** True where all figures are of years that are over. */
  readonly past: boolean
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
  const says = (words: RegExp) =>
    [...captions, ...heads.slice(0, 2)].some((head) => words.test(head.keys.marked.slice(0, 200))) ||
    read.columns.some((column) => column.role === 'value' && words.test(keysOf(column.header).marked))
  return {
    read,
    captions: [...captions, ...heads],
    assigned: says(ASSIGNED),
    answered: says(ANSWERED),
    past: looksBack(read.columns, options.planYear),
    targets: named || columned || read.columns.some((column) => column.role === 'value'),
    pointed: outline.pointed,
    unit: unitOver([...captions, ...(after ? [after] : [])]),
    ...options,
  }
}

const GIVEN = '(?:chỉ tiêu|mục tiêu|giao|đăng ký|phấn đấu|phân bổ|kế hoạch)'
// To whom figures are given answers for them; what is needed somewhere tells only the place.
const ANSWERED = new RegExp(`(?<!\\p{L})${GIVEN}(?!\\p{L})`, 'u')
const ASSIGNED = new RegExp(`(?<!\\p{L})(?:${GIVEN}|cần (?!thiết)\\p{L}+)(?!\\p{L})`, 'u')

/** "(Đơn vị tính: hộ)" above a table. */
function unitOver(heads: readonly Head[]): string | null {
  for (const { keys } of heads) {
    const match = UNIT_OVER.exec(keys.bare.slice(-60))
    const from = Math.max(0, keys.bare.length - 60)
    const unit = match?.[1] ? keys.text.slice(from + match.index, from + match.index + match[0].length) : ''
    if (unit !== '') return unit.replace(/^[^:]*:\s*/u, '').replace(/[\s).]+$/u, '')
  }
  return null
}

const UNIT_OVER = barePattern('(?:đơn vị tính|đvt|đơn vị)\\s?:\\s?([^();:]{1,24})\\)?\\.?\\s*$')

function captionsOf(table: Table, outline: Outline): Head[] {
  return table.captions.flatMap((index) => {
    const paragraph =
      outline.byIndex.get(index) ?? outline.structure.paragraphs.find((other) => other.index === index)
    if (!paragraph) return []
    const keys = 'keys' in paragraph ? paragraph.keys : keysOf(paragraph.text)
    // "(Kèm theo Kế hoạch số …)" tells nothing of the rows.
    return /^\(?(?:kem|dinh kem|ban hanh kem)/.test(keys.bare.trim())
      ? []
      : [{ keys, masks: isTitle(keys.text) ? [] : findMasks(keys) }]
  })
}

/** "KẾ HOẠCH THU QUỸ NĂM 2026" in capitals is the table's own title, not a paper that it cites. */
function isTitle(text: string): boolean {
  return text === text.toUpperCase() && !text.includes('/')
}

function readRow(row: Row, scene: Scene): TableItems {
  const { table, places } = scene.read
  if (places && !scene.assigned) return NOTHING
  if (scene.past && (row.cells.has('value') || row.cells.has('baseline'))) return NOTHING
  const heads: Head[] = [...timeHead(row), ...row.groups, ...contentHead(scene.read), ...scene.captions]
  const year = nearestYear(heads)
  const stated = rowFacts(row, {
    read: scene.read,
    answered: scene.answered,
    year: year?.year ?? scene.deadlineYear,
  })
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
  const prose = values.length > 0 || places || scene.past ? [] : readIndicators(source)
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
  if (evidence.length === 0 || printed.length < 6 || TOTAL.test(printed)) return { indicators, tasks: [] }
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

const NOTHING: TableItems = { indicators: [], tasks: [] }

/** A row of sums sets no task. */
const TOTAL = /^(?:tổng(?: số)?(?: cộng)?|cộng(?: tổng)?|tổng kinh phí)(?:\s*\([^)]*\))?\s*:?$/iu

/** A row's year where neither its words nor its groups name one: the year of its time column ("Năm 2026"). */
function withColumnYear(draft: IndicatorDraft, row: Row): IndicatorDraft {
  const { deadline } = draft
  if (draft.year !== null || deadline?.kind !== 'year' || !row.cells.has('deadline')) return draft
  return { ...draft, year: deadline.end === null ? null : Number(deadline.end.slice(0, 4)) }
}

/** "Yêu cầu cần đạt đến năm 2026" over the rows dates their figures. */
function contentHead(read: ReadTable): Head[] {
  const column = read.columns.findLast((other) => other.role === 'content')
  return column?.year ? [{ keys: keysOf(column.header), masks: [] }] : []
}

/** The row's own time column ("Năm 2026", "Quý II/2026") dates its figures before any heading of the table does. */
function timeHead(row: Row): Head[] {
  const text = (row.cells.get('deadline') ?? []).map(({ cell }) => cell.text.trim()).join('; ')
  const kind = readDeadline(text, { year: null })?.kind
  if (!kind || !['year', 'month', 'quarter', 'period'].includes(kind)) return []
  const keys = keysOf(/^\d{4}/.test(text) ? `Năm ${text}` : text)
  return findYears(keys, []).length > 0 ? [{ keys, masks: [] }] : []
}
