import { describe, expect, it } from 'vitest'
import type { Word } from '../../../src/model/page.ts'
import { layoutPage } from '../../../src/stages/layout/index.ts'
import { setSheet } from '../../support/sheets.ts'

const textOf = (layout: ReturnType<typeof layoutPage>) =>
  layout.blocks.flatMap((block) => block.lines).map((line) => line.words.map((word) => word.text).join(' '))

describe('words from several sources', () => {
  const vector = setSheet([{ line: 'Nội dung chữ gốc' }])
  const scanned = setSheet([{ line: 'Nội dung chữ quét' }, { gap: 40 }, { line: 'Bảng chụp ảnh' }], {
    source: 'ocr',
  })

  it('prefers vector text and takes OCR where a mixed page asks for it', () => {
    const read = {
      ...vector.read,
      method: 'mixed' as const,
      ocrBoxes: [[0, 100, 595, 300] as [number, number, number, number]],
    }
    const layout = layoutPage({ read, ocr: scanned.ocr })
    expect(textOf(layout)).toEqual(['Nội dung chữ gốc', 'Bảng chụp ảnh'])
    expect(layout.method).toBe('mixed')
    expect(layout.confidence).toBeLessThan(1)
  })

  it('drops OCR words that stand on vector words even without boxes', () => {
    const read = { ...vector.read, method: 'mixed' as const, ocrBoxes: null }
    const words = textOf(layoutPage({ read, ocr: scanned.ocr }))
      .join(' ')
      .split(' ')
    expect(words.filter((word) => word === 'Nội')).toHaveLength(1)
  })

  it('keeps remarks by hand out of the text, and figures by hand in it', () => {
    const sheet = setSheet(
      [
        { line: 'Số: 12/KH-UBND' },
        {
          text: 'Ủy ban nhân dân xã Suối Mây giao các thôn thực hiện kế hoạch này trong năm tới và báo cáo kết quả.',
        },
      ],
      { source: 'ocr' },
    )
    const [first] = sheet.ocr.words
    const byHand = (text: string, box: Word['box']): Word => ({
      ...(first as Word),
      text,
      box,
      handwritten: true,
    })
    const top = first?.box[1] ?? 0
    const words = sheet.ocr.words.map((word) => (word === first ? { ...word, handwritten: true } : word))
    const layout = layoutPage({
      ...sheet,
      ocr: {
        ...sheet.ocr,
        words: [
          ...words,
          byHand('40', [20, top, 60, top + 40]),
          byHand('217', [80, top - 10, 545, top + 60]),
        ],
      },
    })
    const kinds = new Map(
      layout.blocks.flatMap((block) =>
        block.lines.flatMap((line) => line.words.map((word) => [word.text, block.kind])),
      ),
    )
    expect(kinds.get('40')).toBe('margin')
    expect(kinds.get('217')).toBe('margin')
    expect(kinds.get(first?.text ?? '')).toBe('text')
  })

  it('falls back on the rejected layer where there is no picture', () => {
    const layer: Word[] = vector.read.words.map((word) => ({ ...word, source: 'layer', confidence: 0.4 }))
    const read = { ...vector.read, words: [], layer, method: 'restored' as const }
    const layout = layoutPage({ read, ocr: vector.ocr })
    expect(textOf(layout)).toEqual(['Nội dung chữ gốc'])
    expect(layout).toMatchObject({ method: 'restored' })
    expect(layout.confidence).toBeCloseTo(0.4)
  })

  it('never shows a rejected layer where the picture was read', () => {
    const layer: Word[] = vector.read.words.map((word) => ({ ...word, source: 'layer' }))
    const layout = layoutPage({ read: { ...scanned.read, layer }, ocr: scanned.ocr })
    expect(textOf(layout).join(' ')).not.toContain('gốc')
  })

  it('tells a blank page from one that could not be read', () => {
    const empty = setSheet([], { source: 'ocr' })
    expect(layoutPage({ read: empty.read, ocr: { ...empty.ocr, blank: true } })).toMatchObject({
      method: 'blank',
      confidence: null,
      blocks: [],
    })
    const note = { code: 'page-unreadable', message: 'Không đọc được trang', box: null }
    const failed = layoutPage({ read: empty.read, ocr: { ...empty.ocr, notes: [note] } })
    expect(failed).toMatchObject({ method: 'unreadable', notes: [note] })
  })

  it('gives the size and turn of the page as it was read', () => {
    const turned = setSheet([{ line: 'Bảng nằm ngang' }], { source: 'ocr', width: 842, height: 595 })
    const layout = layoutPage({
      read: { ...turned.read, width: 595, height: 842 },
      ocr: { ...turned.ocr, turned: 90 },
    })
    expect(layout).toMatchObject({ width: 842, height: 595, rotation: 90 })
  })

  it('turns vector words of a mixed page that had to be turned', () => {
    const stamp: Word = { ...(vector.read.words[0] as Word), box: [100, 200, 112, 260] }
    const read = { ...vector.read, words: [stamp], method: 'mixed' as const, ocrBoxes: null }
    const layout = layoutPage({ read, ocr: { ...vector.ocr, width: 842, height: 595, turned: 90 } })
    expect(layout.blocks[0]?.box).toEqual([582, 100, 642, 112])
  })

  it('drops what OCR made of a ruling line', () => {
    const bar: Word = { ...(scanned.ocr.words[0] as Word), text: '|', box: [299, 100, 301, 112] }
    const rule = { x0: 300, x1: 300, y0: 80, y1: 200, width: 1 }
    const layout = layoutPage({
      read: scanned.read,
      ocr: { ...scanned.ocr, words: [bar, ...scanned.ocr.words], rules: [rule] },
    })
    expect(textOf(layout).join(' ')).not.toContain('|')
  })

  it('cuts a word that OCR read across a ruling line, and takes bars off its sides', () => {
    const word: Word = { ...(scanned.ocr.words[0] as Word), text: '7|Giá', box: [280, 100, 330, 112] }
    const edge: Word = { ...word, text: '|Hành', box: [302, 130, 340, 142] }
    const plain: Word = { ...word, text: 'a|b', box: [100, 160, 130, 172] }
    const rule = { x0: 300, x1: 300, y0: 80, y1: 200, width: 1 }
    const layout = layoutPage({
      read: scanned.read,
      ocr: { ...scanned.ocr, words: [word, edge, plain], rules: [rule] },
    })
    const words = layout.blocks.flatMap((block) => block.lines).flatMap((line) => line.words)
    expect(words.map((one) => one.text)).toEqual(['7', 'Giá', 'Hành', 'a|b'])
    expect(words[0]?.box[2]).toBeLessThan(300)
    expect(words[1]?.box[0]).toBeGreaterThan(300)
  })

  it('puts specks beside the text, but never handwriting or a sure word', () => {
    const [first] = scanned.ocr.words as [Word]
    const at = (y: number, word: Partial<Word>): Word => ({
      ...first,
      confidence: 0.3,
      box: [300, y, 312, y + 12],
      ...word,
    })
    const words = [
      ...scanned.ocr.words,
      at(300, { text: '^»' }),
      at(340, { text: 'r', box: [300, 340, 302, 343] }),
      at(380, { text: 'Lê', handwritten: true }),
      at(420, { text: 'Mẫu', confidence: 0.9 }),
    ]
    const layout = layoutPage({ read: scanned.read, ocr: { ...scanned.ocr, words } })
    const beside = layout.blocks.filter((block) => block.kind === 'margin').flatMap((block) => block.lines)
    expect(beside.flatMap((line) => line.words.map((word) => word.text))).toEqual(['^»', 'r'])
    expect(textOf(layout)).toEqual(expect.arrayContaining(['Lê', 'Mẫu']))
  })
})
