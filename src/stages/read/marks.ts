import type { Box, Rule } from '../../model/geometry.ts'
import type { FontFacts, Glyph, Marks, Matrix, PlacedPicture } from './glyphs.ts'

/** The page's operators as the PDF library lists them, with the names of their codes. */
export interface Operators {
  readonly codes: readonly number[]
  readonly values: readonly unknown[]
  readonly names: ReadonlyMap<number, string>
  readonly font: (id: string) => FontFacts
}

interface TextState {
  font: FontFacts | null
  size: number
  charSpacing: number
  wordSpacing: number
  scale: number
  leading: number
  rise: number
  mode: number
}

interface State extends TextState {
  matrix: Matrix
  lineWidth: number
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]
/** A page with more glyphs than this is no plan; the rest is left out so that memory stays bounded. */
const MOST_GLYPHS = 200_000
const MOST_RULES = 20_000
/** A filled box thinner than this (points) is a ruling line. */
const THIN = 2.5

/**
 * Walks a page's operators, keeping the graphics state of ISO 32000-1 §8 and §9, and lists the glyphs, ruling
 * lines and pictures it draws. `view` maps PDF space to upright page points (origin top left).
 */
export function collectMarks(
  operators: Operators,
  page: { view: Matrix; width: number; height: number; rotation: number },
): Marks {
  const glyphs: Glyph[] = []
  const rules: Rule[] = []
  const pictures: PlacedPicture[] = []
  let shapes = 0
  let state: State = freshState(page.view)
  const stack: State[] = []
  let textMatrix: Matrix = IDENTITY
  let x = 0
  let y = 0
  let lineX = 0
  let lineY = 0

  const moveText = (dx: number, dy: number): void => {
    lineX += dx
    lineY += dy
    x = lineX
    y = lineY
  }
  const addPicture = (matrix: Matrix, picture: { id: string | null; order: number; mask: boolean }): void => {
    const box = boundsOf(matrix)
    if (box[2] > 0 && box[3] > 0 && box[0] < page.width && box[1] < page.height) {
      pictures.push({ ...picture, box: clip(box, page), matrix })
    }
  }

  for (let order = 0; order < operators.codes.length; order++) {
    const name = operators.names.get(operators.codes[order] as number)
    const value = (operators.values[order] ?? []) as unknown[]
    switch (name) {
      case 'save':
        stack.push({ ...state })
        break
      case 'restore':
        state = stack.pop() ?? state
        break
      case 'transform':
        state.matrix = multiply(state.matrix, toMatrix(value))
        break
      case 'paintFormXObjectBegin':
        stack.push({ ...state })
        if (value[0]) state.matrix = multiply(state.matrix, toMatrix(value[0] as ArrayLike<number>))
        break
      case 'paintFormXObjectEnd':
        state = stack.pop() ?? state
        break
      case 'beginAnnotation':
        stack.push({ ...state })
        state = freshState(multiply(page.view, toMatrix(value[2] as ArrayLike<number>)))
        if (value[3]) state.matrix = multiply(state.matrix, toMatrix(value[3] as ArrayLike<number>))
        break
      case 'endAnnotation':
        state = stack.pop() ?? state
        break
      case 'setLineWidth':
        state.lineWidth = number(value[0])
        break
      case 'setGState':
        for (const [key, entry] of (value[0] ?? []) as [string, unknown][]) {
          if (key === 'LW') state.lineWidth = number(entry)
          if (key === 'Font') setFont(state, operators, entry as unknown[])
        }
        break
      case 'setCharSpacing':
        state.charSpacing = number(value[0])
        break
      case 'setWordSpacing':
        state.wordSpacing = number(value[0])
        break
      case 'setHScale':
        state.scale = number(value[0]) / 100
        break
      case 'setLeading':
        state.leading = -number(value[0])
        break
      case 'setTextRise':
        state.rise = number(value[0])
        break
      case 'setTextRenderingMode':
        state.mode = number(value[0])
        break
      case 'setFont':
        setFont(state, operators, value)
        break
      case 'beginText':
        textMatrix = IDENTITY
        x = y = lineX = lineY = 0
        break
      case 'setTextMatrix':
        textMatrix = toMatrix((typeof value[0] === 'number' ? value : value[0]) as ArrayLike<number>)
        x = y = lineX = lineY = 0
        break
      case 'moveText':
        moveText(number(value[0]), number(value[1]))
        break
      case 'setLeadingMoveText':
        state.leading = number(value[1])
        moveText(number(value[0]), number(value[1]))
        break
      case 'nextLine':
        moveText(0, state.leading)
        break
      case 'showText': {
        const shown = (value[0] ?? []) as unknown[]
        const base = multiply(state.matrix, textMatrix)
        x = showGlyphs(shown, { state, base, x, y, order, glyphs, page })
        break
      }
      case 'constructPath': {
        const path = (value[1] as (ArrayLike<number> | null)[] | null)?.[0]
        const paint = operators.names.get(number(value[0])) ?? ''
        if (path && typeof path.length === 'number') shapes += addPath(path, { state, paint, rules, page })
        break
      }
      case 'paintImageXObject':
        addPicture(state.matrix, { id: String(value[0]), order, mask: false })
        break
      case 'paintInlineImageXObject':
      case 'paintSolidColorImageMask':
        addPicture(state.matrix, { id: null, order, mask: name === 'paintSolidColorImageMask' })
        break
      case 'paintImageMaskXObject':
        addPicture(state.matrix, { id: null, order, mask: true })
        break
      case 'paintImageXObjectRepeat':
      case 'paintImageMaskXObjectRepeat': {
        const mask = name === 'paintImageMaskXObjectRepeat'
        const [a, b, c, d] = mask
          ? [number(value[1]), number(value[2]), number(value[3]), number(value[4])]
          : [number(value[1]), 0, 0, number(value[2])]
        const places = (value[mask ? 5 : 3] ?? []) as ArrayLike<number>
        for (let i = 0; i + 1 < places.length; i += 2) {
          const at: Matrix = [a, b, c, d, number(places[i]), number(places[i + 1])]
          addPicture(multiply(state.matrix, at), { id: null, order, mask })
        }
        break
      }
      case 'paintImageMaskXObjectGroup':
      case 'paintInlineImageXObjectGroup': {
        const parts = (value[name === 'paintInlineImageXObjectGroup' ? 1 : 0] ?? []) as {
          transform?: ArrayLike<number>
        }[]
        for (const part of parts) {
          if (!part.transform) continue
          const matrix = multiply(state.matrix, toMatrix(part.transform))
          addPicture(matrix, { id: null, order, mask: name === 'paintImageMaskXObjectGroup' })
        }
        break
      }
    }
  }
  return { width: page.width, height: page.height, rotation: page.rotation, glyphs, rules, pictures, shapes }
}

