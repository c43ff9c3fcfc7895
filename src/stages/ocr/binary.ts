import type { Grey } from './engine.ts'

/** Ink (1) and paper (0), one byte a pixel. */
export interface Binary {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
  readonly dpi: number
}

/** Parts ink from paper at Otsu's threshold, kept within what print on levelled paper can be. */
export function toBinary(grey: Grey): Binary {
  const threshold = Math.max(100, Math.min(200, otsu(grey.data)))
  const data = new Uint8Array(grey.data.length)
  const from = grey.data
  for (let i = 0; i < data.length; i++) if ((from[i] as number) < threshold) data[i] = 1
  return { data, width: grey.width, height: grey.height, dpi: grey.dpi }
}

/** Of so many samples a histogram tells what all would. */
const SAMPLES = 400_000

/** Otsu (1979), "A threshold selection method from gray-level histograms"; large pictures are sampled evenly. */
export function otsu(data: Uint8Array): number {
  const histogram = new Uint32Array(256)
  // Odd, so that the samples do not stand below each other in pictures of even width.
  const step = Math.floor(data.length / SAMPLES) | 1
  let count = 0
  for (let i = 0; i < data.length; i += step, count++) {
    const value = data[i] as number
    histogram[value] = (histogram[value] as number) + 1
  }
  let total = 0
  for (let v = 0; v < 256; v++) total += v * (histogram[v] as number)
  let below = 0
  let belowSum = 0
  let best = 128
  let most = -1
  for (let v = 0; v < 255; v++) {
    below += histogram[v] as number
    belowSum += v * (histogram[v] as number)
    const above = count - below
    if (below === 0 || above === 0) continue
    const difference = belowSum / below - (total - belowSum) / above
    const between = below * above * difference * difference
    if (between > most) {
      most = between
      best = v + 1
    }
  }
  return best
}

/** Shrinks by a whole factor; a pixel is ink where at least a sixth of its square was. */
export function shrink(binary: Binary, factor: number): Binary {
  if (factor <= 1) return binary
  const { data: from, width: wide } = binary
  const width = Math.max(1, Math.floor(wide / factor))
  const height = Math.max(1, Math.floor(binary.height / factor))
  const data = new Uint8Array(width * height)
  const enough = Math.max(1, (factor * factor) / 6)
  const sums = new Uint16Array(width)
  for (let y = 0; y < height; y++) {
    sums.fill(0)
    for (let dy = 0; dy < factor; dy++) {
      let i = (y * factor + dy) * wide
      for (let x = 0; x < width; x++) {
        let ink = 0
        for (const end = i + factor; i < end; i++) ink += from[i] as number
        sums[x] = (sums[x] as number) + ink
      }
    }
    for (let x = 0; x < width; x++) data[y * width + x] = (sums[x] as number) >= enough ? 1 : 0
  }
  return { data, width, height, dpi: binary.dpi / factor }
}
