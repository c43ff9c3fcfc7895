import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findDeadlines, readDeadline } from '../../../src/stages/extract/deadlines.ts'

const read = (text: string, year: number | null = 2026) => {
  const deadline = readDeadline(text, { year })
  return deadline && [deadline.kind, deadline.relation, deadline.start, deadline.end, ...deadline.frequency]
}

describe('readDeadline', () => {
  it.each([
    ['trước ngày 10/11/2025', ['date', 'before', null, '2025-11-10']],
    ['chậm nhất ngày 31 tháng 10 năm 2025', ['date', 'by', null, '2025-10-31']],
    ['đến hết năm 2025', ['year', 'by', null, '2025-12-31']],
    ['trong quý IV', ['quarter', 'in', '2026-10-01', '2026-12-31']],
    ['Quý 4 năm 2025', ['quarter', 'in', '2025-10-01', '2025-12-31']],
    ['Quý II, III/2026', ['period', 'in', '2026-04-01', '2026-09-30']],
    ['tháng 10/2025', ['month', 'in', '2025-10-01', '2025-10-31']],
    ['Tháng 9 và tháng 10/2025', ['period', 'in', '2025-09-01', '2025-10-31']],
    ['trong 6 tháng đầu năm 2026', ['period', 'in', '2026-01-01', '2026-06-30']],
    ['29/6/2026 - 09/7/2026', ['period', 'in', '2026-06-29', '2026-07-09']],
    ['từ ngày 01/10/2025 đến ngày 31/12/2025', ['period', 'in', '2025-10-01', '2025-12-31']],
    ['Năm 2025', ['year', 'in', '2025-01-01', '2025-12-31']],
    ['2025 - 2026', ['period', 'in', '2025-01-01', '2026-12-31']],
    ['Hằng tháng', ['recurring', 'in', null, null, 'monthly']],
    ['hàng quý, năm', ['recurring', 'in', null, null, 'quarterly', 'yearly']],
    ['định kỳ 6 tháng một lần', ['recurring', 'in', null, null, 'half-yearly']],
    ['Thường xuyên', ['ongoing', 'in', null, null]],
    ['sau khi có hướng dẫn của tỉnh', ['event', 'after', null, null]],
    ['trước ngày 20/12 hằng năm', ['recurring', 'before', null, null, 'yearly']],
    ['trước ngày 10 tháng 01 của năm liền kề', ['date', 'before', null, null]],
    ['từ ngày 01/7/2026', ['date', 'from', '2026-07-01', null]],
  ])('reads "%s"', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  it('guesses no year', () => {
    expect(read('trong quý IV', null)).toEqual(['quarter', 'in', null, null])
    expect(read('trước ngày 10/11', null)).toEqual(['date', 'before', null, null])
  })

  it('takes a rate for no month', () => {
    expect(
      findDeadlines('mỗi tháng 02 chuyên mục', { year: 2026 }).map((token) => token.deadline.kind),
    ).toEqual(['recurring'])
  })

  it('reads back every month and quarter that it is given', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 2020, max: 2040 }), (month, year) => {
        const quarter = Math.ceil(month / 3)
        const two = String(month).padStart(2, '0')
        expect(read(`trong tháng ${month}/${year}`)?.[3]).toMatch(`${year}-${two}-`)
        expect(read(`tháng ${two} năm ${year}`)?.[2]).toBe(`${year}-${two}-01`)
        expect(read(`quý ${['I', 'II', 'III', 'IV'][quarter - 1]}/${year}`)?.[2]).toBe(
          `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`,
        )
      }),
    )
  })

  it('reads back every day, span of days and day that recurs, in each way of printing', () => {
    const day = fc.record({
      day: fc.integer({ min: 1, max: 27 }),
      month: fc.integer({ min: 1, max: 12 }),
      year: fc.integer({ min: 2020, max: 2040 }),
    })
    const two = (value: number) => String(value).padStart(2, '0')
    fc.assert(
      fc.property(day, ({ day, month, year }) => {
        const iso = `${year}-${two(month)}-${two(day)}`
        const later = `${year}-${two(month)}-${two(day + 1)}`
        for (const printed of [
          `${day}/${month}/${year}`,
          `${two(day)}/${two(month)}/${year}`,
          `ngày ${two(day)} tháng ${two(month)} năm ${year}`,
        ]) {
          expect(read(`trước ${printed}`)).toEqual(['date', 'before', null, iso])
          expect(read(`chậm nhất ${printed}`)).toEqual(['date', 'by', null, iso])
          expect(read(`trước 16h00 ${printed}`)?.[1]).toBe('before')
        }
        for (const printed of [
          `từ ${day}/${month} đến ${day + 1}/${month}/${year}`,
          `${day}-${day + 1}/${month}/${year}`,
          `từ ngày ${day} đến ngày ${day + 1} tháng ${month} năm ${year}`,
          `${two(day)}/${two(month)}/${year} - ${two(day + 1)}/${two(month)}/${year}`,
        ])
          expect(read(printed), printed).toEqual(['period', 'in', iso, later])
        expect(read(`trước ngày ${day} hằng tháng`)).toEqual(['recurring', 'before', null, null, 'monthly'])
      }),
    )
  })
})
