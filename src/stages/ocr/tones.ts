import type { Grey } from './engine.ts'

/** Between these, what is levelled is neither print nor paper: a highlighter's band, a watermark, a shaded field. */
const TONE = [100, 222] as const
/** Such a place is even: so many pixels away it differs by no more than this. */
const AWAY = 4
const EVEN = 14
/** Share of the places looked at that must be of such a tone before anything is done. */
const ENOUGH = 0.006
const STEP = 5
/** What is thinner than this (inches) is a stroke of print, not ground. */
const STROKE = 0.06

/**
 * Lifts even grey tones behind print to white, up to their very edges: each pixel is divided by the ground it stands on,
 * which is the picture closed over strokes. Pages without such tones stay as they are, and so does what is dark.
 */
export function liftTones(grey: Grey): Grey {
  if (!hasTones(grey)) return grey
  const ground = close(grey, Math.max(2, Math.round((STROKE * grey.dpi) / 2)))
  const data = new Uint8Array(grey.data)
  for (let i = 0; i < data.length; i++) {
    const level = ground[i] as number
    if (level >= TONE[0] && level < 250)
      data[i] = Math.min(255, Math.round(((data[i] as number) * 255) / level))
  }
  return { ...grey, data }
}

function hasTones({ data, width, height }: Grey): boolean {
  let tones = 0
  let looked = 0
  for (let y = AWAY; y < height - AWAY; y += STEP) {
    for (let x = AWAY; x < width - AWAY; x += STEP, looked++) {
      const i = y * width + x
      const value = data[i] as number
      if (value < TONE[0] || value > TONE[1]) continue
      const even =
        Math.abs(value - (data[i - AWAY] as number)) < EVEN &&
        Math.abs(value - (data[i + AWAY] as number)) < EVEN &&
        Math.abs(value - (data[i - AWAY * width] as number)) < EVEN &&
        Math.abs(value - (data[i + AWAY * width] as number)) < EVEN
      if (even) tones++
    }
  }
  return tones > ENOUGH * looked
}

/** The lightest of each pixel's surroundings, then the darkest of that: strokes narrower than them are gone. */
function close({ data, width, height }: Grey, reach: number): Uint8Array {
  const sides = { width, height, reach }
  const light = slide(slide(data, { ...sides, across: true, darkest: false }), {
    ...sides,
    across: false,
    darkest: false,
  })
  return slide(slide(light, { ...sides, across: true, darkest: true }), {
    ...sides,
    across: false,
    darkest: true,
  })
}

/** Extreme of `2 reach + 1` values along rows or columns (van Herk 1992: three comparisons a value, any reach). */
function slide(
  data: Uint8Array,
  how: { width: number; height: number; reach: number; across: boolean; darkest: boolean },
): Uint8Array {
  const { width, height, reach, across, darkest } = how
  const out = new Uint8Array(data.length)
  const [lines, length] = across ? [height, width] : [width, height]
  const step = across ? 1 : width
  const span = 2 * reach + 1
  const padded = Math.ceil((length + 2 * reach) / span) * span
  const values = new Uint8Array(padded)
  const ahead = new Uint8Array(padded)
  const back = new Uint8Array(padded)
  // Lightest of inverted values is the darkest.
  const flip = darkest ? 255 : 0
  for (let line = 0; line < lines; line++) {
    const start = across ? line * width : line
    values.fill(0)
    for (let i = 0; i < length; i++) values[i + reach] = (data[start + i * step] as number) ^ flip
    for (let i = 0; i < padded; i++) {
      const value = values[i] as number
      ahead[i] = i % span === 0 ? value : Math.max(value, ahead[i - 1] as number)
    }
    for (let i = padded - 1; i >= 0; i--) {
      const value = values[i] as number
      back[i] = i % span === span - 1 || i === padded - 1 ? value : Math.max(value, back[i + 1] as number)
    }
    for (let i = 0; i < length; i++)
      out[start + i * step] = Math.max(back[i] as number, ahead[i + span - 1] as number) ^ flip
  }
  return out
}
