import { describe, expect, it } from 'vitest'
import { extractPlan } from '../../../src/stages/extract/index.ts'
import { structureOf } from '../../support/structure.ts'

const header = (lines: string[]) => extractPlan(structureOf(lines.join('\n'))).header

const COMMUNE = [
  '@hl ỦY BAN NHÂN DÂN',
  '@hl XÃ PHƯỚC GIANG',
  '@hl Số: 56/KH-UBND',
  '@hr CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  '@hr Độc lập - Tự do - Hạnh phúc',
  '@hr Phước Giang, ngày 15 tháng 10 năm 2025',
  '@t KẾ HOẠCH',
  '@t Nâng cao chất lượng phục vụ người dân',
  '@t giai đoạn 2025 - 2026 trên địa bàn xã Phước Giang',
  'Thực hiện Kế hoạch số 47/KH-UBND ngày 18/9/2025 của UBND tỉnh Quảng Ngãi; UBND xã ban hành Kế hoạch.',
]

describe('head of a commune plan', () => {
  it('is read whole, the commune and its province from the register', () => {
    const read = header(COMMUNE)
    expect(read).toMatchObject({
      issuer: {
        name: 'Ủy ban nhân dân xã Phước Giang',
        level: 'commune',
        commune: 'Phước Giang',
        communeType: 'xã',
        communeCode: '21370',
        province: 'Quảng Ngãi',
        provinceCode: '51',
      },
      documentType: 'Kế hoạch',
      number: '56',
      symbol: 'KH-UBND',
      place: 'Phước Giang',
      date: { iso: '2025-10-15', year: 2025, month: 10, day: 15 },
      title: 'Nâng cao chất lượng phục vụ người dân giai đoạn 2025 - 2026 trên địa bàn xã Phước Giang',
      period: { from: 2025, to: 2026 },
    })
    for (const field of ['number', 'date', 'title'] as const) expect(read.evidence[field]).not.toEqual([])
  })

  it('claims nothing where number and day are blank', () => {
    const blank = COMMUNE.map((line) =>
      line.replace('Số: 56/KH', 'Số:       /KH').replace('ngày 15 tháng', 'ngày     tháng'),
    )
    expect(header(blank)).toMatchObject({
      number: null,
      symbol: 'KH-UBND',
      date: { iso: null, day: null, month: 10 },
    })
  })

  it('claims no numeral that is not read cleanly', () => {
    expect(header(COMMUNE.map((line) => line.replace('56/', '.2?2: /'))).number).toBeNull()
  })

  it('tells communes of one name apart by the province', () => {
    const tanAn = (province: string) =>
      header([
        '@hl ỦY BAN NHÂN DÂN',
        '@hl XÃ TÂN AN',
        '@hr Tân An, ngày 01 tháng 10 năm 2025',
        '@t KẾ HOẠCH',
        `Thực hiện Kế hoạch số 219/KH-UBND ngày 26/8/2025 của Ủy ban nhân dân ${province}.`,
      ]).issuer
    expect(tanAn('thành phố Hải Phòng')).toMatchObject({
      commune: 'Tân An',
      communeCode: '11167',
      province: 'Hải Phòng',
    })
    expect(tanAn('tỉnh Vĩnh Long').communeCode).toBe('29278')
    expect(tanAn('cấp trên').communeCode).toBeNull()
  })

  it('knows the name of a commune that is in no register, without a code', () => {
    const read = header(
      COMMUNE.map((line) => line.replace('PHƯỚC GIANG', 'SUỐI NGỌC').replace('Phước Giang', 'Suối Ngọc')),
    )
    expect(read.issuer).toMatchObject({ commune: 'Suối Ngọc', communeCode: null, provinceCode: '51' })
  })

  it('finds the space that capitals lost in OCR', () => {
    const read = header(COMMUNE.map((line) => line.replace('XÃ PHƯỚC GIANG', 'XÃ PHƯỚCGIANG')))
    expect(read.issuer).toMatchObject({ commune: 'Phước Giang', communeCode: '21370' })
  })

  it('takes no code of today for a paper from before the register', () => {
    const old = COMMUNE.map((line) => line.replace('tháng 10 năm 2025', 'tháng 3 năm 2025'))
    expect(header(old).issuer.communeCode).toBeNull()
  })

  it.each([
    ['năm 2026', { from: 2026, to: 2026 }],
    ['các năm 2025, 2026', { from: 2025, to: 2026 }],
    ['nhiệm kỳ 2025 - 2030', { from: 2025, to: 2030 }],
    ['theo Quyết định số 06/QĐ-TTg ngày 06 tháng 01 năm 2022', null],
  ])('reads the period of a title with "%s"', (words, period) => {
    expect(header(['@t KẾ HOẠCH', `@t Chuyển đổi số ${words}`, 'I. MỤC TIÊU']).period).toEqual(period)
  })
})

