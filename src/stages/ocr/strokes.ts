import type { Binary } from './binary.ts'
import type { Grey } from './engine.ts'
import { withFaintLines } from './faint-lines.ts'
import { along, down, type Plane } from './plane.ts'
import { type Run, runsOf } from './runs.ts'
import { toStroke } from './straight.ts'

/** A ruling line found in a picture; pixels. `across` lines run left to right, others top to bottom. */
export interface Stroke {
  readonly across: boolean
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  readonly thickness: number
  /** For each pixel of its length: first and last pixel across it that belong to the line; -1 in gaps. */
  readonly from: Int32Array
  readonly to: Int32Array
}

/** Lines are at least this long (inches): longer than any stroke of a letter, shorter than any cell. */
const SHORTEST = { across: 0.42, down: 0.3 }
/** A pale line shorter than this (inches) must meet other lines. */
const SHORT = 2
/** Lines whose ends come so near (inches) meet. */
const MEETS = 0.05

/** Finds straight lines within a degree of level or plumb, thinner than print and longer than letters, pale ones too. */
export function findStrokes(grey: Grey, ink: Binary): Stroke[] {
  const found = [true, false].flatMap((across) => {
    const way = across ? along : down
    return findOneWay(
      { grey: way(grey), ink: way(ink), lines: way(withFaintLines(grey, ink, { across })) },
      across,
    )
  })
  const strokes = found.map(({ stroke }) => stroke)
  return found
    .filter(({ stroke, pale }) => !pale || isAnchored(stroke, strokes, ink.dpi))
    .map(({ stroke }) => stroke)
}

/** A pale line that is as short as two rows of print counts only where both its ends meet a crossing line. */
function isAnchored(stroke: Stroke, strokes: readonly Stroke[], dpi: number): boolean {
  const { across, x0, y0, x1, y1 } = stroke
  if ((across ? x1 - x0 : y1 - y0) >= SHORT * dpi) return true
  const near = MEETS * dpi
  const meets = (x: number, y: number) =>
    strokes.some(
      (other) =>
        other.across !== across &&
        x >= other.x0 - near &&
        x <= other.x1 + near &&
        y >= other.y0 - near &&
        y <= other.y1 + near,
    )
  return meets(x0, y0) && meets(x1, y1)
}

/**
 * Whitens the lines in a grey picture but keeps strokes of letters that cross them: those with ink on both sides.
 */
export function eraseStrokes(
  picture: { data: Uint8Array; width: number; height: number },
  page: Binary,
  strokes: readonly Stroke[],
): Uint8Array {
  const out = new Uint8Array(picture.data)
  const { width, height } = picture
  const inkAt = (along: number, over: number, across: boolean): boolean => {
    const x = across ? along : over
    const y = across ? over : along
    return x >= 0 && y >= 0 && x < width && y < height && page.data[y * width + x] === 1
  }
  for (const stroke of strokes) {
    const start = stroke.across ? stroke.x0 : stroke.y0
    for (let i = 0; i < stroke.from.length; i++) {
      const from = stroke.from[i] as number
      if (from < 0) continue
      const to = stroke.to[i] as number
      const along = start + i
      const crossed =
        inkAt(along, from - 2, stroke.across) &&
        inkAt(along, from - 3, stroke.across) &&
        inkAt(along, to + 2, stroke.across) &&
        inkAt(along, to + 3, stroke.across)
      if (crossed) continue
      for (let over = from - 2; over <= to + 2; over++) {
        const x = stroke.across ? along : over
        const y = stroke.across ? over : along
        if (x >= 0 && y >= 0 && x < width && y < height) out[y * width + x] = 255
      }
    }
  }
  return out
}

/** A page's ink, what may be ink or a pale line, and the picture itself, all seen the same way. */
interface Marks {
  readonly lines: Plane
  readonly grey: Plane
  readonly ink: Plane
}

function findOneWay(marks: Marks, across: boolean): { stroke: Stroke; pale: boolean }[] {
  const { lines } = marks
  const shortest = Math.round((across ? SHORTEST.across : SHORTEST.down) * lines.dpi)
  const strokes: { stroke: Stroke; pale: boolean }[] = []
  let open: Run[][] = []
  let above: { group: Run[]; run: Run }[] = []
  const close = (groups: readonly Run[][]): void => {
    for (const group of groups) {
      const stroke = toStroke(group, marks, across)
      if (stroke) strokes.push(stroke)
    }
  }
  for (let y = 0; y < lines.rows; y++) {
    const runs = runsOf(lines, y, shortest)
    const here: { group: Run[]; run: Run }[] = []
    for (const run of runs) {
      const touching = above.filter((other) => other.run.x0 <= run.x1 + 2 && other.run.x1 >= run.x0 - 2)
      const groups = [...new Set(touching.map((other) => other.group))]
      const group = groups[0] ?? []
      for (const other of groups.slice(1)) {
        group.push(...other)
        open = open.filter((candidate) => candidate !== other)
        for (const entry of [...above, ...here]) if (entry.group === other) entry.group = group
      }
      if (groups.length === 0) open.push(group)
      group.push(run)
      here.push({ group, run })
    }
    const alive = new Set(here.map((entry) => entry.group))
    close(open.filter((group) => !alive.has(group)))
    open = open.filter((group) => alive.has(group))
    above = here
  }
  close(open)
  return strokes
}
