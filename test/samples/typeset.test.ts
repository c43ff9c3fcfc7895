import { describe, expect, it } from 'vitest'
import { type Block, type PlanDocument, typeset, typesetWithTruth } from '../../scripts/typeset/index.ts'
import { makeTcvn3 } from '../../scripts/typeset/legacy.ts'
import { renderPdf } from '../../scripts/typeset/render.ts'
import { photograph, scan } from '../../scripts/typeset/scan.ts'
import { bagOfWords, readPdf } from '../support/pdf.ts'

const sentence =
  'Ủy ban nhân dân xã giao Văn phòng Hội đồng nhân dân và Ủy ban nhân dân chủ trì, phối hợp với các phòng chuyên môn rà soát thủ tục hành chính đủ điều kiện và báo cáo trước ngày 20 tháng 12.'
const row = (number: number) => [
  String(number),
  `Nhiệm vụ thứ ${number}: ${sentence}`,
  'Công an xã',
  'Năm 2025',
]
const table = (rows: number, more: Partial<Extract<Block, { kind: 'table' }>> = {}): Block => ({
  kind: 'table',
  columns: [{ width: 1, align: 'center' }, { width: 6 }, { width: 2 }, { width: 2 }],
  header: [['TT', 'Nhiệm vụ', 'Chủ trì', 'Thời gian']],
  rows: Array.from({ length: rows }, (_, index) => row(index + 1)),
  ...more,
})
const plan: PlanDocument = {
  head: {
    issuer: ['ỦY BAN NHÂN DÂN', 'XÃ AN LỘC'],
    number: null,
    symbol: 'KH-UBND',
    place: 'An Lộc',
    day: null,
    month: '10',
    year: '2025',
  },
  type: 'KẾ HOẠCH',
  title: 'Rà soát thủ tục hành chính trên địa bàn xã An Lộc',
  body: [
    { kind: 'paragraph', label: 'I.', text: 'MỤC TIÊU', bold: true, keepWithNext: true },
    ...Array.from({ length: 12 }, () => sentence),
    { kind: 'paragraph', text: [{ text: 'Tỷ lệ đạt 80%', note: 'Không tính hồ sơ nộp tại nhà.' }] },
  ],
  foot: { recipients: ['UBND tỉnh (b/c);', 'Lưu: VT.'], authority: ['CHỦ TỊCH'], signer: 'Lê Thị Bình' },
}
const short: PlanDocument = { ...plan, body: [sentence] }

