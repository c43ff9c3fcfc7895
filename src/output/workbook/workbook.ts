import ExcelJS from 'exceljs'
import type { GapStatus } from '../../model/gaps.ts'
import type { Summary } from '../../model/summary.ts'
import type { Template } from '../../model/template.ts'
import type { Lang, RunEntry } from '../entry.ts'
import { LABELS } from '../messages.ts'
import { countedNames } from '../reading.ts'
import { xmlText } from '../xml-text.ts'
import { buildSheets, type Cell, type Column, type Sheet } from './sheets.ts'

const FONT = 'Times New Roman'
const FILLS: Readonly<Record<GapStatus, { fill: string; ink: string }>> = {
  met: { fill: 'FFD5EEE4', ink: 'FF0A4F3A' },
  exceeded: { fill: 'FFCFE2F6', ink: 'FF103F74' },
  weaker: { fill: 'FFFCE3B6', ink: 'FF6A3D00' },
  changed: { fill: 'FFE9DBF1', ink: 'FF57256F' },
  missing: { fill: 'FFB3361A', ink: 'FFFFFFFF' },
  unclear: { fill: 'FFFFFFFF', ink: 'FF3C4753' },
  'not-applicable': { fill: 'FFEDF0F3', ink: 'FF596573' },
}
const MOST_TEXT = 32_767

/**
 * `report.xlsx`: commune × item matrix, indicators, tasks, gaps, findings, header facts. Numbers are numbers, dates
 * are dates, and every text is stored as text: nothing that a plan says can become a formula.
 */
export async function formatWorkbook(input: {
  summary: Summary
  entries: readonly RunEntry[]
  templates: readonly Template[]
  lang: Lang
}): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  workbook.creator = 'rasoat'
  // The same batch gives the same workbook: no clock, the run's own date where it has one.
  const stamp = new Date(`${input.summary.options.asOf ?? '2025-01-01'}T00:00:00Z`)
  workbook.created = stamp
  workbook.modified = stamp
  workbook.title = input.summary.pipeline.title
  const counted = countedNames(input.summary)
  const entries = input.entries.filter((one) => counted.has(one.name))
  for (const sheet of buildSheets({ ...input, entries })) addSheet(workbook, sheet, input.lang)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function addSheet(workbook: ExcelJS.Workbook, sheet: Sheet, lang: Lang): void {
  const made = workbook.addWorksheet(sheet.name, {
    views: [{ state: 'frozen', xSplit: sheet.frozen, ySplit: 1 }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
    },
  })
  made.columns = sheet.columns.map((column) => ({ width: column.width }))
  const head = made.addRow(sheet.columns.map((one) => clean(one.header)))
  head.height = sheet.headerHeight
  head.eachCell((cell, at) => {
    const turned = sheet.headerHeight > 60 && at > 2
    cell.font = { name: FONT, size: 11, bold: true, color: { argb: 'FF14365C' } }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF4' } }
    cell.alignment = {
      wrapText: true,
      vertical: turned ? 'bottom' : 'middle',
      horizontal: 'left',
      ...(turned ? { textRotation: 90 } : {}),
    }
    cell.border = { bottom: { style: 'thin', color: { argb: 'FF8D99A6' } } }
  })
  for (const row of sheet.rows) addRow(made, row, sheet.columns)
  const last = made.getColumn(sheet.columns.length).letter
  made.autoFilter = `A1:${last}${Math.max(1, sheet.rows.length + 1)}`
  colourStatuses(made, sheet, lang)
}

function addRow(made: ExcelJS.Worksheet, row: readonly Cell[], columns: readonly Column[]): void {
  const added = made.addRow(row.map(toValue))
  added.height = heightOf(row, columns)
  added.eachCell({ includeEmpty: false }, (cell, at) => {
    const linked = cell.type === ExcelJS.ValueType.Hyperlink
    cell.font = { name: FONT, size: 12, ...(linked ? { color: { argb: 'FF1A5A96' }, underline: true } : {}) }
    const { format } = columns[at - 1] ?? {}
    const middle = format === 'status' || format === 'number' || format === 'percent'
    cell.alignment = { wrapText: true, vertical: 'top', ...(middle ? { horizontal: 'center' } : {}) }
    if (format === 'percent') cell.numFmt = '0.0%'
    if (format === 'date') cell.numFmt = 'dd/mm/yyyy'
    if (format === 'number') cell.numFmt = Number.isInteger(cell.value) ? '#,##0' : '#,##0.##'
  })
}

/** Room for the longest wrapped text: not every program works it out when it opens the file. At most ten lines. */
function heightOf(row: readonly Cell[], columns: readonly Column[]): number {
  const lines = row.map((cell, at) => {
    const text =
      typeof cell === 'string'
        ? cell
        : cell !== null && typeof cell === 'object' && 'text' in cell
          ? cell.text
          : ''
    return Math.ceil(text.length / Math.max(4, (columns[at]?.width ?? 10) - 1))
  })
  return 17 * Math.min(10, Math.max(1, ...lines))
}

function toValue(cell: Cell): ExcelJS.CellValue {
  if (cell === null || typeof cell === 'number') return cell
  if (typeof cell === 'string') return clean(cell)
  if ('date' in cell) return new Date(`${cell.date}T00:00:00Z`)
  return { text: clean(cell.text), hyperlink: cell.link }
}

/** Colours by rule, not by hand, so that they follow when an officer changes a status in the sheet. */
function colourStatuses(made: ExcelJS.Worksheet, sheet: Sheet, lang: Lang): void {
  const first = sheet.columns.findIndex((one) => one.format === 'status') + 1
  if (first === 0 || sheet.rows.length === 0) return
  const count = sheet.columns.filter((one) => one.format === 'status').length
  const from = made.getColumn(first).letter
  const to = made.getColumn(first + count - 1).letter
  made.addConditionalFormatting({
    ref: `${from}2:${to}${sheet.rows.length + 1}`,
    rules: Object.entries(FILLS).map(([status, { fill, ink }], at) => {
      const label = LABELS[lang].status[status as GapStatus]
      return {
        type: 'expression' as const,
        priority: at + 1,
        formulae: [`LEFT(${from}2,${label.length})="${label}"`],
        style: {
          fill: { type: 'pattern' as const, pattern: 'solid' as const, bgColor: { argb: fill } },
          font: { color: { argb: ink } },
        },
      }
    }),
  })
}

/** What a cell may hold. */
function clean(text: string): string {
  return xmlText(text).slice(0, MOST_TEXT)
}
