import { describe, expect, it } from 'vitest'
import { extractPlan } from '../../../src/stages/extract/index.ts'
import { structureOf } from '../../support/structure.ts'

const HEAD = [
  '@hl ỦY BAN NHÂN DÂN',
  '@hl XÃ AN BÌNH',
  '@hr An Bình, ngày 05 tháng 9 năm 2025',
  '@t KẾ HOẠCH',
  '@t Chuyển đổi số giai đoạn 2025 - 2026',
]
const plan = (lines: string[]) => extractPlan(structureOf([...HEAD, ...lines].join('\n')))
const goals = (...lines: string[]) =>
  plan(['I. MỤC TIÊU', '1. Mục tiêu cụ thể', ...lines]).indicators.map(
    ({ comparator, value, unit }) => `${comparator} ${value} ${unit}`,
  )
const task = (line: string) => {
  const [first] = plan(['I. NHIỆM VỤ, GIẢI PHÁP', '1. Công tác chung', line]).tasks
  return {
    responsible: first?.responsible.map((unit) => unit.name),
    coordinating: first?.coordinating.map((unit) => unit.name),
    end: first?.deadline?.end,
  }
}

describe('a plan that a decision issues', () => {
  const DECISION = [
    '@hl ỦY BAN NHÂN DÂN',
    '@hl XÃ AN BÌNH',
    '@hr An Bình, ngày 30 tháng 12 năm 2025',
    '@t QUYẾT ĐỊNH',
    '@t Về việc ban hành Kế hoạch thu gom rác năm 2026',
    'Điều 1. Ban hành kèm theo Quyết định này Kế hoạch thu gom rác năm 2026.',
    'Điều 2. Trưởng các phòng thuộc xã chịu trách nhiệm thi hành Quyết định này./.',
  ]
  const ATTACHED = ['I. MỤC TIÊU', '1. Mục tiêu cụ thể', '- Thu gom 90% lượng rác trong khu dân cư.']
  const read = (heading: string) =>
    extractPlan(structureOf([...DECISION, `@a ${heading}`, ...ATTACHED].join('\n')))

  it('has its goals, and the decision sets no task', () => {
    const { goals, indicators, tasks } = read('KẾ HOẠCH Thu gom rác năm 2026 của xã An Bình')
    expect(goals.map(({ text }) => text)).toEqual(['Thu gom 90% lượng rác trong khu dân cư.'])
    expect(indicators.map(({ value }) => value)).toEqual([90])
    expect(tasks).toEqual([])
  })

  it('is not told of other annexes', () => {
    expect(read('PHỤ LỤC Kế hoạch 2026').goals).toEqual([])
  })
})

describe('the year of a goal', () => {
  const yearOf = (line: string) =>
    plan(['I. MỤC TIÊU', '1. Đến hết năm 2026:', line]).goals.map(({ year }) => year)
  it('is not that of a remark in parentheses, but of a year alone in them', () => {
    expect(yearOf('a) Di dời xong 27 hộ ở chân núi Hòn Ngang (năm 2025 đã di dời 14 hộ).')).toEqual([2026])
    expect(yearOf('a) Tỷ lệ hộ được báo tin qua loa đạt 95% (năm 2027), không để ai bị sót.')).toEqual([2027])
  })
})

describe('who leads and who joins', () => {
  it('reads "giao A chủ trì, B phối hợp" after the time limit', () => {
    expect(
      task(
        'a) Lập Tổ hỗ trợ ở các thôn, hoàn thành trong tháng 11 năm 2025; giao Phòng Kinh tế chủ trì, Công an xã phối hợp.',
      ),
    ).toMatchObject({ responsible: ['Phòng Kinh tế'], coordinating: ['Công an xã'], end: '2025-11-30' })
  })

  it('reads a last sentence of its own', () => {
    expect(
      task(
        'a) Số hóa sổ địa chính; hoàn thành trong quý II năm 2026. Văn phòng HĐND và UBND chủ trì, phối hợp với Phòng Kinh tế.',
      ),
    ).toMatchObject({
      responsible: ['Văn phòng Hội đồng nhân dân và Ủy ban nhân dân'],
      coordinating: ['Phòng Kinh tế'],
      end: '2026-06-30',
    })
  })

  it('takes "Kế hoạch này" for no programme whose name holds the date', () => {
    expect(
      task('a) Văn phòng HĐND và UBND xã gửi Kế hoạch này về Sở Nội vụ trước ngày 31 tháng 10 năm 2025.').end,
    ).toBe('2025-10-31')
  })
})

