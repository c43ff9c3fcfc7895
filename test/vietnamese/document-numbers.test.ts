import { describe, expect, it } from 'vitest'
import { findDocumentNumbers } from '../../src/vietnamese/document-numbers.ts'

describe('findDocumentNumbers', () => {
  it.each([
    ['Quyết định số 1565/QĐ-TTg ngày', '1565/QĐ-TTg'],
    ['Quyết định số 1565⁄QĐ-TTg ngày', '1565/QĐ-TTg'],
    ['Nghị quyết số 57-NQ/TW', '57-NQ/TW'],
    ['Nghị định số 118/2025/NĐ-CP', '118/2025/NĐ-CP'],
    ['Quyết định số 206/QĐ- TTg', '206/QĐ-TTg'],
    ['Luật số 72/2025/QH15', '72/2025/QH15'],
    ['Nghị quyết số 76/NQ- .CP ngày', '76/NQ-CP'],
    ['Kết luận 174 KL/TW', '174-KL/TW'],
    ['Kế hoạch số 12a/KH-UBND', '12a/KH-UBND'],
  ])('reads %s', (text, expected) => {
    expect(findDocumentNumbers(text).map((found) => found.number)).toEqual([expected])
  })

  it.each([
    'Đề án 06',
    '100 DVCTT/năm',
    'phục vụ 24/7',
    'năm 2025 - Phòng Kinh tế',
    '15/10/2025',
    '19/19 tiêu chí',
  ])('finds none in %s', (text) => {
    expect(findDocumentNumbers(text)).toEqual([])
  })
})