function freshState(matrix: Matrix): State {
  return {
    matrix,
    lineWidth: 1,
    font: null,
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
  }
}

function setFont(state: State, operators: Operators, value: unknown[]): void {
  state.font = operators.font(String(value[0]))
  state.size = number(value[1])
}

interface Showing {
  readonly state: State
  readonly base: Matrix
  readonly x: number
  readonly y: number
  readonly order: number
  readonly glyphs: Glyph[]
  readonly page: { width: number; height: number }
}

/** Places one run of glyphs and returns the pen's new x in text space (ISO 32000-1 §9.4.4). */
function showGlyphs(shown: readonly unknown[], showing: Showing): number {
  const { state, base, y, glyphs, page } = showing
  let x = showing.x
  const font = state.font
  if (!font || state.size === 0) return x
  const visible = state.mode !== 3 && state.mode !== 7
  const low = font.descent * state.size + y + state.rise
  const high = font.ascent * state.size + y + state.rise
  const size = Math.abs(state.size) * Math.hypot(base[2], base[3])
  const spacingScale = Math.hypot(base[0], base[1])
  const direction = directionOf(base, state.size * state.scale)
  for (const entry of shown) {
    if (typeof entry === 'number') {
      x -= (entry * state.size * state.scale) / 1000
      continue
    }
    const glyph = entry as { unicode?: string; width?: number; isSpace?: boolean; originalCharCode?: number }
    if (!glyph) continue
    const width = number(glyph.width) * font.scale * state.size * state.scale
    const box = boundsOf([width, 0, 0, high - low, x, low], base)
    const spacing = (glyph.isSpace ? state.wordSpacing : 0) + state.charSpacing
    x += width + spacing * state.scale
    const text = glyph.unicode ?? ''
    if (!text || glyphs.length >= MOST_GLYPHS) continue
    if (!Number.isFinite(box[0] + box[1] + box[2] + box[3])) continue
    if (box[2] < 0 || box[3] < 0 || box[0] > page.width || box[1] > page.height) continue
    glyphs.push({
      text,
      box,
      direction,
      size,
      font,
      code: glyph.originalCharCode ?? 0,
      visible,
      order: showing.order,
      charSpacing: state.charSpacing * spacingScale,
    })
  }
  return x
}

function directionOf(matrix: Matrix, sign: number): 0 | 90 | 180 | 270 {
  const dx = matrix[0] * sign
  const dy = matrix[1] * sign
  if (Math.abs(dx) >= Math.abs(dy)) return dx >= 0 ? 0 : 180
  return dy > 0 ? 90 : 270
}

