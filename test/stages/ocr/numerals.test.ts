import { describe, expect, it } from 'vitest'
import type { EngineWord, Grey } from '../../../src/stages/ocr/engine.ts'
import { countStrokes } from '../../../src/stages/ocr/numerals.ts'

const HEIGHT = 40
const TOP = 12

/** A line that begins with the drawn signs: `I` with serifs, `H` with a crossbar, `L` with a foot, `.`. */
function draw(signs: string): { grey: Grey; box: EngineWord['box'] } {
  const [width, height] = [300, 64]
  const data = new Uint8Array(width * height).fill(255)
  const fill = (x0: number, y0: number, x1: number, y1: number): void => {
    for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) data[y * width + x] = 0
  }
  const bottom = TOP + HEIGHT
  let x = 20
  const stroke = (at: number): void => {
    fill(at + 3, TOP, at + 9, bottom)
    fill(at, TOP, at + 12, TOP + 3)
    fill(at, bottom - 3, at + 12, bottom)
  }
  for (const sign of signs) {
    if (sign === '.') {
      fill(x + 2, bottom - 6, x + 8, bottom)
      x += 12
      continue
    }
    stroke(x)
    if (sign === 'L') fill(x + 9, bottom - 5, x + 28, bottom)
    if (sign === 'H') {
      stroke(x + 18)
      fill(x + 9, TOP + 18, x + 21, TOP + 23)
      x += 18
    }
    x += sign === 'L' ? 32 : 14
  }
  return { grey: { data, width, height, dpi: 200 }, box: [20, TOP, x, bottom] }
}

/** What becomes of a label that looks like `drawn` and was read as `text`. */
function read(drawn: string, text: string): string | undefined {
  const { grey, box } = draw(drawn)
  const label: EngineWord = { text, box, confidence: 0.8, line: 3 }
  const next: EngineWord = { text: 'MỤC', box: [200, TOP, 280, TOP + HEIGHT], confidence: 0.9, line: 3 }
  return countStrokes([label, next], grey)[0]?.word.text
}

/** What becomes of a word after `quý` that looks like `drawn`, followed by a year, and was read as `text`. */
function readQuarter(drawn: string, text: string, before = 'quý'): string | undefined {
  const { grey, box } = draw(drawn)
  // A slash and something like a figure after the strokes.
  for (let y = TOP; y < TOP + HEIGHT; y++) {
    const slash = box[2] + 12 - Math.round((12 * (y - TOP)) / HEIGHT)
    for (let x = slash; x < slash + 3; x++) grey.data[y * grey.width + x] = 0
    for (let x = box[2] + 24; x < box[2] + 44; x++)
      if (y < TOP + 4 || y > TOP + HEIGHT - 4 || (x > box[2] + 40 && y < TOP + 18))
        grey.data[y * grey.width + x] = 0
  }
  const words: EngineWord[] = [
    { text: before, box: [2, TOP, 10, TOP + HEIGHT], confidence: 0.9, line: 1 },
    { text, box: [box[0], box[1], box[2] + 46, box[3]], confidence: 0.6, line: 1 },
  ]
  return countStrokes(words, grey)[1]?.word.text
}

describe('countStrokes', () => {
  it.each([
    ['II', '11/2026', 'II/2026'],
    ['III', 'II/2026', 'III/2026'],
    ['II', 'III/2026', 'II/2026'],
    ['III', 'HI/2026', 'III/2026'],
    ['I', 'I/2026', 'I/2026'],
    ['II', 'IV/2026', 'IV/2026'],
  ])('a quarter drawn %s and read %s becomes %s', (drawn, text, right) => {
    expect(readQuarter(drawn, text)).toBe(right)
  })

  it('keeps both readings where strokes run into each other or are counted otherwise than read', () => {
    const { grey, box } = draw('III')
    // The second and third stroke joined, as in a coarse scan.
    for (let y = TOP; y < TOP + HEIGHT; y++) grey.data.fill(0, y * 300 + box[0] + 23, y * 300 + box[0] + 34)
    const quarter = (text: string) =>
      countStrokes(
        [
          { text: 'quý', box: [20, 0, 40, TOP], confidence: 0.9, line: 1 },
          { text, box, confidence: 0.6, line: 2 },
        ],
        grey,
      )[1]
    expect(quarter('IH/2026')).toMatchObject({ word: { text: 'III/2026' }, others: ['IH/2026'] })
    expect(quarter('II/2026')).toMatchObject({ word: { text: 'II/2026' }, others: ['III/2026'] })
    expect(quarter('IV/2026')).toMatchObject({ word: { text: 'IV/2026' }, others: [] })
  })

  it('leaves figures after any other word alone', () => {
    expect(readQuarter('II', '11/2026', 'tháng')).toBe('11/2026')
  })

  it.each([
    ['III.', 'II.', 'III.'],
    ['III.', 'IH.', 'III.'],
    ['II.', 'H.', 'II.'],
    ['II.', 'Il,', 'II.'],
    ['III', 'II', 'III'],
    ['I.', 'L.', 'I.'],
  ])('%s read as %s becomes %s', (drawn, text, right) => {
    expect(read(drawn, text)).toBe(right)
  })

  it.each([
    ['II.', 'II.'],
    ['H.', 'H.'],
    ['L.', 'L.'],
    ['II.', '11.'],
    ['I.', '1.'],
    ['IIII.', 'III.'],
    ['III.', 'IV.'],
  ])('%s read as %s stays', (drawn, text) => {
    expect(read(drawn, text)).toBe(text)
  })

  it('looks at the first word of a line only', () => {
    const { grey, box } = draw('III.')
    const words: EngineWord[] = [
      { text: 'Mục', box: [2, TOP, 10, TOP + HEIGHT], confidence: 0.9, line: 1 },
      { text: 'II.', box, confidence: 0.9, line: 1 },
    ]
    expect(countStrokes(words, grey).map(({ word }) => word)).toEqual(words)
  })
})
