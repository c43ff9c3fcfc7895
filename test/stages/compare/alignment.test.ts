import { describe, expect, it } from 'vitest'
import type { Extraction } from '../../../src/model/plan.ts'
import type { TemplateItem } from '../../../src/model/template.ts'
import { comparePlan } from '../../../src/stages/compare/gaps.ts'
import { CompareSettings } from '../../../src/stages/compare/index.ts'
import { type Partly, planOf, templateItemOf, templateOf, unitOf } from '../../support/plan.ts'

const ongoing = {
  kind: 'ongoing' as const,
  relation: 'in' as const,
  start: null,
  end: null,
  frequency: [],
  text: 'Thường xuyên',
}

describe('what is left over on both sides', () => {
  const asked = templateItemOf({
    id: 'tiem',
    text: 'Tiêm phòng vắc xin cho đàn gia súc, gia cầm',
    responsible: [unitOf('Phòng Kinh tế')],
  })
  const answer = {
    text: 'Chích ngừa cho trâu bò, lợn, gà theo hai vụ trong năm',
    responsible: [unitOf('Phòng Kinh tế')],
  }
  const others = [
    { text: 'Lập chốt tuần tra, nhắc nhở người lái xe quá tốc độ' },
    { text: 'Nạo vét mương dẫn nước trước vụ gieo cấy' },
  ]

  it('is shown to a person where both speak of one matter in other words', () => {
    const [item] = compare([asked], { tasks: [answer, ...others] })
    expect(item?.status).toBe('unclear')
    expect(item?.message).toContain('Chích ngừa')
  })

  it('stays missing where nothing left over speaks of it', () => {
    expect(compare([asked], { tasks: others })[0]?.status).toBe('missing')
  })

  it('does not take a share of another matter for the share asked', () => {
    const share = templateItemOf({
      id: 'tai-cau-truc',
      text: 'Tái cấu trúc quy trình 100% thủ tục hành chính đủ điều kiện',
      value: 100,
      year: 2026,
    })
    const other = { text: '100% thủ tục hành chính được niêm yết tại trụ sở', value: 100, year: 2026 }
    expect(
      compare([share], { indicators: [other, { ...other, text: '100% thôn có loa', value: 100 }] })[0]
        ?.status,
    ).toBe('missing')
  })
})

describe('figures of two years', () => {
  const items = [
    templateItemOf({
      id: 'dung-han-2025',
      text: 'Tỷ lệ hồ sơ giải quyết đúng hạn đạt 95%',
      value: 95,
      year: 2025,
    }),
    templateItemOf({
      id: 'dung-han-2026',
      text: 'Tỷ lệ hồ sơ giải quyết đúng hạn đạt 98%',
      value: 98,
      year: 2026,
    }),
  ]
  const stated = (value: number, year: number) => ({
    text: `Tỷ lệ hồ sơ giải quyết đúng hạn năm ${year} đạt ${value}%`,
    value,
    year,
  })

  it('answers each its own year only', () => {
    const found = compare(items, { indicators: [stated(95, 2025), { ...stated(96, 2025), origin: 'annex' }] })
    expect(found.map(({ status }) => status)).toEqual(['met', 'missing'])
    // Missing, it is expected where targets of its kind are, not in the annex of another year.
  })

  it('still tells a changed year where the template asks for one year alone', () => {
    expect(compare(items.slice(1), { indicators: [stated(98, 2025)] })[0]?.status).toBe('changed')
  })
})

describe('what is said of a target', () => {
  const asked = templateItemOf({
    id: 'a',
    text: 'Tỷ lệ hồ sơ nộp trực tuyến đạt tối thiểu 70%',
    value: 70,
    year: 2025,
  })
  const said = (value: number) =>
    compare([asked], {
      indicators: [{ text: `Tỷ lệ hồ sơ nộp trực tuyến đạt tối thiểu ${value}%`, value, year: 2025 }],
    })[0]?.message

  it('names both figures where they differ, and passes no judgement twice', () => {
    expect(said(75)).toMatch(/Vượt yêu cầu: mức tối thiểu 75% thay vì tối thiểu 70%\.$/)
    expect(said(65)).toMatch(/Chưa đạt mức yêu cầu: mức tối thiểu 65% thay vì tối thiểu 70%\.$/)
    expect(said(70)).toMatch(/Đáp ứng\.$/)
  })
})

describe('the same figure', () => {
  it('alone makes no pair: year, unit and value of another matter answer nothing', () => {
    const asked = [
      templateItemOf({
        id: 'a',
        text: 'Tỷ lệ người dân kích hoạt tài khoản định danh đạt 75%',
        value: 75,
        year: 2025,
      }),
      templateItemOf({ id: 'b', text: 'Tỷ lệ hộ dùng nước sạch đạt 60%', value: 60, year: 2025 }),
    ]
    const indicators = [{ text: 'Che phủ rừng 75%', value: 75, year: 2025 }]
    expect(compare(asked, { indicators }).map(({ status }) => status)).toEqual(['missing', 'missing'])
  })
})

