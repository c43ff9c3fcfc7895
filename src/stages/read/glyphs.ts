import type { Box, Rule } from '../../model/geometry.ts'

/** A 2 × 3 matrix as PDF writes it: `[a, b, c, d, e, f]`. */
export type Matrix = readonly [number, number, number, number, number, number]

/** What is known of a font: its name and how it looks; sizes in thousandths of the em unless told. */
export interface FontFacts {
  readonly name: string
  readonly bold: boolean
  readonly italic: boolean
  readonly ascent: number
  readonly descent: number
  /** Text space per glyph unit: 0.001 for all but Type 3. */
  readonly scale: number
  /** Whether the PDF carries the font's drawings. */
  readonly embedded: boolean
}

/** One drawn glyph, in upright page points. */
export interface Glyph {
  readonly text: string
  readonly box: Box
  /** Direction in which the text runs: 0 rightwards, 90 downwards, 180, 270 upwards. */
  readonly direction: 0 | 90 | 180 | 270
  readonly size: number
  readonly font: FontFacts
  /** The character code in the font: two codes of one letter are two different drawings. */
  readonly code: number
  /** False for text drawn in render mode 3 (invisible) or 7 (clip only). */
  readonly visible: boolean
  /** Position in the order of drawing; what comes later covers what came before. */
  readonly order: number
  readonly charSpacing: number
}

export interface PlacedPicture {
  readonly box: Box
  /** From the unit square to upright page points. */
  readonly matrix: Matrix
  readonly id: string | null
  readonly order: number
  readonly mask: boolean
}

/** All marks of one page, in upright page points. */
export interface Marks {
  readonly width: number
  readonly height: number
  readonly rotation: number
  readonly glyphs: readonly Glyph[]
  readonly rules: readonly Rule[]
  readonly pictures: readonly PlacedPicture[]
  /** Number of filled shapes with curves: letters drawn as outlines. */
  readonly shapes: number
}
