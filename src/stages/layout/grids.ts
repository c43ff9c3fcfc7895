import type { Box, Rule } from '../../model/geometry.ts'
import { shared } from './geometry.ts'

/** A cell of a ruled grid before its words are known. */
interface Frame {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  readonly box: Box
}

/** A ruled grid: the x of its column edges, the y of its row edges, and its cells in reading order. */
export interface RuledGrid {
  readonly box: Box
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly frames: readonly Frame[]
}

interface Stroke {
  /** Where it stands: x of a vertical stroke, y of a horizontal one. */
  at: number
  from: number
  to: number
}

/** Strokes nearer than this (points) are one: double lines, and the two edges of a thin filled box. */
const SAME = 3.5
/** Ends may miss each other by this much (points) and still meet. */
const MEET = 4
/** Share of an edge that must be drawn to part two cells; scans break lines. */
const DRAWN = 0.55

/**
 * Finds ruled tables among a page's ruling lines: strokes that meet form a grid, and an edge that is not drawn
 * merges the cells on both sides of it. A missing outer border is put where the other lines end.
 * Frames around a whole page, boxes of one cell and underlines are no grids.
 */
export function findGrids(rules: readonly Rule[], page: { width: number; height: number }): RuledGrid[] {
  const across = mergeStrokes(rules.filter((rule) => rule.x1 - rule.x0 >= rule.y1 - rule.y0).map(toAcross))
  const down = mergeStrokes(rules.filter((rule) => rule.x1 - rule.x0 < rule.y1 - rule.y0).map(toDown))
  const grids: RuledGrid[] = []
  for (const group of connect(across, down)) {
    const grid = buildGrid(group)
    if (grid && !isPageFrame(grid, page)) grids.push(grid)
  }
  return grids.sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0])
}

const toAcross = (rule: Rule): Stroke => ({ at: (rule.y0 + rule.y1) / 2, from: rule.x0, to: rule.x1 })
const toDown = (rule: Rule): Stroke => ({ at: (rule.x0 + rule.x1) / 2, from: rule.y0, to: rule.y1 })

/** Joins pieces of one line: Word draws a border cell by cell, a scan breaks it. */
function mergeStrokes(strokes: readonly Stroke[]): Stroke[] {
  const merged: Stroke[] = []
  let open: Stroke[] = []
  for (const stroke of [...strokes].sort((a, b) => a.at - b.at || a.from - b.from)) {
    open = open.filter((other) => stroke.at - other.at <= SAME)
    const other = open.find((one) => shared([one.from, one.to], [stroke.from, stroke.to]) > -MEET)
    if (other) {
      other.from = Math.min(other.from, stroke.from)
      other.to = Math.max(other.to, stroke.to)
    } else {
      const fresh = { ...stroke }
      merged.push(fresh)
      open.push(fresh)
    }
  }
  return merged.length < strokes.length ? mergeStrokes(merged) : merged
}

interface Group {
  across: Stroke[]
  down: Stroke[]
}

/** Groups of strokes that meet, by union-find over the meetings. */
function connect(across: readonly Stroke[], down: readonly Stroke[]): Group[] {
  const all = [...across, ...down]
  const root = all.map((_, index) => index)
  const find = (index: number): number => {
    let at = index
    while (root[at] !== at) {
      root[at] = root[root[at] as number] as number
      at = root[at] as number
    }
    return at
  }
  across.forEach((one, i) => {
    down.forEach((other, j) => {
      const meets =
        other.at >= one.from - MEET &&
        other.at <= one.to + MEET &&
        one.at >= other.from - MEET &&
        one.at <= other.to + MEET
      if (meets) root[find(i)] = find(across.length + j)
    })
  })
  const groups = new Map<number, Group>()
  all.forEach((stroke, index) => {
    const key = find(index)
    const group = groups.get(key) ?? { across: [], down: [] }
    if (index < across.length) group.across.push(stroke)
    else group.down.push(stroke)
    groups.set(key, group)
  })
  return [...groups.values()].filter((group) => group.across.length >= 1 && group.down.length >= 1)
}

