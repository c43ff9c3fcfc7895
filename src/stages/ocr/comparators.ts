import type { EngineWord, Grey } from './engine.ts'
import { inkOf, type WordInk } from './word-ink.ts'

/** Tesseract's Vietnamese has no `≥` and `≤`: it reads `>` and `<`, or a digit of like shape. */
const SIGN = /^[><](?=\s*$|\s*\d)/u
const LIKE_DIGIT = /^[2zZ](?=\s?\d)/u

/**
 * Share of a sign's width that its lowest rows are inked in one run: more is the bar of `≥` and `≤`, less the end of a
 * plain wedge, and in between nobody can tell.
 */
const BAR = 0.62
const NO_BAR = 0.5
/** A sign is at most so high beside the digits it stands before; a `2` is as high as they are. */
const LOWER = 0.88

/** A word whose comparator was looked at in the picture. */
export interface Compared {
  readonly word: EngineWord
  /** What else may stand there, where the picture does not decide; empty where it does. */
  readonly others: readonly string[]
}

/**
 * Puts `≥` and `≤` right by their shape, a wedge over a bar. A digit is never taken away silently: where the engine
 * read `255` and the first sign is lower than the digits and shaped like `≥`, both readings are kept.
 */
export function readComparators(words: readonly EngineWord[], grey: Grey): Compared[] {
  return words.map((word) => {
    if (SIGN.test(word.text)) return fromSign(word, grey)
    if (LIKE_DIGIT.test(word.text)) return fromDigit(word, grey)
    return { word, others: [] }
  })
}

function fromSign(word: EngineWord, grey: Grey): Compared {
  const glyph = firstGlyph(word, grey)
  if (!glyph) return { word, others: [] }
  const rest = word.text.slice(1).trimStart()
  const plain = pointsRight(glyph) ? '>' : '<'
  const barred = plain === '>' ? '≥' : '≤'
  if (glyph.bar >= BAR) return { word: { ...word, text: barred + rest }, others: [] }
  if (glyph.bar <= NO_BAR) return { word: { ...word, text: plain + rest }, others: [] }
  return { word: { ...word, text: barred + rest }, others: [plain + rest] }
}

function fromDigit(word: EngineWord, grey: Grey): Compared {
  const glyph = firstGlyph(word, grey)
  const isSign = glyph && glyph.digits > 0 && glyph.height < LOWER * glyph.digits && glyph.bar >= BAR
  if (!isSign || !pointsRight(glyph)) return { word, others: [] }
  return { word: { ...word, text: `≥${word.text.slice(1).trimStart()}` }, others: [word.text] }
}

interface Glyph {
  readonly width: number
  readonly height: number
  /** For each row from the top, the first and last inked column; -1 where there is none. */
  readonly rows: readonly (readonly [number, number])[]
  /** Longest run of ink in one of the lowest rows, as a share of the width. */
  readonly bar: number
  /** Usual height of what follows in the word; 0 where nothing does. */
  readonly digits: number
}

/** `>`: in the upper half the ink moves to the right, row by row; `<`: to the left. */
function pointsRight({ rows, height }: Glyph): boolean {
  const at = (row: number): number => {
    const [from, to] = rows[row] ?? [0, 0]
    return (from + to) / 2
  }
  return at(Math.round(0.36 * height)) >= at(0)
}

function firstGlyph(word: EngineWord, grey: Grey): Glyph | null {
  const crop = inkOf(word, grey)
  if (!crop) return null
  const parts = glyphs(crop)
  const tall = Math.max(0, ...parts.map((part) => part.y1 - part.y0 + 1))
  const first = parts.findIndex((part) => part.x1 - part.x0 + 1 > 0.3 * tall)
  const box = parts[first]
  if (!box) return null
  const width = box.x1 - box.x0 + 1
  const height = box.y1 - box.y0 + 1
  const rows: [number, number][] = []
  let bar = 0
  for (let y = box.y0; y <= box.y1; y++) {
    let [from, to, run] = [-1, -1, 0]
    for (let x = box.x0; x <= box.x1; x++) {
      if (!crop.ink[y * crop.width + x]) {
        run = 0
        continue
      }
      if (from < 0) from = x - box.x0
      to = x - box.x0
      run++
      if (y >= box.y1 - 0.3 * height) bar = Math.max(bar, run / width)
    }
    rows.push([from, to])
  }
  const heights = parts
    .slice(first + 1)
    .map((part) => part.y1 - part.y0 + 1)
    .filter((high) => high > 0.4 * tall)
    .sort((a, b) => a - b)
  return { width, height, rows, bar, digits: heights[Math.floor(heights.length / 2)] ?? 0 }
}

interface Part {
  x0: number
  x1: number
  y0: number
  y1: number
}

/** What stands between empty columns, from left to right. */
function glyphs({ ink, width, height }: WordInk): Part[] {
  const parts: Part[] = []
  let open: Part | null = null
  for (let x = 0; x < width; x++) {
    let [top, bottom] = [-1, -1]
    for (let y = 0; y < height; y++) {
      if (!ink[y * width + x]) continue
      if (top < 0) top = y
      bottom = y
    }
    if (top < 0) {
      open = null
      continue
    }
    if (open) {
      open.x1 = x
      open.y0 = Math.min(open.y0, top)
      open.y1 = Math.max(open.y1, bottom)
    } else {
      open = { x0: x, x1: x, y0: top, y1: bottom }
      parts.push(open)
    }
  }
  return parts
}
