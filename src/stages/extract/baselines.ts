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
export function targetCells(row: Row, given: { places: boolean; planYear: number | null }): TargetCell[] {
  const values = row.cells.get('value') ?? []
  const known = row.cells.get('baseline') ?? []
  const over = values.filter(({ column }) => isOver(column, { ...given, values, known }))
  // Plans of years that are over, with their results: a look back, no target.
  if (over.length === values.length && known.length > 0) return []
  const targets = over.length < values.length ? values.filter((entry) => !over.includes(entry)) : values
  const past = [...known, ...(targets === values ? [] : over)].sort(
    (a, b) => (a.column.year?.year ?? 0) - (b.column.year?.year ?? 0) || a.column.index - b.column.index,
  )
  return targets.map((target) => ({ ...target, baseline: baselineOf(target, { ...given, targets, past }) }))
}

function isOver(
  column: Column,
  given: { planYear: number | null; values: readonly ValueCell[]; known: readonly ValueCell[] },
): boolean {
  const { planYear, values, known } = given
  if (column.year === null) return false
  const last = column.year.yearTo ?? column.year.year
  if (planYear !== null && last < planYear) return true
  // "KH 2025 | TH 2025 | KH 2026": a plan with its result beside it is over.
  return (
    known.some((entry) => entry.column.year?.year === last) &&
    values.some((entry) => (entry.column.year?.year ?? 0) > last)
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
