import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wearPage } from '../../../scripts/typeset/paper.ts'
import { createRandom } from '../../../scripts/typeset/random.ts'
import { renderPdf } from '../../../scripts/typeset/render.ts'
import type { Picture } from '../../../src/model/document.ts'
import { markBlanks } from '../../../src/stages/ocr/blanks.ts'
import { findCells } from '../../../src/stages/ocr/cells.ts'
import { readComparators } from '../../../src/stages/ocr/comparators.ts'
import { dropDebris } from '../../../src/stages/ocr/debris.ts'
import type { EngineWord } from '../../../src/stages/ocr/engine.ts'
import { stackCells, unstackWords } from '../../../src/stages/ocr/montage.ts'
import { prepare } from '../../../src/stages/ocr/prepare.ts'
import { resample } from '../../../src/stages/ocr/resample.ts'
import { findStrokes } from '../../../src/stages/ocr/strokes.ts'
import { parseTsv } from '../../../src/stages/ocr/tsv.ts'
import { turnPicture } from '../../../src/stages/ocr/turn.ts'

type Ink = [number, number, number]

/** A sheet to draw boxes on, `dpi` 200 unless told. */
function sheet(width: number, height: number, paper: Ink = [255, 255, 255]) {
  const data = new Uint8Array(width * height * 3)
  for (let i = 0; i < width * height; i++) data.set(paper, i * 3)
  const draw = (x0: number, y0: number, x1: number, y1: number, ink: Ink = [0, 0, 0]): void => {
    for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) data.set(ink, (y * width + x) * 3)
  }
  const picture: Picture = {
    data,
    width,
    height,
    channels: 3,
    dpi: 200,
    box: [0, 0, (width * 72) / 200, (height * 72) / 200],
  }
  return { picture, draw }
}

/** Rows of marks the size of letters, as lines of print make. */
function print(
  draw: ReturnType<typeof sheet>['draw'],
  at: { x0: number; x1: number; y0: number; y1: number; slope?: number },
): void {
  for (let y = at.y0; y < at.y1; y += 40) {
    for (let x = at.x0 + ((y * 7) % 13), i = 0; x < at.x1; x += 14, i++) {
      if (i % 7 === 6) continue
      const drop = Math.round((at.slope ?? 0) * x)
      draw(x, y + drop, x + 3, y + 16 + drop)
      draw(x, y + 13 + drop, x + 9, y + 16 + drop)
    }
  }
}

const word = (text: string, box: EngineWord['box'], confidence = 0.95, line = 0): EngineWord => ({
  text,
  box,
  confidence,
  line,
})

