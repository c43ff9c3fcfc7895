import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../scripts/typeset/random.ts'
import type { Picture } from '../../../src/model/document.ts'
import { findPaper } from '../../../src/stages/ocr/paper.ts'
import { prepare } from '../../../src/stages/ocr/prepare.ts'
import { findSheets, turnSheet } from '../../../src/stages/ocr/sheets.ts'
import { turnPicture } from '../../../src/stages/ocr/turn.ts'

type Draw = (x0: number, y0: number, x1: number, y1: number, value: number) => void

/** A grey page of `dpi` 100 unless told, drawn pixel by pixel. */
function page(width: number, height: number, paper: (x: number, y: number) => number, dpi = 100) {
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data[y * width + x] = paper(x, y)
  const draw: Draw = (x0, y0, x1, y1, value) => {
    for (let y = y0; y < y1; y++) data.fill(value, y * width + x0, y * width + x1)
  }
  const box: Picture['box'] = [0, 0, (width * 72) / dpi, (height * 72) / dpi]
  const picture: Picture = { data, width, height, channels: 1, dpi, box }
  return { picture, draw }
}

/** Lines of print as marks of the size of letters at 100 dpi. */
function print(draw: Draw, [x0, y0, x1, y1]: readonly [number, number, number, number]): void {
  for (let y = y0; y < y1; y += 20)
    for (let x = x0, i = 0; x < x1; x += 7, i++) if (i % 7 !== 6) draw(x, y, x + 3, y + 9, 20)
}

describe('findPaper', () => {
  // A sheet whose left edge leans, on a darker desk, lit from the left.
  const left = (y: number): number => 60 + y / 16
  const light = (x: number): number => 1 - x / 2400
  const photo = page(826, 1168, (x, y) => {
    const inside = x >= left(y) && x < 770 && y >= 50 && y < 1110
    return (inside ? 235 : 110) * light(x)
  })
  print(photo.draw, [180, 120, 700, 1000])

  it('finds the corners of a sheet on a desk', () => {
    const wanted = [
      [left(50), 50],
      [770, 50],
      [770, 1110],
      [left(1110), 1110],
    ]
    findPaper(photo.picture)?.forEach(([x, y], i) => {
      expect(Math.abs(x - (wanted[i]?.[0] ?? 0))).toBeLessThan(12)
      expect(Math.abs(y - (wanted[i]?.[1] ?? 0))).toBeLessThan(12)
    })
    expect(findPaper(photo.picture)).not.toBeNull()
  })

  it('finds none where the sheet fills the picture, whatever is shaded on it', () => {
    const plain = page(826, 1168, () => 240)
    print(plain.draw, [100, 100, 720, 1060])
    expect(findPaper(plain.picture)).toBeNull()
    // A table with a shaded column, and the dark edge of a lid.
    plain.draw(100, 60, 260, 1100, 150)
    plain.draw(0, 0, 14, 1168, 30)
    expect(findPaper(plain.picture)).toBeNull()
  })

  it('gives a sheet of A4 that leads back to its place on the page', () => {
    const [sheet, ...others] = findSheets(photo.picture)
    expect(others).toEqual([])
    const [x0, y0, x1, y1] = sheet?.picture.box ?? [0, 0, 0, 0]
    expect([x0, y0]).toEqual([0, 0])
    expect((y1 - y0) / (x1 - x0)).toBeCloseTo(Math.SQRT2, 1)
    expect(y1).toBeCloseTo(842, -1)
    expect(sheet?.corners?.[2]?.[0]).toBeCloseTo(770 * 0.72, -1)
    expect(sheet?.corners?.[2]?.[1]).toBeCloseTo(1110 * 0.72, -1)
  })
})

