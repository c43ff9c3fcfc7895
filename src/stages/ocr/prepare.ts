import type { Picture } from '../../model/document.ts'
import { toBinary } from './binary.ts'
import type { Grey } from './engine.ts'
import { toGrey } from './grey.ts'
import { levelPaper } from './level.ts'
import { resample } from './resample.ts'
import { findSkew } from './skew.ts'

/** A picture made ready to be read. */
export interface Prepared {
  readonly grey: Grey
  /** Degrees clockwise by which the print ran askew; taken out of `grey`. */
  readonly skew: number
  /** Share of the page that is ink, 0 to 1. */
  readonly ink: number
}

/** Resolution at which Tesseract reads Vietnamese best and fastest; measured in docs/accuracy.md. */
const TARGET_DPI = 200

/** Levels, deskews and scales a picture. Pure and heavy: made for a worker thread. */
export function prepare(picture: Picture): Prepared {
  const { grey } = toGrey(picture)
  const level = levelPaper(grey)
  const binary = toBinary(level)
  let ink = 0
  for (let i = 0; i < binary.data.length; i++) ink += binary.data[i] as number
  const found = findSkew(binary)
  const skew = Math.abs(found.degrees) >= 0.1 && found.strength > 1.2 ? found.degrees : 0
  const ratio = TARGET_DPI / picture.dpi
  const scale = ratio > 0.9 && ratio < 1.15 ? 1 : ratio
  return { grey: resample(level, { degrees: skew, scale }), skew, ink: ink / binary.data.length }
}
