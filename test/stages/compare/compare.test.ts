import { describe, expect, it } from 'vitest'
import { Gaps } from '../../../src/model/gaps.ts'
import type { Plan } from '../../../src/model/plan.ts'
import type { Template } from '../../../src/model/template.ts'
import { comparePlan } from '../../../src/stages/compare/gaps.ts'
import { CompareSettings } from '../../../src/stages/compare/index.ts'
import { planOf, templateItemOf, templateOf, unitOf } from '../../support/plan.ts'

const template = templateOf([
  templateItemOf({
    id: 'nop-2025',
    text: 'Thời gian trung bình từ lúc đăng nhập đến khi nộp hồ sơ trực tuyến thành công dưới 10 phút',
    value: 10,
    comparator: 'lt',
    unit: 'phút',
    direction: 'lower-is-better',
    year: 2025,
  }),
  templateItemOf({
    id: 'hai-long-2025',
    text: 'Tỷ lệ người dân, doanh nghiệp hài lòng khi dùng dịch vụ công trực tuyến đạt tối thiểu 85%',
    value: 85,
    year: 2025,
  }),
  templateItemOf({
    id: 'hai-long-2026',
    text: 'Tỷ lệ người dân, doanh nghiệp hài lòng khi dùng dịch vụ công trực tuyến đạt tối thiểu 92%',
    value: 92,
    year: 2026,
  }),
  templateItemOf({
    id: 'so-hoa',
    text: 'Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính đạt 100%',
    value: 100,
    comparator: 'eq',
    year: 2026,
  }),
  templateItemOf({
    id: 'tap-huan',
    text: 'Tổ chức tập huấn kỹ năng số cho thành viên Tổ công nghệ số cộng đồng và niêm yết danh mục dịch vụ công tại nhà văn hóa thôn',
    responsible: [unitOf('Phòng Văn hóa - Xã hội')],
    deadline: {
      kind: 'date',
      relation: 'by',
      start: null,
      end: '2025-12-31',
      frequency: [],
      text: '31/12/2025',
    },
  }),
  templateItemOf({
    id: 'bao-cao',
    text: 'Định kỳ hằng quý báo cáo kết quả thực hiện về Sở Khoa học và Công nghệ',
  }),
  templateItemOf({
    id: 'cua-tinh',
    text: 'Duy trì 210 dịch vụ công trực tuyến toàn trình của tỉnh',
    value: 210,
    unit: 'DVCTT',
    scope: 'province',
    enabled: false,
    requirement: 'optional',
  }),
])

const full = {
  indicators: [
    {
      id: 'a',
      text: 'Thời gian trung bình tính từ lúc đăng nhập cho đến khi nộp hồ sơ trực tuyến thành công là dưới 10 phút',
      value: 10,
      comparator: 'lt',
      unit: 'phút',
      year: 2025,
      section: 's1',
    },
    {
      id: 'b',
      text: 'Tỷ lệ người dân, doanh nghiệp đánh giá hài lòng khi sử dụng dịch vụ công trực tuyến đạt tối thiểu 85%',
      value: 85,
      year: 2025,
      section: 's1',
    },
    {
      id: 'c',
      text: 'Tỷ lệ người dân, doanh nghiệp đánh giá hài lòng khi sử dụng dịch vụ công trực tuyến đạt tối thiểu 92%',
      value: 92,
      year: 2026,
      section: 's1',
    },
    {
      id: 'd',
      text: 'Hoàn thành số hóa 100% hồ sơ, kết quả giải quyết thủ tục hành chính',
      value: 100,
      comparator: 'eq',
      year: 2026,
      section: 's1',
    },
  ],
  tasks: [
    {
      id: 'e',
      text: 'Tập huấn kỹ năng số cho Tổ công nghệ số cộng đồng; niêm yết danh mục dịch vụ công tại nhà văn hóa các thôn',
      responsible: [unitOf('Phòng Văn hóa - Xã hội')],
      deadline: {
        kind: 'date',
        relation: 'by',
        start: null,
        end: '2025-12-15',
        frequency: [],
        text: '15/12/2025',
      },
    },
    { id: 'f', text: 'Báo cáo kết quả thực hiện hằng quý về Sở Khoa học và Công nghệ' },
    { id: 'x', text: 'Trồng hoa, cây xanh dọc các tuyến đường liên thôn' },
  ],
  sections: [{ id: 's1', title: 'Mục tiêu', evidence: [{ page: 2 }] }],
} as const

