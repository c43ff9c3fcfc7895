import { eachPart } from './connected.ts'
import type { Grey } from './engine.ts'

/** Darker than this is ink. */
const INK = 128
/** Share of a page's pixels that are single dark ones: a copy of a copy has this much, a clean scan next to none. */
const GRAINY = 0.004
/** Specks smaller than this (square inches) go; the dot of an `i` is larger. */
const SPECK = 0.0002
/** Every so manieth row is looked at first. */
const STEP = 7

/** Takes the grain off a copy of copies: a median over nine pixels, then what specks are left. Others stay as they are. */
export function clearGrain(grey: Grey): Grey {
  if (!isGrainy(grey)) return grey
  return clearSmall(median(grey))
}

function isGrainy({ data, width, height }: Grey): boolean {
  let grains = 0
  let rows = 0
  for (let y = 1; y < height - 1; y += STEP, rows++) {
    for (let x = 1, i = y * width + 1; x < width - 1; x++, i++) {
      if ((data[i] as number) >= INK) continue
      const beside =
        (data[i - 1] as number) >= INK &&
        (data[i + 1] as number) >= INK &&
        (data[i - width] as number) >= INK &&
        (data[i + width] as number) >= INK
      if (beside) grains++
    }
  }
  return grains > GRAINY * rows * width
}

/** Each pixel becomes the middle one of the nine around it; the rim turns white. */
function median({ data, width, height, dpi }: Grey): Grey {
  const out = new Uint8Array(data.length).fill(255)
  const nine = new Uint8Array(9)
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x
      for (let k = 0, dy = -width; dy <= width; dy += width)
        for (let dx = -1; dx <= 1; dx++, k++) nine[k] = data[i + dy + dx] as number
      nine.sort()
      out[i] = nine[4] as number
    }
  }
  return { data: out, width, height, dpi }
}

function clearSmall({ data, width, height, dpi }: Grey): Grey {
  const most = SPECK * dpi * dpi
  const out = new Uint8Array(data)
  eachPart(
    (i) => (data[i] as number) < INK,
    { width, height, reach: 1 },
    (_, pixels) => {
      if (pixels.length < most) for (const i of pixels) out[i] = 255
    },
  )
  return { data: out, width, height, dpi }
}
