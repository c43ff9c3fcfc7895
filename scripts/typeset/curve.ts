import type { SKRSContext2D } from '@napi-rs/canvas'

/** A smooth line from the first point to the last, past those between them. */
export function strokeCurve(context: SKRSContext2D, points: readonly (readonly [number, number])[]): void {
  context.beginPath()
  points.forEach(([x, y], index) => {
    const next = points[index + 1]
    if (index === 0) context.moveTo(x, y)
    else if (next) context.quadraticCurveTo(x, y, (x + next[0]) / 2, (y + next[1]) / 2)
    else context.lineTo(x, y)
  })
  context.stroke()
}
