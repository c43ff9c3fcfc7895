/** The box around pixels that belong together; first and last column and row, both within it. */
export interface Part {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** Boxes around the ink whose pixels stand within `reach` of each other, in the order of their first pixel. */
export function connectedParts(
  isInk: (index: number) => boolean,
  { width, height, reach }: { width: number; height: number; reach: number },
): Part[] {
  const seen = new Uint8Array(width * height)
  const parts: Part[] = []
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] || !isInk(start)) continue
    let [x0, y0, x1, y1] = [width, height, 0, 0]
    const stack = [start]
    seen[start] = 1
    while (stack.length > 0) {
      const i = stack.pop() as number
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
          stack.push(k)
        }
      }
    }
    parts.push({ x0, y0, x1, y1 })
  }
  return parts
}
