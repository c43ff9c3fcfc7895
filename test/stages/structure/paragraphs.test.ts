import { describe, expect, it } from 'vitest'
import { locate } from '../../../src/evidence/locate.ts'
import { squeeze, stretches, structureSheets } from '../../support/documents.ts'
import { type Item, setSheet } from '../../support/sheets.ts'

const LONG =
  'Thực hiện kế hoạch của tỉnh về nâng cao chất lượng phục vụ người dân trên địa bàn, Ủy ban nhân dân xã ban hành kế hoạch triển khai với các nội dung sau đây để các đơn vị cùng thực hiện.'
const HEAD: Item[] = [
  {
    columns: [
      ['ỦY BAN NHÂN DÂN', 'XÃ MINH TÂN'],
      ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'],
    ],
  },
  { gap: 8 },
  { columns: [['Số: 12/KH-UBND'], ['Minh Tân, ngày 05 tháng 9 năm 2025']] },
  { gap: 10 },
  { line: 'KẾ HOẠCH', align: 'centre', bold: true },
  { line: 'Nâng cao chất lượng phục vụ', align: 'centre', bold: true },
  { line: 'người dân năm 2025', align: 'centre', bold: true },
  { gap: 12 },
]
const FOOT: Item[] = [
  { gap: 10 },
  {
    columns: [
      ['Nơi nhận:', '- UBND tỉnh;', '- Lưu: VT.'],
      ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', '', 'Lê Văn Mẫu'],
    ],
    sizes: [11, 14],
    leftAlign: true,
  },
]
const texts = (structure: ReturnType<typeof structureSheets>) => structure.paragraphs.map((one) => one.text)

