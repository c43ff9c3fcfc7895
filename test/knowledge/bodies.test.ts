import { describe, expect, it } from 'vitest'
import { BODIES, bodyAt, bodyWords, findBody } from '../../src/knowledge/bodies.ts'

describe('the register of bodies', () => {
  it('has each id once', () => {
    expect(new Set(BODIES.map((body) => body.id)).size).toBe(BODIES.length)
  })

  it.each(BODIES)('$id knows its examples and refuses its counterexamples', (body) => {
    for (const example of [body.name, ...body.aliases, ...body.examples])
      expect(findBody(example)?.body.id, example).toBe(body.id)
    for (const other of body.counterexamples) expect(findBody(other)?.body.id, other).not.toBe(body.id)
  })

  it('writes out abbreviations and folds spellings', () => {
    expect(findBody('TTPVHCC xã')?.name).toBe('Trung tâm Phục vụ hành chính công')
    expect(findBody('Phòng Văn hoá – Xã hội')?.name).toBe('Phòng Văn hóa - Xã hội')
    expect(findBody('VP HĐND&UBND')?.name).toBe('Văn phòng Hội đồng nhân dân và Ủy ban nhân dân')
  })

  it('keeps the level where it belongs to the name', () => {
    expect(findBody('Công an xã Tân An')).toMatchObject({ name: 'Công an xã', id: 'cong-an' })
    expect(findBody('Công an tỉnh')).toMatchObject({ name: 'Công an tỉnh', id: 'cong-an-tinh' })
    expect(findBody('Phòng Kinh tế xã')?.name).toBe('Phòng Kinh tế')
    expect(findBody('UBND phường Cam Ly - Đà Lạt')?.name).toBe('Ủy ban nhân dân phường Cam Ly - Đà Lạt')
  })

  it('takes the longest name', () => {
    const words = bodyWords('Phòng Kinh tế, Hạ tầng và Đô thị phường tham mưu')
    expect(bodyAt(words, 0)?.id).toBe('phong-kinh-te-ha-tang-do-thi')
  })
})
