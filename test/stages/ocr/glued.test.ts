import { describe, expect, it } from 'vitest'
import { partGlued } from '../../../src/stages/ocr/glued.ts'

const part = (text: string) =>
  partGlued([{ text, box: [10, 5, 110, 25], confidence: 0.9, line: 1 }]).map((word) => word.text)

describe('partGlued', () => {
  it.each([
    ['Mây,ngày', ['Mây,', 'ngày']],
    ['bản;các', ['bản;', 'các']],
    ['12,5', ['12,5']],
    ['Mây,', ['Mây,']],
    ['Kbang,ngày', ['Kbang,', 'ngày']],
    ['Excel,bảng', ['Excel,bảng']],
  ])('%s', (text, words) => {
    expect(part(text)).toEqual(words)
  })

  it('gives each its part of the box', () => {
    const [left, right] = partGlued([{ text: 'bản,ngày', box: [10, 5, 90, 25], confidence: 0.9, line: 1 }])
    expect(left?.box).toEqual([10, 5, 50, 25])
    expect(right?.box).toEqual([50, 5, 90, 25])
  })
})
