import { describe, expect, it } from 'vitest'
import { type Candidate, findHosts } from '../../src/pipeline/annexes.ts'

function plan(file: string, commune: string, number: string | null): Candidate {
  return {
    file,
    isPlan: true,
    opening: 'ỦY BAN NHÂN DÂN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    number,
    commune,
  }
}
function annex(file: string, opening: string): Candidate {
  return { file, isPlan: false, opening, number: null, commune: null }
}
const hostOf = (documents: Candidate[], index: number): number | null =>
  findHosts(documents).get(index) ?? null

describe('findHosts', () => {
  const plans = [
    plan('a/ke-hoach-1.pdf', 'Khe Sậy', '42/KH-UBND'),
    plan('b/ke-hoach-2.pdf', 'Khe Sậy Hạ', '42/KH-UBND'),
  ]

  it('goes by the commune that the annex names, not one whose name is longer', () => {
    const of = (name: string) =>
      annex('c/x.pdf', `PHỤ LỤC I\nDANH MỤC NHIỆM VỤ\n(Kèm theo Kế hoạch của UBND xã ${name})`)
    expect(hostOf([...plans, of('Khe Sậy')], 2)).toBe(0)
    expect(hostOf([...plans, of('Khe Sậy Hạ')], 2)).toBe(1)
  })

  it('leaves alone what points to two plans alike, or to none', () => {
    expect(hostOf([...plans, annex('c/x.pdf', 'Phụ lục\n(Kèm theo Kế hoạch số 42/KH-UBND)')], 2)).toBeNull()
    expect(hostOf([...plans, annex('c/x.pdf', 'Phụ lục\nDanh mục nhiệm vụ')], 2)).toBeNull()
  })

  it('goes by the name of the file beside the plan', () => {
    expect(hostOf([...plans, annex('a/ke-hoach-1-phu-luc.pdf', 'PHỤ LỤC\nNhiệm vụ')], 2)).toBe(0)
  })

  it('takes neither a document with a head of its own nor a list of something else for an annex', () => {
    const letter = 'PHỤ LỤC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKế hoạch của UBND xã Khe Sậy'
    expect(hostOf([...plans, annex('c/x.pdf', letter)], 2)).toBeNull()
    expect(hostOf([...plans, annex('c/x.pdf', 'LỊCH CÔNG TÁC\nUBND xã Khe Sậy')], 2)).toBeNull()
  })
})
