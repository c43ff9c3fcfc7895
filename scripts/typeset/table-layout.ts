import type { Align, Table, TableCell, TableRow } from './document.ts'
import type { Style } from './fonts.ts'
import { type BrokenLine, breakLines, lineText } from './lines.ts'
import { area, type Sheet } from './sheet.ts'

export interface Placed {
  row: number
  column: number
  rowSpan: number
  columnSpan: number
  lines: BrokenLine[]
  align: Align
  valign: 'top' | 'middle'
  text: string
  /** The rest of a cell that began on the page before. */
  continued: boolean
}
export interface Part {
  cells: Placed[]
  height: number
  header: boolean
}
export interface TableLayout {
  edges: number[]
  rows: Part[]
  logicalRows: number
  lineHeight: number
  padding: number
  ruled: boolean
}

/** Finds columns' edges and rows' heights. */
export function measureTable(sheet: Sheet, table: Table): TableLayout {
  const { left, right } = area(sheet)
  const total = table.columns.reduce((sum, column) => sum + column.width, 0)
  const edges = [left]
  for (const column of table.columns)
    edges.push((edges.at(-1) as number) + ((right - left) * column.width) / total)
  const size = table.size ?? 12
  const padding = table.padding ?? 3.5
  const lineHeight = size * 1.16
  const all: readonly TableRow[] = [...table.header, ...table.rows]
  const taken: boolean[][] = all.map(() => [])
  const rows: Part[] = all.map((row, index) => {
    const header = index < table.header.length
    let column = 0
    const cells = row.map((entry): Placed => {
      const cell: TableCell = typeof entry === 'string' ? { text: entry } : entry
      while (taken[index]?.[column]) column += 1
      const rowSpan = cell.rowSpan ?? 1
      const columnSpan = cell.colSpan ?? 1
      for (let r = index; r < index + rowSpan; r++)
        for (let c = column; c < column + columnSpan; c++) (taken[r] as boolean[])[c] = true
      const width = (edges[column + columnSpan] as number) - (edges[column] as number) - 2 * padding
      const style: Style = { bold: cell.bold ?? header, italic: cell.italic ?? false, size }
      const lines = breakLines(cell.text, {
        measure: sheet.measure,
        style,
        width,
        indent: 0,
        nextMark: () => '',
      })
      const align = cell.align ?? (header ? 'center' : (table.columns[column]?.align ?? 'left'))
      const placed: Placed = {
        row: index,
        column,
        rowSpan,
        columnSpan,
        lines,
        align,
        valign: cell.valign ?? (header ? 'middle' : 'top'),
        text: lines.map(lineText).join(' ').trim(),
        continued: false,
      }
      column += columnSpan
      return placed
    })
    return { cells, height: 0, header }
  })
  const needed = (cell: Placed) => cell.lines.length * lineHeight + 2 * padding
  for (const row of rows)
    row.height = Math.max(
      lineHeight + 2 * padding,
      ...row.cells.filter((cell) => cell.rowSpan === 1).map(needed),
    )
  for (const row of rows)
    for (const cell of row.cells.filter((each) => each.rowSpan > 1)) {
      const spanned = rows.slice(cell.row, cell.row + cell.rowSpan)
      const missing = needed(cell) - spanned.reduce((sum, each) => sum + each.height, 0)
      const last = spanned.at(-1)
      if (last && missing > 0) last.height += missing
    }
  return { edges, rows, logicalRows: rows.length, lineHeight, padding, ruled: table.ruled ?? true }
}

/** Whether a cell that spans rows goes over the line above row `at`. */
export function isSpanned(rows: readonly Part[], at: number): boolean {
  return rows.some((row, index) =>
    row.cells.some((cell) => cell.rowSpan > 1 && index <= at && index + cell.rowSpan > at),
  )
}

/** A row as two, the first of which fits into `room`; null where there is no sense in it. */
export function splitRow(row: Part, room: number, layout: TableLayout): [Part, Part] | null {
  const fit = Math.floor((room - 2 * layout.padding) / layout.lineHeight)
  const most = Math.max(...row.cells.map((cell) => cell.lines.length))
  if (fit < 2 || most - fit < 1) return null
  const height = (cells: Placed[]) =>
    Math.max(...cells.map((cell) => cell.lines.length)) * layout.lineHeight + 2 * layout.padding
  const upper = row.cells.map((cell): Placed => ({ ...cell, valign: 'top', lines: cell.lines.slice(0, fit) }))
  const lower = row.cells.map(
    (cell): Placed => ({ ...cell, valign: 'top', lines: cell.lines.slice(fit), continued: true }),
  )
  return [
    { cells: upper, height: height(upper), header: false },
    { cells: lower, height: height(lower), header: false },
  ]
}
