import type { Grid, Line, PageLayout } from '../../model/page.ts'
import { joinLines } from './passages.ts'

/** A page's text in reading order: lines end in a line feed; a table row is one line, its cells parted by tabs. */
export function pageText(page: PageLayout): string {
  let text = ''
  for (const block of page.blocks) {
    for (const line of block.lines) text += `${lineText(line)}\n`
    if (block.grid) text += gridText(block.grid)
  }
  return text
}

const lineText = (line: Line): string => line.words.map((word) => word.text).join(' ')

function gridText(grid: Grid): string {
  const rows: string[][] = Array.from({ length: grid.rows }, () => [])
  const covered = new Set<number>()
  const byPlace = new Map(grid.cells.map((cell) => [cell.row * grid.columns + cell.column, cell]))
  for (let row = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++) {
      const place = row * grid.columns + column
      const cell = byPlace.get(place)
      if (!cell) {
        if (covered.has(place)) rows[row]?.push('')
        continue
      }
      rows[row]?.push(joinLines(cell.lines.map((line) => ({ page: 0, line }))).text)
      for (let below = 1; below < cell.rowSpan; below++) covered.add(place + below * grid.columns)
    }
  }
  return rows.map((cells) => `${cells.join('\t')}\n`).join('')
}