describe('comparePlan', () => {
  it('finds every item of a full plan met, whatever its wording, and tells what is beyond the template', () => {
    const gaps = run(planOf(full))
    expect(statuses(gaps)).toEqual({
      'nop-2025': 'met',
      'hai-long-2025': 'met',
      'hai-long-2026': 'met',
      'so-hoa': 'met',
      'tap-huan': 'met',
      'bao-cao': 'met',
    })
    expect(gaps.additions).toEqual(['x'])
    expect(gaps.summary).toMatchObject({ mandatory: 6, met: 6, coverage: 1 })
  })

  it('misses what is not there, and says where it was to be expected', () => {
    const gaps = run(without('c'))
    expect(statuses(gaps)['hai-long-2026']).toBe('missing')
    expect(statuses(gaps)['hai-long-2025']).toBe('met')
    expect(item(gaps, 'hai-long-2026').expectedAt).toEqual({ page: 2, section: 's1' })
    expect(item(gaps, 'hai-long-2026').evidence).toEqual([])
    expect(gaps.summary.coverage).toBeCloseTo(5 / 6)
  })

  it.each([
    ['b', { value: 80 }, 'hai-long-2025', 'weaker', 'value'],
    ['b', { value: 88 }, 'hai-long-2025', 'exceeded', 'value'],
    ['a', { value: 12 }, 'nop-2025', 'weaker', 'value'],
    ['a', { value: 7 }, 'nop-2025', 'exceeded', 'value'],
    ['a', { value: 10, unit: 'ngày' }, 'nop-2025', 'changed', 'unit'],
    ['d', { year: 2027 }, 'so-hoa', 'changed', 'year'],
  ] as const)('%s with %o is %s: %s', (id, change, templateItem, status, field) => {
    const gaps = run(changed(id, change))
    expect(item(gaps, templateItem)).toMatchObject({ status, differences: [{ field }] })
  })

  it('converts minutes and hours before it compares', () => {
    expect(statuses(run(changed('a', { value: 600, unit: 'giây' })))['nop-2025']).toBe('met')
    expect(statuses(run(changed('a', { value: 1, unit: 'giờ' })))['nop-2025']).toBe('weaker')
  })

  it('tells another deadline and another responsible unit, but not an earlier deadline', () => {
    const later = changed('e', {
      deadline: { ...full.tasks[0].deadline, end: '2026-03-31', text: '31/3/2026' },
    })
    expect(item(run(later), 'tap-huan')).toMatchObject({
      status: 'changed',
      differences: [{ field: 'deadline', actual: '31/3/2026' }],
    })
    const other = changed('e', { responsible: [unitOf('Công an xã')] })
    expect(item(run(other), 'tap-huan')).toMatchObject({
      status: 'changed',
      differences: [{ field: 'responsible', actual: 'Công an xã' }],
    })
  })

  it('names what is asked and what is given, and quotes both', () => {
    const { message } = item(run(changed('b', { value: 80 })), 'hai-long-2025')
    expect(message).toContain('tối thiểu 85%')
    expect(message).toContain('tối thiểu 80%')
    expect(message).toContain('“Tỷ lệ người dân, doanh nghiệp hài lòng')
    expect(message).toContain('“Tỷ lệ người dân, doanh nghiệp đánh giá hài lòng')
  })

  it('counts an annex row that restates a body item once, and leaves a contradiction to a person', () => {
    const row = { ...full.indicators[1], id: 'b2', origin: 'annex', restates: 'b' } as const
    const same = run(planOf({ ...full, indicators: [...full.indicators, row] }))
    expect(item(same, 'hai-long-2025')).toMatchObject({ status: 'met', planItems: ['b', 'b2'] })
    expect(same.additions).toEqual(['x'])
    const other = run(planOf({ ...full, indicators: [...full.indicators, { ...row, value: 70 }] }))
    expect(item(other, 'hai-long-2025').status).toBe('unclear')
  })

  it('finds an item that the plan splits in two, and two that it merges into one', () => {
    const split = planOf({
      ...full,
      tasks: [
        { id: 'e1', text: 'Tập huấn kỹ năng số cho thành viên Tổ công nghệ số cộng đồng' },
        { id: 'e2', text: 'Niêm yết danh mục dịch vụ công tại nhà văn hóa thôn' },
        full.tasks[1],
      ],
    })
    expect([...item(run(split), 'tap-huan').planItems].sort()).toEqual(['e1', 'e2'])
    const merged = planOf({
      ...full,
      tasks: [
        {
          id: 'm',
          text: `${full.tasks[0].text}; định kỳ hằng quý báo cáo kết quả thực hiện về Sở Khoa học và Công nghệ`,
        },
      ],
    })
    expect(item(run(merged), 'bao-cao').planItems).toEqual(['m'])
    expect(item(run(merged), 'tap-huan').planItems).toEqual(['m'])
  })

  it('does not depend on the order of the plan', () => {
    const reversed = planOf({
      ...full,
      indicators: [...full.indicators].reverse(),
      tasks: [...full.tasks].reverse(),
    })
    expect(statuses(run(reversed))).toEqual(statuses(run(planOf(full))))
  })

  it('measures no item where the plan answers no template', () => {
    const gaps = run(planOf(full), null)
    expect(gaps).toMatchObject({
      template: null,
      items: [],
      additions: [],
      summary: { mandatory: 0, coverage: null },
    })
    expect(gaps.findings.map(({ code }) => code)).toEqual(['template-unmatched'])
  })

  it('leaves out what does not apply to this kind of commune', () => {
    const wards = templateOf(
      template.items.map((entry) =>
        entry.id === 'so-hoa' ? { ...entry, appliesTo: ['phường' as const] } : entry,
      ),
    )
    expect(run(planOf(full), wards).summary).toMatchObject({ notApplicable: 1, met: 5, coverage: 1 })
  })

  it('makes nothing of an empty plan', () => {
    const gaps = run(planOf({}))
    expect(new Set(Object.values(statuses(gaps)))).toEqual(new Set(['missing']))
    expect(gaps.summary.coverage).toBe(0)
  })
})

function run(plan: Plan, against: Template | null = template): Gaps {
  const gaps = comparePlan(
    {
      plan,
      template: against,
      templateFile: against && { file: 'huong-giang.template.json', sha256: 'b'.repeat(64) },
    },
    CompareSettings.parse({}),
  )
  return Gaps.parse(gaps)
}

function statuses(gaps: Gaps): Record<string, string> {
  return Object.fromEntries(gaps.items.map(({ templateItem, status }) => [templateItem, status]))
}

function item(gaps: Gaps, id: string): Gaps['items'][number] {
  const found = gaps.items.find(({ templateItem }) => templateItem === id)
  if (!found) throw new Error(`no item ${id}`)
  return found
}

function without(id: string): Plan {
  const keep = (entry: { id: string }) => entry.id !== id
  return planOf({ ...full, indicators: full.indicators.filter(keep), tasks: full.tasks.filter(keep) })
}

function changed(id: string, change: Record<string, unknown>): Plan {
  const apply = <Item extends { id: string }>(entry: Item): Item =>
    entry.id === id ? { ...entry, ...change } : entry
  return planOf({ ...full, indicators: full.indicators.map(apply), tasks: full.tasks.map(apply) })
}