describe('units of measure', () => {
  const asked = (unit: string) => [
    templateItemOf({
      id: 'a',
      text: 'Tập huấn kỹ năng số cho nhân dân trong năm: 300',
      value: 300,
      unit,
      year: 2026,
    }),
  ]
  const stated = (unit: string | null) => ({
    indicators: [{ text: 'Tập huấn kỹ năng số cho nhân dân trong năm: 300', value: 300, unit, year: 2026 }],
  })

  it.each([
    ['lượt người', 'lượt người dân'],
    ['lượt', 'lượt người'],
    ['lượt người dân', 'lượt'],
  ])('%s and %s are one', (wanted, given) => {
    expect(compare(asked(wanted), stated(given))[0]?.status).toBe('met')
  })

  it.each([
    ['hồ sơ', 'hồ sơ/năm'],
    ['lượt người', 'lớp'],
  ])('%s and %s are two', (wanted, given) => {
    expect(compare(asked(wanted), stated(given))[0]?.status).toBe('changed')
  })

  it('leaves a figure without one to a person', () => {
    const [item] = compare(asked('lượt người'), stated(null))
    expect(item?.status).toBe('unclear')
    expect(item?.message).toContain('đơn vị tính')
  })
})

describe('what stands under a heading', () => {
  const asked = [
    templateItemOf({
      id: 'day-manh',
      text: 'Đẩy mạnh, khuyến khích sử dụng dịch vụ công trực tuyến',
      deadline: ongoing,
    }),
  ]
  const sections = [{ id: 's', title: 'Về đẩy mạnh, khuyến khích sử dụng dịch vụ công trực tuyến' }]

  it('gives the heading its time', () => {
    const tasks = [{ text: 'Phát thanh hằng tuần ở các thôn', section: 's', deadline: ongoing }]
    const [item] = compare(asked, { sections, tasks })
    expect(item).toMatchObject({ status: 'met', differences: [] })
    expect(item?.message).not.toContain('chưa nêu')
  })

  it('leaves it a remark where nothing there has one', () => {
    const [item] = compare(asked, { sections, tasks: [{ text: 'Phát thanh ở các thôn', section: 's' }] })
    expect(item?.status).toBe('met')
    expect(item?.message).toContain('Đáp ứng, nhưng chưa nêu thời hạn')
  })
})

describe('offices of a ward', () => {
  it('take the place of a commune’s office of the same work', () => {
    const asked = templateItemOf({
      id: 'kinh-phi',
      text: 'Bố trí kinh phí thực hiện trong dự toán ngân sách',
      responsible: [{ text: 'Phòng Kinh tế', name: 'Phòng Kinh tế', id: 'phong-kinh-te' }],
    })
    const lead = (name: string, id: string) => ({
      tasks: [
        {
          text: 'Bố trí kinh phí thực hiện trong dự toán ngân sách',
          responsible: [{ text: name, name, id }],
        },
      ],
    })
    expect(
      compare([asked], lead('Phòng Kinh tế, Hạ tầng và Đô thị', 'phong-kinh-te-ha-tang-do-thi'))[0]?.status,
    ).toBe('met')
    expect(compare([asked], lead('Công an phường', 'cong-an'))[0]?.status).toBe('changed')
  })
})

describe('where a missing item is expected', () => {
  it('is beside items of its year, though another stands nearer in the template', () => {
    const share = (id: string, text: string, year: number) => templateItemOf({ id, text, value: 90, year })
    const items = [
      share('a-2026', 'Tỷ lệ hộ dùng nước sạch đạt 90%', 2026),
      share('b-2026', 'Tỷ lệ trẻ em được tiêm chủng đạt 90%', 2026),
      share('c-2025', 'Tỷ lệ hồ sơ nộp trực tuyến đạt 90%', 2025),
    ]
    const sections = [
      { id: 'nam-2025', title: 'Năm 2025' },
      { id: 'nam-2026', title: 'Năm 2026' },
    ]
    const indicators = [
      { text: 'Tỷ lệ hồ sơ nộp trực tuyến đạt 90%', value: 90, year: 2025, section: 'nam-2025' },
      { text: 'Tỷ lệ hộ dùng nước sạch đạt 90%', value: 90, year: 2026, section: 'nam-2026' },
    ]
    const [, missing] = compare(items, { sections, indicators })
    expect(missing).toMatchObject({ status: 'missing', expectedAt: { section: 'nam-2026' } })
  })
})

function compare(items: readonly TemplateItem[], part: Partly<Extraction>) {
  return comparePlan(
    { plan: planOf(part), template: templateOf([...items]), templateFile: { file: 'a.json', sha256: '' } },
    CompareSettings.parse({}),
  ).items
}
