import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Rule } from '../../../src/model/geometry.ts'
import type { Grid } from '../../../src/model/page.ts'
import { layoutPage } from '../../../src/stages/layout/index.ts'
import { type Item, type Setting, type Span, setSheet } from '../../support/sheets.ts'

const cellText = (cell: Grid['cells'][number]) =>
  cell.lines.flatMap((line) => line.words.map((word) => word.text)).join(' ')

function tablesOf(items: readonly Item[], setting?: Setting): Grid[] {
  return layoutPage(setSheet(items, setting)).blocks.flatMap((block) => (block.grid ? [block.grid] : []))
}

/** Cells as `row,column rowSpan×columnSpan text`. */
const describeCells = (grid: Grid) =>
  grid.cells.map((cell) =>
    `${cell.row},${cell.column} ${cell.rowSpan}×${cell.columnSpan} ${cellText(cell)}`.trim(),
  )

const PLAN: (string | Span)[][] = [
  ['TT', 'Nhiệm vụ', 'Chủ trì', 'Thời gian'],
  ['A', { text: 'Năm 2025', columns: 3 }],
  ['1', 'Rà soát thủ tục hành chính trên địa bàn xã', 'Văn phòng', 'Quý IV'],
  ['2', 'Tuyên truyền cho người dân', { text: 'Phòng Văn hóa - Xã hội', rows: 2 }, 'Thường xuyên'],
  ['3', 'Tập huấn cho công chức', 'Quý I'],
]
const WIDTHS = [35, 200, 110, 110]

