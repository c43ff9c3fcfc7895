import { describe, expect, it } from 'vitest'
import { PageLayout, PageRestored, type Word } from '../../../src/model/page.ts'
import { condense } from '../../../src/stages/adapt/index.ts'
import { RestoreOptions, restore } from '../../../src/stages/restore/index.ts'

const context = {
  signal: new AbortController().signal,
  cacheFolder: '',
  lang: 'vi' as const,
  note: () => {},
}

function words(text: string, change: Partial<Word> = {}): Word[] {
  return text.split(' ').map((part, i) => ({
    text: part,
    box: [50 + 40 * i, 100, 85 + 40 * i, 112],
    confidence: 0.6,
    source: 'layer',
    size: 13,
    bold: false,
    italic: false,
    handwritten: false,
    original: null,
    readings: [],
    ...change,
  }))
}

function page(lines: Word[][], change: Partial<PageLayout> = {}): PageLayout {
  const box = [50, 100, 500, 200] as [number, number, number, number]
  return PageLayout.parse({
    page: 3,
    width: 595,
    height: 842,
    rotation: 0,
    method: 'restored',
    reason: 'Lớp chữ hỏng.',
    engine: null,
    confidence: 0.6,
    blocks: [
      { kind: 'text', column: null, box, lines: lines.map((line) => ({ box, words: line })), grid: null },
    ],
    regions: [],
    notes: [],
    ...change,
  })
}

const options = RestoreOptions.parse({})
const run = async (layout: PageLayout, adaptation = null as ReturnType<typeof condense> | null) =>
  PageRestored.parse(await restore.run({ layout, adaptation }, options, context))
const textOf = (layout: PageLayout) =>
  layout.blocks
    .map((block) => block.lines.map((line) => line.words.map((word) => word.text).join(' ')).join('\n'))
    .join('\n')

describe('restore', () => {
  it('decodes a rejected text layer and lists every change', async () => {
    const before = page([
      words('- Nang cao chat lwong dich vu c6ng truc tuyén;'),
      words('dat 85% trước ngay 30/6/2026 theo 47/KH-UBND.'),
    ])
    const { layout, restorations } = await run(before)
    expect(textOf(layout)).toBe(
      '- Nâng cao chất lượng dịch vụ công trực tuyến;\nđạt 85% trước ngày 30/6/2026 theo 47/KH-UBND.',
    )
    const changed = layout.blocks
      .flatMap((b) => b.lines.flatMap((l) => l.words))
      .filter((w) => w.original !== null)
    expect(restorations.map((r) => r.restored)).toEqual(changed.map((w) => w.text))
    expect(restorations.map((r) => r.original)).toEqual(changed.map((w) => w.original))
    for (const restoration of restorations) expect(restoration.page).toBe(3)
  })

  it('leaves born-digital and legacy text untouched, whatever it says', async () => {
    for (const source of ['text', 'legacy-font'] as const) {
      const before = page([words('Nang cao chat lwong dich vu c6ng', { source, confidence: 1 })], {
        method: 'text',
      })
      expect(await run(before)).toEqual({ layout: before, restorations: [] })
    }
  })

  it('corrects good OCR only where it is nearly certain', async () => {
    const good = 'Ủy ban nhân dân xã chủ trì, phối hợp với các cơ quan liên quan tổ chức'.split(' ')
    const line = [...words(good.join(' '), { source: 'ocr', confidence: 0.95 })]
    line.push(...words('thực hiên kế hoạch', { source: 'ocr', confidence: 0.5 }))
    const { layout, restorations } = await run(page([line], { method: 'ocr' }))
    expect(restorations.map((r) => [r.original, r.restored])).toEqual([['hiên', 'hiện']])
    expect(textOf(layout)).toContain('tổ chức thực hiện kế hoạch')
  })

  it('takes capitals with signs inside a small word for misread, and nothing else', async () => {
    const text = 'mức đỘ hài lòng (xÃ, tỔng) trên VNeID qua eKYC của ĐĂK Hà và MobiFone iPhone'
    const { layout, restorations } = await run(
      page([words(text, { source: 'ocr', confidence: 0.93 })], { method: 'ocr' }),
    )
    expect(textOf(layout)).toBe(
      'mức độ hài lòng (xã, tổng) trên VNeID qua eKYC của ĐĂK Hà và MobiFone iPhone',
    )
    expect(restorations.map(({ original, restored }) => [original, restored])).toEqual([
      ['đỘ', 'độ'],
      ['(xÃ,', '(xã,'],
      ['tỔng)', 'tổng)'],
    ])
  })

  it('never touches handwriting or numbers read twice', async () => {
    const hand = words('thuc hien', { handwritten: true })
    const readings = [{ text: 's6', value: 6, engine: 'x', confidence: 0.5 }]
    const before = page([[...hand, ...words('ngay s6', { readings })], words('ke hoach nam nay')])
    const { layout } = await run(before)
    expect(textOf(layout)).toBe('thuc hien ngay s6\nkế hoạch năm nay')
  })

  it('splits and merges boxes with the words', async () => {
    const { layout } = await run(page([words('cai cach hanhchinh nha nuoc c6ng vụ')]))
    const line = layout.blocks[0]?.lines[0]?.words ?? []
    expect(line.map((word) => word.text).join(' ')).toBe('cải cách hành chính nhà nước công vụ')
    expect(line[2]?.box[0]).toBe(130)
    expect(line[3]?.box[2]).toBeCloseTo(165)
    expect(line[2]?.box[2]).toBeLessThan(line[3]?.box[0] as number)
  })

  it('adapts to the evidence and restores the words of table cells', async () => {
    const cell = (row: number, text: string) => {
      const box = [50, 100, 200, 120] as [number, number, number, number]
      return { row, column: 0, rowSpan: 1, columnSpan: 1, box, lines: [{ box, words: words(text) }] }
    }
    const box = [50, 100, 500, 200] as [number, number, number, number]
    const grid = {
      box,
      rows: 2,
      columns: 1,
      ruled: true,
      cells: [cell(0, 'Lua thom Bau Dung'), cell(1, 'ty 1é hd so dat 80%')],
    }
    const before = page([], { blocks: [{ kind: 'table', column: null, box, lines: [], grid }] })
    const evidence = condense([{ source: 'template', text: 'Lúa thơm Bàu Đưng đạt 90%' }])
    const { layout } = await run(before, evidence)
    const cells = layout.blocks[0]?.grid?.cells.map((c) => c.lines[0]?.words.map((w) => w.text).join(' '))
    expect(cells?.[0]).toBe('Lúa thơm Bàu Đưng')
    expect(cells?.[1]).toContain('đạt 80%')
  })

  it('flags what it cannot tell', async () => {
    const odd = words('zqx thuc hgiện ngxạb')
    const { layout } = await restore.run(
      { layout: page([odd]), adaptation: null },
      { ...options, layerThreshold: 1 },
      context,
    )
    expect(layout.notes.length).toBeGreaterThan(0)
    for (const note of layout.notes) expect(note.code).toBe('low-confidence')
    expect(textOf(layout)).toBe('zqx thuc hgiện ngxạb')
  })
})