describe('prepare', () => {
  it('finds the skew of print and takes it out', () => {
    const { picture, draw } = sheet(900, 900)
    print(draw, { x0: 100, x1: 800, y0: 100, y1: 760, slope: Math.tan((2 * Math.PI) / 180) })
    expect(prepare(picture).skew).toBeCloseTo(2, 0)
  })

  it('levels tinted paper to white', () => {
    const { picture, draw } = sheet(600, 400, [214, 196, 150])
    print(draw, { x0: 60, x1: 540, y0: 60, y1: 340 })
    const { grey } = prepare(picture)
    expect(grey.data[20 * grey.width + 20]).toBeGreaterThan(245)
    expect(grey.data.some((value) => value < 40)).toBe(true)
  })

  it('drops red ink, keeps print under it and tells where the seal is', () => {
    const { picture, draw } = sheet(800, 600)
    print(draw, { x0: 100, x1: 700, y0: 100, y1: 500 })
    draw(300, 200, 480, 380, [225, 60, 70])
    draw(350, 280, 356, 300, [60, 10, 15])
    const { grey, regions } = prepare(picture)
    expect(grey.data[220 * grey.width + 320]).toBeGreaterThan(240)
    expect(grey.data[290 * grey.width + 353]).toBeLessThan(120)
    expect(regions).toEqual([{ kind: 'seal', box: expect.anything() }])
    const [x0, y0, x1, y1] = regions[0]?.box ?? [0, 0, 0, 0]
    expect([x0 <= 300, y0 <= 200, x1 >= 480, y1 >= 380, x1 < 520]).toEqual([true, true, true, true, true])
  })

  it('takes blue handwriting out of the print and remembers it', () => {
    const { picture, draw } = sheet(800, 600)
    print(draw, { x0: 100, x1: 700, y0: 100, y1: 500 })
    draw(300, 30, 330, 60, [40, 60, 190])
    const { grey, regions, written } = prepare(picture)
    expect(regions.map((region) => region.kind)).toEqual(['handwriting'])
    expect(grey.data[45 * grey.width + 315]).toBeGreaterThan(240)
    expect(written.data[45 * written.width + 315]).toBeLessThan(160)
  })

  it('takes a blue line below print away, but nothing of the print, and does not call it writing', () => {
    const { picture, draw } = sheet(800, 600)
    print(draw, { x0: 100, x1: 700, y0: 100, y1: 500 })
    const before = prepare(picture).grey
    draw(150, 157, 650, 161, [40, 60, 190])
    const { grey, regions } = prepare(picture)
    expect(regions).toEqual([])
    expect(grey.data[159 * grey.width + 400]).toBeGreaterThan(240)
    const ink = (from: typeof grey): number =>
      from.data
        .subarray(138 * from.width, 156 * from.width)
        .reduce((sum, value) => sum + (value < 100 ? 1 : 0), 0)
    expect(ink(grey)).toBeGreaterThan(0.95 * ink(before))
  })

  it('takes nothing on pink paper for red ink', () => {
    const { picture, draw } = sheet(800, 600, [240, 190, 200])
    print(draw, { x0: 100, x1: 700, y0: 100, y1: 500 })
    draw(720, 300, 790, 420, [225, 60, 70])
    draw(400, 20, 430, 50, [40, 60, 190])
    const { grey, regions } = prepare(picture)
    expect(regions.map((region) => region.kind)).toEqual(['handwriting'])
    expect(grey.data.some((value) => value < 40)).toBe(true)
  })

  it('finds print that lies far askew', () => {
    const { picture, draw } = sheet(1100, 1100)
    print(draw, { x0: 100, x1: 1000, y0: 100, y1: 800, slope: Math.tan((9 * Math.PI) / 180) })
    expect(prepare(picture).skew).toBeCloseTo(9, 0)
  })

  it('clears dark edges and punch holes, but no letters', () => {
    const { picture, draw } = sheet(900, 1200)
    print(draw, { x0: 200, x1: 800, y0: 100, y1: 1000 })
    draw(880, 0, 900, 1200, [15, 15, 15])
    for (let y = -22; y <= 22; y++)
      for (let x = -22; x <= 22; x++) if (x * x + y * y <= 484) draw(90 + x, 500 + y, 91 + x, 501 + y)
    const clean = prepare(picture)
    expect(clean.grey.data[600 * clean.grey.width + 890]).toBe(255)
    expect(clean.grey.data[500 * clean.grey.width + 90]).toBe(255)
    const letters = (grey: { data: Uint8Array; width: number }): number =>
      grey.data.subarray(0, 400 * grey.width).reduce((sum, value) => sum + (value < 60 ? 1 : 0), 0)
    expect(letters(clean.grey)).toBeGreaterThan(5000)
  })

  it('sees that print runs up the page', () => {
    const { picture, draw } = sheet(900, 700)
    print(draw, { x0: 100, x1: 800, y0: 100, y1: 600 })
    expect(prepare(picture).sideways).toBe(false)
    expect(prepare(turnPicture(picture, 90)).sideways).toBe(true)
  })

  it('finds no ink on an empty sheet', () => {
    expect(prepare(sheet(500, 700, [250, 248, 244]).picture).ink).toBeLessThan(0.0001)
  })
})

