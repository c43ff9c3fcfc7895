import type { Picture } from '../../model/document.ts'
import type { Grey } from './engine.ts'

/** Spread between a pixel's strongest and weakest channel above which it is coloured ink, not print. */
const COLOURED = 48

/** Where coloured ink stands: 0 none, 1 red, 2 blue; one byte a pixel. */
export interface Inks {
  readonly data: Uint8Array
  readonly red: number
  readonly blue: number
}

/**
 * The picture as grey. Red ink is taken by its red channel, where it is nearly as bright as paper: a seal fades and
 * print under it stays dark. Blue ink keeps its luminance; it may be a handwritten number.
 */
export function toGrey(picture: Picture): { grey: Grey; inks: Inks | null } {
  const { width, height, dpi } = picture
  if (picture.channels === 1) return { grey: { data: picture.data, width, height, dpi }, inks: null }
  const count = width * height
  const source = picture.data
  const data = new Uint8Array(count)
  const inks = new Uint8Array(count)
  let red = 0
  let blue = 0
  for (let i = 0, at = 0; i < count; i++, at += 3) {
    const r = source[at] as number
    const g = source[at + 1] as number
    const b = source[at + 2] as number
    const luminance = (r * 77 + g * 151 + b * 28) >> 8
    if (r - g > COLOURED && r - b > COLOURED - 16) {
      red++
      inks[i] = 1
      data[i] = r
    } else if (b - r > COLOURED) {
      blue++
      inks[i] = 2
      data[i] = luminance
    } else {
      // Halfway between: the rim of a seal's line fades with it.
      data[i] = r - g > 16 ? Math.max(luminance, r) : luminance
    }
  }
  return { grey: { data, width, height, dpi }, inks: red + blue === 0 ? null : { data: inks, red, blue } }
}
