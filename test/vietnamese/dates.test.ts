import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findDates, isoDate } from '../../src/vietnamese/dates.ts'

const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
const two = (value: number) => String(value).padStart(2, '0')

describe('findDates', () => {
  it('reads back a day in every usual writing', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 4 }), (date, form) => {
        const [d, m, y] = [date.getUTCDate(), date.getUTCMonth() + 1, date.getUTCFullYear()]
        const printed = [
          `ngày ${two(d)}/${m}/${y}`,
          `${d}/${two(m)}/${y}`,
          `ngày ${two(d)} tháng ${two(m)} năm ${y}`,
          `${two(d)}-${two(m)}-${y}`,
          `${d}.${m}.${y}`,
        ][form]
        const found = findDates(`trước ${printed}, theo kế hoạch`)
        expect(found.map((token) => token.iso)).toEqual([isoDate(y, m, d)])
      }),
    )
  })

  it('takes a day and month at the end of a sentence, not a month whose figures go on', () => {
    expect(findDates('Khai giảng chậm nhất ngày 15 tháng 5.')[0]).toMatchObject({
      day: 15,
      month: 5,
      year: null,
    })
    expect(findDates('xong trước ngày 20 tháng 11; sau đó')[0]).toMatchObject({ day: 20, month: 11 })
    expect(findDates('ngày 15 tháng 1....')).toEqual([])
    expect(findDates('ngày 15 tháng 5.2 giờ')).toEqual([])
  })

  it('leaves blank what is blank', () => {
    expect(findDates('Tân An, ngày     tháng 10 năm 2025')[0]).toMatchObject({
      day: null,
      month: 10,
      year: 2025,
      iso: null,
    })
    expect(findDates('ngày … tháng … năm 2025')[0]).toMatchObject({ day: null, month: null, year: 2025 })
    expect(findDates('ngày /10/2025')[0]).toMatchObject({ day: null, month: 10, year: 2025, iso: null })
  })

  it('knows no day that does not exist', () => {
    expect(findDates('ngày 31/02/2025')[0]?.iso).toBeNull()
    expect(findDates('ngày 45/13/2025')).toEqual([])
  })

  it('reads a day and month whose year is told elsewhere', () => {
    expect(findDates('trước ngày 10/11')[0]).toMatchObject({ day: 10, month: 11, year: null })
    expect(findDates('ngày 23 tháng 1')[0]).toMatchObject({ day: 23, month: 1, year: null })
  })
})