describe('paragraphs', () => {
  it('joins lines, and lines over a page end past its page number', () => {
    const first = setSheet([{ at: 740 }, { text: LONG }], { page: 1 })
    const cut = first.read.words.filter((word) => word.box[1] < 770)
    const rest = first.read.words
      .filter((word) => word.box[1] >= 770)
      .map((word) => ({
        ...word,
        box: [word.box[0], word.box[1] - 700, word.box[2], word.box[3] - 700] as typeof word.box,
      }))
    const filler = setSheet([{ at: 400 }, { text: `Đoạn một. ${LONG}` }, { text: `Đoạn hai. ${LONG}` }])
    const number = setSheet([{ at: 30 }, { line: '2', align: 'centre' }], { page: 2 })
    const structure = structureSheets([
      { ...first, read: { ...first.read, words: [...filler.read.words, ...cut] } },
      { ...number, read: { ...number.read, words: [...number.read.words, ...rest, ...filler.read.words] } },
    ])
    const joined = structure.paragraphs.find((paragraph) => paragraph.text === LONG)
    expect(new Set(joined?.anchors.map((anchor) => anchor.page))).toEqual(new Set([1, 2]))
    expect(structure.paragraphs.find((paragraph) => paragraph.role === 'page-number')?.text).toBe('2')
  })

  it('parts indented paragraphs and keeps labels apart from their text', () => {
    const structure = structureSheets([
      setSheet([
        ...HEAD,
        { text: LONG },
        { text: 'I. MỤC TIÊU', bold: true },
        { text: `- ${LONG}` },
        { text: '- Tỷ lệ đạt 95%.' },
        { text: 'Đoạn thường.' },
      ]),
    ])
    const body = structure.paragraphs.filter((paragraph) => paragraph.zone === 'body')
    expect(body.map((paragraph) => [paragraph.label, paragraph.role])).toEqual([
      [null, 'text'],
      ['I.', 'heading'],
      ['-', 'item'],
      ['-', 'item'],
      [null, 'text'],
    ])
    expect(body[2]?.text).toBe(LONG)
    expect(body[3]).toMatchObject({
      text: 'Tỷ lệ đạt 95%.',
      depth: 2,
      parent: body[1]?.index,
      section: body[1]?.section,
    })
  })

  it('takes a dash at the margin for a dash inside the sentence', () => {
    const page = setSheet([
      {
        text: '1. Một việc đủ dài để qua dòng sau đây và còn tiếp nữa cho đến hết giai đoạn 2021 - 2030 của tỉnh.',
      },
      { text: '2. Việc khác.' },
      { text: LONG },
    ])
    const lines = page.read.words
    const dash = lines.findIndex((word) => word.text === '-')
    expect(dash).toBeGreaterThan(0)
    expect(texts(structureSheets([page]))[0]).toContain('2021 - 2030')
  })

  it('joins what goes on in lower case over a page end, wherever it stands, and under a full line with a stray sign', () => {
    const over = structureSheets([
      setSheet([{ text: LONG }, { at: 700 }, { line: 'Vận động các hộ trồng hoa hai bên đường', x: 119 }]),
      setSheet([{ at: 80 }, { line: 'và giữ gìn vệ sinh chung.', x: 119 }, { at: 110 }, { text: LONG }], {
        page: 2,
      }),
    ])
    expect(texts(over)).toEqual([
      LONG,
      'Vận động các hộ trồng hoa hai bên đường và giữ gìn vệ sinh chung.',
      LONG,
    ])
    const speck = setSheet([{ text: LONG }])
    const bottom = Math.max(...speck.read.words.map((word) => word.box[3]))
    const above = speck.read.words.filter((word) => word.box[3] < bottom - 1)
    const end = above.at(-1)
    const words = speck.read.words.map((word) =>
      word.box[3] >= bottom - 1
        ? { ...word, box: [word.box[0], word.box[1] + 6, word.box[2], word.box[3] + 6] as typeof word.box }
        : word === end
          ? { ...word, text: `${word.text}:` }
          : word,
    )
    expect(texts(structureSheets([{ ...speck, read: { ...speck.read, words } }]))).toHaveLength(1)
  })

  it('keeps apart what an announced list says in lower case, and what begins anew on the next page', () => {
    const list = structureSheets([
      setSheet([
        {
          text: 'Các hộ cần làm những việc sau đây để giữ gìn vệ sinh chung trong thôn, trong xóm và ngoài đường làng, ngõ xóm:',
        },
        { text: 'quét dọn đường vào nhà;' },
        { text: 'trồng hoa, cây xanh.' },
      ]),
      setSheet([{ at: 80 }, { text: LONG }], { page: 2 }),
    ])
    expect(texts(list)).toHaveLength(4)
  })

  it('joins document numbers broken after a hyphen without a space', () => {
    const page = setSheet([
      { at: 100 },
      { line: 'Thực hiện Quyết định số 25/QĐ-', x: 119 },
      { at: 118 },
      { line: 'UBND ngày 05/9/2025 của Ủy ban nhân dân', x: 85 },
      { at: 160 },
      { text: LONG },
      { text: LONG },
    ])
    // The first line is made to end at the right edge, as justified print does.
    const words = page.read.words.map((word) =>
      word.text === '25/QĐ-'
        ? { ...word, box: [480, word.box[1], 540, word.box[3]] as typeof word.box }
        : word,
    )
    const structure = structureSheets([{ ...page, read: { ...page.read, words } }])
    expect(texts(structure)[0]).toBe('Thực hiện Quyết định số 25/QĐ-UBND ngày 05/9/2025 của Ủy ban nhân dân')
  })

  it('starts a heading glued to its number as one', () => {
    const structure = structureSheets([
      setSheet([{ text: LONG }, { text: '1.Mục tiêu chung' }, { text: LONG }, { text: LONG }]),
    ])
    expect(structure.sections).toMatchObject([{ label: '1.', title: 'Mục tiêu chung', level: 1 }])
  })

  it('parts paragraphs that are not indented by their spacing and their short last lines', () => {
    const flat = (text: string): Item => ({ text, indent: 0 })
    const structure = structureSheets([
      setSheet([
        flat(LONG),
        flat(`Căn cứ thứ hai. ${LONG}`),
        flat('1. Mục tiêu'),
        flat(LONG),
        flat(`- ${LONG}`),
        flat('- Ngắn.'),
      ]),
    ])
    expect(structure.paragraphs.map((one) => [one.label, one.text])).toEqual([
      [null, LONG],
      [null, `Căn cứ thứ hai. ${LONG}`],
      ['1.', 'Mục tiêu'],
      [null, LONG],
      ['-', LONG],
      ['-', 'Ngắn.'],
    ])
  })

  it('reads the same paragraphs off a skewed scan as off the page itself', () => {
    const items: Item[] = [
      ...HEAD,
      { text: LONG },
      { text: 'I. MỤC TIÊU' },
      { text: `1. ${LONG}` },
      { text: `- ${LONG}` },
      ...FOOT,
    ]
    const shape = (sheet: ReturnType<typeof setSheet>) =>
      structureSheets([sheet]).paragraphs.map((one) => [one.zone, one.column, one.label, one.depth, one.text])
    expect(shape(setSheet(items, { source: 'ocr', skew: 0.005 }))).toEqual(shape(setSheet(items)))
  })

  it('shows where each word stands', () => {
    const structure = structureSheets([setSheet([...HEAD, { text: 'I. MỤC TIÊU' }, { text: `- ${LONG}` }])])
    const item = structure.paragraphs.find((paragraph) => paragraph.label === '-')
    if (!item) throw new Error('no item')
    for (const anchor of item.anchors) expect(item.text.slice(anchor.start, anchor.end)).not.toContain(' ')
    expect(item.anchors.map((anchor) => item.text.slice(anchor.start, anchor.end)).join(' ')).toBe(LONG)
    const start = item.text.indexOf('Ủy ban')
    const [evidence] = locate(item, start, start + 'Ủy ban nhân dân xã'.length)
    expect(evidence).toMatchObject({ page: 1, quote: 'Ủy ban nhân dân xã' })
  })
})

