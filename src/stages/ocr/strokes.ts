import type { Binary } from './binary.ts'
import type { Grey } from './engine.ts'
import { withFaintLines } from './faint-lines.ts'

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
/** Shorter ones than this (inches) may be serifs or bars of capitals run together: those have letters on them. */
const LETTERS = 2
const TOUCHED = 0.22
/** Lines whose ends come so near (inches) meet. */
const MEETS = 0.05
/** A line of which less than this share is ink is a pale one. */
const PALE = 0.8
/**
 * A pale line is darker than what lies beside it all along, by so many shades in the mean of so many pixels, but for this
 * share of its length; stems of letters that stand one below the other leave the space between rows white.
 */
const EVEN = { darker: 8, along: 2, share: 0.85, beside: 0.015 }
/** And at most this thick (inches). */
const THICKEST = 0.045
/** Gaps of so many pixels inside a line are bridged. */
const GAP = 1

/** Finds straight lines within a degree of level or plumb, thinner than print and longer than letters, pale ones too. */
export function findStrokes(grey: Grey, ink: Binary): Stroke[] {
  const turned = { ...transpose(grey), dpi: grey.dpi }
  const turnedInk = { ...transpose(ink), dpi: ink.dpi }
  const found = [
    ...findAcross({ grey, ink, lines: withFaintLines(grey, ink) }, true),
    ...findAcross({ grey: turned, ink: turnedInk, lines: withFaintLines(turned, turnedInk) }, false),
  ]
  const strokes = found.map(({ stroke }) => stroke)
  return found
    .filter(({ stroke, pale }) => !pale || isAnchored(stroke, strokes, ink.dpi))
    .map(({ stroke }) => stroke)
}

