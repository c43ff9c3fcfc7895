import type { Align, Box, Table, TableCell, TableRow, TruthTable } from './document.ts'
import type { Style } from './fonts.ts'
import { type BrokenLine, breakLines, lineText } from './lines.ts'
import { area, type Page, type Sheet, setLine, startPage } from './sheet.ts'

interface Placed {
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
interface Part {
  cells: Placed[]
  height: number
  header: boolean
}
type TruthCell = { -readonly [K in keyof TruthTable['cells'][number]]: TruthTable['cells'][number][K] }

/** Sets a table from the current place on, over as many pages as it takes. */
export function setTable(sheet: Sheet, table: Table): void {
  const layout = measureTable(sheet, table)
  const cells: TruthCell[] = []
  const headerRows = table.header.length
  let rows = layout.rows
  let start = 0
  while (start < rows.length) {
    const repeated = start > 0 && (table.repeatHeader ?? true) ? rows.slice(0, headerRows) : []
    let used = repeated.reduce((sum, row) => sum + row.height, 0)
    const room = area(sheet).bottom - sheet.y
    let end = start
    while (end < rows.length && used + (rows[end] as Part).height <= room + 0.5)
      used += (rows[end++] as Part).height
    const least = start === 0 ? Math.min(headerRows + 1, rows.length) : start + 1
    if (end < rows.length && table.splitRows && end >= least - 1 && !isSpanned(rows, end)) {
      const split = splitRow(rows[end] as Part, room - used, layout)
      if (split) {
        rows = [...rows.slice(0, end), ...split, ...rows.slice(end + 1)]
        end += 1
      }
    }
    if (end < least) {
      if (sheet.y > area(sheet).top + 1) {
        startPage(sheet, sheet.page.form)
        continue
      }
      end = least
    }
    drawPart(sheet, layout, {
      rows: [...repeated, ...rows.slice(start, end)],
      repeated: repeated.length,
      cells,
    })
    start = end
    if (start < rows.length) startPage(sheet, sheet.page.form)
  }
  sheet.y += 10
  sheet.tables.push({
    pages: [...new Set(cells.map((cell) => cell.page))],
    rows: layout.logicalRows,
    columns: table.columns.length,
    headerRows,
    cells,
  })
}

interface TableLayout {
  edges: number[]
  rows: Part[]
  logicalRows: number
  lineHeight: number
  padding: number
  ruled: boolean
}

function measureTable(sheet: Sheet, table: Table): TableLayout {
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

function isSpanned(rows: readonly Part[], at: number): boolean {
  return rows.some((row, index) =>
    row.cells.some((cell) => cell.rowSpan > 1 && index <= at && index + cell.rowSpan > at),
  )
}

/** A row as two, the first of which fits into `room`; null where there is no sense in it. */
function splitRow(row: Part, room: number, layout: TableLayout): [Part, Part] | null {
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

function drawPart(
  sheet: Sheet,
  layout: TableLayout,
  part: { rows: Part[]; repeated: number; cells: TruthCell[] },
): void {
  const tops = [sheet.y]
  for (const row of part.rows) tops.push((tops.at(-1) as number) + row.height)
  const filled: (Placed | null)[][] = part.rows.map(() => layout.edges.slice(1).map(() => null))
  part.rows.forEach((row, index) => {
    const texts: string[] = []
    for (const cell of row.cells) {
      const until = Math.min(part.rows.length, index + cell.rowSpan)
      for (let r = index; r < until; r++)
        for (let c = cell.column; c < cell.column + cell.columnSpan; c++)
          (filled[r] as (Placed | null)[])[c] = cell
      const box: Box = [
        layout.edges[cell.column] as number,
        tops[index] as number,
        layout.edges[cell.column + cell.columnSpan] as number,
        tops[until] as number,
      ]
      drawCell(sheet, layout, cell, box)
      texts.push(cell.lines.map(lineText).join(' ').trim())
      if (index >= part.repeated && !cell.continued)
        part.cells.push({
          row: cell.row,
          column: cell.column,
          rowSpan: cell.rowSpan,
          columnSpan: cell.columnSpan,
          text: cell.text,
          page: sheet.pages.length,
          box,
        })
    }
    sheet.page.lines.push(texts.join('\t'))
  })
  if (layout.ruled) drawGrid(sheet.page, layout.edges, tops, filled)
  sheet.y = tops.at(-1) as number
}

function drawCell(sheet: Sheet, layout: TableLayout, cell: Placed, box: Box): void {
  const height = cell.lines.length * layout.lineHeight
  const width = box[2] - box[0] - 2 * layout.padding
  let y = cell.valign === 'middle' ? (box[1] + box[3] - height) / 2 : box[1] + layout.padding
  for (const line of cell.lines) {
    const slack = width - line.natural
    const stretch =
      cell.align === 'justify' && !line.last && line.words.length > 1 ? slack / (line.words.length - 1) : 0
    const shift = cell.align === 'center' ? slack / 2 : cell.align === 'right' ? slack : 0
    setLine(sheet, line, { x: box[0] + layout.padding + shift, y, stretch, height: layout.lineHeight })
    y += layout.lineHeight
  }
}

/** Draws each stretch of border between two different cells once, joined where they go on. */
function drawGrid(
  page: Page,
  edges: readonly number[],
  tops: readonly number[],
  filled: (Placed | null)[][],
): void {
  const columns = edges.length - 1
  const rows = tops.length - 1
  const line = (x0: number, y0: number, x1: number, y1: number) =>
    page.marks.push({ kind: 'line', x0, y0, x1, y1, width: 0.6 })
  for (let r = 0; r <= rows; r++) {
    let from = -1
    for (let c = 0; c <= columns; c++) {
      const above = r > 0 ? filled[r - 1]?.[c] : undefined
      const below = r < rows ? filled[r]?.[c] : undefined
      const border = c < columns && (r === 0 || r === rows || above !== below || above === null)
      if (border && from < 0) from = c
      if (!border && from >= 0) {
        line(edges[from] as number, tops[r] as number, edges[c] as number, tops[r] as number)
        from = -1
      }
    }
  }
  for (let c = 0; c <= columns; c++) {
    let from = -1
    for (let r = 0; r <= rows; r++) {
      const before = c > 0 ? filled[r]?.[c - 1] : undefined
      const after = c < columns ? filled[r]?.[c] : undefined
      const border = r < rows && (c === 0 || c === columns || before !== after || before === null)
      if (border && from < 0) from = r
      if (!border && from >= 0) {
        line(edges[c] as number, tops[from] as number, edges[c] as number, tops[r] as number)
        from = -1
      }
    }
  }
}
