import { type ColumnRole, columnRoles } from '../../knowledge/table-headers.ts'
import type { Table, TableCell } from '../../model/structure.ts'
import { barePattern, type Keys, keysOf } from '../../vietnamese/keys.ts'
import { type CellGrid, type Column, columnsOf } from './columns.ts'
import type { Head } from './drafts.ts'
import { findMasks } from './masks.ts'

/** A row that states something, with the group rows above it. */
export interface Row {
  readonly index: number
  readonly label: string | null
  readonly content: TableCell
  readonly cells: ReadonlyMap<ColumnRole, readonly { column: Column; cell: TableCell }[]>
  /** Group rows that govern it, nearest first. */
  readonly groups: readonly (Head & { readonly cell: TableCell })[]
}

/** A table of tasks or of indicators. */
export interface ReadTable {
  readonly table: Table
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  /** True where the rows are villages or units, and each column of figures is a target of its own. */
  readonly places: boolean
}

/** Reads a table by its headers; null for one that holds neither tasks nor indicators (a list of names). */
export function readTable(table: Table): ReadTable | null {
  const grid = gridOf(table)
  const headerRows = Math.max(table.headerRows, headerRowsOf(table, grid))
  if (headerRows === 0 || headerRows >= table.rows) return null
  const { columns, places } = columnsOf(table, grid, headerRows)
  // What things cost is no target.
  if (columns.some((column) => COSTS.test(keysOf(column.header).bare))) return null
  const has = (...roles: ColumnRole[]) => columns.some((column) => roles.includes(column.role))
  if (!has('content')) return null
  if (
    !has('value', 'responsible', 'both', 'coordinating', 'deadline', 'end', 'product') &&
    !holdsTargets(columns)
  )
    return null
  const rows = rowsOf({ table, grid, columns, from: headerRows })
  return isAgenda(rows) ? null : { table, columns, rows, places }
}

/** "Yêu cầu cần đạt" alone, beside the field that it is about: its sentences set targets. */
function holdsTargets(columns: readonly Column[]): boolean {
  return columns.some(
    (column) =>
      column.role === 'content' && /^(?:yeu cau|chi tieu|muc tieu)(?![a-z])/.test(keysOf(column.header).bare),
  )
}

/** The programme of a meeting: hours of the clock where tasks have time limits. */
function isAgenda(rows: readonly Row[]): boolean {
  const times = rows.flatMap((row) => row.cells.get('deadline') ?? [])
  const hours = times.filter(({ cell }) =>
    /^\s*(?:từ\s*)?\d{1,2}\s?(?:h|g|giờ|:)\s?\d{0,2}(?!\d)[^/]{0,24}$/iu.test(cell.text),
  )
  if (times.length > 0 && hours.length * 2 > times.length) return true
  // A calendar of appointments: "07h30: Giao ban …".
  const appointed = rows.filter((row) => /^\s*\d{1,2}\s?[hg:]\s?\d{2}\s?[:-]/iu.test(row.content.text))
  return appointed.length * 2 > rows.length
}

const COSTS = barePattern(
  '^(?:đơn giá|thành tiền|số tiền|tổng tiền|tổng số tiền|mức chi|định mức chi|mức hỗ trợ|mức thưởng)(?![a-z])',
)

/** Every place of the table with the cell that covers it. */
function gridOf(table: Table): CellGrid {
  const grid: (TableCell | null)[][] = Array.from({ length: table.rows }, () =>
    Array.from({ length: table.columns }, () => null),
  )
  for (const cell of table.cells) {
    for (let row = cell.row; row < Math.min(table.rows, cell.row + cell.rowSpan); row++) {
      const line = grid[row]
      if (!line) continue
      for (
        let column = cell.column;
        column < Math.min(table.columns, cell.column + cell.columnSpan);
        column++
      )
        line[column] ??= cell
    }
  }
  return grid
}

/** Header rows that the structure did not tell: the first row, where most of its cells are known headers. */
function headerRowsOf(table: Table, grid: CellGrid): number {
  const first = [...new Set(grid[0] ?? [])].filter((cell) => cell && cell.text.trim() !== '')
  const known = first.filter((cell) => columnRoles(cell?.text ?? '').length > 0)
  if (first.length < 2 || known.length * 2 < first.length) return 0
  const spans = first.map((cell) => cell?.rowSpan ?? 1)
  return Math.min(Math.max(1, ...spans), table.rows)
}

