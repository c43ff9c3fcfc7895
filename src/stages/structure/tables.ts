import type { TableCell } from '../../model/structure.ts'
import { foldText } from '../../vietnamese/normalise.ts'
import type { FlowTable } from './flow.ts'
import { countHeaderRows } from './header-rows.ts'
import { joinLines, joinPassages } from './passages.ts'

/** A table joined over its pages. */
export interface JoinedTable {
  readonly pages: number[]
  readonly rows: number
  readonly columns: number
  readonly headerRows: number
  readonly ruled: boolean
  readonly cells: TableCell[]
}

interface Part {
  readonly page: number
  readonly rows: number
  readonly cells: TableCell[]
}

/** Column edges of two parts are the same if they differ by less (points, after the left edges are laid together). */
const SAME_EDGE = 9

/** Whether a table goes on in the part that opens the next page: columns at the same places. */
export function goesOn(table: FlowTable, next: FlowTable): boolean {
  if (next.page !== table.page + 1) return false
  const one = edgesOf(table)
  const other = edgesOf(next)
  const [fewer, more] = one.length <= other.length ? [one, other] : [other, one]
  const width = Math.max(...one)
  if (Math.abs(Math.max(...other) - width) > Math.max(14, width * 0.04)) return false
  const scale = width / Math.max(1, Math.max(...other))
  const scaled = (value: number, list: readonly number[]) => (list === other ? value * scale : value)
  const found = fewer.filter((edge) =>
    more.some((twin) => Math.abs(scaled(edge, fewer) - scaled(twin, more)) < SAME_EDGE),
  )
  return found.length === fewer.length && (fewer.length > 2 || more.length === fewer.length)
}

/** Joins the parts of one table: the header once, rows that a page break parts in one. */
export function joinTable(parts: readonly FlowTable[]): JoinedTable {
  const edges = commonEdges(parts)
  const columns = edges.length - 1
  const placed = parts.map((part) => placePart(part, edges))
  const first = placed[0] as Part
  const headerRows = countHeaderRows(first.cells, { rows: first.rows, columns })
  const growing: Growing = { cells: [], rows: 0, bottom: [], keys: 0, filledKeys: 0 }
  append(growing, { part: first, split: false, headerRows })
  for (const part of placed.slice(1)) {
    const body = dropRows(part, repeatedRows(part, { header: first, headerRows }))
    if (body.rows === 0) continue
    append(growing, {
      part: body,
      split: isSplitRow(growing, { part: body, columns, headerRows }),
      headerRows: 0,
    })
  }
  return {
    pages: parts.map((part) => part.page),
    rows: growing.rows,
    columns,
    headerRows,
    ruled: parts[0]?.grid.ruled ?? false,
    cells: growing.cells,
  }
}

/** A table while its parts are added; `bottom` are the indexes of the cells that end in its last row. */
interface Growing {
  readonly cells: TableCell[]
  rows: number
  bottom: number[]
  /** Cells of the first column with text, and those of them that hold a row's number or letter. */
  filledKeys: number
  keys: number
}

/** X of all column edges from the table's left edge. */
function edgesOf(part: FlowTable): number[] {
  const left = part.grid.box[0]
  const found: number[] = []
  for (const cell of part.grid.cells) {
    for (const x of [cell.box[0] - left, cell.box[2] - left])
      if (!found.some((edge) => Math.abs(edge - x) < SAME_EDGE)) found.push(x)
  }
  return found.sort((a, b) => a - b)
}

function commonEdges(parts: readonly FlowTable[]): number[] {
  const width = Math.max(...edgesOf(parts[0] as FlowTable))
  const common: number[] = []
  for (const part of parts) {
    const own = edgesOf(part)
    const scale = width / Math.max(1, Math.max(...own))
    for (const edge of own)
      if (!common.some((known) => Math.abs(known - edge * scale) < SAME_EDGE)) common.push(edge * scale)
  }
  return common.sort((a, b) => a - b)
}

function placePart(part: FlowTable, edges: readonly number[]): Part {
  const left = part.grid.box[0]
  const scale = Math.max(...edges) / Math.max(1, Math.max(...edgesOf(part)))
  const at = (x: number) => {
    let nearest = 0
    edges.forEach((edge, index) => {
      if (Math.abs(edge - (x - left) * scale) < Math.abs((edges[nearest] ?? 0) - (x - left) * scale))
        nearest = index
    })
    return nearest
  }
  const cells = part.grid.cells.map((cell): TableCell => {
    const column = at(cell.box[0])
    return {
      row: cell.row,
      column,
      rowSpan: cell.rowSpan,
      columnSpan: Math.max(1, at(cell.box[2]) - column),
      ...joinLines(cell.lines.map((line) => ({ page: part.page, line }))),
    }
  })
  return { page: part.page, rows: part.grid.rows, cells }
}

