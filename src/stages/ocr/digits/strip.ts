import type { Ink } from './ink.ts'

/** A line of figures as the network sees it: HEIGHT rows of `width` columns, 0 paper to 1 ink; a multiple of STEP wide. */
export interface Strip {
  readonly data: Float64Array
  readonly width: number
}

export const HEIGHT = 28
/** The network gives one answer for so many columns. */
export const STEP = 4
/** Rows that the figures themselves take. */
const BAND = 20
/** Figures are made so much wider, that narrow ones have columns of their own. */
const STRETCH = 1.2
const MARGIN = 6
/** No blank in a form holds more figures than fit into so many columns. */
const WIDEST = 216
/** Share of the ink above and below the band in which figures stand: tails and strokes that lead in. */
const TAILS = 0.02
/** Slants that are looked for: columns moved for each row up. */
const SLANTS = { least: -0.3, most: 1, step: 0.1 }

/** How a view differs from the plain one: more slant taken out, figures made larger, moved down by rows. */
export interface View {
  readonly slant: number
  readonly size: number
  readonly drop: number
}

export const PLAIN: View = { slant: 0, size: 1, drop: 0 }

/** Sets figures upright and to one height; null where there is no ink. */
export function toStrip(ink: Ink, view: View = PLAIN): Strip | null {
  const band = findBand(ink)
  if (!band) return null
  const scale = (BAND * view.size) / (band.bottom - band.top)
  const points = inkPoints(ink)
  if (points.length === 0) return null
  const slant = findSlant(points, band) + view.slant
  const middle = (band.top + band.bottom) / 2
  let [left, right] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { x, y } of points) {
    const upright = x + slant * (y - middle)
    left = Math.min(left, upright)
    right = Math.max(right, upright)
  }
  const across = (right - left + 1) * scale * STRETCH + 2 * MARGIN
  const width = Math.min(WIDEST, Math.ceil(across / STEP) * STEP)
  const data = new Float64Array(HEIGHT * width)
  const samples = Math.max(1, Math.min(3, Math.round(1 / scale)))
  const full = strongest(ink)
  for (let v = 0; v < HEIGHT; v++) {
    for (let u = 0; u < width; u++) {
      let sum = 0
      for (let j = 0; j < samples; j++) {
        const row = v + (j + 0.5) / samples - HEIGHT / 2 - view.drop
        const y = middle + row / scale - 0.5
        for (let i = 0; i < samples; i++) {
          const column = u + (i + 0.5) / samples - MARGIN
          const x = left + column / (scale * STRETCH) - slant * (y - middle) - 0.5
          sum += inkAt(ink, x, y)
        }
      }
      data[v * width + u] = Math.min(1, sum / (samples * samples * full))
    }
  }
  return { data, width }
}

interface Point {
  readonly x: number
  readonly y: number
  readonly weight: number
}

const DARK = 70

/** The inked pixels, at most some thousand of them, evenly taken. */
function inkPoints(ink: Ink): Point[] {
  const points: Point[] = []
  const step = Math.max(1, Math.floor(ink.height / 40))
  for (let y = 0; y < ink.height; y += step)
    for (let x = 0; x < ink.width; x++) {
      const weight = ink.data[y * ink.width + x] as number
      if (weight > DARK) points.push({ x, y, weight })
    }
  return points
}

/** Top and bottom of the figures, tails left out. */
function findBand(ink: Ink): { top: number; bottom: number } | null {
  const rows = new Float64Array(ink.height)
  let total = 0
  for (let y = 0; y < ink.height; y++)
    for (let x = 0; x < ink.width; x++) {
      const weight = ink.data[y * ink.width + x] as number
      if (weight <= DARK) continue
      rows[y] = (rows[y] as number) + weight
      total += weight
    }
  if (total === 0) return null
  let [top, bottom] = [-1, 0]
  let sum = 0
  for (let y = 0; y < ink.height; y++) {
    sum += rows[y] as number
    if (top < 0 && sum > TAILS * total) top = y
    if (sum - (rows[y] as number) < (1 - TAILS) * total) bottom = y + 1
  }
  return bottom - top < 5 ? null : { top, bottom }
}

/** The slant that, taken out, gathers the ink in the fewest columns: strokes stand upright then. */
function findSlant(points: readonly Point[], band: { top: number; bottom: number }): number {
  const middle = (band.top + band.bottom) / 2
  const column = Math.max(1, (band.bottom - band.top) / 24)
  const reach = SLANTS.most * (band.bottom - band.top)
  const xs = points.map((point) => point.x)
  const [least, last] = [Math.min(...xs) - reach, Math.max(...xs) + reach]
  const columns = new Float64Array(Math.ceil((last - least) / column) + 1)
  let [best, most] = [0, -1]
  for (let slant = SLANTS.least; slant <= SLANTS.most + 1e-9; slant += SLANTS.step) {
    columns.fill(0)
    for (const { x, y, weight } of points) {
      if (y < band.top || y >= band.bottom) continue
      const at = Math.floor((x + slant * (y - middle) - least) / column)
      columns[at] = (columns[at] as number) + weight
    }
    let score = 0
    for (const weight of columns) score += weight * weight
    // Of slants that do as well, the upright one.
    score *= 1 - 0.12 * slant * slant
    if (score > most) [best, most] = [slant, score]
  }
  return best
}

/** A level that most full ink reaches. */
function strongest(ink: Ink): number {
  const histogram = new Uint32Array(256)
  let total = 0
  for (const value of ink.data) {
    if (value <= DARK) continue
    histogram[value] = (histogram[value] as number) + 1
    total++
  }
  let left = 0.15 * total
  for (let value = 255; value > DARK; value--) {
    left -= histogram[value] as number
    if (left <= 0) return value
  }
  return DARK
}

/** The ink between four pixels; none outside the picture. */
export function inkAt({ data, width, height }: Ink, x: number, y: number): number {
  const x0 = Math.floor(x)
  const y0 = Math.floor(y)
  if (x0 < 0 || y0 < 0 || x0 >= width - 1 || y0 >= height - 1) {
    const [u, v] = [Math.round(x), Math.round(y)]
    return u < 0 || v < 0 || u >= width || v >= height ? 0 : (data[v * width + u] as number)
  }
  const [fx, fy] = [x - x0, y - y0]
  const at = y0 * width + x0
  return (
    (1 - fy) * ((1 - fx) * (data[at] as number) + fx * (data[at + 1] as number)) +
    fy * ((1 - fx) * (data[at + width] as number) + fx * (data[at + width + 1] as number))
  )
}
