import { findMeasure, spelledUnit } from '../../knowledge/measures.ts'
import type { Baseline, Evidence } from '../../model/plan.ts'
import type { TableCell } from '../../model/structure.ts'
import { keysOf } from '../../vietnamese/keys.ts'
import type { Column } from './columns.ts'
import { readDeadline } from './deadlines.ts'
import { directionAt } from './directions.ts'
import { doubtOf } from './doubts.ts'
import { confidenceOf, evidenceOf, type IndicatorDraft, type Source } from './drafts.ts'
import { findMasks } from './masks.ts'
import { findQuantities, type Quantity } from './quantities.ts'
import type { ReadTable, Row } from './tables.ts'
import { targetCells } from './target-cells.ts'
import { headYear, type YearMention } from './years.ts'

/** What a row's figures take from the table around it. */
export interface ValueScene {
  readonly read: ReadTable
  readonly planYear: number | null
  readonly deadlineYear: number | null
  readonly pointed: boolean
  /** The unit that a line above the table tells for all of it ("ĐVT: hộ"); null for none. */
  readonly unit: string | null
}

/** One indicator for each value column of the row. */
export function readValues(
  row: Row,
  given: { source: Source; scene: ValueScene; year: YearMention | null },
): IndicatorDraft[] {
  const { source, scene, year } = given
  const { places, columns } = scene.read
  return targetCells(row, { columns, places, planYear: scene.planYear }).flatMap(
    (target): IndicatorDraft[] => {
      const { column, cell } = target
      const quantity = cellQuantity(cell.text)
      if (!quantity) return []
      const name = nameOf(row, column, scene)
      const measure =
        row.cells.get('measure')?.[0]?.cell.text.trim() ||
        unitInName(name) ||
        unitInHeader(column) ||
        countedInName(name) ||
        (scene.unit ?? '')
      const evidence = [
        ...(places
          ? column.cells.flatMap((head) => evidenceOf(head, { start: 0, end: head.text.length }))
          : []),
        ...rowEvidence(row),
        ...evidenceOf(cell, { start: 0, end: cell.text.length }),
      ]
      if (evidence.length === 0) return []
      const scanned = isScanned(row.cells.get('measure')?.[0]?.cell)
      const unit = quantity.unit ?? unitOf((scanned && spelledUnit(measure)) || measure)
      const doubt = doubtOf({ passage: cell, pointed: scene.pointed }, quantity)
      const part = partOfYear(column)
      const own = column.year ?? (part ? onlyYear(columns) : null) ?? yearInName(source, scene) ?? year
      return [
        {
          text: places ? `${name}: ${rowName(row)}` : rowName(row),
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
          baseline: baselineIn(target.baseline, { quantity, unit, pointed: scene.pointed }),
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
    },
  )
}

/** The start that a cell tells, in the unit of the target; null where it tells none. */
function baselineIn(
  cell: TableCell | null,
  given: { quantity: Quantity; unit: string | null; pointed: boolean },
): Baseline | null {
  const baseline = cell && cellQuantity(cell.text)
  if (!baseline || isMisread(cell, { baseline, quantity: given.quantity })) return null
  const { unit, pointed } = given
  return { value: baseline.value, unit, ...doubtOf({ passage: cell, pointed }, { ...baseline, unit }) }
}

/** A scan loses decimal commas ("57,1" becomes "571"): a start far from its target is not told. */
function isMisread(cell: TableCell, given: { baseline: Quantity; quantity: Quantity }): boolean {
  const { baseline, quantity } = given
  // `1,7` read as `1/7`
  if (isScanned(cell) && /\d\s?\/\s?\d/.test(cell.text) && !quantity.valueText.includes('/')) return true
  const [low, high] = [baseline.value, quantity.value].sort((a, b) => a - b)
  return isScanned(cell) && (low ?? 0) * 5 < (high ?? 0)
}

function isScanned(cell: TableCell | undefined): boolean {
  return cell?.anchors.some((anchor) => anchor.confidence < 1) ?? false
}

function rowName(row: Row): string {
  // A list mark at the front of a cell is no part of the name.
  return row.content.text.replace(/^[-–+~•*]\s*(?=\p{Lu})/u, '').replace(/[\s;:]+$/, '')
}

/** The year that a row's own name sets; one that is over only compares ("so với năm 2024"). */
function yearInName(source: Source, scene: ValueScene): YearMention | null {
  const named = scene.read.places ? null : headYear(source.keys, source.masks)
  return named && (scene.planYear === null || named.year >= scene.planYear) ? named : null
}

/** What the figure is called: by its row, in a table of villages by its column. */
function nameOf(row: Row, column: Column, scene: ValueScene): string {
  return scene.read.places ? column.header.replace(/\s+/g, ' ').trim() : row.content.text
}

const PART_OF_YEAR = /^(?:quý|tháng|0?6 tháng|9 tháng|3 tháng)(?!\p{L})/iu

function subjectOf(given: { row: Row; column: Column; name: string; scene: ValueScene }): string {
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
  // "99," has lost its last figure.
  const cut = /^[.,]\s*$/.test(text.slice(first.number.end))
  return stray || cut ? null : first
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
  if (/^[\s\-+~•*]*(?:giảm|rút ngắn|cắt giảm|(?:mức|tỷ lệ|tỉ lệ|tốc độ) giảm)\s/u.test(marked))
    return directionAt(keys, { floor: 0, start: marked.length, leveled: false })
  return 'level'
}

function unitInName(name: string): string {
  return /\(([^()]{1,24})\)[\s.:]*$/u.exec(name.slice(-40))?.[1]?.trim() ?? ''
}

/** "KH 2026 (ha)", "Tỷ lệ (%)": a unit in a column's header. */
function unitInHeader(column: Column): string {
  const named = unitInName(column.lowest)
  return named !== '' && findMeasure(named) ? named : ''
}

/** "Số lớp": what the name counts, where that is all it says. */
function countedInName(name: string): string {
  const counted = /^số\s(.{2,20})$/iu.exec(name.trim())?.[1] ?? ''
  return counted !== '' && findMeasure(counted) ? counted : ''
}

/** A measure column's word stands as printed where the register does not know it. */
function unitOf(printed: string): string | null {
  const text = printed.replace(/^(?:đvt|đơn vị tính)\s*:?\s*|^đơn vị\s*:\s*/iu, '').trim()
  if (text === '' || /^[-–"]+$/.test(text) || text.length > 24) return null
  // "%o" is how type and scans write "‰".
  if (/^(?:%\s?[oO0]|[oO0]\/[oO0]{2})$/.test(text)) return '‰'
  const known = findMeasure(text)?.unit
  // "Sản phẩm OCOP" keeps the capitals of a name, "Hộ" loses that of a cell's beginning.
  const first = /^\p{Lu}(?=[\p{Ll}\s])/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
  if (known === undefined) return first
  return known === first.toLowerCase() && /\p{Lu}{2}|\s\p{Lu}/u.test(first) ? first : known
}

/** Where the content of a row stands. */
export function rowEvidence(row: Row): Evidence[] {
  return evidenceOf(row.content, { start: 0, end: row.content.text.trimEnd().length })
}
