import type { Box } from '../../model/geometry.ts'
import type { Glyph, Marks, Matrix } from './glyphs.ts'

export type Turn = 0 | 90 | 180 | 270

/**
 * Degrees clockwise by which the page must be turned beyond `/Rotate` so that its text runs to the right: a table
 * may be set sideways on an upright page.
 */
export function turnOf(glyphs: readonly Glyph[]): Turn {
  const counts = { 0: 0, 90: 0, 180: 0, 270: 0 }
  for (const glyph of glyphs) if (/\p{L}|\p{N}/u.test(glyph.text)) counts[glyph.direction]++
  const total = counts[0] + counts[90] + counts[180] + counts[270]
  // Text running downwards (90) is upright after a quarter turn anticlockwise, 270 degrees.
  for (const direction of [90, 180, 270] as const) {
    if (total >= 20 && counts[direction] > 0.6 * total) return ((360 - direction) % 360) as Turn
  }
  return 0
}

/** The page's marks after turning it clockwise. */
export function turnMarks(marks: Marks, turn: Turn): Marks {
  if (turn === 0) return marks
  const swap = turn !== 180
  const [width, height] = swap ? [marks.height, marks.width] : [marks.width, marks.height]
  const turnBox = (box: Box): Box => {
    const [ax, ay] = turnPoint(box[0], box[1], { ...marks, turn })
    const [bx, by] = turnPoint(box[2], box[3], { ...marks, turn })
    return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)]
  }
  return {
    width,
    height,
    rotation: (marks.rotation + turn) % 360,
    shapes: marks.shapes,
    glyphs: marks.glyphs.map((glyph) => ({
      ...glyph,
      box: turnBox(glyph.box),
      direction: ((glyph.direction + turn) % 360) as Turn,
    })),
    rules: marks.rules.map((rule) => {
      const [x0, y0, x1, y1] = turnBox([rule.x0, rule.y0, rule.x1, rule.y1])
      return { x0, y0, x1, y1, width: rule.width }
    }),
    pictures: marks.pictures.map((picture) => ({
      ...picture,
      box: turnBox(picture.box),
      matrix: turnMatrix(picture.matrix, { ...marks, turn }),
    })),
  }
}

interface Frame {
  readonly width: number
  readonly height: number
  readonly turn: Turn
}

function turnPoint(x: number, y: number, frame: Frame): [number, number] {
  if (frame.turn === 90) return [frame.height - y, x]
  if (frame.turn === 180) return [frame.width - x, frame.height - y]
  if (frame.turn === 270) return [y, frame.width - x]
  return [x, y]
}

function turnMatrix(m: Matrix, frame: Frame): Matrix {
  const [e, f] = turnPoint(m[4], m[5], frame)
  const [ax, ay] = turnPoint(m[4] + m[0], m[5] + m[1], frame)
  const [cx, cy] = turnPoint(m[4] + m[2], m[5] + m[3], frame)
  return [ax - e, ay - f, cx - e, cy - f, e, f]
}