describe('ruling lines', () => {
  const grid = () => {
    const { picture, draw } = sheet(1000, 700)
    for (const y of [100, 200, 400]) draw(100, y, 803, y + 3)
    for (const x of [100, 300, 800]) draw(x, 100, x + 3, 403)
    for (const [x, y] of [
      [120, 140],
      [330, 140],
      [120, 280],
      [330, 280],
    ] as const) {
      for (let i = 0; i < 5; i++) draw(x + i * 14, y, x + i * 14 + 8, y + 16)
    }
    return picture
  }

  it('are found, erased, and close the cells between them', () => {
    const prepared = prepare(grid())
    expect(prepared.strokes.filter((stroke) => stroke.across)).toHaveLength(3)
    expect(prepared.strokes.filter((stroke) => !stroke.across)).toHaveLength(3)
    expect(prepared.grey.data[101 * prepared.grey.width + 500]).toBe(255)
    expect(prepared.cells).toHaveLength(4)
    expect(prepared.cells.map((cell) => Math.round(cell.x0 / 100))).toEqual([1, 3, 1, 3])
  })

  it('are found where they are pale, thin and grainy, and not between rows of print', () => {
    const { picture, draw } = sheet(1000, 900)
    const pale: Ink = [168, 168, 168]
    for (const y of [100, 250, 400]) draw(100, y, 802, y + 2, pale)
    for (const x of [100, 300, 800]) draw(x, 100, x + 2, 402, pale)
    print(draw, { x0: 120, x1: 280, y0: 130, y1: 220 })
    print(draw, { x0: 320, x1: 780, y0: 280, y1: 370 })
    print(draw, { x0: 100, x1: 900, y0: 500, y1: 860 })
    let seed = 7
    const data = picture.data.map((shade, i) => {
      if (i % 3 === 0) seed = (seed * 1103515245 + 12345) & 0x7fffffff
      return Math.max(0, Math.min(255, shade - 12 + ((seed >> 12) % 31)))
    })
    const { strokes, cells } = prepare({ ...picture, data })
    expect(strokes.filter(({ across }) => across)).toHaveLength(3)
    expect(strokes.filter(({ across }) => !across)).toHaveLength(3)
    expect(strokes.every(({ y1 }) => y1 < 420)).toBe(true)
    expect(cells).toHaveLength(4)
  })

  it('are none where stems of letters stand below each other in narrow cells', async () => {
    const plan = new URL('../../../samples/plans/02-phuong-tan-ben.pdf', import.meta.url)
    const page = (await renderPdf(new Uint8Array(await readFile(plan)), 150))[2]
    if (!page) throw new Error('no page')
    const tools = { scale: 150 / 72, random: createRandom(11), back: null, grey: true }
    const raster = await wearPage(page.canvas, { noise: 4 }, tools)
    const { strokes } = prepare({ ...raster, dpi: 150, box: [0, 0, page.width, page.height] })
    const columns = new Set(strokes.filter(({ across }) => !across).map(({ x0 }) => Math.round(x0 / 6)))
    expect(columns.size).toBe(7)
  })

  it('are none in a row of capitals with serifs', () => {
    const { picture, draw } = sheet(700, 200)
    for (let i = 0; i < 12; i++) {
      draw(60 + i * 22, 80, 82 + i * 22, 83)
      draw(68 + i * 22, 80, 74 + i * 22, 104)
    }
    const data = new Uint8Array(700 * 200).map((_, i) => ((picture.data[i * 3] as number) < 128 ? 1 : 0))
    const size = { width: 700, height: 200, dpi: 200 }
    const shades = data.map((ink) => (ink ? 0 : 255))
    expect(findStrokes({ ...size, data: shades }, { ...size, data })).toEqual([])
    expect(findCells([], { width: 700, height: 200, dpi: 200 })).toEqual([])
  })

  it('leave each word of a montage where its cell stands', () => {
    const { grey, cells } = prepare(grid())
    const montage = stackCells(grey, cells)
    expect(montage?.places).toHaveLength(4)
    const words = (montage?.places ?? []).map((place) => word('x', [20, place.top + 14, 60, place.top + 30]))
    const back = unstackWords(words, montage as NonNullable<typeof montage>)
    back.forEach((found, i) => {
      const cell = cells[i] as (typeof cells)[number]
      expect(found.box[0]).toBeGreaterThanOrEqual(cell.x0)
      expect(found.box[1]).toBeGreaterThanOrEqual(cell.y0)
      expect(found.box[3]).toBeLessThanOrEqual(cell.y1)
    })
  })
})

describe('turnPicture and resample', () => {
  it('four quarter turns change nothing, and two are a half turn', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(1 as const, 3 as const),
        (width, height, channels) => {
          const data = Uint8Array.from({ length: width * height * channels }, (_, i) => (i * 37) % 256)
          const picture: Picture = { data, width, height, channels, dpi: 100, box: [0, 0, width, height] }
          const quarter = (one: Picture): Picture => turnPicture(one, 90)
          expect(quarter(quarter(quarter(quarter(picture)))).data).toEqual(data)
          expect(quarter(quarter(picture)).data).toEqual(turnPicture(picture, 180).data)
          expect(turnPicture(quarter(picture), 270).data).toEqual(data)
        },
      ),
    )
  })

  it('cuts the same pixels out of a scaled picture as the whole has there', () => {
    const grey = {
      data: Uint8Array.from({ length: 30 * 20 }, (_, i) => (i * 53) % 256),
      width: 30,
      height: 20,
      dpi: 100,
    }
    const whole = resample(grey, { degrees: 1.5, scale: 2 })
    const part = resample(grey, { degrees: 1.5, scale: 2, part: [10, 8, 22, 15] })
    for (let y = 0; y < 7; y++) {
      expect([...part.data.subarray(y * 12, y * 12 + 12)]).toEqual([
        ...whole.data.subarray((8 + y) * whole.width + 10, (8 + y) * whole.width + 22),
      ])
    }
  })
})

