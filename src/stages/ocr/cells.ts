import type { Stroke } from './strokes.ts'

/** A rectangle closed by ruling lines, in pixels; inside the lines. */
export interface ClosedCell {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** Cells are looked for on a picture shrunk to this resolution. */
const WORKING_DPI = 50

/**
 * Rectangles that ruling lines close on all sides, merged cells included: the connected white parts between the
 * lines. What is open to the page's edge, or the page's own frame, is none.
 */
export function findCells(
  strokes: readonly Stroke[],
  page: { width: number; height: number; dpi: number },
): ClosedCell[] {
  if (strokes.length < 4) return []
  const factor = Math.max(1, page.dpi / WORKING_DPI)
  const width = Math.ceil(page.width / factor) + 2
  const height = Math.ceil(page.height / factor) + 2
  const walls = new Uint8Array(width * height)
  const reach = Math.round(0.05 * page.dpi)
  for (const stroke of strokes) {
    const extra = stroke.across ? [reach, 0] : [0, reach]
    const x0 = Math.max(0, Math.floor((stroke.x0 - (extra[0] as number)) / factor) + 1)
    const x1 = Math.min(width - 1, Math.floor((stroke.x1 + (extra[0] as number)) / factor) + 1)
    const y0 = Math.max(0, Math.floor((stroke.y0 - (extra[1] as number)) / factor) + 1)
    const y1 = Math.min(height - 1, Math.floor((stroke.y1 + (extra[1] as number)) / factor) + 1)
    drawWall(walls, width, { x0, y0, x1, y1, stroke, factor })
  }
  const cells: ClosedCell[] = []
  const smallest = 0.12 * WORKING_DPI
  for (const part of whiteParts(walls, width, height)) {
    const w = part.x1 - part.x0 + 1
    const h = part.y1 - part.y0 + 1
    const open = part.x0 === 0 || part.y0 === 0 || part.x1 === width - 1 || part.y1 === height - 1
    if (open || w < smallest || h < smallest) continue
    if (part.area < 0.8 * w * h || w * h > 0.5 * width * height) continue
    cells.push({
      x0: Math.round((part.x0 - 1) * factor),
      y0: Math.round((part.y0 - 1) * factor),
      x1: Math.round(part.x1 * factor),
      y1: Math.round(part.y1 * factor),
    })
  }
  return cells
}

interface Wall {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  readonly stroke: Stroke
  readonly factor: number
}

/** A line that slopes a little is drawn where it stands, not as its bounding box. */
function drawWall(walls: Uint8Array, width: number, wall: Wall): void {
  const { stroke, factor } = wall
  const [start, end] = stroke.across ? [wall.x0, wall.x1] : [wall.y0, wall.y1]
  const origin = stroke.across ? stroke.x0 : stroke.y0
  let at = -1
  for (let i = start; i <= end; i++) {
    const pixel = Math.round((i - 1) * factor) - origin
    const index = Math.max(0, Math.min(stroke.from.length - 1, pixel))
    const from = stroke.from[index] as number
    if (from >= 0) at = Math.floor((from + (stroke.to[index] as number)) / 2 / factor) + 1
    if (at < 0)
      at = Math.floor((stroke.across ? stroke.y0 + stroke.y1 : stroke.x0 + stroke.x1) / 2 / factor) + 1
    const cell = stroke.across ? at * width + i : i * width + at
    walls[cell] = 1
    // A second row closes corners that miss each other by a pixel.
    const beside = stroke.across ? cell + width : cell + 1
    if (beside < walls.length) walls[beside] = 1
  }
}

interface Part {
  x0: number
  y0: number
  x1: number
  y1: number
  area: number
}

function whiteParts(walls: Uint8Array, width: number, height: number): Part[] {
  const seen = new Uint8Array(walls)
  const parts: Part[] = []
  const stack: number[] = []
  for (let start = 0; start < seen.length; start++) {
    if (seen[start]) continue
    const part: Part = { x0: width, y0: height, x1: 0, y1: 0, area: 0 }
    seen[start] = 1
    stack.push(start)
    while (stack.length > 0) {
      const i = stack.pop() as number
      const x = i % width
      const y = (i - x) / width
      part.area++
      part.x0 = Math.min(part.x0, x)
      part.x1 = Math.max(part.x1, x)
      part.y0 = Math.min(part.y0, y)
      part.y1 = Math.max(part.y1, y)
      if (x > 0 && !seen[i - 1]) push(i - 1)
      if (x < width - 1 && !seen[i + 1]) push(i + 1)
      if (y > 0 && !seen[i - width]) push(i - width)
      if (y < height - 1 && !seen[i + width]) push(i + width)
    }
    parts.push(part)
  }
  return parts

  function push(i: number): void {
    seen[i] = 1
    stack.push(i)
  }
}