describe('other heads', () => {
  it('reads the Party layout', () => {
    const read = header([
      '@hl ĐẢNG BỘ TỈNH QUẢNG NGÃI',
      '@hl ĐẢNG ỦY XÃ SA THẦY',
      '@hl *',
      '@hl Số 12-KH/ĐU',
      '@hr ĐẢNG CỘNG SẢN VIỆT NAM',
      '@hr Sa Thầy, ngày 02 tháng 9 năm 2025',
      '@t KẾ HOẠCH',
      '@t Học tập nghị quyết năm 2025',
      'I. MỤC TIÊU',
      '@fr T/M BAN THƯỜNG VỤ',
      '@fr BÍ THƯ',
      '@fr Trần Văn Bình',
    ])
    expect(read).toMatchObject({
      issuer: {
        name: 'Đảng ủy xã Sa Thầy',
        level: 'party',
        commune: 'Sa Thầy',
        communeCode: '23527',
        province: 'Quảng Ngãi',
      },
      number: '12',
      symbol: 'KH/ĐU',
      signer: { name: 'Trần Văn Bình', position: 'Bí thư', authority: 'T/M BAN THƯỜNG VỤ' },
    })
  })

  it('reads a department of a province, its name over several lines', () => {
    const read = header([
      '@hl SỞ KHOA HỌC VÀ CÔNG NGHỆ SƠN LA',
      '@hl TRUNG TÂM THÔNG TIN VÀ',
      '@hl ỨNG DỤNG KHOA HỌC',
      '@hl Số: 62/KH-TTTT',
      '@hr Sơn La, ngày 04 tháng 3 năm 2026',
      '@t KẾ HOẠCH',
      'I. MỤC TIÊU',
    ])
    expect(read.issuer).toMatchObject({
      name: 'Trung tâm Thông tin và Ứng dụng khoa học',
      level: 'province',
      commune: null,
      province: 'Sơn La',
    })
  })
})

describe('figures written by hand', () => {
  const byHand = (confidence: number, ...more: string[]) => {
    const structure = structureOf([...COMMUNE, ...more].join('\n'))
    for (const paragraph of structure.paragraphs)
      for (const anchor of paragraph.anchors)
        if (['15', '56/KH-UBND'].includes(paragraph.text.slice(anchor.start, anchor.end)))
          Object.assign(anchor, { handwritten: true, confidence })
    return extractPlan(structure).header
  }

  it('claims none that was not read surely, and shows where it stands', () => {
    const read = byHand(0.4)
    expect(read.date).toEqual({ iso: null, year: 2025, month: 10, day: null })
    expect(read).toMatchObject({ number: null, symbol: 'KH-UBND' })
    expect(read.evidence.date.some((entry) => entry.handwritten)).toBe(true)
    expect(read.evidence.number.some((entry) => entry.handwritten)).toBe(true)
  })

  it('takes one that was', () => {
    expect(byHand(0.9)).toMatchObject({ number: '56', date: { iso: '2025-10-15' } })
  })

  it('claims no day before that of a document it is based on', () => {
    const basis = (day: string): string =>
      `Căn cứ Kế hoạch số 88/KH-UBND ngày ${day} của Ủy ban nhân dân tỉnh về chuyển đổi số.`
    expect(byHand(0.9, basis('14/10/2025')).date).toMatchObject({ iso: '2025-10-15' })
    expect(byHand(0.9, basis('16/10/2025')).date).toEqual({ iso: null, year: 2025, month: null, day: null })
  })
})

