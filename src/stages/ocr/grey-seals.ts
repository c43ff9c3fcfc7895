import { connectedParts, type Part } from './connected.ts'
import type { Grey } from './engine.ts'

/** A round seal on a grey scan: middle and radius in pixels, and its usual tone. */
export interface GreySeal {
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly tone: number
}

/** Print is at most so light at its darkest; red ink without its colour is lighter, and paper lighter still. */
const PRINT = 80
const PAPER = 178
/** Circles are looked for on a picture of so many dots per inch. */
const WORKING_DPI = 50
/** Radius of a seal (inches); those of offices measure 0.7. */
const RADIUS = { least: 0.5, most: 0.9 }
/** Share of the directions in which a seal's ring is met, and at most just outside it: text is as full there. */
const RING = 0.75
const OUTSIDE = 0.45
const DIRECTIONS = 72
/** Directions from one that is looked at to the next; prime to their number, so that each has its turn. */
const SPREAD = 29

/**
 * Round seals that a grey scan shows as rings of a middle tone, neither print nor paper. Needs levelled paper.
 */
export function findGreySeals(grey: Grey): GreySeal[] {
  const size = Math.max(1, Math.round(grey.dpi / WORKING_DPI))
  const map = gather(grey, size)
  const seals: GreySeal[] = []
  const dpi = grey.dpi / size
  let widened: Surroundings | null = null
  const near = (): Surroundings => {
    widened ??= widen(map, dpi)
    return widened
  }
  for (const patch of [...patches(map), ...proposeRings(map, dpi)]) {
    const circle = bestCircle(map, { patch, near, dpi })
    if (!circle) continue
    const [x, y, radius] = [(circle.x + 0.5) * size, (circle.y + 0.5) * size, (circle.radius + 1) * size]
    // The rings of one seal may be patches of their own.
    if (seals.some((other) => Math.hypot(other.x - x, other.y - y) < radius)) continue
    seals.push({ x, y, radius, tone: usualTone(grey, { x, y, radius }) })
  }
  return seals
}

/**
 * Whitens a seal and leaves the print it crosses, which is darker: what lies nearer to the seal's tone than to print
 * goes, but for the rims of what stays. A seal as dark as print is left alone.
 */
export function fadeGreySeals(grey: Grey, seals: readonly GreySeal[]): Grey {
  const apart = seals.filter((seal) => seal.tone > PRINT + 16)
  if (apart.length === 0) return grey
  const data = new Uint8Array(grey.data)
  const { width, height } = grey
  for (const { x: cx, y: cy, radius, tone } of apart) {
    const most = (PRINT + tone) / 2
    const reach = radius + 0.02 * grey.dpi
    const dark = (x: number, y: number): boolean => (grey.data[y * width + x] as number) <= most
    for (let y = Math.max(1, Math.floor(cy - reach)); y < Math.min(height - 1, cy + reach); y++) {
      for (let x = Math.max(1, Math.floor(cx - reach)); x < Math.min(width - 1, cx + reach); x++) {
        if ((x - cx) ** 2 + (y - cy) ** 2 > reach * reach || dark(x, y)) continue
        const rim = dark(x - 1, y) || dark(x + 1, y) || dark(x, y - 1) || dark(x, y + 1)
        const i = y * width + x
        data[i] = rim ? Math.max(data[i] as number, 150) : 255
      }
    }
  }
  return { ...grey, data }
}

/** Squares of a picture with much of the tone: 1, else 0. */
interface ToneMap {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}

function gather({ data, width: wide, height: high }: Grey, size: number): ToneMap {
  const width = Math.ceil(wide / size)
  const height = Math.ceil(high / size)
  const counts = new Uint16Array(width * height)
  for (let y = 2; y < high - 2; y++) {
    const row = Math.floor(y / size) * width
    for (let x = 2, i = y * wide + 2; x < wide - 2; x++, i++) {
      if (!isMiddleTone(data, i, wide)) continue
      const at = row + Math.floor(x / size)
      counts[at] = (counts[at] as number) + 1
    }
  }
  const enough = Math.max(1, 0.2 * size * size)
  const squares = new Uint8Array(counts.length)
  for (let i = 0; i < counts.length; i++) if ((counts[i] as number) >= enough) squares[i] = 1
  return { data: squares, width, height }
}