describe('typeset', () => {
  it('gives the same bytes each time', async () => {
    expect(Buffer.compare(await typeset(plan), await typeset(plan))).toBe(0)
  })

  it('prints on every page the words of its truth, and a page number from page 2 on', async () => {
    const { pdf, pages } = await typesetWithTruth({ ...plan, annexes: [annexOf(table(3))] })
    const read = await readPdf(pdf)
    expect(read).toHaveLength(pages.length)
    expect(pages.map((page) => page.pageNumber)).toEqual([
      null,
      ...pages.slice(1).map((_, i) => String(i + 2)),
    ])
    read.forEach((page, index) => {
      const truth = pages[index]
      expect(bagOfWords(page.text)).toEqual(bagOfWords(`${truth?.pageNumber ?? ''} ${truth?.text}`))
    })
  })

  it('sets issuer left, nation right, and leaves named gaps for number and day', async () => {
    const { pages, anchors } = await typesetWithTruth(plan)
    const words = pages[0]?.words ?? []
    const issuer = words.find((word) => word.text === 'LỘC')
    const nation = words.find((word) => word.text === 'CỘNG')
    expect(issuer?.box[2]).toBeLessThan(nation?.box[0] ?? 0)
    expect(anchors.map((anchor) => anchor.name)).toEqual(['number', 'day', 'signature'])
    expect(pages[0]?.text).toContain('Số: /KH-UBND\n')
    expect(pages[0]?.text).toContain('An Lộc, ngày tháng 10 năm 2025\n')
  })

  it('keeps words inside the margins and full lines flush right', async () => {
    const { pages } = await typesetWithTruth(plan)
    const ends = pages.flatMap((page) => page.words.map((word) => word.box[2]))
    const right = 595.28 - (18 * 72) / 25.4
    expect(Math.max(...ends)).toBeLessThan(right + 8)
    expect(ends.filter((end) => Math.abs(end - right) < 0.1).length).toBeGreaterThan(20)
  })

  it('sets a footnote last on the page that refers to it', async () => {
    const { pages } = await typesetWithTruth(plan)
    const page = pages.find((each) => each.text.includes('Tỷ lệ đạt 80%1'))
    expect(page?.text.trimEnd().split('\n').at(-1)).toBe('1 Không tính hồ sơ nộp tại nhà.')
  })

  it('runs a table over pages, repeating its header in print and not in its cells', async () => {
    const { pages, tables } = await typesetWithTruth({ ...short, annexes: [annexOf(table(25))] })
    const [found] = tables
    expect(found?.pages.length).toBeGreaterThan(1)
    expect(found?.rows).toBe(26)
    expect(found?.cells).toHaveLength(26 * 4)
    expect(pages.filter((page) => page.text.includes('TT\tNhiệm vụ\tChủ trì\tThời gian\n'))).toHaveLength(
      found?.pages.length ?? 0,
    )
    for (const cell of found?.cells ?? []) {
      const page = pages[cell.page - 1]
      expect(cell.box[3]).toBeLessThanOrEqual((page?.height ?? 0) - 56)
      expect(cell.text === '' || page?.text.includes(cell.text)).toBe(true)
    }
  })

  it('splits a row at a page break only where asked', async () => {
    const rows = Array.from({ length: 9 }, (_, index) => [
      `${index + 1}`,
      `${sentence} `.repeat(4),
      'Công an xã',
      '',
    ])
    const [whole, split] = await Promise.all(
      [false, true].map((splitRows) =>
        typesetWithTruth({ ...short, annexes: [annexOf(table(0, { rows, splitRows }))] }),
      ),
    )
    const torn = (pages: readonly { text: string }[] = []) =>
      pages.filter((page) => /\n\t[^\t\n]+\t\t\n/.test(page.text)).length
    expect(torn(whole?.pages)).toBe(0)
    expect(torn(split?.pages)).toBeGreaterThan(0)
    const texts = (result: typeof whole) => result?.tables[0]?.cells.map((cell) => cell.text)
    expect(texts(split)).toEqual(texts(whole))
    expect(texts(split)).toHaveLength(40)
  })

  it('knows spans of rows and columns', async () => {
    const { tables } = await typesetWithTruth({
      body: [
        table(0, {
          rows: [
            [
              { text: 'A', bold: true },
              { text: 'Năm 2025', colSpan: 3 },
            ],
            [{ text: '1', rowSpan: 2 }, 'Rà soát', 'Công an xã', { text: 'Quý IV', rowSpan: 2 }],
            ['Công bố', 'Văn phòng'],
          ],
        }),
      ],
    })
    const at = (text: string) => {
      const cell = tables[0]?.cells.find((each) => each.text === text)
      return cell && [cell.row, cell.column, cell.rowSpan, cell.columnSpan]
    }
    expect(at('Năm 2025')).toEqual([1, 1, 1, 3])
    expect(at('Quý IV')).toEqual([2, 3, 2, 1])
    expect(at('Công bố')).toEqual([3, 1, 1, 1])
    expect(at('Văn phòng')).toEqual([3, 2, 1, 1])
  })

  it('sets the signatures of several bodies side by side', async () => {
    const { pages, anchors } = await typesetWithTruth({
      body: [
        sentence,
        {
          kind: 'signatures',
          signatures: [
            { authority: ['CÔNG AN XÃ', 'TRƯỞNG CÔNG AN'], signer: 'Lê An' },
            { authority: ['ĐOÀN THANH NIÊN', 'BÍ THƯ'], signer: 'Hà Thu' },
          ],
        },
      ],
    })
    const top = (text: string) => pages[0]?.words.find((word) => word.text === text)?.box[1]
    expect(top('Lê')).toBe(top('Hà'))
    const [first, second] = anchors
    expect(first?.box[2]).toBeLessThan(second?.box[0] ?? 0)
    expect(pages[0]?.text.split('\n').slice(-7, -1)).toEqual([
      'CÔNG AN XÃ',
      'TRƯỞNG CÔNG AN',
      'Lê An',
      'ĐOÀN THANH NIÊN',
      'BÍ THƯ',
      'Hà Thu',
    ])
  })

  it('makes wide pages wide, sideways content upright pages, and rotated pages by /Rotate', async () => {
    const { pdf, pages } = await typesetWithTruth({
      body: [
        sentence,
        { kind: 'page', form: 'landscape' },
        sentence,
        { kind: 'page', form: 'sideways' },
        sentence,
        { kind: 'page', form: 'rotated' },
        sentence,
      ],
    })
    const read = await readPdf(pdf)
    expect(read.map((page) => [page.width > page.height, page.rotate])).toEqual([
      [false, 0],
      [true, 0],
      [false, 0],
      [true, 90],
    ])
    expect(pages.map((page) => page.width > page.height)).toEqual([false, true, false, true])
    const [first] = pages[2]?.words ?? []
    expect((first?.box[3] ?? 0) - (first?.box[1] ?? 0)).toBeGreaterThan(
      (first?.box[2] ?? 0) - (first?.box[0] ?? 0),
    )
  })
})