/** How many rows at the top of a part say again what the header says. */
function repeatedRows(part: Part, { header, headerRows }: { header: Part; headerRows: number }): number {
  if (headerRows === 0 || part.rows < headerRows) return 0
  const text = (cells: readonly TableCell[]) =>
    cells
      .filter((cell) => cell.row < headerRows)
      .map((cell) => foldText(cell.text).replace(/[^\p{L}\d]/gu, ''))
  const one = text(header.cells)
  const other = text(part.cells)
  const same = one.filter((value) => value !== '' && other.includes(value)).length
  const filled = one.filter((value) => value !== '').length
  return filled > 0 && same >= Math.max(1, filled * 0.6) ? headerRows : 0
}

function dropRows(part: Part, count: number): Part {
  if (count === 0) return part
  const cells = part.cells
    .filter((cell) => cell.row + cell.rowSpan > count)
    .map((cell) => {
      const row = Math.max(0, cell.row - count)
      return { ...cell, row, rowSpan: cell.row + cell.rowSpan - count - row }
    })
  return { ...part, rows: part.rows - count, cells }
}

/**
 * Whether a part's first row is the rest of the last row before the page break: only one of both has its number, and
 * more cells go on in mid-sentence than begin anew.
 */
function isSplitRow(
  growing: Growing,
  { part, columns, headerRows }: { part: Part; columns: number; headerRows: number },
): boolean {
  if (growing.rows <= headerRows) return false
  const last = growing.bottom.map((index) => growing.cells[index] as TableCell)
  const next = part.cells.filter((cell) => cell.row === 0)
  if ([...last, ...next].some((cell) => cell.columnSpan > columns / 2)) return false
  const keyed = growing.keys * 2 >= growing.filledKeys
  const key = (cells: readonly TableCell[]) => cells.find((cell) => cell.column === 0)?.text ?? ''
  if (keyed && key(last) !== '' && key(next) !== '') return false
  let goes = 0
  let stops = 0
  for (const cell of next) {
    const above = last.find((one) => one.column === cell.column)
    if (!above || cell.text === '' || above.text === '' || (keyed && cell.column === 0)) continue
    if (goesOnIn(above.text, cell.text)) goes++
    else if (startsAnew(above.text, cell.text)) stops++
  }
  return goes > stops
}

/** Whether a cell's text carries on what stands above the page break. */
function goesOnIn(above: string, below: string): boolean {
  if (/[.;:!?][”"’)]*$/u.test(above)) return false
  return /^[\p{Ll},;.)%]/u.test(below) || /(\s[-–]|,|\b(và|của|các|cho|về|với|tại|theo))$/u.test(above)
}

/** Two numbers, a list mark or a sentence that begins: another row. */
function startsAnew(above: string, below: string): boolean {
  if (/^[\d.,%\s]+$/.test(above) && /^[\d.,%\s]+$/.test(below)) return true
  return /^[-–+*•]\s/u.test(below) || /[.;!?][”"’)]*$/u.test(above)
}

/** Adds a part below; cells of a parted row, and empty ones under a merged cell, join the cell above. */
function append(
  growing: Growing,
  { part, split, headerRows }: { part: Part; split: boolean; headerRows: number },
): void {
  const { cells } = growing
  const above = new Map(growing.bottom.map((index) => [(cells[index] as TableCell).column, index]))
  const shift = growing.rows - (split ? 1 : 0)
  growing.rows = shift + part.rows
  const touched: number[] = []
  for (const cell of part.cells) {
    const index = cell.row === 0 ? above.get(cell.column) : undefined
    const upper = index === undefined ? undefined : cells[index]
    if (upper && index !== undefined && upper.columnSpan === cell.columnSpan) {
      const carriesOn = cell.text === '' && (cell.rowSpan > 1 || upper.rowSpan > 1)
      if (split || carriesOn) {
        const rowSpan = upper.rowSpan + cell.rowSpan - (split ? 1 : 0)
        cells[index] = { ...upper, ...joinPassages(upper, cell), rowSpan }
        touched.push(index)
        continue
      }
    }
    touched.push(cells.length)
    cells.push({ ...cell, row: cell.row + shift })
    if (cell.column === 0 && cell.text !== '' && cell.row >= headerRows) {
      growing.filledKeys++
      if (/^(\d{1,3}|[IVX]{1,5}|\p{L})[.)]?$/u.test(cell.text)) growing.keys++
    }
  }
  growing.bottom = touched.filter((index) => {
    const cell = cells[index] as TableCell
    return cell.row + cell.rowSpan === growing.rows
  })
}