interface Drawing {
  readonly state: State
  readonly paint: string
  readonly rules: Rule[]
  readonly page: { width: number; height: number }
}

/**
 * Adds the straight lines of a stroked path and the thin boxes of a filled one; returns 1 for a filled shape
 * with curves, else 0. Path data: 0 moveTo, 1 lineTo, 2 curveTo, 3 quadratic curve, 4 closePath.
 */
function addPath(path: ArrayLike<number>, drawing: Drawing): number {
  const { state, paint, rules, page } = drawing
  const strokes = /stroke/i.test(paint)
  const fills = /fill/i.test(paint)
  if (!strokes && !fills) return 0
  let curves = false
  let points: [number, number][] = []
  const subpaths: [number, number][][] = []
  const take = (i: number): [number, number] => apply(state.matrix, number(path[i]), number(path[i + 1]))
  for (let i = 0; i < path.length; ) {
    const kind = path[i]
    if (kind === 0) {
      if (points.length > 1) subpaths.push(points)
      points = [take(i + 1)]
      i += 3
    } else if (kind === 1) {
      points.push(take(i + 1))
      i += 3
    } else if (kind === 2) {
      curves = true
      points.push(take(i + 5))
      i += 7
    } else if (kind === 3) {
      curves = true
      points.push(take(i + 3))
      i += 5
    } else {
      const first = points[0]
      if (first) points.push(first)
      i += 1
    }
  }
  if (points.length > 1) subpaths.push(points)
  if (curves) return fills ? 1 : 0
  const width = state.lineWidth * Math.sqrt(Math.abs(determinant(state.matrix)))
  for (const subpath of subpaths) {
    if (rules.length >= MOST_RULES) return 0
    if (strokes) {
      for (let i = 1; i < subpath.length; i++) addRule(rules, subpath[i - 1], subpath[i], { width, page })
    } else {
      addFilled(rules, subpath, page)
    }
  }
  return 0
}

function addFilled(
  rules: Rule[],
  points: readonly [number, number][],
  page: { width: number; height: number },
): void {
  const xs = points.map((p) => p[0])
  const ys = points.map((p) => p[1])
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const [w, h] = [x1 - x0, y1 - y0]
  if (h <= THIN && w > 2 * h) {
    addRule(rules, [x0, (y0 + y1) / 2], [x1, (y0 + y1) / 2], { width: h, page })
  } else if (w <= THIN && h > 2 * w) {
    addRule(rules, [(x0 + x1) / 2, y0], [(x0 + x1) / 2, y1], { width: w, page })
  }
}

function addRule(
  rules: Rule[],
  from: [number, number] | undefined,
  to: [number, number] | undefined,
  options: { width: number; page: { width: number; height: number } },
): void {
  if (!from || !to) return
  const { page } = options
  const flat = Math.abs(from[1] - to[1]) <= 1
  const steep = Math.abs(from[0] - to[0]) <= 1
  if (flat === steep) return
  const x0 = Math.max(0, Math.min(from[0], to[0]))
  const x1 = Math.min(page.width, Math.max(from[0], to[0]))
  const y0 = Math.max(0, Math.min(from[1], to[1]))
  const y1 = Math.min(page.height, Math.max(from[1], to[1]))
  if (x1 < x0 || y1 < y0) return
  if (flat) {
    const y = round((y0 + y1) / 2)
    rules.push({ x0: round(x0), y0: y, x1: round(x1), y1: y, width: round(options.width) })
  } else {
    const x = round((x0 + x1) / 2)
    rules.push({ x0: x, y0: round(y0), x1: x, y1: round(y1), width: round(options.width) })
  }
}

/** The box, in page points, of the unit square under `inner`, then `outer`. */
function boundsOf(inner: Matrix, outer: Matrix = IDENTITY): Box {
  const m = multiply(outer, inner)
  const corners = [apply(m, 0, 0), apply(m, 1, 0), apply(m, 0, 1), apply(m, 1, 1)]
  const xs = corners.map((c) => c[0])
  const ys = corners.map((c) => c[1])
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

function clip(box: Box, page: { width: number; height: number }): Box {
  return [
    Math.max(0, box[0]),
    Math.max(0, box[1]),
    Math.min(page.width, box[2]),
    Math.min(page.height, box[3]),
  ]
}

function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ]
}

function apply(m: Matrix, x: number, y: number): [number, number] {
  return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]]
}

function determinant(m: Matrix): number {
  return m[0] * m[3] - m[1] * m[2]
}

function toMatrix(value: ArrayLike<unknown>): Matrix {
  return [
    number(value[0]),
    number(value[1]),
    number(value[2]),
    number(value[3]),
    number(value[4]),
    number(value[5]),
  ]
}

function number(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