describe('scan', () => {
  it('gives one picture a page and no text, the same each time', async () => {
    const pdf = await typeset(short)
    const options = { dpi: 60, seed: 7, skew: 0.7, noise: 8, blur: 0.5, shading: 0.2, edges: 8, holes: true }
    const one = await scan(pdf, options)
    expect(Buffer.compare(one, await scan(pdf, options))).toBe(0)
    expect(Buffer.compare(one, await scan(pdf, { ...options, seed: 8 }))).not.toBe(0)
    const read = await readPdf(one)
    expect(read.map((page) => page.text.trim())).toEqual([''])
    expect(read[0]?.width).toBeCloseTo(595.28, 0)
  })

  it('hides given words under the picture and turns a page with its /Rotate', async () => {
    const pdf = await typeset(short)
    const turned = await scan(pdf, {
      dpi: 60,
      colour: 'bilevel',
      turn: 90,
      rotate: 270,
      layer: () => [
        { text: 'UY', box: [100, 60, 120, 72] as const },
        { text: 'BAN', box: [124, 60, 150, 72] as const },
      ],
    })
    const [page] = await readPdf(turned)
    expect(page?.text.split(/\s+/).filter(Boolean)).toEqual(['UY', 'BAN'])
    expect(page?.rotate).toBe(270)
    expect(page?.height).toBeGreaterThan(page?.width ?? 0)
  })

  it('packs a black and white scan as fax data that looks like the page', async () => {
    const pdf = await typeset(short)
    const fax = await scan(pdf, { dpi: 100, colour: 'bilevel' })
    expect(Buffer.from(fax).includes('CCITTFaxDecode')).toBe(true)
    const [before, after] = await Promise.all([renderPdf(pdf, 50), renderPdf(fax, 50)])
    const ink = (page: (typeof before)[number] | undefined) => {
      const data = page?.canvas.data() ?? Buffer.alloc(0)
      let sum = 0
      for (let i = 0; i < data.length; i += 4) sum += 255 - (data[i] as number)
      return sum
    }
    expect(ink(after[0]) / ink(before[0])).toBeGreaterThan(0.8)
    expect(ink(after[0]) / ink(before[0])).toBeLessThan(1.4)
  })

  it('stamps red and writes blue on a colour scan', async () => {
    const pdf = await typeset(short)
    const plain = await scan(pdf, { dpi: 100, colour: 'colour' })
    const signed = await scan(pdf, {
      dpi: 100,
      colour: 'colour',
      seals: [{ page: 1, x: 300, y: 500, text: 'ỦY BAN NHÂN DÂN XÃ AN LỘC' }],
      handwriting: [{ page: 1, text: '47', box: [100, 600, 160, 630] }],
    })
    expect(await countColours(plain)).toEqual({ red: 0, blue: 0 })
    const { red, blue } = await countColours(signed)
    expect(red).toBeGreaterThan(300)
    expect(blue).toBeGreaterThan(8)
  })

  it('photographs a part of a page', async () => {
    const jpeg = await photograph(await typeset(short), { page: 1, box: [72, 72, 372, 172] }, { dpi: 144 })
    expect([...jpeg.slice(0, 2)]).toEqual([0xff, 0xd8])
  })
})

describe('makeTcvn3', () => {
  it('looks the same and reads as TCVN3, capitals as small letters', async () => {
    const pdf = await typeset(short)
    const old = await makeTcvn3(pdf)
    const [page] = await readPdf(old)
    expect(page?.text).toContain('céng hßa x· héi chñ nghÜa viÖt nam')
    expect(page?.text).toContain('§éc lËp - Tù do - H¹nh phóc')
    expect(page?.text).toContain('KH-UBND')
    const [before] = await renderPdf(pdf, 50)
    const [after] = await renderPdf(old, 50)
    expect(
      Buffer.compare(before?.canvas.data() ?? Buffer.alloc(1), after?.canvas.data() ?? Buffer.alloc(0)),
    ).toBe(0)
  })

  it('can give the symbols that some producers write', async () => {
    const [page] = await readPdf(await makeTcvn3(await typeset(short), { form: 'symbols' }))
    expect(page?.text).toContain('x∙')
    expect(page?.text).not.toContain('x·')
  })
})

function annexOf(block: Block) {
  return { label: 'Phụ lục I', title: 'NHIỆM VỤ', page: 'landscape' as const, body: [block] }
}

async function countColours(pdf: Uint8Array): Promise<{ red: number; blue: number }> {
  const [page] = await renderPdf(pdf, 72)
  const data = page?.canvas.data() ?? Buffer.alloc(0)
  let red = 0
  let blue = 0
  for (let i = 0; i < data.length; i += 4) {
    const [r, g, b] = [data[i] as number, data[i + 1] as number, data[i + 2] as number]
    if (r - Math.max(g, b) > 60) red += 1
    if (b - Math.max(r, g) > 40) blue += 1
  }
  return { red, blue }
}