describe('zones and parts', () => {
  it('tells head, title, body and foot', () => {
    const structure = structureSheets([
      setSheet([...HEAD, { text: LONG }, { text: 'I. MỤC TIÊU' }, { text: LONG }, ...FOOT]),
    ])
    const zones = (zone: string) =>
      structure.paragraphs.filter((one) => one.zone === zone).map((one) => one.text)
    expect(zones('head')).toEqual([
      'ỦY BAN NHÂN DÂN',
      'XÃ MINH TÂN',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Số: 12/KH-UBND',
      'Minh Tân, ngày 05 tháng 9 năm 2025',
    ])
    expect(zones('title')).toEqual(['KẾ HOẠCH', 'Nâng cao chất lượng phục vụ người dân năm 2025'])
    expect(zones('body')).toHaveLength(3)
    expect(
      structure.paragraphs
        .filter((one) => one.zone === 'foot')
        .map((one) => [one.column, one.label, one.text]),
    ).toEqual([
      ['left', null, 'Nơi nhận:'],
      ['left', '-', 'UBND tỉnh;'],
      ['left', '-', 'Lưu: VT.'],
      ['right', null, 'TM. ỦY BAN NHÂN DÂN'],
      ['right', null, 'CHỦ TỊCH'],
      ['right', null, 'Lê Văn Mẫu'],
    ])
  })

  it('keeps a title whose last line happens to begin where paragraphs do', () => {
    const title = [
      'Xây dựng các khu dân cư bảo đảm trật tự, vệ sinh và nếp sống văn minh',
      'trên địa bàn xã Minh Tân, tỉnh Hương Giang năm 2025 và 2026',
    ]
    const structure = structureSheets([
      setSheet([
        ...HEAD.slice(0, 5),
        ...title.map((line): Item => ({ line, align: 'centre', bold: true })),
        { gap: 4 },
        ...Array<Item>(5).fill({ text: LONG }),
        ...FOOT,
      ]),
    ])
    expect(structure.paragraphs.filter((one) => one.zone === 'title').map((one) => one.text)).toEqual([
      'KẾ HOẠCH',
      title.join(' '),
    ])
  })

  it('takes what a decision is about for its title where it does not stand in the middle', () => {
    const about = 'Về việc ban hành Kế hoạch thu gom rác năm 2026'
    const structure = structureSheets([
      setSheet([
        ...HEAD.slice(0, 4),
        { line: 'QUYẾT ĐỊNH', align: 'centre', bold: true },
        { line: about, x: 190 },
        { gap: 4 },
        { text: LONG },
        ...FOOT,
      ]),
    ])
    const title = structure.paragraphs.filter((one) => one.zone === 'title').map((one) => one.text)
    expect(title.join(' ')).toBe(`QUYẾT ĐỊNH ${about}`)
  })

  it('opens the annex on its own page, and gives it its own sections', () => {
    const structure = structureSheets([
      setSheet([...HEAD, { text: 'I. MỤC TIÊU' }, { text: LONG }, ...FOOT], { page: 1 }),
      setSheet(
        [
          { line: 'PHỤ LỤC I', align: 'centre', bold: true },
          { line: 'CHỈ TIÊU NĂM 2025', align: 'centre', bold: true },
          { line: '(Kèm theo Kế hoạch số 12/KH-UBND)', align: 'centre', italic: true },
          { gap: 10 },
          {
            table: [
              ['TT', 'Chỉ tiêu', 'Đơn vị'],
              ['1', 'Tỷ lệ hài lòng', '95%'],
            ],
            widths: [40, 300, 115],
          },
          { gap: 10 },
          { text: 'I. GHI CHÚ' },
        ],
        { page: 2 },
      ),
    ])
    const annex = structure.paragraphs.filter((one) => one.zone === 'annex')
    expect(annex[0]).toMatchObject({ text: 'PHỤ LỤC I', role: 'heading', depth: 0 })
    expect(structure.tables).toMatchObject([
      { zone: 'annex', headerRows: 1, captions: annex.slice(0, 3).map((one) => one.index) },
    ])
    expect(annex.at(-1)).toMatchObject({ label: 'I.', depth: 1, parent: null })
  })

  it('begins another part where another head begins', () => {
    const page = (n: number) => setSheet([...HEAD, { text: LONG }, ...FOOT], { page: n })
    const structure = structureSheets([page(1), page(2)])
    expect(structure.paragraphs.filter((one) => one.text === 'KẾ HOẠCH').map((one) => one.part)).toEqual([
      0, 1,
    ])
    expect(new Set(structure.paragraphs.filter((one) => one.page === 2).map((one) => one.part))).toEqual(
      new Set([1]),
    )
  })
})

