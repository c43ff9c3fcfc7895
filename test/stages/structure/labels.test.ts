import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseLabel } from '../../../src/stages/structure/labels.ts'

const kindOf = (text: string) => parseLabel(text)?.readings[0]?.kind ?? null

describe('parseLabel', () => {
  it.each([
    ['I. MỤC TIÊU', 'I.', 'roman'],
    ['IV- CÁC GIẢI PHÁP', 'IV-', 'roman'],
    ['III NHIỆM VỤ VÀ PHÂN CÔNG', 'III', 'roman'],
    ['1. Mục tiêu chung', '1.', 'arabic'],
    ['1.Mục tiêu chung', '1.', 'arabic'],
    ['2) Nhiệm vụ', '2)', 'arabic'],
    ['3/ Kinh phí', '3/', 'arabic'],
    ['1.1. Công tác tuyên truyền', '1.1.', 'decimal-2'],
    ['2.3 Kinh phí thực hiện', '2.3', 'decimal-2'],
    ['1.2.3. Chi tiết', '1.2.3.', 'decimal-3'],
    ['I.1. Chỉ tiêu', 'I.1.', 'roman-decimal'],
    ['a) Năm 2025', 'a)', 'letter'],
    ['đ) Kịp thời', 'đ)', 'letter'],
    ['b. Năm 2026', 'b.', 'letter'],
    ['A. PHẦN CHUNG', 'A.', 'upper'],
    ['(1) Thu ngân sách', '(1)', 'paren'],
    ['- Về số lượng:', '-', 'dash'],
    ['– Về chất lượng', '–', 'dash'],
    ['-Tổng đàn', '-', 'dash'],
    ['+ Có biểu mẫu', '+', 'plus'],
    ['* Năm 2025', '*', 'star'],
    ['• Hồ sơ', '•', 'bullet'],
    ['Điều 5. Hiệu lực thi hành', 'Điều 5.', 'article'],
    ['Chương II', 'Chương II', 'chapter'],
    ['Phần thứ nhất', 'Phần thứ nhất', 'part'],
  ])('%s', (text, label, kind) => {
    const found = parseLabel(text)
    expect(found?.text).toBe(label)
    expect(found?.readings[0]?.kind).toBe(kind)
    expect(found?.weak).toBe(false)
  })

  it.each([
    '2025 là năm đầu tiên',
    '1.500 hồ sơ mỗi năm',
    '10,6 phần nghìn',
    '20/10 hằng năm',
    '01/7/2025 là ngày có hiệu lực',
    '100% thủ tục hành chính',
    '-5% so với năm trước',
    'Điều 5 Nghị định số 12/2024/NĐ-CP quy định',
    'Mục tiêu chung',
    'Phần mềm một cửa điện tử',
    'Theo kế hoạch',
    'UBND xã',
  ])('is no label: %s', (text) => {
    expect(parseLabel(text)).toBeNull()
  })

  it('gives every reading of a numeral that OCR garbles', () => {
    expect(parseLabel('HI. NỘI DUNG')?.readings).toContainEqual(
      expect.objectContaining({ kind: 'roman', ordinal: 3 }),
    )
    expect(parseLabel('Il. NỘI DUNG')?.readings).toContainEqual(
      expect.objectContaining({ kind: 'roman', ordinal: 2 }),
    )
    expect(parseLabel('l. Mục tiêu')?.readings).toContainEqual(
      expect.objectContaining({ kind: 'arabic', ordinal: 1 }),
    )
    expect(parseLabel('§. Kinh phí')).toMatchObject({
      weak: true,
      readings: [{ kind: 'arabic', ordinal: 8 }],
    })
  })

  it('takes a numeral without its point before a title for a label only if its neighbours prove it', () => {
    expect(parseLabel('II Mục tiêu cụ thể')).toMatchObject({ weak: true, readings: [{ ordinal: 2 }] })
    expect(parseLabel('II Mục tiêu đã đạt được trong năm nay.')).toBeNull()
    expect(parseLabel('II năm học này')).toBeNull()
  })

  it('never takes more than is there, and leaves some text after ordered labels', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        const label = parseLabel(text)
        if (!label) return
        expect(label.length).toBeGreaterThan(0)
        expect(label.length).toBeLessThanOrEqual(text.length)
        expect(text.slice(0, label.length)).toContain(label.text)
        expect(label.readings.length).toBeGreaterThan(0)
      }),
    )
  })

  it('reads any list of its own making', () => {
    const marks = fc.oneof(
      fc.integer({ min: 1, max: 99 }).map((n) => [`${n}.`, 'arabic'] as const),
      fc.constantFrom('I', 'II', 'III', 'IV', 'VI', 'IX', 'XII').map((n) => [`${n}.`, 'roman'] as const),
      fc.constantFrom(...'abcdđeghi').map((n) => [`${n})`, 'letter'] as const),
      fc
        .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }))
        .map(([a, b]) => [`${a}.${b}.`, 'decimal-2'] as const),
    )
    fc.assert(
      fc.property(marks, fc.constantFrom(' ', '  '), ([mark, kind], space) => {
        expect(kindOf(`${mark}${space}Nội dung`)).toBe(kind)
      }),
    )
  })
})
