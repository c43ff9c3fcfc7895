import { describe, expect, it } from 'vitest'
import { Extraction } from '../../../src/model/plan.ts'
import type { DocumentStructure } from '../../../src/model/structure.ts'
import { extract, extractPlan } from '../../../src/stages/extract/index.ts'
import { structureOf } from '../../support/structure.ts'

const HEAD = ['@hl ỦY BAN NHÂN DÂN', '@hl XÃ AN BÌNH', '@hr An Bình, ngày 05 tháng 9 năm 2025', '@t KẾ HOẠCH']
const BASES = [
  'Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;',
  'Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ;',
  'Thực hiện Kế hoạch số 47/KH-UBND ngày 18/9/2025 của UBND tỉnh Quảng Ngãi về triển khai thực hiện Quyết định số 1565/QĐ-TTg ngày 18 tháng 7 năm 2025 của Thủ tướng Chính phủ.',
]
const PLAN = [
  ...HEAD,
  ...BASES,
  'I. MỤC TIÊU',
  '1. Mục tiêu chung',
  '- Nâng cao chất lượng phục vụ người dân, doanh nghiệp trên địa bàn.',
  '2. Mục tiêu cụ thể',
  '* Năm 2026',
  '- Tỷ lệ hồ sơ trực tuyến đạt tối thiểu 80%.',
  'II. NHIỆM VỤ, GIẢI PHÁP',
  '- Triển khai theo Quyết định số 574/QĐ-UBND ngày 28/8/2025 của UBND xã.',
  '- Tổ chức tập huấn kỹ năng số cho cán bộ thôn.',
  '@a Phụ lục',
  '@a CHỈ TIÊU NĂM 2026',
  '|= TT | Nội dung | Chủ trì | Thời gian |',
  '| 1 | Tỷ lệ hồ sơ trực tuyến đạt tối thiểu 80% | Phòng Kinh tế | Năm 2026 |',
]
const plan = (lines: string[]) => extractPlan(structureOf(lines.join('\n')))

describe('the stage', () => {
  it('fills its slot as the schema has it', () => {
    expect(Extraction.parse(plan(PLAN))).toBeTruthy()
    expect(extract).toMatchObject({
      name: 'extract',
      unit: 'document',
      needs: ['structure'],
      adds: 'extract',
    })
  })

  it('yields empty lists for an empty document', () => {
    expect(plan([])).toMatchObject({ indicators: [], tasks: [], goals: [], legalBases: [], commune: null })
  })

  it('gives every fact its place', () => {
    const { indicators, tasks, goals, legalBases, sections } = plan(PLAN)
    for (const fact of [...indicators, ...tasks, ...goals, ...legalBases, ...sections]) {
      expect(fact.evidence.length).toBeGreaterThan(0)
      for (const evidence of fact.evidence) expect(evidence.quote.trim()).not.toBe('')
    }
  })
})