describe('running heads', () => {
  const page = (n: number, head: string) =>
    setSheet([{ at: 34 }, { line: head }, { at: 90 }, { text: `Đoạn của trang. ${LONG}` }, { text: LONG }], {
      page: n,
    })

  it('are told apart where they come again, numbers aside', () => {
    const structure = structureSheets([1, 2, 3, 4].map((n) => page(n, `Dự thảo lần 2 - trang ${n}`)))
    expect(structure.paragraphs.filter((one) => one.role === 'running-head')).toHaveLength(4)
    expect(
      structure.paragraphs.filter((one) => one.role === 'text').every((one) => !one.text.includes('Dự thảo')),
    ).toBe(true)
    expect(structure.text[1]).toContain('Dự thảo lần 2 - trang 2')
  })

  it('leaves first lines alone that differ', () => {
    const heads = ['Rà soát thủ tục.', 'Tập huấn công chức.', 'Công khai kết quả.', 'Báo cáo định kỳ.']
    const structure = structureSheets(heads.map((head, index) => page(index + 1, head)))
    expect(structure.paragraphs.some((one) => one.role === 'running-head')).toBe(false)
  })
})

describe('text and quotes', () => {
  it('finds every passage on its page of the text', () => {
    const structure = structureSheets([
      setSheet(
        [
          ...HEAD,
          { text: LONG },
          { text: 'I. MỤC TIÊU' },
          { text: `- ${LONG}` },
          {
            table: [
              ['TT', 'Việc phải làm trong năm nay và năm sau'],
              ['1', LONG],
            ],
            widths: [40, 200],
          },
        ],
        { page: 1 },
      ),
      setSheet([{ text: LONG }, ...FOOT], { page: 2 }),
    ])
    const pages = structure.text.map(squeeze)
    for (const passage of [...structure.paragraphs, ...structure.tables.flatMap((table) => table.cells)])
      for (const { page, text } of stretches(passage)) expect(pages[page - 1]).toContain(text)
    expect(structure.text[0]).toContain(`\n1\t${LONG}\n`)
    for (const text of structure.text) expect(text.endsWith('\n')).toBe(true)
  })

  it('gives an empty text for a blank page', () => {
    const blank = setSheet([], { page: 2, source: 'ocr' })
    const structure = structureSheets([
      setSheet([{ text: LONG }]),
      { ...blank, ocr: { ...blank.ocr, blank: true } },
    ])
    expect(structure.text[1]).toBe('')
    expect(structure.pages[1]).toMatchObject({ method: 'blank', words: 0 })
  })
})
