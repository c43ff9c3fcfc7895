import { locate } from '../../evidence/locate.ts'
import type { Evidence } from '../../model/plan.ts'
import type { DocumentStructure, Table, TableCell } from '../../model/structure.ts'
import type { Hit } from './rule.ts'

/** A row of a task table whose cell under the wanted heading is blank, while others in the column are filled. */
interface BlankCell {
  readonly what: string
  readonly evidence: readonly Evidence[]
  readonly page: number | null
}

/**
 * What a plan leaves without an owner or a time: rows that leave the column under `heading` blank, and the whole plan
 * where `none` of its tasks has one. Facts are `what` and, in English, `en`.
 */
export function findLacking(
  structure: DocumentStructure,
  heading: RegExp,
  whole: { readonly none: boolean; readonly what: string; readonly en: string },
): Hit[] {
  const rows = findBlanks(structure, heading).map(
    ({ what, evidence, page }): Hit => ({
      facts: { what: `“${what}”`, en: `“${what}”` },
      evidence,
      expectedAt: { page, section: null },
    }),
  )
  if (!whole.none) return rows
  const { what, en } = whole
  return [...rows, { facts: { what, en }, evidence: [], expectedAt: { page: null, section: null } }]
}

/**
 * Rows that leave a column blank. Only tables that have such a column, fill it in more than half of their rows, and
 * number their rows count: group rows and merged cells say nothing.
 */
function findBlanks(structure: DocumentStructure, heading: RegExp): BlankCell[] {
  return structure.tables.flatMap((table) => {
    const column = findColumn(table, heading)
    if (column === null) return []
    const rows = bodyRows(table).filter(
      (cells) => filled(cells) >= 3 && /^\d{1,3}[.)]?$/.test(textAt(cells, 0)),
    )
    const blank = rows.filter((cells) => covers(table, cells, column) && textAt(cells, column) === '')
    if (blank.length === 0 || blank.length * 2 > rows.length) return []
    return blank.map((cells) => describe(cells, column))
  })
}

function findColumn(table: Table, heading: RegExp): number | null {
  const cell = table.cells.find(
    ({ row, columnSpan, text }) => row < table.headerRows && columnSpan === 1 && heading.test(text),
  )
  return cell?.column ?? null
}

function bodyRows(table: Table): TableCell[][] {
  return Array.from({ length: table.rows - table.headerRows }, (_, at) =>
    table.cells.filter(({ row }) => row === at + table.headerRows),
  )
}

function filled(cells: readonly TableCell[]): number {
  return cells.filter(({ text }) => text.trim() !== '').length
}

function textAt(cells: readonly TableCell[], column: number): string {
  return cells.find((cell) => cell.column === column)?.text.trim() ?? ''
}

/** False where a cell merged from above or from the left holds the place. */
function covers(table: Table, cells: readonly TableCell[], column: number): boolean {
  const row = cells[0]?.row ?? 0
  return !table.cells.some(
    (cell) =>
      cell.text.trim() !== '' &&
      cell.row <= row &&
      row < cell.row + cell.rowSpan &&
      cell.column <= column &&
      column < cell.column + cell.columnSpan,
  )
}

function describe(cells: readonly TableCell[], column: number): BlankCell {
  const longest = [...cells]
    .filter((cell) => cell.column !== column)
    .sort((a, b) => b.text.length - a.text.length)[0]
  const evidence = longest ? locate(longest, 0, longest.text.length) : []
  const text = longest?.text ?? ''
  return {
    what: text.length <= 100 ? text : `${text.slice(0, 99)}…`,
    evidence,
    page: evidence[0]?.page ?? null,
  }
}
