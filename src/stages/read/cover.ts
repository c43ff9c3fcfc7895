import type { Box } from '../../model/geometry.ts'

const CELLS = 40

/** Share of the page, 0 to 1, that the boxes cover together; overlaps count once. Sampled on a 40 × 40 grid. */
export function coverOf(boxes: readonly Box[], page: { width: number; height: number }): number {
  let covered = 0
  for (let row = 0; row < CELLS; row++) {
    const y = ((row + 0.5) / CELLS) * page.height
    for (let column = 0; column < CELLS; column++) {
      const x = ((column + 0.5) / CELLS) * page.width
      if (boxes.some((box) => contains(box, x, y))) covered++
    }
  }
  return covered / (CELLS * CELLS)
}

/** Share of the page's height, 0 to 1, on which words stand: a stamp's block is short, a page's text is not. */
export function spreadOf(boxes: readonly Box[], height: number): number {
  const bands = new Set<number>()
  for (const box of boxes) bands.add(Math.floor((((box[1] + box[3]) / 2) * CELLS) / height))
  return bands.size / CELLS
}

export function contains(box: Box, x: number, y: number): boolean {
  return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]
}
