/** The box around pixels that belong together; first and last column and row, both within it. */
export interface Part {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

interface Size {
  readonly width: number
  readonly height: number
  /** Pixels that stand so near each other belong together; 1 are the eight neighbours. */
  readonly reach: number
}

/** Boxes around the ink whose pixels belong together, in the order of their first pixel. */
export function connectedParts(isInk: (index: number) => boolean, size: Size): Part[] {
  const parts: Part[] = []
  eachPart(isInk, size, (part) => parts.push(part))
  return parts
}

/** As {@link connectedParts}, each with the indexes of its pixels, which are good until the next. */
export function eachPart(
  isInk: (index: number) => boolean,
  { width, height, reach }: Size,
  use: (part: Part, pixels: readonly number[]) => void,
): void {
  const seen = new Uint8Array(width * height)
  const pixels: number[] = []
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] || !isInk(start)) continue
    let [x0, y0, x1, y1] = [width, height, 0, 0]
    pixels.length = 0
    pixels.push(start)
    seen[start] = 1
    for (let at = 0; at < pixels.length; at++) {
      const i = pixels[at] as number
      const x = i % width
      const y = (i - x) / width
      x0 = Math.min(x0, x)
      y0 = Math.min(y0, y)
      x1 = Math.max(x1, x)
      y1 = Math.max(y1, y)
      for (let v = Math.max(0, y - reach); v <= Math.min(height - 1, y + reach); v++) {
        for (let u = Math.max(0, x - reach); u <= Math.min(width - 1, x + reach); u++) {
          const k = v * width + u
          if (seen[k] || !isInk(k)) continue
          seen[k] = 1
          pixels.push(k)
        }
      }
    }
    use({ x0, y0, x1, y1 }, pixels)
  }
}
