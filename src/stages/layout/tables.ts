import type { Cell, Grid, Word } from '../../model/page.ts'
import { middleX, middleY } from './geometry.ts'
import type { RuledGrid } from './grids.ts'
import { formLines } from './lines.ts'

/**
 * Puts words into the cells of a ruled grid by where their middle stands; rows and columns that no cell
 * starts in are dropped. Returns the table and the words that are left.
 */
export function fillGrid(ruled: RuledGrid, words: readonly Word[]): { grid: Grid; taken: Set<Word> } {
  const columns = ruled.xs.length - 1
  const frameAt = new Map<number, number>()
  ruled.frames.forEach((frame, index) => {
    for (let row = frame.row; row < frame.row + frame.rowSpan; row++)
      for (let column = frame.column; column < frame.column + frame.columnSpan; column++)
        frameAt.set(row * columns + column, index)
  })
  const contents: Word[][] = ruled.frames.map(() => [])
  const taken = new Set<Word>()
  for (const word of words) {
    const column = placeOf(middleX(word.box), ruled.xs)
    const row = placeOf(middleY(word.box), ruled.ys)
    const frame = column < 0 || row < 0 ? undefined : frameAt.get(row * columns + column)
    if (frame === undefined) continue
    contents[frame]?.push(word)
    taken.add(word)
  }
  const cells = ruled.frames.map(
    (frame, index): Cell => ({ ...frame, lines: formLines(contents[index] ?? []) }),
  )
  return { grid: compact({ box: ruled.box, rows: ruled.ys.length - 1, columns, ruled: true, cells }), taken }
}

/** Index of the stretch between two edges in which `value` lies; -1 outside. */
function placeOf(value: number, edges: readonly number[]): number {
  if (value < (edges[0] ?? 0) - 1.5 || value > (edges.at(-1) ?? 0) + 1.5) return -1
  let low = 0
  let high = edges.length - 2
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (value >= (edges[middle] ?? 0)) low = middle
    else high = middle - 1
  }
  return low
}

/** Drops rows and columns in which no cell starts, so that spans count only what can be seen. */
function compact(grid: Grid): Grid {
  const rows = renumber(grid.cells.map((cell) => [cell.row, cell.rowSpan]))
  const columns = renumber(grid.cells.map((cell) => [cell.column, cell.columnSpan]))
  const cells = grid.cells.map((cell) => {
    const row = rows.at(cell.row)
    const column = columns.at(cell.column)
    return {
      ...cell,
      row,
      column,
      rowSpan: Math.max(1, rows.at(cell.row + cell.rowSpan) - row),
      columnSpan: Math.max(1, columns.at(cell.column + cell.columnSpan) - column),
    }
  })
  return { ...grid, rows: rows.count, columns: columns.count, cells }
}

function renumber(spans: readonly (readonly [number, number])[]): {
  at: (old: number) => number
  count: number
} {
  const starts = [...new Set(spans.map(([start]) => start))].sort((a, b) => a - b)
  const end = Math.max(0, ...spans.map(([start, length]) => start + length))
  const numbers: number[] = []
  let next = 0
  for (let old = 0; old <= end; old++) {
    numbers.push(next)
    if (starts[next] === old) next++
  }
  return { at: (old) => numbers[old] ?? starts.length, count: starts.length }
}
