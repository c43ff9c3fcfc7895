import { describe, expect, it } from 'vitest'
import type { Extraction } from '../../../src/model/plan.ts'
import { MatchSettings, matchTemplate } from '../../../src/stages/match/index.ts'
import { extractionOf, type Partly, templateItemOf, templateOf } from '../../support/plan.ts'

const items = [
  templateItemOf({
    id: 'a',
    text: 'Tỷ lệ người dân hài lòng khi sử dụng dịch vụ công trực tuyến đạt tối thiểu 90%',
    value: 90,
  }),
  templateItemOf({ id: 'b', text: 'Tập huấn kỹ năng số cho Tổ công nghệ số cộng đồng' }),
]
const huongGiang = templateOf(items)
const lamSon = templateOf(items, {
  id: 'lam-son',
  issuer: 'Ủy ban nhân dân tỉnh Lâm Sơn',
  number: '33/KH-UBND',
  date: '2025-08-20',
})
const health = templateOf(
  [templateItemOf({ id: 'h', text: 'Tỷ lệ trẻ em dưới một tuổi tiêm chủng đầy đủ đạt 95%', value: 95 })],
  {
    id: 'suc-khoe',
    title: 'Chăm sóc sức khỏe nhân dân tỉnh Hương Giang',
    number: '71/KH-UBND',
    date: '2025-07-01',
  },
)
const answers = {
  indicators: [{ text: 'Tỷ lệ người dân hài lòng khi sử dụng dịch vụ công trực tuyến đạt 90%', value: 90 }],
  tasks: [{ text: 'Tổ chức tập huấn kỹ năng số cho Tổ công nghệ số cộng đồng' }],
}

describe('matchTemplate', () => {
  it('chooses the template whose provincial plan is cited', () => {
    expect(choose({})).toBe('huong-giang')
    expect(
      choose({ legalBases: [{ number: '71/KH-UBND', date: '2025-07-01', relation: 'implements' }] }),
    ).toBe('suc-khoe')
  })

  it('bears a number with a misread digit where the date is right', () => {
    expect(
      choose({ legalBases: [{ number: '8/KH-UBND', date: '2025-09-05', issuer: 'UBND tỉnh Hương Giang' }] }),
    ).toBe('huong-giang')
  })

  it('goes by title and content where no provincial plan is cited', () => {
    expect(choose({ legalBases: [{ number: '1565/QĐ-TTg' }], ...answers })).toBe('huong-giang')
  })

  it('answers none rather than another province’s, however alike the content', () => {
    const issuer = { name: 'Ủy ban nhân dân xã Đồng Nà', commune: 'Đồng Nà', province: 'Bình Phong' }
    const legalBases = [{ number: '219/KH-UBND', date: '2025-08-26', issuer: 'UBND tỉnh Bình Phong' }]
    const found = match({ header: { issuer }, legalBases, ...answers })
    expect(found.template).toBeNull()
    expect(found.reason).not.toBe('')
  })

  it('answers none where another plan of the same province is cited', () => {
    const legalBases = [{ number: '99/KH-UBND', date: '2025-03-01', issuer: 'UBND tỉnh Hương Giang' }]
    expect(choose({ legalBases })).toBeNull()
  })

  it('answers none where a plan of another day or number is cited', () => {
    const issuer = 'UBND tỉnh Hương Giang'
    // Two plans of one province on one day, and the same number in another year.
    expect(
      choose({ legalBases: [{ number: '11/KH-UBND', date: '2025-09-05', issuer }], ...answers }),
    ).toBeNull()
    expect(
      choose({ legalBases: [{ number: '08/KH-UBND', date: '2024-02-17', issuer }], ...answers }),
    ).toBeNull()
  })

  it('answers none with a plan on another subject that rests on the provincial plan among others', () => {
    const reform = {
      header: { title: 'Cải cách hành chính năm 2026 của xã Suối Đá' },
      legalBases: [
        { number: '08/KH-UBND', date: '2025-09-05', relation: 'basis' as const },
        { number: '1565/QĐ-TTg', relation: 'basis' as const },
      ],
      tasks: [
        { text: 'Kiểm tra kỷ luật, kỷ cương hành chính tại các phòng, ban' },
        { text: 'Xác định chỉ số cải cách hành chính của xã' },
        { text: 'Sắp xếp vị trí việc làm, bố trí công chức' },
      ],
    }
    expect(choose(reform)).toBeNull()
    // Where it says that it carries the provincial plan out, it is measured, however little it says.
    const [cited, ...others] = reform.legalBases
    expect(choose({ ...reform, legalBases: [{ ...cited, relation: 'implements' }, ...others] })).toBe(
      'huong-giang',
    )
  })

  it('answers none with a plan of the same programme of a province that has no template', () => {
    const issuer = { name: 'Ủy ban nhân dân xã Đồng Nà', commune: 'Đồng Nà', province: 'Bình Phong' }
    const title = 'Nâng cao chất lượng dịch vụ công trực tuyến giai đoạn 2025 - 2026 trên địa bàn xã Đồng Nà'
    const legalBases = [{ number: '1565/QĐ-TTg', date: '2025-07-18' }]
    expect(choose({ header: { issuer, title }, legalBases, ...answers })).toBeNull()
  })

  it('answers none where there are no templates', () => {
    expect(
      matchTemplate({ extraction: extractionOf(), templates: [] }, MatchSettings.parse({})),
    ).toMatchObject({ template: null, scores: [] })
  })
})

function match(part: Partly<Extraction>) {
  return matchTemplate(
    { extraction: extractionOf(part), templates: [lamSon, health, huongGiang] },
    MatchSettings.parse({}),
  )
}

function choose(part: Partly<Extraction>): string | null {
  return match(part).template
}
