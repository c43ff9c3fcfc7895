import { describe, expect, it } from 'vitest'
import { Summary } from '../../../src/model/summary.ts'
import { comparePlan } from '../../../src/stages/compare/gaps.ts'
import { CompareSettings } from '../../../src/stages/compare/index.ts'
import {
  type Digest,
  digest,
  type Survey,
  type SurveyInput,
  surveyBatch,
} from '../../../src/stages/survey/index.ts'
import { planOf, templateItemOf, templateOf } from '../../support/plan.ts'

const template = templateOf([
  templateItemOf({
    id: 'hai-long',
    text: 'Tỷ lệ người dân hài lòng khi sử dụng dịch vụ công trực tuyến đạt tối thiểu 90%',
    value: 90,
  }),
  templateItemOf({ id: 'hop-thon', text: 'Tổ chức họp thôn giới thiệu cách nộp hồ sơ qua mạng' }),
])
const PROSE =
  'Rà soát danh mục thủ tục; cử người trực hỗ trợ bà con nộp hồ sơ tại nhà văn hóa; phát thanh lịch hỗ trợ hằng tuần; '

describe('surveyBatch', () => {
  it('counts by template item how many communes have it, and lists those that sent nothing', () => {
    const result = run([plan('Suối Đá', 92), plan('Đồng Bàu', 90)], {
      communes: ['Suối Đá', 'xã Đồng Bàu', 'Vĩnh Sơn'],
    })
    expect(result.communes).toEqual({ received: ['Đồng Bàu', 'Suối Đá'], missing: ['Vĩnh Sơn'] })
    const tally = result.items.find(({ templateItem }) => templateItem === 'hai-long')
    expect(tally?.counts).toMatchObject({ met: 1, exceeded: 1, missing: 0 })
    expect(tally?.communes.exceeded).toEqual(['Suối Đá'])
    Summary.shape.items.parse(result.items)
    Summary.shape.batch.parse(result.batch)
  })

  it('says so where nothing tells which of two submissions is later', () => {
    const result = run([
      plan('Suối Đá', 92, { date: '2025-10-01', id: 'one' }),
      plan('Suối Đá', 95, { date: '2025-10-01', id: 'two' }),
    ])
    expect(result.superseded).toHaveLength(1)
    expect(result.batch.find(({ code }) => code === 'superseded')?.message).toContain('không cho biết')
  })

  it('lets the later of two submissions count', () => {
    const old = plan('Suối Đá', 92, { date: '2025-10-01', id: 'old' })
    const fresh = plan('Suối Đá', 95, { date: '2025-10-20', id: 'fresh' })
    for (const order of [
      [old, fresh],
      [fresh, old],
    ]) {
      const result = run(order)
      expect(result.superseded).toMatchObject([{ planId: 'old', insteadOf: 'fresh' }])
      expect(result.findings.old?.map(({ code }) => code)).toEqual(['superseded'])
      expect(result.items[0]?.communes.exceeded).toHaveLength(1)
    }
  })

  it('tells what came in after the deadline, and not what came in on it', () => {
    const result = run(
      [plan('Suối Đá', 92, { receivedAt: '2025-11-01' }), plan('Đồng Bàu', 91, { receivedAt: '2025-10-31' })],
      { receiveBy: '2025-10-31' },
    )
    expect(codesOf(result, 'late-submission')).toEqual([['Suối Đá']])
  })

  it('tells near-copies from plans of communes that wrote their own', () => {
    const copied =
      PROSE.repeat(1) +
      'tổng hợp số liệu, gửi báo cáo trước ngày 20 hằng tháng; khen thưởng tổ làm tốt và nhắc nhở tổ làm chậm.'
    const own =
      'Mở điểm tiếp nhận lưu động tại chợ phiên vào thứ bảy; mời giáo viên tin học của trường hướng dẫn người cao tuổi; lập nhóm hỏi đáp.'
    const result = run([
      plan('Suối Đá', 92, { text: `Xã Suối Đá giao 12 thôn. ${copied}` }),
      plan('Đồng Bàu', 90, { text: `Xã Đồng Bàu giao 9 thôn. ${copied}` }),
      plan('Vĩnh Sơn', 90, { text: `Xã Vĩnh Sơn giao 9 thôn. ${own}` }),
    ])
    expect(codesOf(result, 'near-copy')).toEqual([['Suối Đá', 'Đồng Bàu']])
  })

  it('tells a value far from the others, in a crowd large enough', () => {
    const names = ['A Lưới', 'Bàu Cạn', 'Cam Lộ', 'Đông Hà', 'Ea Súp', 'Phú Lộc']
    const values = [90, 91, 90, 92, 90, 45]
    const plans = names.map((name, at) => plan(name, values[at] as number))
    expect(codesOf(run(plans), 'outlier')).toEqual([['Phú Lộc']])
    expect(codesOf(run(plans.slice(3)), 'outlier')).toEqual([])
  })

  it('asks where three communes state the same local count', () => {
    const counts = (id: string, value: number) => ({
      id,
      text: `Duy trì ${value} điểm hỗ trợ nộp hồ sơ`,
      value,
      unit: 'điểm hỗ trợ',
      comparator: 'eq' as const,
    })
    const plans = ['A Lưới', 'Bàu Cạn', 'Cam Lộ'].map((name) => plan(name, 90, { extra: counts('n', 37) }))
    expect(codesOf(run(plans), 'not-localised')).toEqual([])
    const services = (value: number) => ({
      id: 'n',
      text: `Duy trì ${value} dịch vụ công trực tuyến`,
      value,
      unit: 'DVCTT',
      comparator: 'eq' as const,
    })
    const copies = ['A Lưới', 'Bàu Cạn', 'Cam Lộ'].map((name) => plan(name, 90, { extra: services(139) }))
    expect(codesOf(run(copies), 'not-localised')).toEqual([['A Lưới', 'Bàu Cạn', 'Cam Lộ']])
  })

  it('tells what most communes miss', () => {
    const plans = ['A Lưới', 'Bàu Cạn', 'Cam Lộ', 'Đông Hà'].map((name) => plan(name, 90))
    const found = run(plans).batch.filter(({ code }) => code === 'commonly-missing')
    expect(found.map(({ message }) => message.includes('họp thôn'))).toEqual([true])
  })

  it('obeys the rules of the pipeline', () => {
    const plans = [plan('Suối Đá', 92, { receivedAt: '2025-11-01' })]
    const input = { receiveBy: '2025-10-31' }
    expect(run(plans, input, { 'late-submission': 'error' }).batch[0]?.severity).toBe('error')
    expect(run(plans, input, { 'late-submission': 'off' }).batch).toEqual([])
  })
})

