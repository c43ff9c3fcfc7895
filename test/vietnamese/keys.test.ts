import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bareKey, barePattern, markedKey } from '../../src/vietnamese/keys.ts'

describe('keys', () => {
  it('meet where spellings differ', () => {
    expect(markedKey('Văn hoá – Xã hội')).toBe(markedKey('VĂN HÓA - XÃ HỘI'))
    expect(markedKey('Uỷ ban')).toBe('ủy ban')
    expect(markedKey('quý')).toBe('quý')
    expect(bareKey('Đảng ủy Phường')).toBe('dang uy phuong')
    expect(barePattern('^tối thiểu \\d').test(bareKey('Tôi thiếu 5'))).toBe(true)
    expect(barePattern('sau\\W*$').test(bareKey('như sau:'))).toBe(true)
    expect(barePattern('sau\\W*$').test(bareKey('như sau này'))).toBe(false)
  })

  it('are as long as the text, so that offsets hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (raw) => {
        const text = raw.normalize('NFC')
        expect(markedKey(text)).toHaveLength(text.length)
        expect(bareKey(text)).toHaveLength(text.length)
      }),
    )
  })
})
