import type { Box, Table, TruthTable } from './document.ts'
import { lineText } from './lines.ts'
import { area, type Page, type Sheet, setLine, startPage } from './sheet.ts'
import {
  isSpanned,
  measureTable,
  type Part,
  type Placed,
  splitRow,
  type TableLayout,
} from './table-layout.ts'

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
