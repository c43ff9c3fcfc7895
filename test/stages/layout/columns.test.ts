import { describe, expect, it } from 'vitest'
import type { PageLayout } from '../../../src/model/page.ts'
import { PageLayout as Schema } from '../../../src/model/page.ts'
import { layoutPage } from '../../../src/stages/layout/index.ts'
import { type Item, type Setting, setSheet } from '../../support/sheets.ts'

const BODY: Item = {
  text: 'Thực hiện kế hoạch của tỉnh về nâng cao chất lượng phục vụ người dân trên địa bàn, Ủy ban nhân dân xã ban hành kế hoạch triển khai với các nội dung sau đây để các đơn vị cùng thực hiện.',
}
const HEAD: Item[] = [
  {
    columns: [
      ['ỦY BAN NHÂN DÂN', 'XÃ MINH TÂN'],
      ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA', 'VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'],
    ],
  },
  { gap: 8 },
  { columns: [['Số: 12/KH-UBND'], ['Minh Tân, ngày 05 tháng 9 năm 2025']] },
  { gap: 10 },
]
const TITLE: Item[] = [
  { line: 'KẾ HOẠCH', align: 'centre', bold: true },
  { line: 'Nâng cao chất lượng phục vụ năm 2025', align: 'centre', bold: true },
  { gap: 10 },
]

const lay = (items: readonly Item[], setting?: Setting) => {
  const layout = layoutPage(setSheet(items, setting))
  Schema.parse(layout)
  return layout
}
const outline = (layout: PageLayout) =>
  layout.blocks.map((block) => [
    block.column ?? block.kind,
    block.lines.map((line) => line.words.map((word) => word.text).join(' ')),
  ])

