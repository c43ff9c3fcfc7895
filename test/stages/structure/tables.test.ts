import { describe, expect, it } from 'vitest'
import type { Table } from '../../../src/model/structure.ts'
import { squeeze, stretches, structureSheets } from '../../support/documents.ts'
import { type Item, type Span, setSheet } from '../../support/sheets.ts'

const HEADER = ['TT', 'Nhiệm vụ', 'Chủ trì', 'Thời gian']
const WIDTHS = [35, 200, 110, 110]
const table = (rows: readonly (readonly (string | Span)[])[]): Item => ({ table: rows, widths: WIDTHS })
const rowTexts = (found: Table | undefined) =>
  Array.from({ length: found?.rows ?? 0 }, (_, row) =>
    (found?.cells ?? []).filter((cell) => cell.row === row).map((cell) => cell.text),
  )

function tablesOver(...pages: (readonly Item[])[]): readonly Table[] {
  return structureSheets(pages.map((items, index) => setSheet(items, { page: index + 1 }))).tables
}

describe('tables over pages', () => {
  it('are joined, with a repeated header once', () => {
    const [found, ...more] = tablesOver(
      [table([HEADER, ['1', 'Rà soát', 'Văn phòng', 'Quý I']])],
      [{ at: 40 }, { line: '2', align: 'centre' }, table([HEADER, ['2', 'Tập huấn', 'Văn phòng', 'Quý II']])],
    )
    expect(more).toEqual([])
    expect(found).toMatchObject({ pages: [1, 2], rows: 3, headerRows: 1 })
    expect(rowTexts(found)).toEqual([
      HEADER,
      ['1', 'Rà soát', 'Văn phòng', 'Quý I'],
      ['2', 'Tập huấn', 'Văn phòng', 'Quý II'],
    ])
  })

  it('are joined without a header on the next page', () => {
    const [found] = tablesOver(
      [table([HEADER, ['1', 'Rà soát', 'Văn phòng', 'Quý I']])],
      [
        table([
          ['2', 'Tập huấn', 'Văn phòng', 'Quý II'],
          ['3', 'Báo cáo', 'Văn phòng', 'Quý III'],
        ]),
      ],
    )
    expect(found).toMatchObject({ rows: 4, headerRows: 1 })
  })

  it('join a row that the page end parts, with the pages of its words', () => {
    const [found] = tablesOver(
      [
        table([
          HEADER,
          ['1', 'Rà soát', 'Văn phòng', 'Quý I'],
          ['2', 'Tuyên truyền cho người dân về', 'Phòng Văn hóa -', 'Thường'],
        ]),
      ],
      [
        table([
          HEADER,
          ['', 'dịch vụ công trực tuyến', 'Xã hội', 'xuyên'],
          ['3', 'Báo cáo', 'Văn phòng', 'Quý III'],
        ]),
      ],
    )
    expect(rowTexts(found)[2]).toEqual([
      '2',
      'Tuyên truyền cho người dân về dịch vụ công trực tuyến',
      'Phòng Văn hóa - Xã hội',
      'Thường xuyên',
    ])
    const cell = found?.cells.find((one) => one.row === 2 && one.column === 1)
    expect(cell && stretches(cell).map((part) => part.page)).toEqual([1, 2])
    expect(found).toMatchObject({ rows: 4 })
  })

  it('do not join a whole row with the one before', () => {
    const [found] = tablesOver(
      [table([HEADER, ['1', 'Rà soát.', 'Văn phòng', 'Quý I']])],
      [
        table([
          ['', 'Tập huấn.', 'Công an xã', 'Quý II'],
          ['3', 'Báo cáo', 'Văn phòng', 'Quý III'],
        ]),
      ],
    )
    expect(found?.rows).toBe(4)
  })

  it('stay apart where text or other columns come between', () => {
    expect(
      tablesOver(
        [table([HEADER, ['1', 'Một', 'A', 'B']])],
        [{ text: 'Bảng thứ hai như sau:' }, table([HEADER, ['1', 'Hai', 'A', 'B']])],
      ),
    ).toHaveLength(2)
    expect(
      tablesOver(
        [table([HEADER, ['1', 'Một', 'A', 'B']])],
        [
          {
            table: [
              ['Tên', 'Số'],
              ['Một', '2'],
            ],
            widths: [150, 305],
          },
        ],
      ),
    ).toHaveLength(2)
  })

  it('carry on a cell merged over rows', () => {
    const [found] = tablesOver(
      [
        table([
          HEADER,
          ['1', 'Rà soát', { text: 'Văn phòng', rows: 2 }, 'Quý I'],
          ['2', 'Tập huấn', 'Quý II'],
        ]),
      ],
      [
        table([
          ['3', 'Báo cáo', { text: '', rows: 2 }, 'Quý III'],
          ['4', 'Tổng kết', 'Quý IV'],
        ]),
      ],
    )
    expect(found?.cells.find((cell) => cell.text === 'Văn phòng')).toMatchObject({ row: 1, rowSpan: 4 })
  })
})

describe('header rows', () => {
  const headerRows = (rows: readonly (readonly (string | Span)[])[]) =>
    tablesOver([table(rows)])[0]?.headerRows

  it('counts a header of two levels and the numbers of its columns', () => {
    expect(
      headerRows([
        [
          { text: 'TT', rows: 2 },
          { text: 'Chỉ tiêu', rows: 2 },
          { text: 'Năm 2025', columns: 2 },
        ],
        ['Kế hoạch', 'Thực hiện'],
        ['(1)', '(2)', '(3)', '(4)'],
        ['1', 'Thu ngân sách', '12,5', '13,1'],
      ]),
    ).toBe(3)
  })

  it('finds none where a table begins with data', () => {
    expect(
      headerRows([
        ['1', 'Rà soát', 'Văn phòng', 'Quý I'],
        ['2', 'Tập huấn', 'Văn phòng', 'Quý II'],
      ]),
    ).toBe(0)
  })
})

describe('the text of a table', () => {
  it('is a line a row, cells parted by tabs, with a place for a cell merged from above', () => {
    const structure = structureSheets([
      setSheet([
        table([
          HEADER,
          ['1', 'Rà soát', { text: 'Văn phòng', rows: 2 }, 'Quý I'],
          ['2', 'Tập huấn', 'Quý II'],
          ['A', { text: 'Năm 2026', columns: 3 }],
        ]),
      ]),
    ])
    expect(structure.text[0]).toBe(
      'TT\tNhiệm vụ\tChủ trì\tThời gian\n1\tRà soát\tVăn phòng\tQuý I\n2\tTập huấn\t\tQuý II\nA\tNăm 2026\n',
    )
    for (const cell of structure.tables[0]?.cells ?? [])
      expect(squeeze(structure.text[0] ?? '')).toContain(squeeze(cell.text))
  })
})
