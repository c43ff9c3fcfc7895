import { describe, expect, it } from 'vitest'
import { readAddresses } from '../../src/knowledge/addresses.ts'
import { communesOf, findCommunes, findProvince, provinceOfCode } from '../../src/knowledge/communes.ts'

describe('the register of communes', () => {
  it('has 34 provinces and 3,321 communes, all of a known kind', () => {
    const { provinces, communes } = readAddresses()
    expect(provinces).toHaveLength(34)
    expect(communes).toHaveLength(3321)
    expect(new Set(communes.map((commune) => commune.code)).size).toBe(3321)
  })

  it('finds a province with and without its kind, and without diacritics', () => {
    expect(findProvince('tỉnh Quảng Ngãi')?.code).toBe('51')
    expect(findProvince('QUANG NGAI')?.code).toBe('51')
    expect(findProvince('thành phố Hải Phòng')).toMatchObject({ code: '31', type: 'thành phố' })
    expect(findProvince('Kon Tum')).toBeNull()
    expect(provinceOfCode('51')?.name).toBe('Quảng Ngãi')
  })

  it('tells communes of one name apart by the province', () => {
    const all = findCommunes('Tân An')
    expect(all.length).toBeGreaterThan(3)
    expect(all.filter((commune) => commune.type === 'xã' && commune.provinceCode === '31')).toHaveLength(1)
  })

  it('prefers the spelling with its marks', () => {
    expect(findCommunes('Sa Thầy').map((commune) => commune.code)).toEqual(['23527'])
    expect(findCommunes('SA THAY').map((commune) => commune.code)).toContain('23527')
    expect(communesOf('51').length).toBeGreaterThan(50)
  })
})
