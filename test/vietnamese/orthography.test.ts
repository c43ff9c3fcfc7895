import { describe, expect, it } from 'vitest'
import { hasMarks, isBareSyllable, isSyllable } from '../../src/vietnamese/orthography.ts'

describe('isSyllable', () => {
  it.each('nghiêng quyết gì giữa khuỷu ngoằn thuở yêu ý uỷ ủy hoà hòa ĐƯỜNG Thực xoong'.split(' '))(
    'takes %s',
    (word) => {
      expect(isSyllable(word)).toBe(true)
      expect(isBareSyllable(word)).toBe(true)
    },
  )

  it.each('thuc tiêp kể́ ngiêng kê1 wật fải nghoa DVCTT bttt thưnǵ̣ '.trim().split(' '))(
    'refuses %s',
    (word) => {
      expect(isSyllable(word)).toBe(false)
    },
  )

  it('asks for a sharp or heavy tone before a stop', () => {
    expect(['các', 'cạc', 'cac', 'càc', 'cãc'].map(isSyllable)).toEqual([true, true, false, false, false])
  })
})

describe('isBareSyllable', () => {
  it('takes what stripping leaves, and no more', () => {
    expect(['thuc', 'hien', 'duong', 'Bo', 'the', 'which', 'strength'].map(isBareSyllable)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      false,
    ])
    expect(['đ', 'á', 'ơ', 'a', 'D'].map(hasMarks)).toEqual([true, true, true, false, false])
  })
})
