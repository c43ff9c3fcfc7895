import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeTcvn3 } from '../../scripts/typeset/tcvn3.ts'
import { detectLegacy, fromTcvn3, fromVni } from '../../src/vietnamese/legacy.ts'

const SENTENCE =
  'Ủy ban nhân dân xã giao Phòng Kinh tế chủ trì, phối hợp với các thôn rà soát những hộ đủ điều kiện, tổng hợp trước ngày 15 tháng 12 năm 2025.'
const LETTERS = [
  ...'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ',
]
const toTcvn3 = (text: string, form = { capitals: false, symbols: false }): string =>
  [...text].map((letter) => encodeTcvn3(letter, form)).join('')

describe('fromTcvn3', () => {
  it('undoes the encoding of any lower case text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...LETTERS, ' ', ',', '5'), { maxLength: 60 }),
        fc.boolean(),
        (letters, symbols) => {
          const text = letters.join('')
          expect(fromTcvn3(toTcvn3(text, { capitals: false, symbols }))).toBe(text.normalize('NFC'))
        },
      ),
    )
  })

  it('raises what was set in a capitals font', () => {
    const title = 'QUYẾT ĐỊNH PHÊ DUYỆT ĐỀ ÁN'
    expect(fromTcvn3(toTcvn3(title, { capitals: true, symbols: false }), { capitals: true })).toBe(title)
  })
})

describe('fromVni', () => {
  it('reads letters with their signs behind them', () => {
    expect(fromVni('UÛy ban nhaân daân xaõ ñeà nghò Boä tröôûng quyeát ñònh möùc hoã trôï tieàn aên')).toBe(
      'Ủy ban nhân dân xã đề nghị Bộ trưởng quyết định mức hỗ trợ tiền ăn',
    )
  })
})

describe('detectLegacy', () => {
  it('tells the encodings apart and leaves Unicode, stripped and foreign text alone', () => {
    expect(detectLegacy(toTcvn3(SENTENCE))).toBe('tcvn3')
    expect(detectLegacy('Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, ñoäc laäp töï do haïnh phuùc')).toBe('vni')
    expect(detectLegacy(SENTENCE)).toBeNull()
    expect(detectLegacy(SENTENCE.normalize('NFD').replace(/\p{M}/gu, ''))).toBeNull()
    expect(
      detectLegacy('Les élèves étaient très préoccupés à l’idée de réussir où ils avaient échoué'),
    ).toBeNull()
  })

  it('never converts what is Unicode already', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(SENTENCE.split(' '), { minLength: 4 }), (words) => {
        expect(detectLegacy(words.join(' '))).toBeNull()
      }),
    )
  })
})
