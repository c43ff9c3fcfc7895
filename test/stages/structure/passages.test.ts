import { describe, expect, it } from 'vitest'
import { joinLines } from '../../../src/stages/structure/passages.ts'
import { setSheet } from '../../support/sheets.ts'

/** The text of lines printed one below another. */
function joined(...lines: string[]): string {
  return joinLines(
    lines.map((text) => {
      const { words } = setSheet([{ line: text }]).read
      return { page: 1, line: { box: [0, 0, 1, 1], words } }
    }),
  ).text
}

describe('lines of a narrow cell', () => {
  it.each([
    [['Trước', '30/11/202', '6'], 'Trước 30/11/2026'],
    [['15/1', '2/2025 -', '20/12/2025'], '15/12/2025 - 20/12/2025'],
    [['12.500.00', '0'], '12.500.000'],
    [['Số 25/QĐ-', 'UBND'], 'Số 25/QĐ-UBND'],
    [['ngườ', 'i'], 'người'],
    [['Số trườ', 'ng học'], 'Số trường học'],
  ])('join what is broken within a token: %j', (lines, text) => {
    expect(joined(...lines)).toBe(text)
  })

  it.each([
    [['30/11/2026', '6 xã'], '30/11/2026 6 xã'],
    [['đạt 12/20', '26 hộ'], 'đạt 12/20 26 hộ'],
    [['1.250.000', '5'], '1.250.000 5'],
    [['mục 2.10', '5 xã'], 'mục 2.10 5 xã'],
    [['quý 1/2', '025/KH'], 'quý 1/2 025/KH'],
    [['ngày 02/9', '12 giờ'], 'ngày 02/9 12 giờ'],
    [['các trường TH', 'ở xã'], 'các trường TH ở xã'],
    [['có lo', 'an ninh'], 'có lo an ninh'],
    [['trang web', 'xã'], 'trang web xã'],
    [['25 tr', 'ở ba xã'], '25 tr ở ba xã'],
  ])('keep apart what is whole: %j', (lines, text) => {
    expect(joined(...lines)).toBe(text)
  })
})
