import { describe, expect, it } from 'vitest'
import type { Extraction } from '../../../src/model/plan.ts'
import { comparePlan } from '../../../src/stages/compare/gaps.ts'
import { CompareSettings } from '../../../src/stages/compare/index.ts'
import { type Partly, planOf, templateItemOf, templateOf } from '../../support/plan.ts'

const template = templateOf([
  templateItemOf({ id: 'a', text: 'Tỷ lệ hồ sơ nộp trực tuyến đạt tối thiểu 70%', value: 70 }),
  templateItemOf({
    id: 'tong',
    text: 'Duy trì 210 dịch vụ công trực tuyến toàn trình trên Cổng Dịch vụ công quốc gia',
    value: 210,
    unit: 'DVCTT',
    scope: 'province',
    enabled: false,
    requirement: 'optional',
  }),
])

describe('template-unmatched', () => {
  const say = (legalBases: Partly<Extraction['legalBases']>) =>
    comparePlan(
      { plan: planOf({ legalBases }), template: null, templateFile: null },
      CompareSettings.parse({}),
    ).findings[0]
  const cited = { number: '219/KH-UBND', date: '2025-08-26', issuer: 'Ủy ban nhân dân thành phố Hải Bình' }

  it('names the provincial plan that is carried out, with its place', () => {
    const finding = say([{ ...cited, relation: 'implements' }])
    expect(finding?.message).toContain(
      'Kế hoạch số 219/KH-UBND ngày 26/8/2025 của Ủy ban nhân dân thành phố Hải Bình',
    )
    expect(finding?.evidence).toHaveLength(1)
  })

  it('names none where the plan merely rests on some', () => {
    expect(say([{ ...cited, relation: 'basis' }])?.message).not.toContain('219')
  })
})

describe('not-localised', () => {
  it('tells the province’s own total', () => {
    const kept = {
      text: 'Duy trì 210 dịch vụ công trực tuyến toàn trình đã tích hợp',
      value: 210,
      unit: 'DVCTT',
    }
    expect(tell({ indicators: [kept] })).toEqual(['not-localised'])
    expect(tell({ indicators: [{ ...kept, text: kept.text.replace('210', '45'), value: 45 }] })).toEqual([])
    expect(tell({ indicators: [{ text: 'Trồng 210 cây xanh', value: 210, unit: 'cây' }] })).toEqual([])
  })

  it.each([
    'Các sở, ban, ngành tăng cường tuyên truyền đến người dân',
    'Thực hiện đối với 100% nhóm thủ tục thuộc thẩm quyền giải quyết của tỉnh',
    'Nâng thứ hạng chỉ số chuyển đổi số của tỉnh trong cả nước',
    'Người đứng đầu các đơn vị, địa phương chỉ đạo thực hiện chỉ tiêu',
  ])('tells words that only a province can write: %s', (text) => {
    expect(tell({ goals: [{ text }] })).toEqual(['not-localised'])
  })

  it.each([
    'Tự động điền dữ liệu có sẵn trong cơ sở dữ liệu của tỉnh',
    'Thực hiện các quyết định công bố thủ tục hành chính trên địa bàn tỉnh',
    'Báo cáo Ủy ban nhân dân tỉnh kết quả thực hiện',
    'Phối hợp với các sở, ngành liên quan tổ chức tập huấn',
  ])('leaves alone what is right in a commune’s plan: %s', (text) => {
    expect(tell({ tasks: [{ text }] })).toEqual([])
  })

  it('says nothing of a plan that is not a commune’s', () => {
    const issuer = { level: 'province' as const }
    expect(
      tell({ header: { issuer }, goals: [{ text: 'Các sở, ban, ngành tăng cường tuyên truyền' }] }),
    ).toEqual([])
  })
})

describe('wrong-commune', () => {
  it('tells another commune where only the plan’s own can stand, once', () => {
    expect(
      tell({
        tasks: [{ text: 'Tuyên truyền trên địa bàn xã Đồng Bàu' }, { text: 'Công an xã Đồng Bàu chủ trì' }],
      }),
    ).toEqual(['wrong-commune'])
    expect(tell({ header: { title: 'Chuyển đổi số năm 2026 trên địa bàn xã Đồng Bàu' } })).toEqual([
      'wrong-commune',
    ])
  })

  it('leaves alone its own name, a misread letter of it, neighbours and cited documents', () => {
    for (const text of [
      'Tuyên truyền trên địa bàn xã Suối Đá',
      'Tuyên truyền trên địa bàn xã Suôi Đá',
      'Phối hợp với xã Đồng Bàu tuần tra vùng giáp ranh',
      'Theo Kế hoạch số 12/KH-UBND ngày 03/02/2025 của UBND xã Đồng Bàu',
    ])
      expect(tell({ tasks: [{ text }] }), text).toEqual([])
  })
})

function tell(part: Partly<Extraction>): string[] {
  const gaps = comparePlan(
    { plan: planOf(part), template, templateFile: { file: 't', sha256: 'e' } },
    CompareSettings.parse({}),
  )
  for (const { evidence } of gaps.findings) expect(evidence.length).toBeGreaterThan(0)
  return gaps.findings.map(({ code }) => code)
}
