import { describe, expect, it } from 'vitest'
import { Adaptation } from '../../../src/model/adaptation.ts'
import { condense } from '../../../src/stages/adapt/index.ts'

const template = {
  source: 'template' as const,
  text: 'Kế hoạch số 12/KH-UBND\nđạt 85% hồ sơ trực tuyến,\ntrong năm 2026',
}
const plan = { source: 'plan' as const, text: 'Đạt 90% hồ sơ trực tuyến.\nXã chủ trì' }

describe('condense', () => {
  it('does not depend on the order of the texts', () => {
    expect(condense([template, plan])).toEqual(condense([plan, template]))
    expect(Adaptation.parse(condense([template, plan])).hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('depends on what the texts say', () => {
    expect(condense([template]).hash).not.toBe(condense([template, plan]).hash)
  })

  it('holds no digit of any value, and joins lines that run on', () => {
    const { lines } = condense([template, plan])
    expect(lines.join('')).not.toMatch(/[1-9]/)
    expect(lines).toContain('đạt 00% hồ sơ trực tuyến, trong năm 0000')
  })

  it('keeps a line once and stays within its bound, templates first', () => {
    const texts = [...Array.from({ length: 50 }, () => plan), template]
    expect(condense(texts).lines.filter((line) => line.includes('chủ trì'))).toHaveLength(1)
    const bounded = condense(texts, 70)
    expect(bounded.lines.join('\n').length).toBeLessThanOrEqual(70)
    expect(bounded.lines).toContain('đạt 00% hồ sơ trực tuyến, trong năm 0000')
  })

  it('is empty without texts', () => {
    expect(condense([]).lines).toEqual([])
  })
})
