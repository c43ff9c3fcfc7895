import { describe, expect, it } from 'vitest'
import { withDashes } from '../../../src/stages/ocr/dashes.ts'

type Mark = [x: number, y: number, width: number, height: number]

/** Two words of a line, 30 high, with 40 pixels between them; `marks` are drawn in that room. */
function read(
  [first, second]: [string, string],
  marks: Mark[],
  given: { lines?: number[]; sign?: string } = {},
): string {
  const { lines = [1, 1], sign } = given
  const [width, height] = [200, 80]
  const data = new Uint8Array(width * height).fill(250)
  for (const [x0, y0, w, h] of [[10, 20, 70, 30] as Mark, [120, 20, 70, 30] as Mark, ...marks])
    for (let y = y0; y < y0 + h; y++) data.fill(30, y * width + x0, y * width + x0 + w)
  const words = [
    { text: first, confidence: 0.9, box: [10, 20, 80, 50] as const, line: lines[0] as number },
    ...(sign ? [{ text: sign, confidence: 0.13, box: [93, 34, 108, 40] as const, line: 1 }] : []),
    { text: second, confidence: 0.9, box: [120, 20, 190, 50] as const, line: lines[1] as number },
  ]
  return withDashes(words, { data, width, height, dpi: 200 })
    .map(({ text }) => text)
    .join(' ')
}

const DASH: Mark = [94, 36, 12, 3]

describe('a dash that the engine lost', () => {
  it('is put in where it stands between two figures', () => {
    expect(read(['2025', '2026'], [DASH])).toBe('2025 - 2026')
    expect(read(['90%', '95%'], [DASH])).toBe('90% - 95%')
    expect(read(['2025', '2026'], [DASH], { sign: '—-' })).toBe('2025 - 2026')
  })

  it.each<[string, [string, string], Mark[]]>([
    ['nothing', ['2025', '2026'], []],
    ['a mark on the foot line', ['12', '34'], [[96, 46, 5, 4]]],
    ['a line under both', ['12', '34'], [[80, 47, 40, 2]]],
    ['a stroke that stands', ['12', '34'], [[98, 24, 3, 22]]],
    ['two marks', ['12', '34'], [DASH, [110, 36, 6, 3]]],
    ['a word after it', ['2025', 'xã'], [DASH]],
  ])('is not made of %s', (_, words, marks) => {
    expect(read(words, marks)).toBe(words.join(' '))
  })

  it('leaves a comparator between two figures', () => {
    expect(read(['12', '34'], [DASH], { sign: '>' })).toBe('12 > 34')
  })

  it('is looked for within a line alone', () => {
    expect(read(['2025', '2026'], [DASH], { lines: [1, 2] })).toBe('2025 2026')
  })
})
