import { cornersOf, type Point, projectOnto, type Quad } from '../../geometry/projective.ts'
import type { Picture } from '../../model/document.ts'
import type { Box } from '../../model/geometry.ts'
import { findPaper } from './paper.ts'
import { A4_LENGTH, rectify } from './rectify.ts'
import type { Turn } from './turn.ts'
import { findGutter } from './two-up.ts'
import { uninverted } from './uninverted.ts'

/** One sheet of paper on a page's picture. */
export interface Sheet {
  readonly picture: Picture
  /**
   * Where the corners of `picture.box` stand on the page, in points, if the sheet was cut out, straightened or scaled;
   * null where the picture is the page as it stands.
   */
  readonly corners: Quad | null
}

/** Longest side of a page (points) that can be a sheet's own size: from a small notebook to A3. */
const PLAUSIBLE = [400, 1300] as const

/**
 * The sheets on a page's picture, in reading order: the sheet of a photograph cut out of the desk and seen straight
 * from above; each of two pages side by side; else the picture as it is. Sheets get boxes one below the other, as
 * if they were one long page.
 */
export function findSheets(given: Picture): Sheet[] {
  const picture = uninverted(given)
  const quad = findPaper(picture)
  const whole = quad === null ? picture : rectify(picture, quad)
  const gutter = findGutter(whole)
  const scale = 72 / picture.dpi
  const [left, top] = picture.box
  const toPage = ([x, y]: Point): Point => [left + x * scale, top + y * scale]
  const inPicture = quad === null ? null : projectOnto(cornersOf([0, 0, whole.width, whole.height]), quad)
  const place = (box: Box): Quad => {
    const corners = cornersOf(box).map((corner) => toPage(inPicture ? inPicture(corner) : corner))
    return corners as unknown as Quad
  }
  if (gutter !== null) {
    const halves: Box[] = [
      [0, 0, gutter, whole.height],
      [gutter, 0, whole.width, whole.height],
    ]
    return stack(halves.map((box) => ({ picture: crop(whole, box), corners: place(box) })))
  }
  if (quad === null && isPlausible(picture)) return [{ picture, corners: null }]
  return stack([{ picture: whole, corners: place([0, 0, whole.width, whole.height]) }])
}

/** A sheet after its picture was turned clockwise: its corners go round with it, and stay where they are on the page. */
export function turnSheet(
  { corners }: Sheet,
  { picture, turned }: { picture: Picture; turned: Turn },
): Sheet {
  const steps = turned / 90
  // Turned by a quarter, what was the lower left corner is the upper left one.
  const at = (i: number): Point => (corners as Quad)[(i + 4 - steps) % 4] as Point
  return { picture, corners: corners && [at(0), at(1), at(2), at(3)] }
}

/** Of A4 size, one below the other. */
function stack(sheets: readonly Sheet[]): Sheet[] {
  let top = 0
  return sheets.map(({ picture, corners }) => {
    const { width, height } = picture
    const dpi = Math.max(width, height) / A4_LENGTH
    const box: Box = [0, top, (width * 72) / dpi, top + (height * 72) / dpi]
    top = box[3]
    return { picture: { ...picture, dpi, box }, corners }
  })
}

function isPlausible({ box }: Picture): boolean {
  const longest = Math.max(box[2] - box[0], box[3] - box[1])
  return longest >= PLAUSIBLE[0] && longest <= PLAUSIBLE[1]
}

function crop(picture: Picture, [x0, y0, x1, y1]: Box): Picture {
  const { channels } = picture
  const [width, height] = [x1 - x0, y1 - y0]
  const data = new Uint8Array(width * height * channels)
  for (let y = 0; y < height; y++) {
    const from = ((y0 + y) * picture.width + x0) * channels
    data.set(picture.data.subarray(from, from + width * channels), y * width * channels)
  }
  return { ...picture, data, width, height }
}