describe('findSheets', () => {
  it('leaves a plain page as it is', () => {
    const plain = page(826, 1168, () => 245)
    print(plain.draw, [100, 100, 720, 1060])
    expect(findSheets(plain.picture)).toEqual([{ picture: plain.picture, corners: null }])
  })

  it('parts two pages on one sheet, one below the other', () => {
    const two = page(1168, 826, () => 245)
    print(two.draw, [60, 80, 520, 740])
    print(two.draw, [650, 80, 1110, 300])
    const sheets = findSheets(two.picture)
    expect(sheets).toHaveLength(2)
    const [left, right] = sheets
    expect(left?.picture.box[3]).toBe(right?.picture.box[1])
    expect(left?.corners?.[1]?.[0]).toBe(right?.corners?.[0]?.[0])
    expect(left?.corners?.[1]?.[0]).toBeGreaterThan(520 * 0.72)
    expect(right?.corners?.[1]).toEqual([1168 * 0.72, 0])
    expect((left?.picture.width ?? 0) + (right?.picture.width ?? 0)).toBe(1168)
  })

  it('does not part a wide page with something that crosses its middle, nor two signatures', () => {
    const crossed = page(1168, 826, () => 245)
    print(crossed.draw, [60, 80, 520, 740])
    print(crossed.draw, [650, 80, 1110, 740])
    print(crossed.draw, [60, 300, 1110, 400])
    expect(findSheets(crossed.picture)).toHaveLength(1)
    const signed = page(1168, 826, () => 245)
    print(signed.draw, [60, 80, 240, 300])
    print(signed.draw, [800, 80, 1000, 300])
    expect(findSheets(signed.picture)).toHaveLength(1)
  })

  it('turns a negative round', () => {
    const negative = page(826, 1168, () => 10)
    for (let y = 100; y < 900; y += 20)
      for (let x = 100; x < 700; x += 9) negative.draw(x, y, x + 3, y + 9, 235)
    const [sheet] = findSheets(negative.picture)
    expect(sheet?.picture.data[0]).toBe(245)
    const black = page(826, 1168, () => 10).picture
    expect(findSheets(black)[0]?.picture).toBe(black)
  })

  it('takes a page of no likely size for A4', () => {
    const poster = page(826, 1168, () => 245, 24)
    print(poster.draw, [100, 100, 720, 1060])
    const [sheet] = findSheets(poster.picture)
    expect(sheet?.picture.dpi).toBeCloseTo(100, 0)
    expect(sheet?.corners?.[2]).toEqual([826 * 3, 1168 * 3])
  })

  it('keeps corners where they are when the picture is turned', () => {
    const { picture } = page(20, 30, () => 245)
    const sheet = {
      picture,
      corners: [
        [0, 0],
        [9, 0],
        [9, 7],
        [0, 7],
      ] as const,
    }
    const turned = turnSheet(sheet, { picture: turnPicture(picture, 90), turned: 90 })
    expect(turned.corners).toEqual([
      [0, 7],
      [0, 0],
      [9, 0],
      [9, 7],
    ])
  })
})

describe('prepare', () => {
  it('levels a shadow that grows by degrees, and leaves a black margin black', () => {
    const shaded = page(900, 1200, (x) => 240 * (1 - 0.6 / (1 + Math.exp((450 - x) / 40))), 200)
    for (let y = 100; y < 1100; y += 40)
      for (let x = 100; x < 800; x += 14) {
        const paper = shaded.picture.data[y * 900 + x] as number
        shaded.draw(x, y, x + 4, y + 16, Math.round(0.15 * paper))
      }
    const { grey } = prepare(shaded.picture)
    expect(grey.data[80 * grey.width + 860]).toBeGreaterThan(240)
    expect(grey.data[108 * grey.width + 102 + 14 * 45]).toBeLessThan(80)
  })

  it('takes the grain off a copy of a copy and leaves its print', () => {
    const random = createRandom(3)
    const copy = page(600, 400, () => (random() < 0.06 ? 0 : 255), 200)
    for (let x = 100; x < 500; x += 14) copy.draw(x, 200, x + 5, 216, 0)
    const { grey } = prepare(copy.picture)
    const ink = (y0: number, y1: number): number =>
      grey.data
        .subarray(y0 * grey.width, y1 * grey.width)
        .reduce((sum, value) => sum + (value < 128 ? 1 : 0), 0)
    expect(ink(20, 180)).toBeLessThan(60)
    expect(ink(195, 220)).toBeGreaterThan(0.6 * 29 * 5 * 16)
  })
})