/** Whether a pixel, two or more from the picture's edge, is of a middle tone and no rim of print: nothing dark beside it. */
function isMiddleTone(data: Uint8Array, i: number, width: number): boolean {
  const value = data[i] as number
  return (
    value < PAPER &&
    value > PRINT &&
    (data[i - 1] as number) > PRINT &&
    (data[i + 1] as number) > PRINT &&
    (data[i - width] as number) > PRINT &&
    (data[i + width] as number) > PRINT &&
    (data[i - 2] as number) > PRINT &&
    (data[i + 2] as number) > PRINT &&
    (data[i - 2 * width] as number) > PRINT &&
    (data[i + 2 * width] as number) > PRINT
  )
}

/** Boxes around squares that stand within two of each other. */
function patches({ data, width, height }: ToneMap): Part[] {
  return connectedParts((i) => data[i] !== 0, { width, height, reach: 2 })
}

/** More squares of the tone than this are grain or a picture, in which rings cannot be voted for. */
const MOST_SQUARES = 6000
/** A middle is proposed if so many of the directions' squares vote for it. */
const VOTES = 0.6

/**
 * Where rings may be that lines of print cut into pieces: each square of the tone votes for the middles it may lie
 * around (Duda and Hart 1972), radius by radius; the best middle's surroundings are to be looked at.
 */
function proposeRings({ data, width, height }: ToneMap, dpi: number): Part[] {
  const squares: number[] = []
  for (let i = 0; i < data.length; i++) if (data[i]) squares.push(i)
  if (squares.length > MOST_SQUARES || squares.length < VOTES * DIRECTIONS) return []
  // With room around it for every circle no vote falls off the map.
  const room = Math.ceil(RADIUS.most * dpi) + 1
  const across = width + 2 * room
  const middles = squares.map((i) => (Math.floor(i / width) + room) * across + (i % width) + room)
  const votes = new Uint16Array(across * (height + 2 * room))
  const proposed: Part[] = []
  for (let radius = Math.ceil(RADIUS.least * dpi); radius <= RADIUS.most * dpi; radius += 2) {
    const steps = Int32Array.from(
      ROUND,
      ([cos, sin]) => Math.round(radius * sin) * across + Math.round(radius * cos),
    )
    votes.fill(0)
    let best = 0
    for (const middle of middles) {
      for (let k = 0; k < steps.length; k++) {
        const at = middle + (steps[k] as number)
        const count = (votes[at] as number) + 1
        votes[at] = count
        if (count > (votes[best] as number)) best = at
      }
    }
    if ((votes[best] as number) < VOTES * DIRECTIONS) continue
    const [x, y] = [(best % across) - room, Math.floor(best / across) - room]
    const reach = radius + 2
    proposed.push({ x0: x - reach, x1: x + reach, y0: y - reach, y1: y + reach })
  }
  return proposed
}

interface Circle {
  readonly x: number
  readonly y: number
  readonly radius: number
}

/** The outermost circle in a patch that is full while its outside is not; null where none is a seal's. */
function bestCircle(
  map: ToneMap,
  where: { patch: Part; near: () => Surroundings; dpi: number },
): Circle | null {
  const [least, most] = [RADIUS.least * where.dpi, RADIUS.most * where.dpi]
  if (!hasRoom(where.patch, least)) return null
  let best: { circle: Circle; score: number } | null = null
  for (let radius = most; radius >= least; radius--) {
    // A ring is some squares wide: the radii next below may fit it better.
    if (best && radius < best.circle.radius - 2) break
    const found = fullest(map, { ...where, radius })
    if (found && (!best || found.score > best.score)) best = found
  }
  return best?.circle ?? null
}

/** Most patches are too small to hold any middle. */
function hasRoom(patch: Part, radius: number): boolean {
  return patch.x1 - patch.x0 >= 2 * radius - 4 && patch.y1 - patch.y0 >= 2 * radius - 4
}