interface Made {
  date?: string
  id?: string
  receivedAt?: string
  text?: string
  extra?: { id: string; text: string; value: number; unit: string; comparator: 'eq' }
}

function plan(commune: string, value: number, made: Made = {}): Digest {
  const source = planOf({
    id: made.id ?? `plan-${commune}`,
    file: `${made.id ?? commune}.pdf`,
    commune,
    header: {
      issuer: { commune, name: `Ủy ban nhân dân xã ${commune}` },
      date: { iso: made.date ?? '2025-10-15' },
    },
    indicators: [
      {
        id: 'v',
        text: `Tỷ lệ người dân hài lòng khi sử dụng dịch vụ công trực tuyến đạt tối thiểu ${value}%`,
        value,
      },
      ...(made.extra ? [made.extra] : []),
    ],
  })
  const gaps = comparePlan(
    { plan: source, template, templateFile: { file: 't.json', sha256: 'c'.repeat(64) } },
    CompareSettings.parse({}),
  )
  return digest(source, gaps, {
    text: made.text ?? commune,
    received: { receivedAt: made.receivedAt ?? null, order: 0 },
  })
}

function run(
  digests: Digest[],
  part: Partial<SurveyInput> = {},
  rules: Record<string, 'off' | 'error'> = {},
): Survey {
  const ordered = digests.map((entry, order) => ({ ...entry, order }))
  return surveyBatch(
    { digests: ordered, templates: [template], communes: [], province: null, receiveBy: null, ...part },
    { rules, lang: 'vi' },
  )
}

function codesOf(result: Survey, code: string): string[][] {
  return result.batch
    .filter((finding) => finding.code === code)
    .map(({ plans }) => plans.map((id) => id.replace('plan-', '')))
}