const LABEL = /^(?:[IVXLC]{1,6}|[A-ZĐ]|\d{1,3}(?:\.\d{1,3})*|[a-zđ])[.)]?$/u
const RANKS: readonly (readonly [number, RegExp])[] = [
  [1, /^[A-HĐ][.)]?$/u],
  [2, /^[IVX]{1,6}[.)]?$/],
  [3, /^\d{1,3}[.)]?$/],
  [4, /^\d{1,3}\.\d{1,3}[.)]?$/],
]

function rowsOf(given: { table: Table; grid: CellGrid; columns: readonly Column[]; from: number }): Row[] {
  const { table, grid, columns, from } = given
  const contents = columns.filter((column) => column.role === 'content')
  const last = contents[contents.length - 1]
  if (!last) return []
  const numbered = columns.find((column) => column.role === 'index')?.index ?? 0
  const rows: Row[] = []
  let groups: { rank: number; cell: TableCell; keys: Keys }[] = []
  for (let index = from; index < table.rows; index++) {
    const line = grid[index] ?? []
    const label = labelOf(line, columns)
    const filled = [...new Set(line)].filter(
      (cell): cell is TableCell => cell !== null && cell.text.trim() !== '',
    )
    const own = filled.filter((cell) => cell.row === index)
    const wide = own.filter((cell) => cell.column > numbered || !LABEL.test(cell.text.trim()))
    if (wide.length === 0) continue
    const content = line[last.index]
    const group = groupCell({ wide, filled, columns, label, next: labelOf(grid[index + 1] ?? [], columns) })
    if (group) {
      const rank = rankOf(label ?? '')
      groups = [
        { rank, cell: group, keys: keysOf(group.text) },
        ...groups.filter((known) => known.rank < rank),
      ]
      continue
    }
    if (
      !content ||
      content.text.trim() === '' ||
      (content.row !== index && !wide.some((cell) => cell !== content))
    )
      continue
    const cells = new Map<ColumnRole, { column: Column; cell: TableCell }[]>()
    for (const column of columns) {
      const cell = dittoed(grid, { row: index, column: column.index, from })
      if (!cell || cell === content || cell.text.trim() === '') continue
      const known = cells.get(column.role)
      if (known?.some((entry) => entry.cell === cell)) continue
      if (known) known.push({ column, cell })
      else cells.set(column.role, [{ column, cell }])
    }
    const outer = contents.slice(0, -1).flatMap((column) => line[column.index] ?? [])
    rows.push({
      index,
      label,
      content,
      cells,
      groups: [...outer.map((cell) => ({ cell, keys: keysOf(cell.text) })), ...groups].map(
        ({ cell, keys }) => ({
          cell,
          keys,
          masks: findMasks(keys),
        }),
      ),
    })
  }
  return rows
}

const DITTO = /^[\s"“”'(-]*(?:nt|như trên|như\s?trên|["“”'']{1,2})[\s"“”').-]*$/iu

/** The cell at a place; "nt", "như trên" stand for the cell above. */
function dittoed(grid: CellGrid, at: { row: number; column: number; from: number }): TableCell | null {
  let row = at.row
  while (row > at.from && DITTO.test(grid[row]?.[at.column]?.text ?? '')) row--
  return grid[row]?.[at.column] ?? null
}

function labelOf(line: readonly (TableCell | null)[], columns: readonly Column[]): string | null {
  const index = columns.find((column) => column.role === 'index')?.index ?? 0
  const text = line[index]?.text.trim() ?? ''
  return LABEL.test(text) ? text : null
}

/** The one cell of a row that only names a group of rows; null for a row of its own. */
function groupCell(given: {
  wide: readonly TableCell[]
  filled: readonly TableCell[]
  columns: readonly Column[]
  label: string | null
  next: string | null
}): TableCell | null {
  const { wide, columns, label, next } = given
  const only = wide[0]
  if (!only || wide.length > 1) return null
  // Cells merged from the rows above (one unit for several rows) still speak for this row.
  const shared = given.filled.some((cell) => {
    if (cell === only || LABEL.test(cell.text.trim())) return false
    return columns.some(
      (column) =>
        column.index >= cell.column &&
        column.index < cell.column + cell.columnSpan &&
        column.role !== 'content' &&
        column.role !== 'index',
    )
  })
  if (shared) return null
  const spans = only.columnSpan * 2 > columns.length
  const rank = rankOf(label ?? '')
  if (spans || rank <= 2) return only
  if (label === null) return only.text.length <= 160 ? only : null
  if (next?.startsWith(label.replace(/[.)]$/, '')) && next.length > label.length) return only
  return rankOf(next ?? '') > rank && next !== null ? only : null
}

function rankOf(label: string): number {
  if (label === '') return 2.5
  return RANKS.find(([, pattern]) => pattern.test(label))?.[0] ?? 5
}
