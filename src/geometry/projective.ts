export type Point = readonly [number, number]
/** Corners of a quadrilateral: top left, top right, bottom right, bottom left. */
export type Quad = readonly [Point, Point, Point, Point]

/** The projective map of the plane that takes the corners of one quadrilateral to those of another. */
export function projectOnto(from: Quad, to: Quad): (point: Point) => Point {
  const [a, b, c, d, e, f, g, h] = solve(
    from.flatMap(([x, y], i) => {
      const [u, v] = to[i] as Point
      return [
        [x, y, 1, 0, 0, 0, -u * x, -u * y, u],
        [0, 0, 0, x, y, 1, -v * x, -v * y, v],
      ]
    }),
  ) as [number, number, number, number, number, number, number, number]
  return ([x, y]) => {
    const w = g * x + h * y + 1
    return [(a * x + b * y + c) / w, (d * x + e * y + f) / w]
  }
}

/** Corners of an upright rectangle. */
export function cornersOf([x0, y0, x1, y1]: readonly [number, number, number, number]): Quad {
  return [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ]
}

/** Where two lines cross, each through two points; null where they run alike. */
export function crossing(
  [[ax, ay], [bx, by]]: readonly [Point, Point],
  [[cx, cy], [dx, dy]]: readonly [Point, Point],
): Point | null {
  const across = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx)
  if (Math.abs(across) < 1e-9) return null
  const t = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / across
  return [ax + t * (bx - ax), ay + t * (by - ay)]
}

/** Gauss and Jordan's elimination with pivots; the last column is the right side. */
function solve(rows: number[][]): number[] {
  const size = rows.length
  for (let k = 0; k < size; k++) {
    let best = k
    for (let i = k + 1; i < size; i++) if (Math.abs(at(i, k)) > Math.abs(at(best, k))) best = i
    const pivot = rows[best] as number[]
    rows[best] = rows[k] as number[]
    rows[k] = pivot
    const lead = pivot[k] as number
    for (let j = k; j <= size; j++) pivot[j] = (pivot[j] as number) / lead
    for (const row of rows) {
      if (row === pivot) continue
      const factor = row[k] as number
      for (let j = k; j <= size; j++) row[j] = (row[j] as number) - factor * (pivot[j] as number)
    }
  }
  return rows.map((row) => row[size] as number)

  function at(i: number, j: number): number {
    return (rows[i] as number[])[j] as number
  }
}
