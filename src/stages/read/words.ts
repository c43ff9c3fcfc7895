import type { Word } from '../../model/page.ts'
import type { FontFacts, Glyph } from './glyphs.ts'

/** A word still tied to its glyphs: what the judge looks at. */
export interface RawWord {
  text: string
  readonly box: [number, number, number, number]
  readonly size: number
  readonly font: FontFacts
  readonly glyphs: Glyph[]
}

interface Piece {
  readonly glyphs: Glyph[]
  /** A space was drawn before or after: never joined there. */
  before: boolean
  after: boolean
  readonly box: [number, number, number, number]
  readonly size: number
}

/** Wider gaps than this share of the font size part words; a space is 0.25 of it, kerning under 0.1. */
const GAP = 0.16
const SPACE = /^[\s\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]+$/
/** Soft hyphens are kept: in TCVN3 that byte is `ư`. Other controls are dropped. */
const CONTROL = /\p{Cc}|[\ufffe\uffff]/gu

/**
 * Joins glyphs to words by where they stand, not by the strings they were drawn in: a PDF may break a word at each
 * diacritic. Only glyphs running to the right are taken; turn the page first. Order: as drawn.
 */
export function joinWords(glyphs: readonly Glyph[]): RawWord[] {
  const pieces = joinDrawn(dropDoubles(glyphs))
  return mergeNeighbours(pieces)
    .map(toWord)
    .filter((word) => word.text !== '')
}

/** As the model has it. */
export function toModelWord(word: RawWord, options: { source: Word['source']; confidence: number }): Word {
  return {
    text: word.text,
    box: [round(word.box[0]), round(word.box[1]), round(word.box[2]), round(word.box[3])],
    confidence: options.confidence,
    source: options.source,
    size: round(word.size),
    bold: word.font.bold,
    italic: word.font.italic,
    handwritten: false,
    original: null,
    readings: [],
  }
}

/** Bold faked by drawing twice leaves two glyphs nearly on one spot. */
function dropDoubles(glyphs: readonly Glyph[]): Glyph[] {
  const seen = new Map<string, Glyph[]>()
  return glyphs.filter((glyph) => {
    if (glyph.direction !== 0) return false
    const width = glyph.box[2] - glyph.box[0]
    if (width < 0.3) return true
    const key = `${glyph.text}|${Math.round(glyph.box[1] / 3)}`
    const others = seen.get(key) ?? []
    const double = others.some(
      (other) =>
        Math.abs(other.box[0] - glyph.box[0]) < Math.min(0.9, 0.2 * width) &&
        Math.abs(other.box[1] - glyph.box[1]) < 0.9,
    )
    others.push(glyph)
    if (others.length > 200) others.shift()
    seen.set(key, others)
    return !double
  })
}

function joinDrawn(glyphs: readonly Glyph[]): Piece[] {
  const pieces: Piece[] = []
  let piece: Piece | null = null
  let space: Glyph | null = null
  for (const glyph of glyphs) {
    const last: Glyph | undefined = piece?.glyphs[piece.glyphs.length - 1]
    if (SPACE.test(glyph.text)) {
      // A space drawn further on parts what comes there: letters of another font may be set in between afterwards.
      if (piece && last && follows(last, glyph)) piece.after = true
      piece = null
      space = glyph
      continue
    }
    if (piece && last && follows(last, glyph)) {
      piece.glyphs.push(glyph)
      grow(piece.box, glyph.box)
    } else {
      const before = space !== null && follows(space, glyph)
      piece = { glyphs: [glyph], before, after: false, box: [...glyph.box], size: glyph.size }
      pieces.push(piece)
    }
    space = null
  }
  return pieces
}

function follows(last: Glyph, next: Glyph): boolean {
  const size = Math.max(last.size, next.size)
  if (Math.abs(last.box[3] - next.box[3]) > 0.45 * size) return false
  const gap = next.box[0] - last.box[2]
  const mark = /^\p{M}/u.test(next.text)
  return gap < GAP * size + Math.max(0, last.charSpacing) && gap > -(mark ? 1.2 : 0.45) * size
}

/** Joins pieces drawn out of order, such as letters with diacritics set from another font afterwards. */
function mergeNeighbours(pieces: readonly Piece[]): Piece[] {
  const rows = new Map<number, Piece[]>()
  for (const piece of pieces) {
    const key = Math.round(piece.box[3] / 4)
    for (const k of [key - 1, key, key + 1]) {
      const row = rows.get(k)
      if (row) row.push(piece)
      else rows.set(k, [piece])
    }
  }
  for (const row of rows.values()) row.sort((a, b) => a.box[0] - b.box[0])
  const gone = new Set<Piece>()
  for (const piece of pieces) {
    if (gone.has(piece)) continue
    for (;;) {
      const next = nextOf(piece, rows.get(Math.round(piece.box[3] / 4)) ?? [], gone)
      if (!next) break
      piece.glyphs.push(...next.glyphs)
      grow(piece.box, next.box)
      piece.after = next.after
      gone.add(next)
    }
  }
  // A piece may have been passed before its left neighbour swallowed it.
  return pieces.filter((piece) => !gone.has(piece))
}

function nextOf(piece: Piece, row: readonly Piece[], gone: ReadonlySet<Piece>): Piece | null {
  if (piece.after) return null
  const last = piece.glyphs[piece.glyphs.length - 1]
  if (!last) return null
  let low = 0
  let high = row.length
  const from = piece.box[2] - 0.3 * piece.size
  while (low < high) {
    const middle = (low + high) >> 1
    if ((row[middle]?.box[0] ?? 0) < from) low = middle + 1
    else high = middle
  }
  for (let i = low; i < row.length && i < low + 8; i++) {
    const next = row[i]
    if (!next || next === piece || gone.has(next) || next.before) continue
    const first = next.glyphs[0]
    if (first && follows(last, first)) return next
    if (next.box[0] > piece.box[2] + piece.size) break
  }
  return null
}

function toWord(piece: Piece): RawWord {
  const text = piece.glyphs
    .map((glyph) => glyph.text)
    .join('')
    .replace(CONTROL, '')
    .normalize('NFC')
  const main = piece.glyphs.find((glyph) => /\p{L}|\p{N}/u.test(glyph.text)) ?? piece.glyphs[0]
  if (!main) throw new Error('a piece without glyphs')
  return { text, box: piece.box, size: main.size, font: main.font, glyphs: piece.glyphs }
}

function grow(box: [number, number, number, number], other: readonly number[]): void {
  box[0] = Math.min(box[0], other[0] ?? box[0])
  box[1] = Math.min(box[1], other[1] ?? box[1])
  box[2] = Math.max(box[2], other[2] ?? box[2])
  box[3] = Math.max(box[3], other[3] ?? box[3])
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
