import type { Box } from '../../model/geometry.ts'

/** The smallest box around all; `[0, 0, 0, 0]` for none. */
export function unite(boxes: Iterable<Box>): Box {
  let all: [number, number, number, number] | null = null
  for (const [x0, y0, x1, y1] of boxes) {
    if (!all) all = [x0, y0, x1, y1]
    else {
      if (x0 < all[0]) all[0] = x0
      if (y0 < all[1]) all[1] = y0
      if (x1 > all[2]) all[2] = x1
      if (y1 > all[3]) all[3] = y1
    }
  }
  return all ?? [0, 0, 0, 0]
}

export const middleX = (box: Box): number => (box[0] + box[2]) / 2
export const middleY = (box: Box): number => (box[1] + box[3]) / 2
export const height = (box: Box): number => box[3] - box[1]
export const area = (box: Box): number => Math.max(0, box[2] - box[0]) * Math.max(0, box[3] - box[1])

/** Length shared by `[a0, a1]` and `[b0, b1]`; negative where a gap lies between them. */
export const shared = (a: readonly [number, number], b: readonly [number, number]): number =>
  Math.min(a[1], b[1]) - Math.max(a[0], b[0])

/** Whether the middle of `box` lies inside `outer`. */
export function centredIn(box: Box, outer: Box): boolean {
  const [x, y] = [middleX(box), middleY(box)]
  return x >= outer[0] && x <= outer[2] && y >= outer[1] && y <= outer[3]
}

/** The value in the middle; 0 for none. */
export function median(values: readonly number[]): number {
  if (values.length === 0) return 0
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}
