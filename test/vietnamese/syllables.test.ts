import { describe, expect, it } from 'vitest'
import { isSyllable, parseSyllable } from '../../src/vietnamese/syllables.ts'

describe('parseSyllable', () => {
  it('takes a syllable apart into onset, rime and tone', () => {
    expect(parseSyllable('nghiệp')).toEqual({ onset: 'ngh', rime: 'iêp', tone: '\u0323' })
    expect(parseSyllable('quyết')).toEqual({ onset: 'qu', rime: 'yêt', tone: '\u0301' })
    expect(parseSyllable('an')).toEqual({ onset: '', rime: 'an', tone: '' })
    expect(parseSyllable('giữ')).toEqual({ onset: 'gi', rime: 'ư', tone: '\u0303' })
  })

  it.each(
    'trực tuyến nghị quốc gì giếng ủy Uỷ hoá hòa yêu khuỷu ngoằn đường phường quý thuở xoong'.split(' '),
  )('knows %s', (word) => expect(isSyllable(word)).toBe(true))

  it.each('lwong truc2 ngi cách1 kế́ smart qd tac̀ tàc kà ghà nge catc UBND ươu1 thuc´'.split(' '))(
    'refuses %s',
    (word) => expect(isSyllable(word)).toBe(false),
  )
})