describe('words of an engine', () => {
  it('come from the rows of level 5 of its table', () => {
    const tsv =
      'level\tpage_num\n4\t1\t1\t1\t1\t0\t0\t0\t90\t20\t-1\t\n5\t1\t1\t1\t1\t1\t10\t12\t30\t9\t96.5\tthủ\n5\t1\t1\t1\t1\t2\t44\t12\t20\t9\t80\t \n4\t1\t1\t1\t2\t0\t0\t0\t90\t20\t-1\t\n5\t1\t1\t1\t2\t1\t10\t40\t30\t9\t50\ttục'
    expect(parseTsv(tsv)).toEqual([
      { text: 'thủ', confidence: 0.965, box: [10, 12, 40, 21], line: 0 },
      { text: 'tục', confidence: 0.5, box: [10, 40, 40, 49], line: 1 },
    ])
  })

  it('lose specks, letters of a seal and a poorer reading of the same place', () => {
    const words = [
      word('Nguyễn', [100, 100, 180, 120]),
      word('»', [90, 60, 94, 64], 0.2),
      word('BAN', [110, 100, 150, 120], 0.3),
      word('LIZN', [300, 300, 340, 320], 0.4),
      word('Hòa', [310, 330, 350, 350], 0.95),
    ]
    const kept = dropDebris(words, { seals: [[280, 280, 400, 400]], dpi: 200 })
    expect(kept.map((one) => one.text)).toEqual(['Nguyễn', 'Hòa'])
  })

  it('keep the dash between two figures, however unsure, and drop any other', () => {
    const words = ['từ', '-', 'năm', '2025', '-', '2026', '-', 'trên'].map((text, i) =>
      word(
        text,
        [40 * i, text === '-' ? 20 : 10, 40 * i + 30, text === '-' ? 23 : 30],
        text === '-' ? 0.4 : 0.9,
      ),
    )
    expect(dropDebris(words, { seals: [], dpi: 200 }).map((one) => one.text)).toEqual([
      ...['từ', 'năm', '2025', '-', '2026', 'trên'],
    ])
  })

  it('are signs that no document has, and figures too low to be any', () => {
    const words = [
      ...['mỗi', 'xã', 'một', 'sản', 'phẩm'].map((text, i) =>
        word(text, [60 * i, 50, 60 * i + 40, 70], 0.95),
      ),
      word('giai', [0, 10, 40, 30], 0.95),
      word('‹', [44, 18, 47, 23], 0.9),
      word('đoạn', [50, 10, 90, 30], 0.95),
      word('^', [94, 10, 97, 14], 0.88),
      word('2', [100, 26, 103, 32], 0.8),
      word('km', [110, 12, 140, 28], 0.95),
      word('2', [142, 10, 148, 19], 0.8),
    ]
    expect(dropDebris(words, { seals: [], dpi: 200 }).map((one) => one.text)).toEqual(
      'mỗi xã một sản phẩm giai đoạn km 2'.split(' '),
    )
  })

  it('tell what is filled into the blanks of number and date by its place', () => {
    const line = (texts: [string, number][], y: number, no: number): EngineWord[] =>
      texts.map(([text, confidence], i) => word(text, [50 + i * 80, y, 110 + i * 80, y + 20], confidence, no))
    const words = [
      ...line([['Số:zð4/QĐ-UBND', 0.4]], 100, 1),
      ...line(
        [
          ['Suối', 0.9],
          ['Mây,', 0.9],
          ['ngày', 0.9],
          ['1S', 0.5],
          ['tháng', 0.9],
          ['10', 0.96],
          ['năm', 0.9],
        ],
        130,
        2,
      ),
      ...line(
        [
          ['tháng', 0.9],
          ['1O', 0.3],
          ['năm', 0.9],
        ],
        1500,
        3,
      ),
    ]
    const marked = markBlanks(words, {
      data: new Uint8Array(1600 * 2000).fill(255),
      width: 1600,
      height: 2000,
      dpi: 200,
    })
    expect(marked.filter((one) => one.handwritten).map((one) => one.word.text)).toEqual(['zð4', '1S'])
    expect(marked.map((one) => one.word.text)).toContain('/QĐ-UBND')
  })

  it('get the bar under a wedge back as ≥ and ≤', () => {
    const width = 120
    const data = new Uint8Array(width * 60).fill(255)
    const dot = (x: number, y: number): void => {
      for (let dy = 0; dy < 3; dy++) for (let dx = 0; dx < 3; dx++) data[(y + dy) * width + x + dx] = 0
    }
    for (let i = 0; i < 10; i++) {
      dot(12 + i * 2, 12 + i)
      dot(12 + i * 2, 32 - i)
    }
    for (let x = 12; x < 32; x += 2) dot(x, 40)
    const grey = { data, width, height: 60, dpi: 200 }
    expect(readComparators([word('>95', [10, 10, 80, 44])], grey)[0]?.word.text).toBe('≥95')
    expect(readComparators([word('255', [10, 10, 80, 44])], grey)[0]?.word.text).toBe('255')
    expect(readComparators([word('>95', [60, 10, 110, 44])], grey)[0]?.word.text).toBe('>95')
  })
})
