import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assign } from '../../src/likeness/assign.ts'
import { cutCitations } from '../../src/likeness/citations.ts'
import { isBasis, isCited } from '../../src/likeness/cited.ts'
import { measureOverlap } from '../../src/likeness/overlap.ts'
import { listConcepts, listFields, listTerms } from '../../src/likeness/terms.ts'
import { weighTerms } from '../../src/likeness/weigh.ts'

describe('listTerms', () => {
  it('folds abbreviations, words of one meaning, spelling and diacritics', () => {
    expect(listConcepts('DVCTT')).toEqual(listConcepts('dịch vụ công trực tuyến'))
    expect(listConcepts('rút ngắn thời gian')).toEqual(listConcepts('giảm thời gian'))
    expect(listConcepts('số hoá hồ sơ')).toEqual(listConcepts('số hóa hô sơ'))
    expect(listConcepts('hồ sơ')).not.toEqual(listConcepts('hộ sơ'))
    expect(listConcepts('tại Quyết định số 06/QĐ-TTg ngày 06/01/2022')).toEqual([])
  })

  it('makes a term of each neighbouring pair', () => {
    expect(listTerms('hồ sơ đất đai')).toContain('so dat')
  })

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(listTerms(text).every((term) => term.trim() !== '')).toBe(true)
      }),
    )
  })
})

describe('measureOverlap', () => {
  const words = fc.array(fc.constantFrom('hồ', 'sơ', 'đất', 'đai', 'cây', 'xanh'), { minLength: 1 })
  it('is 1 for a text with itself, symmetrical, and never beyond 0 and 1', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const weigh = weighTerms([a, b])
        const [ab, ba] = [measureOverlap(a, b, weigh), measureOverlap(b, a, weigh)]
        expect(measureOverlap(a, a, weigh).cosine).toBeCloseTo(1)
        expect(ab.cosine).toBeCloseTo(ba.cosine)
        expect(ab.covered).toBeCloseTo(ba.covering)
        for (const share of [ab.cosine, ab.covered, ab.covering])
          expect(share >= 0 && share <= 1 + 1e-9).toBe(true)
      }),
    )
  })

  it('weighs rare words more', () => {
    const weigh = weighTerms([['hồ', 'sơ'], ['hồ', 'cây'], ['hồ', 'đất'], ['hồ']])
    expect(weigh('cây')).toBeGreaterThan(weigh('hồ'))
  })
})

describe('assign', () => {
  it('finds the greatest sum, as trying every way does', () => {
    const matrix = fc.integer({ min: 1, max: 5 }).chain((columns) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: columns, maxLength: columns }), {
        minLength: 1,
        maxLength: 5,
      }),
    )
    fc.assert(
      fc.property(matrix, (worth) => {
        const columns = assign(worth)
        const used = columns.filter((column) => column !== null)
        expect(new Set(used).size).toBe(used.length)
        const sum = columns.reduce<number>(
          (total, column, row) => total + (column === null ? 0 : (worth[row]?.[column] ?? 0)),
          0,
        )
        expect(sum).toBe(tryAll(worth, new Set(), 0))
      }),
    )
  })

  it('leaves worthless pairs alone', () => {
    expect(assign([[0, 0]])).toEqual([null])
    expect(assign([[], []])).toEqual([null, null])
    expect(assign([])).toEqual([])
  })
})

describe('citations', () => {
  it('are cut from what a sentence says', () => {
    const cut = cutCitations(
      'Thực hiện dịch vụ công trực tuyến toàn trình đối với các nhóm thủ tục theo Quyết định số 12/QĐ-TTg ngày 01/02/2024 phê duyệt danh mục ưu tiên tái cấu trúc',
    )
    expect(cut).toContain('các nhóm thủ tục')
    expect(cut).not.toContain('tái cấu trúc')
  })

  it('hold what follows a document’s number up to the end of the sentence', () => {
    const text =
      'Theo Kế hoạch số 12/KH-UBND ngày 03/02/2025 của UBND huyện Sơn Bàu. Báo cáo UBND huyện hằng quý.'
    expect(isCited(text, text.indexOf('UBND huyện'))).toBe(true)
    expect(isCited(text, text.lastIndexOf('UBND huyện'))).toBe(false)
    expect(isBasis('Căn cứ Nghị định số 42/2022/NĐ-CP của Chính phủ;')).toBe(true)
    expect(isBasis('Căn cứ mục tiêu, nhiệm vụ của kế hoạch này')).toBe(false)
  })
})

function tryAll(worth: number[][], used: Set<number>, row: number): number {
  if (row === worth.length) return 0
  let best = tryAll(worth, used, row + 1)
  for (const [column, value] of (worth[row] ?? []).entries()) {
    if (used.has(column)) continue
    best = Math.max(best, value + tryAll(worth, new Set([...used, column]), row + 1))
  }
  return best
}

describe('listFields', () => {
  it.each([
    ['Tiêm phòng vắc xin cho đàn gia súc', 'Chích ngừa cho trâu bò, lợn, gà', 'vat_nuoi'],
    ['Nạo vét kênh mương trước vụ mùa', 'Khơi thông các tuyến thủy lợi nội đồng', 'thuy_loi'],
    ['Tuyên truyền trên hệ thống truyền thanh', 'Phát tin trên loa của thôn', 'tuyen_truyen'],
  ])('%s / %s', (one, two, field) => {
    expect(listFields(one)).toContain(field)
    expect(listFields(two)).toContain(field)
  })

  it('takes a word of one syllable only with its own marks', () => {
    expect(listFields('Thu gom rác ở chợ')).toContain('rac')
    expect(listFields('Con đường rạc cả chân')).not.toContain('rac')
  })

  it('finds none in words that stand in every plan', () => {
    expect(listFields('Ủy ban nhân dân xã ban hành Kế hoạch như sau')).toEqual([])
  })
})
