import { describe, expect, it } from 'vitest'
import type { Grey } from '../../../src/stages/ocr/engine.ts'
import { liftTones } from '../../../src/stages/ocr/tones.ts'

const [WIDTH, HEIGHT] = [600, 400]

function draw(boxes: readonly (readonly [number, number, number, number, number])[]): Grey {
  const data = new Uint8Array(WIDTH * HEIGHT).fill(255)
  for (const [x0, y0, x1, y1, value] of boxes)
    for (let y = y0; y < y1; y++) data.fill(value, y * WIDTH + x0, y * WIDTH + x1)
  return { data, width: WIDTH, height: HEIGHT, dpi: 150 }
}

describe('liftTones', () => {
  const letters = Array.from({ length: 30 }, (_, i) => [60 + i * 14, 206, 64 + i * 14, 222, 25] as const)

  it('lifts a band of a highlighter up to its edges, and leaves the print it crosses', () => {
    const marked = liftTones(draw([[40, 212, 400, 240, 160], ...letters]))
    const at = (x: number, y: number) => marked.data[y * WIDTH + x] as number
    for (const [x, y] of [
      [41, 213],
      [200, 239],
      [399, 226],
      [57, 214],
    ] as const)
      expect(at(x, y)).toBeGreaterThan(240)
    expect(at(62, 209)).toBe(25)
    expect(at(62, 218)).toBeLessThan(70)
  })

  it('leaves pages alone that have none, and what is black', () => {
    const plain = draw(letters)
    expect(liftTones(plain)).toBe(plain)
    const dark = draw([
      [300, 20, 420, 160, 30],
      [40, 212, 400, 240, 160],
    ])
    expect(liftTones(dark).data[90 * WIDTH + 360]).toBe(30)
  })
})
