import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spellNumber } from '../../src/vietnamese/number-words.ts'
import { findNumbers, readNumber, writeNumber } from '../../src/vietnamese/numbers.ts'

const values = (text: string) => findNumbers(text).map((token) => token.value)

describe('numbers in digits', () => {
  it.each([
    ['đạt 82,24%', [82.24]],
    ['1.500 hồ sơ', [1500]],
    ['374.125 người', [374125]],
    ['1.500,5 ha', [1500.5]],
    ['12.300.450 đồng', [12300450]],
    ['08 phút', [8]],
    ['10.5%', [10.5]],
    ['0,05‰', [0.05]],
    ['từ 5 đến 7', [5, 7]],
    ['mã 1.2.3', []],
    ['QĐ06', []],
  ])('reads %s', (text, expected) => {
    expect(values(text)).toEqual(expected)
  })

  it('keeps both readings of an ambiguous writing', () => {
    expect(findNumbers('1,500 hồ sơ')[0]).toMatchObject({ value: 1.5, otherValue: 1500 })
    expect(findNumbers('0,125')[0]).toMatchObject({ value: 0.125, otherValue: null })
    expect(findNumbers('1.4563 tỷ')[0]).toMatchObject({ value: 1.4563, otherValue: 14563 })
  })

  it('reads back any number that it writes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999 }),
        fc.integer({ min: 0, max: 99 }),
        (whole, cents) => {
          const value = whole + cents / 100
          expect(readNumber(writeNumber(value))).toBeCloseTo(value, 6)
        },
      ),
    )
  })
})

describe('numbers in words', () => {
  it.each([
    ['hai mươi lăm', 25],
    ['một trăm linh năm', 105],
    ['hai nghìn không trăm hai mươi sáu', 2026],
    ['ba mươi mốt', 31],
    ['mười hai', 12],
  ])('reads %s', (text, expected) => {
    expect(readNumber(text)).toBe(expected)
  })

  it('reads parts and multiples', () => {
    expect(findNumbers('hai phần ba số thôn')[0]).toMatchObject({ value: 66.67, form: 'part' })
    expect(findNumbers('một nửa số hộ')[0]).toMatchObject({ value: 50, form: 'part' })
    expect(findNumbers('tăng gấp đôi')[0]).toMatchObject({ value: 2, form: 'multiple' })
    expect(findNumbers('gấp ba lần')[0]).toMatchObject({ value: 3, form: 'multiple' })
    expect(findNumbers('đạt 19/19 tiêu chí')[0]).toMatchObject({ value: 19, form: 'share' })
    expect(findNumbers('2/3 số hộ')[0]).toMatchObject({ value: 66.67, form: 'part' })
  })

  it('takes a lone "năm" for a year and "mười năm" for ten years', () => {
    expect(values('trong năm tới')).toEqual([])
    expect(values('mười năm qua')).toEqual([10])
  })

  it('reads back any number that it spells', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (value) => {
        // A lone five is a year, see above.
        fc.pre(value !== 5)
        expect(readNumber(spellNumber(value))).toBe(value)
      }),
    )
  })
})