describe('legal bases', () => {
  it('tells what the plan rests on, implements and only mentions', () => {
    const bases = plan(PLAN).legalBases.map((basis) => [
      basis.relation,
      basis.documentType,
      basis.number,
      basis.date,
    ])
    expect(bases).toEqual([
      ['basis', 'Luật', null, '2025-06-16'],
      ['basis', 'Nghị quyết', '57-NQ/TW', '2024-12-22'],
      ['implements', 'Kế hoạch', '47/KH-UBND', '2025-09-18'],
      ['implements', 'Quyết định', '1565/QĐ-TTg', '2025-07-18'],
      ['mentioned', 'Quyết định', '574/QĐ-UBND', '2025-08-28'],
    ])
  })

  it('takes what the title carries out, and laws named alone in a list', () => {
    const found = plan([
      ...HEAD.slice(0, 3),
      '@t KẾ HOẠCH',
      '@t thực hiện Chương trình số 12-CTr/TU ngày 15/10/2025 của Tỉnh ủy về phát triển đô thị',
      'Căn cứ Luật Tổ chức chính quyền địa phương năm 2025; Luật Đất đai số 31/2024/QH15 ngày 18/01/2024; Bộ luật Lao động; Nghị quyết số 09/NQ-HĐND ngày 20/12/2025 của Hội đồng nhân dân xã.',
      'I. MỤC TIÊU',
    ]).legalBases
    expect(found.map(({ relation, number, subject }) => [relation, number ?? subject])).toEqual([
      ['implements', '12-CTr/TU'],
      ['basis', '31/2024/QH15'],
      ['basis', '09/NQ-HĐND'],
      ['basis', 'Luật Tổ chức chính quyền địa phương năm 2025'],
      ['basis', 'Bộ luật Lao động'],
    ])
  })

  it('takes no document that the title changes', () => {
    const found = plan([
      ...HEAD.slice(0, 3),
      '@t QUYẾT ĐỊNH',
      '@t Về việc sửa đổi, bổ sung Kế hoạch số 15/KH-UBND ngày 02/3/2025',
      'I. MỤC TIÊU',
    ]).legalBases
    expect(found).toEqual([])
  })

  it('reads issuer and subject', () => {
    const found = plan([
      ...HEAD,
      'Thực hiện Kế hoạch số 318/KH-BGDĐT của Bộ Giáo dục và Đào tạo (GDĐT) ngày 11 tháng 3 năm 2026 về việc thí điểm lớp học mở.',
      'I. MỤC TIÊU',
    ]).legalBases[0]
    expect(found).toMatchObject({
      number: '318/KH-BGDĐT',
      date: '2026-03-11',
      issuer: 'Bộ Giáo dục và Đào tạo',
      subject: 'thí điểm lớp học mở',
    })
  })
})

describe('goals', () => {
  it('are general or specific by their heading, with the year that governs them', () => {
    expect(plan(PLAN).goals.map((goal) => [goal.scope, goal.year])).toEqual([
      ['general', null],
      ['specific', 2026],
    ])
  })
})

describe('tasks', () => {
  it('are no rows of sums, no pointers to a table and no sums of money', () => {
    const { tasks } = plan([
      ...HEAD,
      'I. NHIỆM VỤ',
      'Các hoạt động cụ thể theo bảng sau:',
      '|= TT | Nội dung | Chủ trì | Kinh phí |',
      '| 1 | Tập huấn kỹ năng số | Phòng Kinh tế | 20 |',
      '|  | Tổng cộng |  | 20 |',
      'II. KINH PHÍ',
      'Tổng kinh phí dự kiến 412 triệu đồng, trong đó ngân sách xã 260 triệu đồng.',
      'III. TỔ CHỨC THỰC HIỆN',
      '1. Chi tiết phân công tại Phụ lục kèm theo.',
      '2. Phòng Kinh tế theo dõi, báo cáo theo biểu mẫu đã gửi trước ngày 20/12/2026.',
    ])
    expect(tasks.map(({ text }) => text)).toEqual([
      'Tập huấn kỹ năng số',
      'Phòng Kinh tế theo dõi, báo cáo theo biểu mẫu đã gửi trước ngày 20/12/2026.',
    ])
  })
})

describe('annex and body', () => {
  it('are linked where they say the same', () => {
    const [body, annex] = plan(PLAN).indicators
    expect(body).toMatchObject({ origin: 'body', restates: null, year: 2026 })
    expect(annex).toMatchObject({ origin: 'annex', restates: body?.id, year: 2026 })
    expect(annex?.responsible.map((unit) => unit.id)).toEqual(['phong-kinh-te'])
  })

  it('are not linked where the value differs', () => {
    const other = plan(PLAN.map((line) => (line.startsWith('|') ? line.replace('80%', '85%') : line)))
    expect(other.indicators[1]?.restates).toBeNull()
  })
})

describe('ids', () => {
  const ids = (lines: string[]) => plan(lines).indicators.map((indicator) => indicator.id)

  it('stay when other items are added and when a figure changes', () => {
    const [first] = ids(PLAN)
    const added = PLAN.flatMap((line) =>
      line === '* Năm 2026' ? [line, '- 100% thôn có tổ công nghệ số.'] : [line],
    )
    expect(ids(added)).toContain(first)
    expect(ids(PLAN.map((line) => line.replace('80%', '82%')))[0]).toBe(first)
  })

  it('are each there once', () => {
    const twice = [...HEAD, 'I. MỤC TIÊU', '- Tỷ lệ hài lòng đạt 90%.', '- Tỷ lệ hài lòng đạt 90%.']
    expect(new Set(ids(twice)).size).toBe(2)
  })
})