/** A pale line that is as short as two rows of print counts only where both its ends meet a crossing line. */
function isAnchored(stroke: Stroke, strokes: readonly Stroke[], dpi: number): boolean {
  const { across, x0, y0, x1, y1 } = stroke
  if ((across ? x1 - x0 : y1 - y0) >= LETTERS * dpi) return true
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

interface Found {
  readonly stroke: Stroke
  readonly pale: boolean
}

interface Run {
  readonly y: number
  readonly x0: number
  readonly x1: number
}

/** What is ink, and what may be ink or a pale line. */
interface Marks {
  readonly grey: Grey
  readonly ink: Binary
  readonly lines: Binary
}

function findAcross({ grey, ink, lines }: Marks, across: boolean): Found[] {
  const shortest = Math.round((across ? SHORTEST.across : SHORTEST.down) * ink.dpi)
  const thickest = Math.max(4, Math.round(THICKEST * ink.dpi))
  const strokes: Found[] = []
  let open: Run[][] = []
  let above: { group: Run[]; run: Run }[] = []
  const close = (groups: readonly Run[][]): void => {
    for (const group of groups) {
      const stroke = toStroke(group, { across, thickest, page: ink, grey })
      if (stroke) strokes.push(stroke)
    }
  }
  for (let y = 0; y < lines.height; y++) {
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

/** Runs of ink in one row, small gaps bridged, at least `shortest` long. */
function runsOf(page: Binary, y: number, shortest: number): Run[] {
  const runs: Run[] = []
  const { data, width } = page
  const base = y * width
  let start = -1
  let last = -1
  let ink = 0
  const end = (): void => {
    if (start >= 0 && last - start + 1 >= shortest && ink >= 0.85 * (last - start + 1)) {
      runs.push({ y, x0: start, x1: last })
    }
    start = -1
    ink = 0
  }
  for (let x = 0; x < width; x++) {
    if (data[base + x] !== 1) continue
    if (start >= 0 && x - last > GAP + 1) end()
    if (start < 0) start = x
    last = x
    ink++
  }
  end()
  return runs
}

function toStroke(
  runs: readonly Run[],
  limits: { across: boolean; thickest: number; page: Binary; grey: Grey },
): Found | null {
  let [x0, x1, y0, y1, area] = [Number.POSITIVE_INFINITY, -1, Number.POSITIVE_INFINITY, -1, 0]
  for (const run of runs) {
    x0 = Math.min(x0, run.x0)
    x1 = Math.max(x1, run.x1)
    y0 = Math.min(y0, run.y)
    y1 = Math.max(y1, run.y)
    area += run.x1 - run.x0 + 1
  }
  const length = x1 - x0 + 1
  const thickness = area / length
  if (thickness > limits.thickest || length < 5 * thickness) return null
  // Taller than thick by more than a degree of slope: no straight line.
  if (y1 - y0 + 1 > limits.thickest + 0.025 * length) return null
  const from = new Int32Array(length).fill(-1)
  const to = new Int32Array(length).fill(-1)
  for (const run of runs) {
    for (let x = run.x0 - x0; x <= run.x1 - x0; x++) {
      if ((from[x] as number) < 0 || run.y < (from[x] as number)) from[x] = run.y
      if (run.y > (to[x] as number)) to[x] = run.y
    }
  }
  const pale = inked(limits.page, { x0, from, to }) < PALE
  if (pale && !isEven(limits.grey, { x0, from, to })) return null
  const doubtful = pale || length < LETTERS * limits.page.dpi
  if (doubtful && touched(limits.page, { x0, from, to }) > TOUCHED) return null
  const stroke = limits.across
    ? { across: true, x0, y0, x1, y1, thickness, from, to }
    : { across: false, x0: y0, y0: x0, x1: y1, y1: x1, thickness, from, to }
  return { stroke, pale }
}

/** Share of a line's length at which ink goes on beside it: next to none for a rule, much for a row of serifs. */
function touched(page: Binary, line: { x0: number; from: Int32Array; to: Int32Array }): number {
  const { data, width, height } = page
  let count = 0
  for (let i = 0; i < line.from.length; i++) {
    const from = line.from[i] as number
    if (from < 0) continue
    const x = line.x0 + i
    const above = from - 3
    const below = (line.to[i] as number) + 3
    if ((above >= 0 && data[above * width + x]) || (below < height && data[below * width + x])) count++
  }
  return count / line.from.length
}

/** Share of a line's length at which it is ink and not only pale. */
function inked(page: Binary, line: { x0: number; from: Int32Array; to: Int32Array }): number {
  let count = 0
  for (let i = 0; i < line.from.length; i++) {
    let y = line.from[i] as number
    while (y >= 0 && y <= (line.to[i] as number) && !page.data[y * page.width + line.x0 + i]) y++
    if (y >= 0 && y <= (line.to[i] as number)) count++
  }
  return count / line.from.length
}

/** Whether a pale line is there all along. */
function isEven(grey: Grey, line: { x0: number; from: Int32Array; to: Int32Array }): boolean {
  const { data, width, height } = grey
  const beside = Math.max(2, Math.round(EVEN.beside * grey.dpi))
  let even = 0
  let looked = 0
  let at = -1
  for (let i = 0; i < line.from.length; i++) {
    const from = line.from[i] as number
    if (from >= 0) at = Math.round((from + (line.to[i] as number)) / 2)
    const x = line.x0 + i
    if (at < beside || at >= height - beside || x < EVEN.along || x >= width - EVEN.along) continue
    let [here, above, below] = [0, 0, 0]
    for (let k = -EVEN.along; k <= EVEN.along; k++) {
      const column = x + k
      // The line may lie a pixel higher or lower than the middle of what was found.
      here += Math.min(
        data[(at - 1) * width + column] as number,
        data[at * width + column] as number,
        data[(at + 1) * width + column] as number,
      )
      above += data[(at - beside) * width + column] as number
      below += data[(at + beside) * width + column] as number
    }
    looked++
    const least = EVEN.darker * (2 * EVEN.along + 1)
    if (above - here >= least && below - here >= least) even++
  }
  return even > EVEN.share * looked
}

function transpose(page: { data: Uint8Array; width: number; height: number }) {
  const { width, height, data } = page
  const out = new Uint8Array(data.length)
  const tile = 32
  for (let y0 = 0; y0 < height; y0 += tile) {
    for (let x0 = 0; x0 < width; x0 += tile) {
      const y1 = Math.min(height, y0 + tile)
      const x1 = Math.min(width, x0 + tile)
      for (let y = y0; y < y1; y++) {
        for (let x = x0; x < x1; x++) out[x * height + y] = data[y * width + x] as number
      }
    }
  }
  return { data: out, width: height, height: width }
}
