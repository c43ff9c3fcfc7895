import { describe, expect, it } from 'vitest'
import { readSeparators } from '../../../src/stages/ocr/separators.ts'

/** A line of bars for digits, 10 wide and 30 high on foot line 60; `mark` draws more: x, y, width, height. */
function drawn(count: number, ...marks: [number, number, number, number][]) {
  const [width, height] = [count * 20 + 40, 100]
  const data = new Uint8Array(width * height).fill(250)
  const draw = ([x0, y0, w, h]: [number, number, number, number]) => {
    for (let y = y0; y < y0 + h; y++) data.fill(30, y * width + x0, y * width + x0 + w)
  }
  for (let i = 0; i < count; i++) draw([20 + i * 20, 31, 10, 30])
  for (const mark of marks) draw(mark)
  return { data, width, height, dpi: 200 }
}

function read(text: string, ...marks: [number, number, number, number][]) {
  const grey = drawn(text.length, ...marks)
  const box: [number, number, number, number] = [18, 29, grey.width - 18, 68]
  const [found] = readSeparators([{ text, confidence: 0.9, box, line: 1 }], grey)
  return [found?.word.text, found?.others]
}

describe('a separator that the engine lost', () => {
  it('is told by its ink on the foot line, with the number as it was read beside it', () => {
    expect(read('472', [53, 57, 4, 9])).toEqual(['47,2', ['472']])
    expect(read('1120', [33, 57, 4, 4])).toEqual(['1.120', ['1120']])
  })

  it.each([
    ['nothing between the digits', '472', []],
    ['ink above the foot line', '472', [[53, 35, 4, 5]]],
    ['a speck', '472', [[54, 58, 1, 2]]],
    ['ink behind the last digit', '472', [[73, 57, 4, 8]]],
    [
      'two marks',
      '4725',
      [
        [33, 57, 4, 8],
        [73, 57, 4, 8],
      ],
    ],
    ['a number of two digits', '47', [[33, 57, 4, 8]]],
  ] as [string, string, [number, number, number, number][]][])('is none for %s', (_, text, marks) => {
    expect(read(text, ...marks)).toEqual([text, []])
  })
})
