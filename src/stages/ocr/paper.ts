import { crossing, type Point, type Quad } from '../../geometry/projective.ts'
import type { Picture } from '../../model/document.ts'

/** The picture is looked at in so many squares along its longer side. */
const SQUARES = 150
/** How far in from the picture's edge (share of its width or height) the sheet's edge may stand. */
const REACH = 0.34
/** How far its two ends may stand apart. */
const SLANT = 0.2
/** Logarithm of the brightness inside over that outside: less says nothing, and more counts no more. */
const LEAST = 0.09
const MOST = 0.5
/** Share of an edge's points that must show it; near the corners the desk lies on both sides. */
const COVER = 0.62
/** A strip along the picture's edge brighter than this share of the sheet is no desk. */
const DESK = 0.9
/** What {@link cleanEdges} takes away by itself (share of the picture), and how straight it must lie (radians). */
const RIM = 0.05
const STRAIGHT = 0.012
/** A sheet fills at least this share of a photograph. */
const FILLS = 0.25

/**
 * The corners of the sheet on a photograph, in pixels: where the picture is brighter inside four straight lines than
 * outside, and stays darker up to its edges. Null where the sheet fills the picture, as on every plain scan.
 */
export function findPaper(picture: Picture): Quad | null {
  const map = mapBrightness(picture)
  const [left, top] = [findEdge(map), findEdge(transposed(map))]
  const right = flipped(findEdge(mirrored(map)), map.width)
  const bottom = flipped(findEdge(mirrored(transposed(map))), map.height)
  const found = [left, top, right, bottom].filter((edge) => edge !== null)
  if (found.length < 2 || !found.some((edge) => edge.inside)) return null
  const { width, height } = map
  const upright = ({ near, far }: Ends): [Point, Point] => [
    [near, 0],
    [far, height],
  ]
  const level = ({ near, far }: Ends): [Point, Point] => [
    [0, near],
    [width, far],
  ]
  const sides = {
    left: upright(left ?? { near: 0, far: 0 }),
    right: upright(right ?? { near: width, far: width }),
    top: level(top ?? { near: 0, far: 0 }),
    bottom: level(bottom ?? { near: height, far: height }),
  }
  const corners = [
    crossing(sides.left, sides.top),
    crossing(sides.right, sides.top),
    crossing(sides.right, sides.bottom),
    crossing(sides.left, sides.bottom),
  ].map((corner): Point => {
    const [x, y] = corner ?? [0, 0]
    return [x * map.size, y * map.size]
  }) as unknown as Quad
  return areaOf(corners) > FILLS * picture.width * picture.height ? corners : null
}

interface Brightness {
  readonly data: Float32Array
  readonly width: number
  readonly height: number
  /** Pixels along one square. */
  readonly size: number
}

/** Where a side's edge stands at its two ends, in squares. */
interface Ends {
  readonly near: number
  readonly far: number
}

interface Edge extends Ends {
  /** Whether it lies further in, or more askew, than the cleaning of scan edges can deal with. */
  readonly inside: boolean
}

/** The brightest of a few samples of each square: print leaves some of its paper free. */
function mapBrightness({ data, width: wide, height: high, channels }: Picture): Brightness {
  const size = Math.max(1, Math.round(Math.max(wide, high) / SQUARES))
  const width = Math.max(1, Math.floor(wide / size))
  const height = Math.max(1, Math.floor(high / size))
  const out = new Float32Array(width * height)
  const step = Math.max(1, Math.floor(size / 4))
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      let [first, second] = [0, 0]
      for (let y = row * size; y < (row + 1) * size; y += step) {
        for (let x = column * size; x < (column + 1) * size; x += step) {
          const at = (y * wide + x) * channels
          const value =
            channels === 1
              ? (data[at] as number)
              : ((data[at] as number) + 2 * (data[at + 1] as number) + (data[at + 2] as number)) / 4
          if (value > first) [first, second] = [value, first]
          else if (value > second) second = value
        }
      }
      // The second brightest, for the grain of a camera.
      out[row * width + column] = Math.max(1, size < 3 ? first : second)
    }
  }
  return { data: out, width, height, size }
}

/** The left edge of the sheet: a line from top to bottom, brighter on its right; null where there is none. */
function findEdge(map: Brightness): Edge | null {
  const { width, height } = map
  const reach = Math.floor(REACH * width)
  const slant = Math.floor(SLANT * width)
  const steps = stepsOf(map, reach)
  const rows: number[] = []
  for (let k = 0; k < 48; k++) rows.push(Math.round(((k + 0.5) / 48) * height - 0.5))
  let best: { near: number; far: number; sum: number; shown: number } | null = null
  for (let near = 0; near <= reach; near++) {
    for (let far = Math.max(0, near - slant); far <= Math.min(reach, near + slant); far++) {
      let sum = 0
      let shown = 0
      for (const y of rows) {
        const x = Math.round(near + ((far - near) * y) / height)
        const step = steps[y * (reach + 1) + x] as number
        if (step < LEAST) continue
        shown++
        sum += step
      }
      if (sum > (best?.sum ?? 0)) best = { near, far, sum, shown }
    }
  }
  if (best === null || best.shown < COVER * rows.length) return null
  if (!isDesk(map, best)) return null
  const { near, far } = best
  const inside = (near + far) / 2 > RIM * width || Math.abs(near - far) > STRAIGHT * height + 1
  return { near, far, inside }
}

/** For each place up to `reach`: how much brighter it is just right of it than just left, as a capped logarithm. */
function stepsOf({ data, width, height }: Brightness, reach: number): Float32Array {
  const steps = new Float32Array(height * (reach + 1))
  const at = (x: number, y: number): number => data[y * width + Math.max(0, Math.min(width - 1, x))] as number
  for (let y = 0; y < height; y++) {
    for (let x = 1; x <= reach; x++) {
      const inside = at(x, y) + at(x + 1, y)
      const outside = at(x - 1, y) + at(x - 2, y)
      steps[y * (reach + 1) + x] = Math.min(MOST, Math.log(inside / outside))
    }
  }
  return steps
}

/** Whether what lies outside an edge stays darker than the sheet up to the picture's own edge. */
function isDesk({ data, width, height }: Brightness, { near, far }: Ends): boolean {
  let desk = 0
  let rows = 0
  for (let y = 0; y < height; y++) {
    const x = Math.round(near + ((far - near) * y) / height)
    if (x < 1) continue
    rows++
    const inside = Math.max(data[y * width + x + 1] as number, data[y * width + x + 2] as number)
    if ((data[y * width] as number) < DESK * inside) desk++
  }
  return rows > 0 && desk > 0.6 * rows
}

function transposed({ data, width, height, size }: Brightness): Brightness {
  const out = new Float32Array(data.length)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) out[x * height + y] = data[y * width + x] as number
  return { data: out, width: height, height: width, size }
}

function mirrored({ data, width, height, size }: Brightness): Brightness {
  const out = new Float32Array(data.length)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) out[y * width + width - 1 - x] = data[y * width + x] as number
  return { data: out, width, height, size }
}

/** An edge found in a mirrored map, where it stands in the map itself. */
function flipped(edge: Edge | null, width: number): Edge | null {
  return edge && { ...edge, near: width - edge.near, far: width - edge.far }
}

function areaOf(corners: Quad): number {
  let twice = 0
  corners.forEach(([x, y], i) => {
    const [u, v] = corners[(i + 1) % 4] as Point
    twice += x * v - u * y
  })
  return twice / 2
}