describe('ruled tables', () => {
  it('reads every cell in its place, merged across rows and columns', () => {
    const [grid] = tablesOf([{ text: 'Các nhiệm vụ như sau:' }, { table: PLAN, widths: WIDTHS }])
    expect(grid).toMatchObject({ rows: 5, columns: 4, ruled: true })
    expect(describeCells(grid as Grid)).toEqual([
      '0,0 1×1 TT',
      '0,1 1×1 Nhiệm vụ',
      '0,2 1×1 Chủ trì',
      '0,3 1×1 Thời gian',
      '1,0 1×1 A',
      '1,1 1×3 Năm 2025',
      '2,0 1×1 1',
      '2,1 1×1 Rà soát thủ tục hành chính trên địa bàn xã',
      '2,2 1×1 Văn phòng',
      '2,3 1×1 Quý IV',
      '3,0 1×1 2',
      '3,1 1×1 Tuyên truyền cho người dân',
      '3,2 2×1 Phòng Văn hóa - Xã hội',
      '3,3 1×1 Thường xuyên',
      '4,0 1×1 3',
      '4,1 1×1 Tập huấn cho công chức',
      '4,3 1×1 Quý I',
    ])
  })

  it('takes its place between the text above and below, and is listed as a region', () => {
    const layout = layoutPage(
      setSheet([
        { text: 'Phần trên bảng.' },
        { table: PLAN, widths: WIDTHS },
        { gap: 20 },
        { text: 'Phần dưới bảng.' },
      ]),
    )
    expect(layout.blocks.map((block) => block.kind)).toEqual(['text', 'table', 'text'])
    expect(layout.regions).toEqual([{ kind: 'table', box: layout.blocks[1]?.box }])
  })

  it('bears rules drawn piece by piece, doubled, and slightly apart at the corners', () => {
    const { read, ocr } = setSheet([{ table: PLAN, widths: WIDTHS }])
    const pieces = read.rules.flatMap((rule): Rule[] => {
      const level = rule.x1 - rule.x0 > rule.y1 - rule.y0
      const short = level
        ? { ...rule, x0: rule.x0 + 1, x1: rule.x1 - 1 }
        : { ...rule, y0: rule.y0 + 1, y1: rule.y1 - 1 }
      const twin = level
        ? { ...short, y0: short.y0 + 2, y1: short.y1 + 2 }
        : { ...short, x0: short.x0 + 2, x1: short.x1 + 2 }
      return [short, twin]
    })
    const layout = layoutPage({ read: { ...read, rules: pieces }, ocr })
    const whole = layoutPage({ read, ocr })
    const texts = (of: typeof layout) =>
      of.blocks.flatMap((block) => (block.grid ? [describeCells(block.grid)] : []))
    expect(texts(layout)).toEqual(texts(whole))
  })

  it('puts a missing outer border where the other lines end', () => {
    const { read, ocr } = setSheet([{ table: PLAN, widths: WIDTHS }])
    const right = 85 + WIDTHS.reduce((sum, width) => sum + width, 0)
    const open = read.rules.filter((rule) => rule.x1 - rule.x0 > 1 || (rule.x0 > 86 && rule.x0 < right - 1))
    const grid = layoutPage({ read: { ...read, rules: open }, ocr }).blocks.find((block) => block.grid)?.grid
    expect(grid).toMatchObject({ rows: 5, columns: 4 })
    expect(describeCells(grid as Grid)).toContain('2,3 1×1 Quý IV')
  })

  it('reads sixty rows', () => {
    const table = Array.from({ length: 60 }, (_, row) => [
      `${row + 1}`,
      `Việc ${row + 1}`,
      'Văn phòng',
      `Quý ${row % 4}`,
    ])
    const [grid] = tablesOf([{ table, widths: WIDTHS }], { height: 1600 })
    expect(grid).toMatchObject({ rows: 60, columns: 4 })
    expect(cellText((grid as Grid).cells[59 * 4 + 1] as Grid['cells'][number])).toBe('Việc 60')
  })

  it('is not seen in a page frame, a box of one cell or an underline', () => {
    const edges = (x0: number, y0: number, x1: number, y1: number): Rule[] => [
      { x0, x1, y0, y1: y0, width: 1 },
      { x0, x1, y0: y1, y1, width: 1 },
      { x0, x1: x0, y0, y1, width: 1 },
      { x0: x1, x1, y0, y1, width: 1 },
    ]
    const rules = [
      ...edges(20, 20, 575, 822),
      ...edges(85, 60, 160, 90),
      { x0: 250, x1: 330, y0: 150, y1: 150, width: 1 },
    ]
    expect(tablesOf([{ text: 'Một đoạn văn thường nằm trong khung trang.' }], { rules })).toEqual([])
  })

  it('gives every word of a table to exactly one cell, whatever is merged', () => {
    const shape = fc.array(fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), {
      minLength: 2,
      maxLength: 8,
    })
    fc.assert(
      fc.property(shape, (merges) => {
        const table = merges.map((row, index) => {
          const cells: Span[] = []
          row.forEach((merged, column) => {
            const last = cells.at(-1)
            if (merged && last) cells[cells.length - 1] = { ...last, columns: (last.columns ?? 1) + 1 }
            else cells.push({ text: `ô${index}x${column}` })
          })
          return cells
        })
        const [grid] = tablesOf([{ table, widths: [90, 90, 90, 90] }])
        if (!grid) return
        expect(grid.cells.map(cellText).filter(Boolean).sort()).toEqual(
          table.flatMap((row) => row.map((cell) => cell.text)).sort(),
        )
        const covered = grid.cells.reduce((sum, cell) => sum + cell.rowSpan * cell.columnSpan, 0)
        expect(covered).toBe(grid.rows * grid.columns)
      }),
      { numRuns: 60 },
    )
  })
})

describe('tables in plain columns', () => {
  const plain: Item = {
    table: [
      ['TT', 'Tên đơn vị', 'Số hồ sơ', 'Tỷ lệ'],
      ['1', 'Thôn Đông', '120', '95%'],
      ['2', 'Thôn Đoài', '98', '90%'],
      ['3', 'Thôn Trung', '105', '92%'],
    ],
    widths: [50, 180, 110, 110],
    ruled: false,
  }

  it('are read by their gutters', () => {
    const [grid] = tablesOf([
      { text: 'Kết quả như sau:' },
      plain,
      { gap: 20 },
      { text: 'Phần sau bảng của báo cáo.' },
    ])
    expect(grid).toMatchObject({ rows: 4, columns: 4, ruled: false })
    expect(describeCells(grid as Grid).slice(4, 8)).toEqual([
      '1,0 1×1 1',
      '1,1 1×1 Thôn Đông',
      '1,2 1×1 120',
      '1,3 1×1 95%',
    ])
  })

  it('are not seen in running text', () => {
    const text = {
      text: 'Các đơn vị tiếp tục rà soát, đơn giản hóa thủ tục và công khai kết quả để người dân theo dõi. '.repeat(
        6,
      ),
    }
    expect(tablesOf([text, text])).toEqual([])
  })
})
