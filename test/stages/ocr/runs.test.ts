import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withFaintLines } from '../../../src/stages/ocr/faint-lines.ts'
import { along, down } from '../../../src/stages/ocr/plane.ts'
import { type Run, runsOf } from '../../../src/stages/ocr/runs.ts'

/** A small picture of the values that `value` gives. */
const picture = (value: fc.Arbitrary<number>) =>
  fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 24 })).chain(([width, height]) =>
    fc.record({
      data: fc
        .array(value, { minLength: width * height, maxLength: width * height })
        .map((values) => Uint8Array.from(values)),
      width: fc.constant(width),
      height: fc.constant(height),
      dpi: fc.constant(100),
    }),
  )

const turned = <Raster extends { data: Uint8Array; width: number; height: number }>(
  raster: Raster,
): Raster => {
  const { width, height } = raster
  const data = Uint8Array.from(
    raster.data,
    (_, i) => raster.data[(i % height) * width + Math.floor(i / height)] as number,
  )
  return { ...raster, data, width: height, height: width }
}

describe('runs of ink', () => {
  /** By the definition: pixel by pixel, from the first to the last. */
  const plainRuns = (row: readonly number[], y: number, shortest: number): Run[] => {
    const inked = row.flatMap((value, x) => (value === 1 ? [x] : []))
    const groups: number[][] = []
    for (const x of inked) {
      const open = groups.at(-1)
      if (open && x - (open.at(-1) as number) <= 2) open.push(x)
      else groups.push([x])
    }
    return groups.flatMap((group) => {
      const [x0, x1] = [group[0] as number, group.at(-1) as number]
      const length = x1 - x0 + 1
      return length >= shortest && group.length >= 0.85 * length ? [{ y, x0, x1 }] : []
    })
  }

  it('are those that a walk over every pixel finds, along rows and down columns', () => {
    const inky = fc.constantFrom(1, 1, 1, 1, 1, 1, 1, 0)
    fc.assert(
      fc.property(picture(inky), fc.integer({ min: 1, max: 30 }), (page, shortest) => {
        for (let y = 0; y < page.height; y++) {
          const row = [...page.data.subarray(y * page.width, (y + 1) * page.width)]
          expect(runsOf(along(page), y, shortest)).toEqual(plainRuns(row, y, shortest))
          expect(runsOf(down(turned(page)), y, shortest)).toEqual(plainRuns(row, y, shortest))
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('faint lines', () => {
  it('are found upright where the turned picture has them level', () => {
    const shade = fc.constantFrom(255, 255, 200, 150)
    fc.assert(
      fc.property(picture(shade), (grey) => {
        const ink = { ...grey, data: new Uint8Array(grey.data.length) }
        const level = withFaintLines(grey, ink, { across: true })
        const upright = withFaintLines(turned(grey), turned(ink), { across: false })
        expect(upright.data).toEqual(turned(level).data)
      }),
      { numRuns: 300 },
    )
  })
})