describe('a head in a capitals font that comes as small letters', () => {
  it('gives the commune, its body and the authority their capitals', () => {
    const read = header([
      '@hl ủy ban nhân dân',
      '@hl xã khe vẹt',
      '@hr Khe Vẹt, ngày 03 tháng 10 năm 2025',
      '@t kế hoạch',
      '@t Chuyển đổi số năm 2026',
      'UBND xã Khe Vẹt ban hành Kế hoạch.',
      '@fl Nơi nhận:',
      '@fr tm. ủy ban nhân dân',
      '@fr chủ tịch',
      '@fr Lê Quốc Hưng',
    ])
    expect(read).toMatchObject({
      issuer: { name: 'Ủy ban nhân dân xã Khe Vẹt', commune: 'Khe Vẹt' },
      documentType: 'Kế hoạch',
      signer: { name: 'Lê Quốc Hưng', position: 'Chủ tịch', authority: 'TM. ỦY BAN NHÂN DÂN' },
    })
  })

  it('writes an invented province like any name', () => {
    const read = header(['@hl ỦY BAN NHÂN DÂN', '@hl TỈNH KHÊ GIANG', '@t KẾ HOẠCH'])
    expect(read.issuer).toMatchObject({ name: 'Ủy ban nhân dân tỉnh Khê Giang', level: 'province' })
  })

  it('takes the province from the Party committee above, and no word of it for a name', () => {
    const read = header([
      '@hl TỈNH ỦY LÂM ĐỒNG',
      '@hl ĐẢNG ỦY XÃ ĐẠ RSAL,',
      '@hr Đạ Rsal, ngày 28 tháng 10 năm 2025',
      '@t KẾ HOẠCH',
    ])
    expect(read.issuer).toMatchObject({
      name: 'Đảng ủy xã Đạ Rsal',
      level: 'party',
      commune: 'Đạ Rsal',
      province: 'Lâm Đồng',
    })
  })

  it('gives the fields of a department their capitals', () => {
    const read = header(['@hl TỈNH LÂM ĐỒNG', '@hl TRUNG TÂM THÔNG TIN VÀ ỨNG DỤNG KHCN', '@t KẾ HOẠCH'])
    expect(read.issuer.name).toContain('Trung tâm Thông tin và Ứng dụng KHCN')
  })
})

describe('title', () => {
  it('loses a quotation mark that nothing closes, and reads a period whose dash was lost', () => {
    const read = header(['@hl UBND XÃ AN BÌNH', '@t KẾ HOẠCH', '@t “Chuyển đổi số giai đoạn 2025 2026'])
    expect(read).toMatchObject({
      title: 'Chuyển đổi số giai đoạn 2025 2026',
      period: { from: 2025, to: 2026 },
    })
  })
})

describe('foot', () => {
  it('takes no "Quốc" in a name for an authority', () => {
    const read = header([
      ...COMMUNE,
      '@fl Nơi nhận:',
      '@fr KT. CHỦ TỊCH',
      '@fr PHÓ CHỦ TỊCH',
      '@fr Lê Quốc Vinh',
    ])
    expect(read.signer).toEqual({ name: 'Lê Quốc Vinh', position: 'Phó Chủ tịch', authority: 'KT. CHỦ TỊCH' })
  })

  const foot = (lines: string[]) => header(['@t KẾ HOẠCH', 'I. MỤC TIÊU', ...lines])

  it.each([
    [
      ['@fr TM. ỦY BAN NHÂN DÂN', '@fr KT. CHỦ TỊCH', '@fr PHÓ CHỦ TỊCH', '@fr Nguyễn Thị Minh Hoà'],
      'Nguyễn Thị Minh Hòa',
      'Phó Chủ tịch',
    ],
    [['@fr KT. CHỦ TỊCH PHÓ CHỦ TỊCH', '@fr (Đã ký)', '@fr Phạm Văn Tám'], 'Phạm Văn Tám', 'Phó Chủ tịch'],
    [['@fr CHỦ TỊCH', '@fr LÊ VĂN NAM'], 'Lê Văn Nam', 'Chủ tịch'],
    [['@fr TL. BỘ TRƯỞNG', '@fr VỤ TRƯỞNG', '@fr Y Ban Niê'], 'Y Ban Niê', 'Vụ trưởng'],
    [['@fr TM. ỦY BAN NHÂN DÂN', '@fr CHỦ TỊCH', '@fr Trương Công Mạnh'], 'Trương Công Mạnh', 'Chủ tịch'],
    [['@fr TM. ỦY BAN NHÂN DÂN', '@fr KT. CHỦ TỊCH', '@fr PHÓ CHỦ TỊCH'], null, 'Phó Chủ tịch'],
  ])('reads %j', (lines, name, position) => {
    expect(foot(lines).signer).toMatchObject({ name, position })
  })

  it('lists the recipients as printed', () => {
    const read = foot(['@fl Nơi nhận:', '@fl - UBND tỉnh (b/c);', '@fl - Các thôn;', '@fl - Lưu: VT.'])
    expect(read.recipients).toEqual(['UBND tỉnh (b/c)', 'Các thôn', 'Lưu: VT'])
  })
})
