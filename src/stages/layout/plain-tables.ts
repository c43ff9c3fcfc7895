import type { Cell, Grid, Word } from '../../model/page.ts'
import { height, middleX, unite } from './geometry.ts'
import { type Gap, gapsOf, intersect, rowWords } from './gutters.ts'
import { formLines, type Row } from './lines.ts'

/** Rows `[from, to)` of a page that are a table without rules. */
export interface PlainTable {
  readonly from: number
  readonly to: number
  readonly grid: Grid
}

/** The narrowest gutter between columns, in points. */
const GUTTER = 9
const LEAST_COLUMNS = 3
const LEAST_ROWS = 3

/**
 * Finds tables that are set in plain columns, without rules: at least three rows over at least three columns whose
 * gutters all rows leave free. Lists whose values stand to the right are none: their lines begin with a list mark.
 */
export function findPlainTables(rows: readonly Row[]): PlainTable[] {
  const found: PlainTable[] = []
  let floor = 0
  for (let at = 0; at < rows.length; at++) {
    const table = (rows[at]?.segments.length ?? 0) >= LEAST_COLUMNS ? tableAt(rows, { at, floor }) : null
    if (!table) continue
    found.push(table)
    floor = table.to
    at = table.to - 1
  }
  return found
}

function tableAt(rows: readonly Row[], { at, floor }: { at: number; floor: number }): PlainTable | null {
  let free = gapsOf(rowWords(rows[at] as Row), GUTTER)
  let to = at + 1
  for (; to < rows.length; to++) {
    const next = joins(free, { row: rows[to], beside: rows[to - 1] })
    if (!next) break
    free = next
  }
  let from = at
  while (from > floor) {
    const next = joins(free, { row: rows[from - 1], beside: rows[from] })
    if (!next) break
    free = next
    from--
  }
  const gutters = inner(free)
  // A short line above or below may leave the gutters free without being part of the table.
  const isLone = (row: Row | undefined) => row !== undefined && columnsOf(rowWords(row), gutters).size < 2
  while (from < at && isLone(rows[from])) from++
  while (to > at + 1 && isLone(rows[to - 1]) && isApart(rows, to - 1)) to--
  const body = rows.slice(from, to)
  const full = body.filter((row) => columnsOf(rowWords(row), gutters).size >= LEAST_COLUMNS).length
  if (full < LEAST_ROWS || gutters.length < LEAST_COLUMNS - 1) return null
  const listed = body.filter((row) => /^[-–+*•]/u.test(rowWords(row)[0]?.text ?? '')).length
  if (listed * 2 > body.length && gutters.length < LEAST_COLUMNS) return null
  return { from, to, grid: makeGrid(body, gutters) }
}

/** Whether a row stands further from the one above than lines of one cell do. */
function isApart(rows: readonly Row[], at: number): boolean {
  const [above, row] = [rows[at - 1], rows[at]]
  return !above || !row || row.box[1] - above.box[3] > 0.6 * height(row.box)
}

/** The gutters that stay free when a row is added; null where the row does not belong to the table. */
function joins(
  free: readonly Gap[],
  { row, beside }: { row: Row | undefined; beside: Row | undefined },
): Gap[] | null {
  if (!row || !beside) return null
  const apart = Math.max(row.box[1], beside.box[1]) - Math.min(row.box[3], beside.box[3])
  if (apart > 2.2 * height(row.box)) return null
  const next = intersect(free, gapsOf(rowWords(row), GUTTER), GUTTER)
  return inner(next).length >= LEAST_COLUMNS - 1 ? next : null
}

const inner = (gaps: readonly Gap[]): Gap[] =>
  gaps.filter(([from, to]) => Number.isFinite(from) && Number.isFinite(to)).sort((a, b) => a[0] - b[0])

const columnOf = (word: Word, gutters: readonly Gap[]): number =>
  gutters.filter(([from, to]) => (from + to) / 2 < middleX(word.box)).length

const columnsOf = (words: readonly Word[], gutters: readonly Gap[]): Set<number> =>
  new Set(words.map((word) => columnOf(word, gutters)))

/** A printed line opens a row where its first column is filled; other lines carry cells on. */
function makeGrid(body: readonly Row[], gutters: readonly Gap[]): Grid {
  const box = unite(body.map((row) => row.box))
  const groups: Row[][] = []
  for (const row of body) {
    const columns = columnsOf(rowWords(row), gutters)
    const last = groups.at(-1)
    if (last && !(columns.has(0) && columns.size > 1)) last.push(row)
    else groups.push([row])
  }
  const xs = [box[0], ...gutters.map(([from, to]) => (from + to) / 2), box[2]]
  const cells = groups.flatMap((group, row) => {
    const extent = unite(group.map((one) => one.box))
    const contents: Word[][] = xs.slice(1).map(() => [])
    for (const word of group.flatMap(rowWords)) contents[columnOf(word, gutters)]?.push(word)
    return contents.map(
      (words, column): Cell => ({
        row,
        column,
        rowSpan: 1,
        columnSpan: 1,
        box: [xs[column] ?? 0, extent[1], xs[column + 1] ?? 0, extent[3]],
        lines: formLines(words),
      }),
    )
  })
  return { box, rows: groups.length, columns: xs.length - 1, ruled: false, cells }
}
