import type { TableCell } from '../../model/structure.ts'
import { keysOf } from '../../vietnamese/keys.ts'
import type { Column } from './columns.ts'
import type { Row } from './tables.ts'

/** A figure's cell with its column. */
export interface ValueCell {
  readonly column: Column
  readonly cell: TableCell
}

/** A target's cell and the cell from which it starts; null where the table tells none. */
export interface TargetCell extends ValueCell {
  readonly baseline: TableCell | null
}

/**
 * The cells of a row that set targets: those of years that are over, or whose results stand beside them, tell from
 * where the others start. In a table of villages each figure has the baseline that is called as it is.
 */
export function targetCells(
  row: Row,
  given: { columns: readonly Column[]; places: boolean; planYear: number | null },
): TargetCell[] {
  const values = row.cells.get('value') ?? []
  const known = row.cells.get('baseline') ?? []
  const over = values.filter(({ column }) => isOver(column, given))
  const targets = over.length < values.length ? values.filter((entry) => !over.includes(entry)) : values
  // What was planned is no result.
  const reached = targets === values ? [] : over.filter(({ column }) => !isPlan(column))
  const past = [...known, ...reached].sort(
    (a, b) => (a.column.year?.year ?? 0) - (b.column.year?.year ?? 0) || a.column.index - b.column.index,
  )
  return targets.map((target) => ({ ...target, baseline: baselineOf(target, { ...given, targets, past }) }))
}

/**
 * True for a table whose figures are all of years that are over, as results or beside them: whatever else a row says,
 * it sets no target. A plan of a year that is over, alone in its table, may only have been dated late.
 */
export function looksBack(columns: readonly Column[], planYear: number | null): boolean {
  const values = columns.filter((column) => column.role === 'value')
  if (values.length === 0 || !values.every((column) => isOver(column, { columns, planYear }))) return false
  return columns.some((column) => column.role === 'baseline') || values.every((column) => !isPlan(column))
}

/** "Kế hoạch năm 2024", "Chỉ tiêu giao 2024"; a bare year tells what came of it once it is over. */
function isPlan(column: Column): boolean {
  return PLANNED.test(keysOf(column.header).bare)
}

const PLANNED = /(?<![a-z])(?:ke hoach|chi tieu|muc tieu|giao|phan dau|dang ky|du kien|kh)(?![a-z])/

function isOver(column: Column, given: { columns: readonly Column[]; planYear: number | null }): boolean {
  const { columns, planYear } = given
  if (column.year === null) return false
  const last = column.year.yearTo ?? column.year.year
  if (planYear !== null && last < planYear) return true
  // "KH 2025 | TH 2025 | KH 2026": a plan with its result beside it is over.
  return (
    columns.some((other) => other.role === 'baseline' && other.year?.year === last) &&
    columns.some((other) => other.role === 'value' && (other.year?.year ?? 0) > last)
  )
}

function baselineOf(
  target: ValueCell,
  given: { places: boolean; targets: readonly ValueCell[]; past: readonly ValueCell[] },
): TableCell | null {
  const { places, targets, past } = given
  const latest = past[past.length - 1]?.cell ?? null
  if (!places || past.length === 0) return latest
  const core = coreOf(target.column.header)
  const same = past.filter(({ column }) => coreOf(column.header) === core)
  const paired = same[same.length - 1]?.cell
  // What remains of "Hiện trạng" or "Năm 2025" is nothing: one pair needs no name.
  return paired ?? (targets.length === 1 && past.length === 1 && shares(target, past[0]) ? latest : null)
}

/** A header without years and words for now and then: "Tỷ lệ hộ nghèo hiện nay (%)" → "ty le ho ngheo". */
function coreOf(header: string): string {
  return keysOf(header)
    .bare.replace(/\([^()]*\)/g, ' ')
    .replace(/(?:19|20)\d{2}/g, ' ')
    .replace(TIME_WORDS, ' ')
    .replace(/[^a-z]+/g, ' ')
    .trim()
}

const TIME_WORDS =
  /(?<![a-z])(?:hien (?:nay|co|tai|trang)|thuc hien|ket qua|uoc|da dat|muc tieu|chi tieu|ke hoach|phan dau|du kien|giao|can dat|den|het|cuoi|dau|nam|kh|th)(?![a-z])/g

function shares(target: ValueCell, past: ValueCell | undefined): boolean {
  const core = past ? coreOf(past.column.header) : ''
  const own = coreOf(target.column.header)
  return core === '' || own === '' || own.includes(core) || core.includes(own)
}