describe('doubt', () => {
  /** The word `80%` as two engines read it. */
  const twoReadings = (second: string, confidence: number): DocumentStructure => {
    const structure = structureOf([...HEAD, 'I. MỤC TIÊU', '- Tỷ lệ hài lòng đạt 80% trong kỳ.'].join('\n'))
    for (const paragraph of structure.paragraphs) {
      for (const anchor of paragraph.anchors) {
        if (paragraph.text.slice(anchor.start, anchor.end) !== '80%') continue
        anchor.confidence = confidence
        anchor.readings = ['80%', second].map((text) => ({
          text,
          value: Number.parseFloat(text),
          engine: 'test',
          confidence,
        }))
      }
    }
    return structure
  }

  it('is said where two readings of a number differ', () => {
    const [indicator] = extractPlan(twoReadings('30%', 0.9)).indicators
    expect(indicator).toMatchObject({ doubtful: true, value: 80 })
    expect(indicator?.readings.map((reading) => reading.value)).toEqual([80, 30])
    expect(indicator?.confidence).toBeLessThanOrEqual(0.5)
  })

  it('is not said where they agree, and the confidence is that of the reading', () => {
    const [indicator] = extractPlan(twoReadings('80%', 0.9)).indicators
    expect(indicator?.doubtful).toBe(false)
    expect(indicator?.confidence).toBeLessThanOrEqual(0.9)
  })

  it('is said of the start alone where the start was read in two ways, in a sentence and in a table', () => {
    /** The word `57,1%` or `57,1` as two engines read it. */
    const startOf = (other: number, ...lines: string[]) => {
      const structure = structureOf([...HEAD, ...lines].join('\n'))
      const cells = structure.tables.flatMap((table) => table.cells)
      for (const passage of [...structure.paragraphs, ...cells])
        for (const anchor of passage.anchors)
          if (/^57,1/.test(passage.text.slice(anchor.start, anchor.end)))
            anchor.readings = [57.1, other].map((value) => ({
              text: String(value).replace('.', ','),
              value,
              engine: 'test',
              confidence: 0.9,
            }))
      const { baseline, value, doubtful } = extractPlan(structure).indicators[0] ?? {}
      return { baseline: [baseline?.value, baseline?.doubtful, baseline?.readings.length], value, doubtful }
    }
    const sentence = ['I. MỤC TIÊU', '- Tỷ lệ hài lòng đạt 80% (năm 2024 đạt 57,1%).']
    const table = [
      '@a PHỤ LỤC CHỈ TIÊU',
      '|= TT | Chỉ tiêu | ĐVT | Thực hiện năm 2024 | Kế hoạch năm 2026 |',
      '| 1 | Tỷ lệ hài lòng | % | 57,1 | 80 |',
    ]
    for (const lines of [sentence, table]) {
      expect(startOf(51.1, ...lines)).toEqual({ baseline: [57.1, true, 2], value: 80, doubtful: false })
      expect(startOf(57.1, ...lines)).toEqual({ baseline: [57.1, false, 2], value: 80, doubtful: false })
    }
    const rise = startOf(51.1, 'I. MỤC TIÊU', '- Nâng tỷ lệ hài lòng từ 57,1% lên 80%.')
    expect(rise.baseline).toEqual([57.1, true, 2])
  })

  it('is said of a weakly read, an ambiguous and an absurd number', () => {
    const doubtful = (line: string) => plan([...HEAD, 'I. MỤC TIÊU', line]).indicators[0]?.doubtful
    expect(extractPlan(twoReadings('80%', 0.4)).indicators[0]?.doubtful).toBe(true)
    expect(doubtful('- Đạt 1,500 hồ sơ.')).toBe(true)
    expect(doubtful('- Tỷ lệ trường chuẩn đạt 4375%.')).toBe(true)
    expect(doubtful('- Tỷ lệ trường chuẩn đạt 43,75%.')).toBe(false)
  })
})