function fullest(
  map: ToneMap,
  { patch, radius, near }: { patch: Part; radius: number; near: () => Surroundings },
): { circle: Circle; score: number } | null {
  if (!hasRoom(patch, radius)) return null
  const mayStandAt = searchFor(near(), radius)
  let best: { circle: Circle; score: number } | null = null
  for (let y = patch.y0 + radius - 2; y <= patch.y1 - radius + 2; y++) {
    for (let x = patch.x0 + radius - 2; x <= patch.x1 - radius + 2; x++) {
      if (!mayStandAt(x, y)) continue
      const ring = shareOn(map, { x, y, radius })
      if (ring < RING || ring <= (best?.score ?? 0)) continue
      const outside = shareOn(map, { x, y, radius: radius + 4 })
      if (outside > OUTSIDE || (best && ring - outside <= best.score)) continue
      best = { circle: { x, y, radius }, score: ring - outside }
    }
  }
  return best
}

/** Directions that may miss a ring. */
const MISSES = (1 - RING) * DIRECTIONS

/** A map with what stands beside each square, and room around it for the largest circle. */
interface Surroundings {
  readonly data: Uint8Array
  readonly across: number
  readonly reach: number
}

function widen({ data, width, height }: ToneMap, dpi: number): Surroundings {
  const reach = Math.ceil(RADIUS.most * dpi) + 6
  const across = width + 2 * reach
  const near = new Uint8Array(across * (height + 2 * reach))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!data[y * width + x]) continue
      for (let v = -2; v <= 2; v++) {
        const from = (y + reach + v) * across + x + reach
        near.fill(1, from - 2, from + 3)
      }
    }
  }
  return { data: near, across, reach }
}

/**
 * Tells quickly of most middles that they have no full ring of a radius: a page of pale lines or grain has patches as
 * large as itself. Never denies a ring that {@link shareOn} finds.
 */
function searchFor({ data, across, reach }: Surroundings, radius: number): (x: number, y: number) => boolean {
  // All around in a few steps, again and again: a place that misses many directions is known by the first few.
  const steps = Int32Array.from(ROUND, (_, at) => {
    const [cos, sin] = ROUND[(at * SPREAD) % DIRECTIONS] as (typeof ROUND)[number]
    return Math.round(radius * sin) * across + Math.round(radius * cos)
  })
  return (x, y) => {
    const middle = (Math.round(y) + reach) * across + Math.round(x) + reach
    let missed = 0
    for (let k = 0; k < steps.length; k++)
      if (!data[middle + (steps[k] as number)] && ++missed > MISSES) return false
    return true
  }
}

/** Share of the directions from the middle in which the tone is met on the circle or beside it. */
function shareOn(map: ToneMap, circle: Circle): number {
  const { data, width, height } = map
  let met = 0
  for (const [cos, sin] of ROUND) {
    for (let r = circle.radius - 1; r <= circle.radius + 1; r++) {
      const x = Math.round(circle.x + r * cos)
      const y = Math.round(circle.y + r * sin)
      if (x < 0 || y < 0 || x >= width || y >= height || !data[y * width + x]) continue
      met++
      break
    }
  }
  return met / DIRECTIONS
}

const ROUND = Array.from({ length: DIRECTIONS }, (_, at): readonly [number, number] => {
  const angle = (2 * Math.PI * at) / DIRECTIONS
  return [Math.cos(angle), Math.sin(angle)]
})

function usualTone({ data, width, height }: Grey, { x: cx, y: cy, radius }: Circle): number {
  const values: number[] = []
  for (let y = Math.max(2, Math.floor(cy - radius)); y < Math.min(height - 2, cy + radius); y++) {
    for (let x = Math.max(2, Math.floor(cx - radius)); x < Math.min(width - 2, cx + radius); x++) {
      const i = y * width + x
      if ((x - cx) ** 2 + (y - cy) ** 2 <= radius * radius && isMiddleTone(data, i, width))
        values.push(data[i] as number)
    }
  }
  values.sort((a, b) => a - b)
  // The darker part is the ring and the star themselves, the lighter one their rims.
  return values[Math.floor(0.3 * values.length)] ?? PAPER
}
