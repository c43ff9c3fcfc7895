import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extractPlan } from '../../../src/stages/extract/index.ts'
import { structureOf } from '../../support/structure.ts'

const HEAD = '@hl XÃ AN BÌNH\n@hr An Bình, ngày 05 tháng 9 năm 2025\n@t KẾ HOẠCH\nI. MỤC TIÊU\n- '

/** Quadratic growth on these takes minutes, and so the test's time limit. */
describe('long adversarial lines', () => {
  it.each([
    ['digits', '1'],
    ['grouped digits', '1.234,'],
    ['percentages', '50% '],
    ['dots', '. . '],
    ['brackets', '((('],
    ['dates', 'ngày ngày ngày tháng '],
    ['citations', 'Quyết định số 1/QĐ-UBND '],
    ['commas', 'Phòng, '],
    ['units', 'Phòng Kinh tế, Công an xã và '],
    ['number words', 'hai mươi ba trăm '],
    ['verbs', 'giảm tăng đạt từ đến '],
    ['capitals', 'KH-UBND-'],
    ['colons', 'a: '],
    ['frequencies', 'hằng tháng, quý, '],
    ['programmes', 'Chương trình giai đoạn năm '],
    ['from', 'từ 50 người '],
    ['through', '(qua Phòng '],
    ['with', 'phối hợp với các '],
    ['fields', 'Chủ trì: Phòng Kinh tế; phối hợp: các thôn. Thời gian: '],
    ['heads written once', 'các phòng: Kinh tế, Văn hóa - Xã hội, '],
    ['events', 'chậm nhất sau 10 ngày kể từ ngày '],
    ['before events', 'trước khi 5 ngày trước ngày '],
    ['spans of days', 'từ 01/10 đến 15/10, ngày 10 đến 12 tháng 10 '],
    ['counts', '05 hộ nghèo, 3 trong số 5 trường '],
    ['rates', '42/100.000 trẻ đẻ sống '],
    ['names with numbers', 'Tỷ lệ trẻ đủ 08 loại vắc xin đạt '],
    ['conditions', 'các thôn có từ 100 hộ trở lên '],
    ['years in parentheses', 'dưới 8 phút (năm 2025), '],
    ['closing years', '5 hộ, 6 hộ trong năm 2026 '],
  ])('%s', (_, piece) => {
    const line = piece.repeat(Math.ceil(20_000 / piece.length))
    expect(extractPlan(structureOf(`${HEAD}${line}`)).goals.length).toBeLessThanOrEqual(2)
  })

  it('reads anything without failing', () => {
    const word = fc.constantFrom(
      'đạt',
      '100%',
      'trở lên',
      'từ',
      '5',
      'đến',
      'năm 2026',
      ';',
      'Phòng Kinh tế',
      '(',
      ')',
      ':',
      '47/KH-UBND',
      'ngày',
      'quý IV',
      'giảm',
      'trong đó',
      'cấp độ',
      '1,500',
      'gấp đôi',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        const { indicators } = extractPlan(structureOf(`${HEAD}${words.join(' ')}`))
        for (const indicator of indicators) expect(Number.isFinite(indicator.value)).toBe(true)
      }),
    )
  })
})
