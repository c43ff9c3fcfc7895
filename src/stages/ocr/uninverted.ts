import type { Picture } from '../../model/document.ts'

/** Darker than this is the ground of a negative, lighter than that its print. */
const DARK = 90
const LIGHT = 150
/** Shares of a negative's pixels that are dark at least, and light at least and at most. */
const GROUND = 0.75
const PRINT = [0.005, 0.22] as const
const SAMPLES = 40_000

/** A picture with its print dark on light: the scan of a negative, white on black, is turned round. */
export function uninverted(picture: Picture): Picture {
  return isNegative(picture) ? { ...picture, data: picture.data.map((value) => 255 - value) } : picture
}

/**
 * Whether nearly all of a picture is dark, its edges too, and a little of it light. A page photographed on a black
 * desk has more light, and a black scan none.
 */
function isNegative({ data, channels }: Picture): boolean {
  const step = Math.max(1, Math.floor(data.length / channels / SAMPLES)) | 1
  let [dark, light, count] = [0, 0, 0]
  for (let i = 0; i < data.length; i += step * channels, count++) {
    const value = data[i] as number
    if (value < DARK) dark++
    else if (value > LIGHT) light++
  }
  return dark > GROUND * count && light > PRINT[0] * count && light < PRINT[1] * count
}