describe('two-column head', () => {
  it('reads issuer, national name, number, date, then the title across', () => {
    const found = outline(lay([...HEAD, ...TITLE, BODY]))
    expect(found.slice(0, 4)).toEqual([
      ['left', ['ỦY BAN NHÂN DÂN', 'XÃ MINH TÂN']],
      ['right', ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA', 'VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc']],
      ['left', ['Số: 12/KH-UBND']],
      ['right', ['Minh Tân, ngày 05 tháng 9 năm 2025']],
    ])
    expect(found[4]?.[0]).toBe('text')
    expect(found[4]?.[1]?.[0]).toBe('KẾ HOẠCH')
    expect(found).toHaveLength(5)
  })

  it('reads a national name that begins above the issuer, and a date whose year is on the next line', () => {
    const found = outline(
      lay([
        {
          columns: [
            ['', 'ỦY BAN NHÂN DÂN', 'XÃ MINH TÂN'],
            ['CỘNG HÒA XÃ HỘI CHỦ', 'NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'],
          ],
        },
        { gap: 8 },
        {
          columns: [
            ['Số: 12/KH-UBND', ''],
            ['Minh Tân, ngày 05 tháng 9 năm', '2025'],
          ],
        },
        { gap: 10 },
        ...TITLE,
        BODY,
      ]),
    )
    expect(found.slice(0, 4)).toEqual([
      ['left', ['ỦY BAN NHÂN DÂN', 'XÃ MINH TÂN']],
      ['right', ['CỘNG HÒA XÃ HỘI CHỦ', 'NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc']],
      ['left', ['Số: 12/KH-UBND']],
      ['right', ['Minh Tân, ngày 05 tháng 9 năm', '2025']],
    ])
  })

  it('keeps a subject below the number in the left column', () => {
    const found = outline(
      lay([
        {
          columns: [
            ['SỞ NỘI VỤ', 'Số: 77/SNV-CCHC', 'V/v báo cáo kết quả', 'cải cách hành chính'],
            ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', '', ''],
          ],
        },
        { gap: 8 },
        { line: 'Kính gửi: Ủy ban nhân dân các xã', align: 'centre' },
        { gap: 8 },
        BODY,
      ]),
    )
    expect(found.filter(([column]) => column === 'left').flatMap(([, lines]) => lines)).toEqual([
      'SỞ NỘI VỤ',
      'Số: 77/SNV-CCHC',
      'V/v báo cáo kết quả',
      'cải cách hành chính',
    ])
    expect(found.at(-1)?.[1]?.[0]).toContain('Kính gửi')
  })

  it('knows the head of a Party document', () => {
    const found = outline(
      lay([
        {
          columns: [
            ['ĐẢNG BỘ HUYỆN', 'ĐẢNG ỦY XÃ MINH TÂN', '*', 'Số 13-NQ/ĐU'],
            ['ĐẢNG CỘNG SẢN VIỆT NAM', '', '', 'Minh Tân, ngày 02 tháng 6 năm 2025'],
          ],
        },
        { gap: 10 },
        { line: 'NGHỊ QUYẾT', align: 'centre' },
        BODY,
      ]),
    )
    expect(found.filter(([column]) => column === 'right').flatMap(([, lines]) => lines)).toEqual([
      'ĐẢNG CỘNG SẢN VIỆT NAM',
      'Minh Tân, ngày 02 tháng 6 năm 2025',
    ])
  })

  it('is not taken for a table when a frame is drawn around it', () => {
    const framed: Item = {
      table: [
        ['ỦY BAN NHÂN DÂN XÃ MINH TÂN', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc'],
        ['Số: 12/KH-UBND', 'Minh Tân, ngày 05 tháng 9 năm 2025'],
      ],
      widths: [190, 265],
    }
    const layout = lay([framed, { gap: 20 }, ...TITLE, BODY])
    expect(layout.blocks.some((block) => block.grid)).toBe(false)
    expect(layout.regions).toEqual([])
    expect(outline(layout)[0]?.[0]).toBe('left')
  })

  it('bears a slightly skewed scan', () => {
    const found = outline(lay([...HEAD, ...TITLE, BODY], { source: 'ocr', skew: 0.006 }))
    expect(found[0]).toEqual(['left', ['ỦY BAN NHÂN DÂN', 'XÃ MINH TÂN']])
    expect(found[3]).toEqual(['right', ['Minh Tân, ngày 05 tháng 9 năm 2025']])
  })
})

describe('two-column foot', () => {
  const RECIPIENTS = ['Nơi nhận:', '- UBND tỉnh;', '- Đảng ủy xã;', '- Các đơn vị thuộc xã;', '- Lưu: VT.']
  it('reads the recipients, then the signature', () => {
    const found = outline(
      lay([
        BODY,
        { gap: 10 },
        {
          columns: [RECIPIENTS, ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', '', '', 'Lê Văn Mẫu']],
          sizes: [11, 14],
          leftAlign: true,
        },
      ]),
    )
    expect(found.slice(1)).toEqual([
      ['left', RECIPIENTS],
      ['right', ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', 'Lê Văn Mẫu']],
    ])
    expect(found[0]?.[1]?.length).toBeGreaterThan(2)
  })

  it('parts two signatures side by side', () => {
    const found = outline(
      lay([
        BODY,
        { gap: 10 },
        {
          columns: [
            ['SỞ VĂN HÓA VÀ THỂ THAO', 'GIÁM ĐỐC', '', 'Trần Thị Mẫu'],
            ['LIÊN ĐOÀN LAO ĐỘNG', 'CHỦ TỊCH', '', 'Lê Văn Thử'],
          ],
        },
        { gap: 20 },
        { line: 'Nơi nhận:', size: 11 },
        { line: '- Như trên;', size: 11 },
      ]),
    )
    expect(found).toContainEqual(['right', ['LIÊN ĐOÀN LAO ĐỘNG', 'CHỦ TỊCH', 'Lê Văn Thử']])
    const left = found.filter(([column]) => column === 'left').flatMap(([, lines]) => lines)
    expect(left).toEqual(['SỞ VĂN HÓA VÀ THỂ THAO', 'GIÁM ĐỐC', 'Trần Thị Mẫu', 'Nơi nhận:', '- Như trên;'])
  })

  it('parts a signature that stands near the middle, its authority above the recipients', () => {
    const left = ['', ...RECIPIENTS]
    const right = ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', '', '', 'Lê Văn Mẫu']
    const starts = [245, 270, 268, 0, 0, 262]
    const items = right.flatMap((text, index): Item[] => [
      { at: 400 + index * 18 },
      ...(left[index] ? [{ line: left[index], x: 85, size: 11 }] : []),
      { at: 400 + index * 18 },
      ...(text ? [{ line: text, x: starts[index] as number }] : []),
    ])
    const found = outline(lay([BODY, ...items]))
    expect(found.slice(1)).toEqual([
      ['left', RECIPIENTS],
      ['right', ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'Lê Văn Mẫu']],
    ])
  })

  it('leaves values set to the right with their lines', () => {
    const rows = [
      ['- Tỷ lệ hồ sơ nộp trực tuyến', ': 95%'],
      ['- Tỷ lệ hài lòng của người dân', ': 90%'],
      ['- Tỷ lệ số hóa hồ sơ', ': 100%'],
    ] as const
    const items = rows.flatMap(([name, value], index): Item[] => [
      { at: 200 + index * 20 },
      { line: name, x: 119 },
      { at: 200 + index * 20 },
      { line: value, align: 'right' },
    ])
    const found = outline(lay([BODY, ...items, { at: 300 }, BODY]))
    expect(found).toHaveLength(1)
    for (const [name, value] of rows) expect(found[0]?.[1]).toContain(`${name} ${value}`)
  })
})

describe('what stands beside the text', () => {
  it('takes page numbers out, but not a number that belongs to the text', () => {
    const found = outline(
      lay([{ at: 40 }, { line: '2', align: 'centre' }, { at: 70 }, BODY, { line: '2030.' }]),
    )
    expect(found[0]).toEqual(['page-number', ['2']])
    expect(found[1]?.[1]?.at(-1)).toBe('2030.')
  })

  it('puts footnotes below a short line apart', () => {
    const note = { x0: 85, x1: 230, y0: 744, y1: 744, width: 0.5 }
    const found = outline(
      lay([BODY, BODY, { at: 750 }, { line: '1 Theo số liệu của phòng chuyên môn.', size: 10 }], {
        rules: [note],
      }),
    )
    expect(found.at(-1)).toEqual(['footnote', ['1 Theo số liệu của phòng chuyên môn.']])
  })

  it('does not take a small list at the foot for footnotes', () => {
    const found = outline(
      lay([BODY, { at: 700 }, { line: 'Nơi nhận:', size: 11 }, { line: '- Lưu: VT.', size: 11 }]),
    )
    expect(found.some(([kind]) => kind === 'footnote')).toBe(false)
  })
})
