import { describe, expect, it } from 'vitest'
import type { FontFacts, Glyph, Marks, PlacedPicture } from '../../../src/stages/read/glyphs.ts'
import { judgePage } from '../../../src/stages/read/judge.ts'

const FONT: FontFacts = {
  name: 'ABCDEF+Serif',
  bold: false,
  italic: false,
  ascent: 0.9,
  descent: -0.2,
  scale: 0.001,
  embedded: true,
}
const PROSE =
  'Các đơn vị rà soát danh mục thủ tục đủ điều kiện, cập nhật lên hệ thống và niêm yết công khai tại bộ phận tiếp nhận để người dân biết, theo dõi việc giải quyết hồ sơ đúng thời hạn quy định hiện hành của pháp luật về thủ tục'
const LONG = `${PROSE} ${PROSE} ${PROSE}`

/** Sets words in lines down the page, one glyph a letter, each letter with a code of its own unless `code` says. */
function setText(
  text: string,
  options: {
    top?: number
    visible?: boolean
    order?: number
    code?: (letter: string, i: number) => number
    step?: number
  } = {},
): Glyph[] {
  const glyphs: Glyph[] = []
  let x = 60
  let y = options.top ?? 60
  for (const word of text.split(' ')) {
    if (x + word.length * 6 > 530) {
      x = 60
      y += options.step ?? 18
    }
    ;[...word].forEach((letter, i) => {
      glyphs.push({
        text: letter,
        box: [x, y, x + 6, y + 13],
        direction: 0,
        size: 13,
        font: FONT,
        code: options.code?.(letter, i) ?? (letter.codePointAt(0) as number),
        visible: options.visible ?? true,
        order: options.order ?? 5,
        charSpacing: 0,
      })
      x += 6
    })
    x += 4
  }
  return glyphs
}

const page = (marks: Partial<Marks>): Marks => ({
  width: 595,
  height: 842,
  rotation: 0,
  glyphs: [],
  rules: [],
  pictures: [],
  shapes: 0,
  ...marks,
})
const picture = (box: PlacedPicture['box'], order = 1): PlacedPicture => ({
  box,
  matrix: [box[2] - box[0], 0, 0, box[1] - box[3], box[0], box[3]],
  id: 'img',
  order,
  mask: false,
})
const SHEET = picture([0, 0, 595, 842])

describe('judgePage', () => {
  it('raises TCVN3 set in a capitals font', () => {
    const title = 'quyÕt ®Þnh phª duyÖt kÕ ho¹ch ph¸t triÓn kinh tÕ x· héi'
    const capitals = { ...FONT, name: 'ABCDEF+.VnTimeH,Bold' }
    const glyphs = setText(title).map((glyph) => ({ ...glyph, font: capitals }))
    const verdict = judgePage(page({ glyphs }))
    expect(verdict.method).toBe('legacy-font')
    expect(verdict.words.map((word) => word.text).join(' ')).toBe(
      'QUYẾT ĐỊNH PHÊ DUYỆT KẾ HOẠCH PHÁT TRIỂN KINH TẾ XÃ HỘI',
    )
  })

  it('keeps a page of Vietnamese text', () => {
    expect(judgePage(page({ glyphs: setText(PROSE) }))).toMatchObject({ method: 'text', ocrBoxes: null })
  })

  it('reads a scan by OCR though a signature stands on it', () => {
    const verdict = judgePage(
      page({
        pictures: [SHEET],
        glyphs: setText('Ký bởi: Ủy ban nhân dân xã Ngày ký: 12/9/2025', { top: 700 }),
      }),
    )
    expect(verdict).toMatchObject({ method: 'ocr', words: [] })
    expect(verdict.reason).toMatch(/chữ ký số/)
  })

  it('does not take one right block of text for the whole page', () => {
    const verdict = judgePage(page({ pictures: [SHEET], glyphs: setText(LONG, { step: 2 }) }))
    expect(verdict.method).toBe('ocr')
  })

  it('keeps digital text set over a background that fills the page', () => {
    const verdict = judgePage(page({ pictures: [SHEET], glyphs: setText(`${LONG} ${LONG}`, { step: 28 }) }))
    expect(verdict.method).toBe('text')
  })

  it('takes text under a picture for hidden', () => {
    const spoilt = LONG.normalize('NFD').replace(/\p{M}/gu, '')
    const verdict = judgePage(page({ pictures: [{ ...SHEET, order: 9 }], glyphs: setText(spoilt) }))
    expect(verdict.method).toBe('ocr')
    expect(verdict.reason).toMatch(/lớp chữ ẩn bị loại/)
  })

  it('keeps a faultless hidden layer, less surely than digital text', () => {
    const verdict = judgePage(page({ pictures: [SHEET], glyphs: setText(LONG, { visible: false }) }))
    expect(verdict.method).toBe('text')
    expect(verdict.words.every((word) => word.confidence < 1)).toBe(true)
  })

  it('reads a picture of a table on a page of text, but no seal', () => {
    const table = picture([80, 400, 520, 600])
    const seal = picture([400, 650, 500, 750])
    const verdict = judgePage(page({ glyphs: setText(PROSE), pictures: [table, seal] }))
    expect(verdict.method).toBe('mixed')
    expect(verdict.ocrBoxes).toEqual([table.box])
    expect(verdict.words.length).toBe(PROSE.split(' ').length)
  })

  it('renders what has no code: private use, or several drawings for one letter', () => {
    const privateUse = [...PROSE].map((c, i) => (c === ' ' || i % 2 ? c : '\ue123')).join('')
    expect(judgePage(page({ glyphs: setText(privateUse) })).method).toBe('ocr')
    const bare = PROSE.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
    expect(
      judgePage(
        page({
          glyphs: setText(bare, { code: (letter, i) => (letter.codePointAt(0) as number) * 10 + (i % 4) }),
        }),
      ).method,
    ).toBe('ocr')
    expect(judgePage(page({ glyphs: setText(bare) })).method).toBe('restored')
  })

  it('sends only the words without a code to OCR where the rest is right', () => {
    const verdict = judgePage(page({ glyphs: setText(PROSE.replace('niêm', '\ue001\ue002\ue003\ue004')) }))
    expect(verdict.method).toBe('mixed')
    expect(verdict.ocrBoxes).toHaveLength(1)
    expect(verdict.words.map((word) => word.text)).toContain('yết')
  })

  it('renders outlines and calls a page without marks blank', () => {
    expect(judgePage(page({ shapes: 500 })).method).toBe('ocr')
    expect(judgePage(page({ rules: [{ x0: 10, y0: 10, x1: 200, y1: 10, width: 1 }] })).method).toBe('blank')
  })
})