function buildGrid(group: Group): RuledGrid | null {
  const left = Math.min(...group.across.map((stroke) => stroke.from))
  const right = Math.max(...group.across.map((stroke) => stroke.to))
  const top = Math.min(...group.down.map((stroke) => stroke.from))
  const bottom = Math.max(...group.down.map((stroke) => stroke.to))
  const xs = edges(group.down, [left, right])
  const ys = edges(group.across, [top, bottom])
  if (xs.length < 2 || ys.length < 2 || (xs.length - 1) * (ys.length - 1) < 2) return null
  const frames = mergeCells({ xs, ys, group })
  if (frames.length < 2) return null
  return { box: [xs[0] ?? 0, ys[0] ?? 0, xs.at(-1) ?? 0, ys.at(-1) ?? 0], xs, ys, frames }
}

/** Distinct places of strokes; an outer border that is missing is put where the crossing lines end. */
function edges(strokes: readonly Stroke[], [first, last]: readonly [number, number]): number[] {
  const places = [...new Set(strokes.map((stroke) => stroke.at))].sort((a, b) => a - b)
  const found: number[] = []
  for (const place of places) {
    const before = found.at(-1)
    if (before === undefined || place - before > SAME * 1.5) found.push(place)
  }
  if (first < (found[0] ?? first) - 8) found.unshift(first)
  if (last > (found.at(-1) ?? last) + 8) found.push(last)
  return found
}

function mergeCells({ xs, ys, group }: { xs: number[]; ys: number[]; group: Group }): Frame[] {
  const columns = xs.length - 1
  const rows = ys.length - 1
  const byPlace = { across: index(group.across, ys), down: index(group.down, xs) }
  const drawn = (strokes: readonly Stroke[], from: number, to: number) =>
    strokes.reduce((sum, stroke) => sum + Math.max(0, shared([stroke.from, stroke.to], [from, to])), 0) >=
    DRAWN * (to - from)
  const owner = new Int32Array(rows * columns).fill(-1)
  const frames: Frame[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (owner[row * columns + column] !== -1) continue
      const isOpenRight = (r: number, c: number) =>
        c + 1 < columns &&
        owner[r * columns + c + 1] === -1 &&
        !drawn(byPlace.down[c + 1] ?? [], ys[r] ?? 0, ys[r + 1] ?? 0)
      const isOpenBelow = (r: number, c: number) =>
        r + 1 < rows &&
        owner[(r + 1) * columns + c] === -1 &&
        !drawn(byPlace.across[r + 1] ?? [], xs[c] ?? 0, xs[c + 1] ?? 0)
      let columnSpan = 1
      while (isOpenRight(row, column + columnSpan - 1)) columnSpan++
      let rowSpan = 1
      const spanOpens = () =>
        Array.from({ length: columnSpan }, (_, at) => isOpenBelow(row + rowSpan - 1, column + at)).every(
          Boolean,
        )
      while (spanOpens()) rowSpan++
      for (let r = row; r < row + rowSpan; r++)
        for (let c = column; c < column + columnSpan; c++) owner[r * columns + c] = frames.length
      frames.push({
        row,
        column,
        rowSpan,
        columnSpan,
        box: [xs[column] ?? 0, ys[row] ?? 0, xs[column + columnSpan] ?? 0, ys[row + rowSpan] ?? 0],
      })
    }
  }
  return frames
}

/** Strokes by the edge they lie on. */
function index(strokes: readonly Stroke[], places: readonly number[]): Stroke[][] {
  const byPlace: Stroke[][] = places.map(() => [])
  for (const stroke of strokes) {
    let nearest = 0
    places.forEach((place, at) => {
      if (Math.abs(place - stroke.at) < Math.abs((places[nearest] ?? 0) - stroke.at)) nearest = at
    })
    byPlace[nearest]?.push(stroke)
  }
  return byPlace
}

function isPageFrame(grid: RuledGrid, page: { width: number; height: number }): boolean {
  const [x0, y0, x1, y1] = grid.box
  const covers = x1 - x0 > 0.85 * page.width && y1 - y0 > 0.9 * page.height
  return covers && grid.frames.length < 4
}
