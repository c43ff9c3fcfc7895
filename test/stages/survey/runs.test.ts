import { describe, expect, it } from 'vitest'
import type { Plan } from '../../../src/model/plan.ts'
import { comparePlan } from '../../../src/stages/compare/gaps.ts'
import { CompareSettings } from '../../../src/stages/compare/index.ts'
import { compareRuns, type Run } from '../../../src/stages/survey/index.ts'
import { planOf, templateItemOf, templateOf } from '../../support/plan.ts'

const template = templateOf([
  templateItemOf({
    id: 'hai-long',
    text: 'Tỷ lệ người dân hài lòng khi sử dụng dịch vụ công trực tuyến đạt tối thiểu 90%',
    value: 90,
  }),
  templateItemOf({
    id: 'so-hoa',
    text: 'Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính đạt 100%',
    value: 100,
  }),
])
const happy = (value: number) => ({
  id: 'a',
  text: `Tỷ lệ người dân hài lòng khi sử dụng dịch vụ công trực tuyến đạt ${value}%`,
  value,
  valueText: `${value}%`,
})
const digital = { id: 'b', text: 'Số hóa 100% hồ sơ, kết quả giải quyết thủ tục hành chính', value: 100 }
const trees = (value: number) => ({
  id: 'c',
  text: `Trồng ${value} cây xanh dọc đường liên thôn`,
  value,
  valueText: `${value}`,
  unit: 'cây',
})

describe('compareRuns', () => {
  it('tells gaps closed, gaps new and values silently changed', () => {
    const before = run('one', { indicators: [happy(85), digital, trees(300)] })
    const after = run('two', { indicators: [happy(90), trees(200)] })
    const [suoiDa] = compareRuns(before, after).communes
    expect(suoiDa?.state).toBe('changed')
    expect(suoiDa?.closed).toMatchObject([{ templateItem: 'hai-long', before: 'weaker', after: 'met' }])
    expect(suoiDa?.opened).toMatchObject([{ templateItem: 'so-hoa', before: 'met', after: 'missing' }])
    expect(suoiDa?.values).toMatchObject([
      { before: '85%', after: '90%', silent: false },
      { before: '300', after: '200', silent: true },
    ])
    expect(suoiDa).toMatchObject({ before: { coverage: 0.5 }, after: { coverage: 0.5 } })
  })

  it('calls the same file identical, and tells who is new and who is gone', () => {
    const same = run('one', { indicators: [happy(85)] })
    expect(compareRuns(same, same)).toMatchObject({
      communes: [{ state: 'identical', closed: [], opened: [], values: [] }],
      totals: { closed: 0, opened: 0, silent: 0 },
    })
    const empty: Run = { plans: [], gaps: [] }
    expect(compareRuns(empty, same).communes[0]?.state).toBe('new')
    expect(compareRuns(same, empty).communes[0]?.state).toBe('gone')
  })
})

function run(id: string, part: Parameters<typeof planOf>[0]): Run {
  const made = planOf({ id, ...part })
  const plan: Plan = { ...made, source: { ...made.source, sha256: id.padEnd(64, '0') } }
  const gaps = comparePlan(
    { plan, template, templateFile: { file: 't', sha256: 'd' } },
    CompareSettings.parse({}),
  )
  return { plans: [plan], gaps: [gaps] }
}
