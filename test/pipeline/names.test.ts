import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outputNames, safeName } from '../../src/pipeline/names.ts'

describe('safeName', () => {
  it.each([
    ['đợt 1/Kế hoạch xã A.PDF', 'Kế hoạch xã A'],
    ['CON.pdf', '_CON'],
    ['a:b?c*.pdf', 'a_b_c_'],
    ['..pdf', '_'],
    ['kế hoạch. .pdf', 'kế hoạch'],
    ['dòng\nmới\u202Efdp.pdf', 'dòng_mới_fdp'],
  ])('%j → %j', (file, name) => {
    expect(safeName(file)).toBe(name)
  })

  it('is safe on Windows and at most 120 bytes whatever the file is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (file) => {
        const name = safeName(file)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(120)
        expect(name).not.toBe('')
        expect(name).not.toMatch(/[\p{Cc}<>:"/\\|?*]|[. ]$|^\.|^(?:con|nul|aux|prn)(?:\.|$)/iu)
      }),
    )
  })
})

describe('outputNames', () => {
  it('parts names that meet, letter case and folder aside, each by its own path', () => {
    const names = outputNames(['x/Ke hoach.pdf', 'y/KE HOACH.pdf', 'z/khac.pdf'])
    expect(names.get('z/khac.pdf')).toBe('khac')
    expect(names.get('x/Ke hoach.pdf')).toMatch(/^Ke hoach-[0-9a-f]{8}$/)
    expect(names.get('y/KE HOACH.pdf')).toMatch(/^KE HOACH-[0-9a-f]{8}$/)
    expect(new Set([...names.values()].map((name) => name.toLowerCase())).size).toBe(3)
  })

  it('keeps a name parted from a long one within 120 bytes', () => {
    const long = 'kế hoạch '.repeat(40)
    for (const name of outputNames([`a/${long}.pdf`, `b/${long}.pdf`]).values()) {
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(120)
    }
  })
})
