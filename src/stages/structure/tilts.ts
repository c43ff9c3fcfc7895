import { cornersOf, type Point, projectOnto } from '../../geometry/projective.ts'
import type { Box } from '../../model/geometry.ts'
import type { PageLayout, Tilt } from '../../model/page.ts'

/**
 * Where a reader sees a box: scans that lay askew were read straight, so that lines, columns and tables could be told
 * by level and plumb edges; what is shown on the page goes back to where it stands there, as the box around its
 * turned corners. So do sheets that were cut out of a photograph.
 */
export function placerOf(pages: readonly PageLayout[]): (page: number, box: Box) => Box {
  const sheets = new Map(pages.map((page) => [page.page, page]))
  return (page, box) => {
    const sheet = sheets.get(page)
    const tilt = sheet?.tilts?.find((one) => holdsMiddle(one.box, box))
    return sheet && tilt ? within(project(turn(box, tilt), tilt), sheet.seen ?? sheet) : box
  }
}

/** The box around a box's corners as they stand on the page. */
function project(box: Box, { box: sheet, corners }: Tilt): Box {
  if (corners === undefined) return box
  const points = cornersOf(box).map(projectOnto(cornersOf(sheet), corners))
  const xs = points.map(([x]: Point) => x)
  const ys = points.map(([, y]: Point) => y)
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

function holdsMiddle(outer: Box, box: Box): boolean {
  const x = (box[0] + box[2]) / 2
  const y = (box[1] + box[3]) / 2
  return x >= outer[0] && x <= outer[2] && y >= outer[1] && y <= outer[3]
}

function turn(box: Box, tilt: Tilt): Box {
  const angle = (tilt.degrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const mx = (tilt.box[0] + tilt.box[2]) / 2
  const my = (tilt.box[1] + tilt.box[3]) / 2
  const dx = (box[0] + box[2]) / 2 - mx
  const dy = (box[1] + box[3]) / 2 - my
  const x = mx + dx * cos - dy * sin
  const y = my + dx * sin + dy * cos
  const halfWidth = ((box[2] - box[0]) * cos + (box[3] - box[1]) * Math.abs(sin)) / 2
  const halfHeight = ((box[2] - box[0]) * Math.abs(sin) + (box[3] - box[1]) * cos) / 2
  return [x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight]
}

/** Rounded to hundredths of a point and cut at the page's edges. */
function within(box: Box, page: { width: number; height: number }): Box {
  const cut = (value: number, most: number): number =>
    Math.round(100 * Math.max(0, Math.min(most, value))) / 100
  return [
    cut(box[0], page.width),
    cut(box[1], page.height),
    cut(box[2], page.width),
    cut(box[3], page.height),
  ]
}
