import type { EngineWord } from './engine.ts'
import { BLUE } from './grey.ts'
import type { Prepared } from './prepare.ts'

/** Share of a word's ink that must be blue. */
const BLUE_SHARE = 0.45
/** More blue than this share of all ink on the page is blue print. */
const BLUE_PRINT = 0.25

/** Whether a word is written by hand: its ink is blue on a page printed in black. */
export function isHandwritten(word: EngineWord, prepared: Prepared): boolean {
  const { inks, source, ink } = prepared
  if (!inks || inks.blue === 0 || inks.blue > BLUE_PRINT * ink * inks.data.length) return false
  const [x0, y0, x1, y1] = toSource(word.box, prepared)
  let blue = 0
  let dark = 0
  for (let y = Math.max(0, y0); y < Math.min(source.height, y1); y++) {
    for (let x = Math.max(0, x0); x < Math.min(source.width, x1); x++) {
      const i = y * source.width + x
      if (inks.data[i] === BLUE) blue++
      else if ((source.data[i] as number) < 128) dark++
    }
  }
  return blue > 20 && blue >= BLUE_SHARE * (blue + dark)
}

/** A box of the straightened picture in pixels of the source. */
export function toSource(
  box: readonly [number, number, number, number],
  prepared: Prepared,
): [number, number, number, number] {
  const { grey, source, skew, scale } = prepared
  const angle = (skew * Math.PI) / 180
  const mx = ((box[0] + box[2]) / 2 - grey.width / 2) / scale
  const my = ((box[1] + box[3]) / 2 - grey.height / 2) / scale
  const x = source.width / 2 + mx * Math.cos(angle) - my * Math.sin(angle)
  const y = source.height / 2 + mx * Math.sin(angle) + my * Math.cos(angle)
  const w = (box[2] - box[0]) / 2 / scale
  const h = (box[3] - box[1]) / 2 / scale
  return [Math.round(x - w), Math.round(y - h), Math.round(x + w), Math.round(y + h)]
}
