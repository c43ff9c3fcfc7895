/** Left, top, right, bottom. */
type Box = [number, number, number, number]

/** Joins boxes that overlap or stand nearer than `gap`, in their own unit. */
export function mergeBoxes(boxes: readonly Box[], gap: number): Box[] {
  const merged: Box[] = []
  for (const box of boxes) {
    let grown = box
    for (;;) {
      const i = merged.findIndex(
        (other) =>
          other[0] - gap <= grown[2] &&
          other[2] + gap >= grown[0] &&
          other[1] - gap <= grown[3] &&
          other[3] + gap >= grown[1],
      )
      const other = merged[i]
      if (!other) break
      grown = [
        Math.min(grown[0], other[0]),
        Math.min(grown[1], other[1]),
        Math.max(grown[2], other[2]),
        Math.max(grown[3], other[3]),
      ]
      merged.splice(i, 1)
    }
    merged.push(grown)
  }
  return merged
}
