import { describe, expect, it } from 'vitest'
import { Template } from '../../src/model/template.ts'
import { draftTemplate } from '../../src/template/index.ts'
import { planOf, unitOf } from '../support/plan.ts'

const provincial = {
  commune: null,
  header: {
    number: '08',
    title: 'Nâng cao chất lượng dịch vụ công trực tuyến trên địa bàn tỉnh Hương Giang',
    issuer: {
      name: 'Ủy ban nhân dân tỉnh Hương Giang',
      level: 'province' as const,
      commune: null,
      communeType: null,
    },
    date: { iso: '2025-09-05', year: 2025, month: 9, day: 5 },
  },
  sections: [
    { id: 'so', title: 'Sở Khoa học và Công nghệ' },
    { id: 'xa', title: 'Ủy ban nhân dân các xã, phường' },
    { id: 'nv', title: 'Nhiệm vụ, giải pháp' },
  ],
  indicators: [
    {
      id: 'a',
      text: 'Thời gian trung bình nộp hồ sơ trực tuyến dưới 10 phút',
      value: 10,
      comparator: 'lt' as const,
      unit: 'phút',
      year: 2025,
      evidence: [{ box: [80, 100, 500, 112] as [number, number, number, number] }],
    },
    {
      id: 'b',
      text: 'Duy trì 210 dịch vụ công trực tuyến toàn trình trên địa bàn tỉnh',
      value: 210,
      comparator: 'eq' as const,
      unit: 'DVCTT',
      year: 2025,
      evidence: [{ box: [80, 120, 500, 132] as [number, number, number, number] }],
    },
    {
      id: 'c',
      text: 'Tỷ lệ hài lòng của người dân đạt tối thiểu 92%',
      value: 92,
      year: 2026,
      evidence: [{ box: [80, 140, 500, 152] as [number, number, number, number] }],
    },
    {
      id: 'c2',
      text: 'Tỷ lệ hài lòng của người dân đạt tối thiểu 92%',
      value: 92,
      year: 2026,
      origin: 'annex' as const,
      restates: 'c',
    },
  ],
  tasks: [
    {
      id: 't',
      text: 'Nâng cấp hệ thống thông tin giải quyết thủ tục hành chính',
      section: 'so',
      evidence: [{ page: 2 }],
    },
    { id: 'u', text: 'Bố trí người hỗ trợ tại bộ phận một cửa', section: 'xa', evidence: [{ page: 3 }] },
    {
      id: 'v',
      text: 'Rà soát thủ tục hành chính đủ điều kiện',
      section: 'nv',
      responsible: [unitOf('Sở Tư pháp')],
      evidence: [{ page: 4 }],
    },
    { id: 'w', text: 'Tuyên truyền về dịch vụ công trực tuyến', section: 'nv', evidence: [{ page: 5 }] },
  ],
}

describe('draftTemplate', () => {
  const { template, changes } = draftTemplate(planOf(provincial))
  const find = (start: string) => template.items.find(({ text }) => text.startsWith(start))

  it('keeps the head of the provincial plan and every item once', () => {
    Template.parse(template)
    expect(template).toMatchObject({
      number: '08/KH-UBND',
      date: '2025-09-05',
      issuer: 'Ủy ban nhân dân tỉnh Hương Giang',
      reconstructed: false,
    })
    expect(template.items).toHaveLength(7)
    expect(new Set(template.items.map(({ id }) => id)).size).toBe(7)
    expect(changes).toEqual([])
  })

  it('tells what binds the communes from what the province does itself', () => {
    for (const start of ['Thời gian', 'Tỷ lệ', 'Bố trí'])
      expect(find(start), start).toMatchObject({ scope: 'commune', requirement: 'mandatory', enabled: true })
    // Nobody's task, at no time: guidance rather than something to be answered.
    expect(find('Tuyên truyền')).toMatchObject({
      scope: 'commune',
      requirement: 'recommended',
      enabled: true,
    })
    for (const start of ['Duy trì 210', 'Nâng cấp', 'Rà soát'])
      expect(find(start), start).toMatchObject({ scope: 'province', enabled: false })
  })

  it('knows the direction of each indicator', () => {
    expect(find('Thời gian')?.direction).toBe('lower-is-better')
    expect(find('Tỷ lệ')?.direction).toBe('higher-is-better')
    expect(find('Bố trí')?.direction).toBe('none')
  })

  it('keeps a person’s edits over a new draft, and shows what changed', () => {
    const edited = {
      ...template,
      items: template.items.map((item) =>
        item.text.startsWith('Tỷ lệ') ? { ...item, requirement: 'recommended' as const, edited: true } : item,
      ),
    }
    const newer = planOf({
      ...provincial,
      indicators: [
        {
          ...provincial.indicators[0],
          text: 'Thời gian trung bình nộp hồ sơ trực tuyến dưới 08 phút',
          value: 8,
        },
        { ...provincial.indicators[2], text: 'Tỷ lệ hài lòng của người dân đạt tối thiểu 95%', value: 95 },
        { id: 'n', text: 'Số hóa 100% hồ sơ khi tiếp nhận', value: 100, year: 2026 },
      ],
    })
    const again = draftTemplate(newer, { previous: edited })
    const kept = again.template.items.find(({ text }) => text.startsWith('Tỷ lệ'))
    expect(kept).toMatchObject({ value: 92, requirement: 'recommended', edited: true })
    const by = (change: string) =>
      again.changes
        .filter((entry) => entry.change === change)
        .map(({ text }) => text.split(' ').slice(0, 2).join(' '))
    expect(by('kept')).toEqual(['Tỷ lệ'])
    expect(by('changed')).toEqual(['Thời gian'])
    expect(by('added')).toEqual(['Số hóa'])
    expect(by('removed')).toEqual(['Duy trì'])
    expect(again.template.items.find(({ text }) => text.startsWith('Thời gian'))).toMatchObject({
      id: find('Thời gian')?.id,
      value: 8,
    })
  })

  it('tells changes as a person reads them, and none where a record only has its keys in another order', () => {
    const deadline = {
      kind: 'ongoing',
      relation: 'in',
      start: null,
      end: null,
      frequency: [],
      text: 'thường xuyên',
    }
    const lead = { text: 'Công an xã', name: 'Công an xã', id: 'cong-an' }
    const [first, ...others] = provincial.tasks
    const newer = { ...provincial, tasks: [{ ...first, deadline, responsible: [lead] }, ...others] }
    const dated = draftTemplate(planOf(newer as typeof provincial)).template
    const turned = {
      ...dated,
      items: dated.items.map((item) => ({
        ...item,
        deadline: item.deadline && (turn(item.deadline) as typeof item.deadline),
      })),
    }
    expect(turned.items.some((item) => item.deadline !== null)).toBe(true)
    expect(draftTemplate(planOf(newer as typeof provincial), { previous: turned }).changes).toEqual([])
    const { changes } = draftTemplate(planOf(newer as typeof provincial), { previous: template })
    const fields = changes.flatMap((change) => change.fields)
    expect(fields.find(({ field }) => field === 'deadline')?.after).toBe('thường xuyên')
    expect(fields.find(({ field }) => field === 'responsible')?.after).toBe('Công an xã')
  })

  it('draws the same template from the same plan', () => {
    expect(draftTemplate(planOf(provincial), { previous: template })).toMatchObject({
      changes: [],
      template: { items: template.items.map(({ id }) => ({ id })) },
    })
  })
})

/** The record with its keys the other way round. */
function turn(record: object): object {
  return Object.fromEntries(Object.entries(record).reverse())
}
