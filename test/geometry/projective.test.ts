import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cornersOf, crossing, type Point, projectOnto, type Quad } from '../../src/geometry/projective.ts'

describe('projectOnto', () => {
  const near = (from: number): fc.Arbitrary<number> => fc.integer({ min: from - 12, max: from + 12 })
  const quads = fc.tuple(near(20), near(20), near(120), near(20), near(120), near(160), near(20), near(160))

  it('takes corners to corners, and the way back undoes the way there', () => {
    fc.assert(
      fc.property(quads, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 90 }), (at, x, y) => {
        const quad: Quad = [
          [at[0], at[1]],
          [at[2], at[3]],
          [at[4], at[5]],
          [at[6], at[7]],
        ]
        const sheet = cornersOf([0, 0, 60, 90])
        const there = projectOnto(sheet, quad)
        sheet.forEach((corner, i) => {
          const [u, v] = there(corner)
          expect(u).toBeCloseTo((quad[i] as Point)[0], 5)
          expect(v).toBeCloseTo((quad[i] as Point)[1], 5)
        })
        const [backX, backY] = projectOnto(quad, sheet)(there([x, y]))
        expect(backX).toBeCloseTo(x, 4)
        expect(backY).toBeCloseTo(y, 4)
      }),
    )
  })

  it('keeps straight lines straight: the middle is where the diagonals cross', () => {
    const quad: Quad = [
      [10, 5],
      [70, 12],
      [90, 110],
      [2, 95],
    ]
    const [x, y] = projectOnto(cornersOf([0, 0, 40, 40]), quad)([20, 20])
    const middle = crossing([quad[0], quad[2]], [quad[1], quad[3]])
    expect(x).toBeCloseTo(middle?.[0] ?? 0, 6)
    expect(y).toBeCloseTo(middle?.[1] ?? 0, 6)
  })
})