describe('what is a target', () => {
  it('is no condition that says who is meant', () => {
    expect(goals('- 100% doanh nghiệp có từ 500 lao động trở lên có chữ ký số.')).toEqual(['eq 100 %'])
    expect(goals('- Thăm hỏi 80% hộ có từ 3 con trở lên.')).toEqual(['eq 80 %'])
    expect(goals('- Mỗi thôn có từ 02 mô hình trở lên.')).toEqual(['gte 2 mô hình'])
  })

  it('is a short head that says how much is to be reached', () => {
    expect(
      goals('- Việc tiếp dân phải đạt 03 tiêu chí sau:', '+ 100% lượt tiếp có sổ;', '+ Có nước uống.')[0],
    ).toBe('eq 3 tiêu chí')
  })

  it('keeps the period of a rate and the comparator of both counts', () => {
    expect(goals('- Mỗi tháng 02 chuyên mục trên loa thôn.')).toEqual(['eq 2 chuyên mục/tháng'])
    expect(goals('- Bố trí ít nhất 04 máy tính và 01 máy quét tại quầy.')).toEqual([
      'gte 4 máy tính',
      'gte 1 máy quét',
    ])
    expect(goals('- Đạt tối thiểu 23 giường bệnh/10.000 dân.')).toEqual(['gte 23 giường bệnh/10.000 dân'])
  })

  it('is no watchword and no numeral of a note', () => {
    expect(
      goals('- Duy trì mô hình theo hướng “7 quản, tự phòng, tự bảo vệ, tự hòa giải về trật tự.'),
    ).toEqual([])
    expect(goals('- Bố trí nơi chờ cho người dân khi làm thủ tục 1 Chứng thực bản sao.')).toEqual([])
  })

  it('names what is counted to the end of a compound', () => {
    expect(goals('- Lắp đặt mạng không dây tại 05 trạm y tế trong năm 2026.')).toEqual(['eq 5 trạm y tế'])
  })
})

describe('tables', () => {
  const rows = (...lines: string[]) =>
    plan(['I. NHIỆM VỤ', '1. Công tác chung', '@a Phụ lục', '@a CHỈ TIÊU GIAI ĐOẠN 2025 - 2026', ...lines])

  it('date a figure by the time column of its row', () => {
    const { indicators } = rows(
      '|= TT | Nội dung | Chủ trì | Thời gian |',
      '| 1 | Tập huấn kỹ năng số cho ít nhất 400 lượt người dân | Phòng Kinh tế | Năm 2026 |',
      '| 2 | Bố trí ít nhất 02 máy tính tại quầy | Phòng Kinh tế | Quý IV/2025 |',
    )
    expect(indicators.map(({ value, year, yearTo }) => [value, year, yearTo])).toEqual([
      [400, 2026, null],
      [2, 2025, null],
    ])
  })

  it('claim no number with a stray sign at its side', () => {
    const { indicators } = rows(
      '|= TT | Chỉ tiêu | Đơn vị tính | Năm 2026 |',
      '| 1 | Giá trị sản xuất | tỷ đồng | §59,8 |',
      '| 2 | Tỷ lệ cơ quan văn hóa | % | 9S |',
      '| 3 | Tỷ lệ hộ có điện | % | ≥98 |',
    )
    expect(indicators.map(({ comparator, value }) => [comparator, value])).toEqual([['gte', 98]])
  })
})
