import { findBody } from '../../knowledge/bodies.ts'
import { findMeasure } from '../../knowledge/measures.ts'
import { type ColumnRole, columnRoles } from '../../knowledge/table-headers.ts'
import type { Table, TableCell } from '../../model/structure.ts'
import { barePattern, keysOf } from '../../vietnamese/keys.ts'
import { readDeadline } from './deadlines.ts'
import { unitsFrom } from './unit-lists.ts'
import { columnYear, type YearMention } from './years.ts'

/** A column as its header tells it, and as its cells do where the header may mean several things. */
export interface Column {
  readonly index: number
  readonly role: ColumnRole
  readonly header: string
  /** The lowest header cell alone: "Quý II" under "Thời gian". */
  readonly lowest: string
  /** True where crosses stand in its cells, and its header is what they choose: a quarter, a body. */
  readonly marks: boolean
  /** The year in the header ("Năm 2026"); null for none. */
  readonly year: YearMention | null
  /** The cells of the header, top to bottom. */
  readonly cells: readonly TableCell[]
}

/** The columns of a table; `places` where the rows are villages or units, and each column of figures is a target. */
export interface Columns {
  readonly columns: readonly Column[]
  readonly places: boolean
}

export type CellGrid = readonly (readonly (TableCell | null)[])[]

/** What the columns of a table hold, by the `headerRows` first rows of its grid and by the cells under them. */
export function columnsOf(table: Table, grid: CellGrid, headerRows: number): Columns {
  const looks = Array.from({ length: table.columns }, (_, index) => lookAt(grid, { index, headerRows }))
  const figures = looks.some((look) => look.candidates[0] !== 'index' && isNumeric(look.texts))
  const told = looks.map((look): Column => {
    const { index, header, lowest, cells } = look
    const marks = look.texts.length > 0 && look.texts.every((text) => MARK.test(text))
    const role = marks ? markedRole(look) : roleOf(look, figures)
    return { index, header, lowest, cells, marks, role, year: columnYear(keysOf(header)) }
  })
  const placed = withPlaces(told, looks)
  return { columns: placed ?? withContent(told, looks), places: placed !== null }
}

/** A column before it is understood. */
interface Look {
  readonly index: number
  readonly header: string
  readonly lowest: string
  readonly cells: readonly TableCell[]
  /** Roles that the lowest telling header cell may have, the likeliest first. */
  readonly candidates: readonly ColumnRole[]
  /** Roles of the header cells above it. */
  readonly upper: readonly ColumnRole[]
  /** Texts of the cells under the header. */
  readonly texts: readonly string[]
}

function lookAt(grid: CellGrid, given: { index: number; headerRows: number }): Look {
  const { index, headerRows } = given
  const covering = Array.from({ length: headerRows }, (_, row) => grid[row]?.[index] ?? null)
  const cells = [...new Set(covering)].flatMap((cell) => cell ?? [])
  const headers = cells.map((cell) => cell.text.trim()).filter((text) => text !== '' && !NUMBERING.test(text))
  const roles = [...headers].reverse().map(columnRoles)
  const telling = roles.findIndex((found) => found.length > 0)
  return {
    index,
    header: headers.join(' '),
    lowest: headers[headers.length - 1] ?? '',
    cells,
    candidates: roles[telling] ?? [],
    upper: roles.slice(Math.max(0, telling) + 1).flat(),
    texts: grid.slice(headerRows).flatMap((line) => {
      const text = line[index]?.text.trim() ?? ''
      return text === '' ? [] : [text]
    }),
  }
}

const NUMBERING = /^\(?(?:\d{1,2}|[A-E])\)?$/
const MARK = /^[xX✓✔√v●•*+]$/u

/** Crosses under "Quý II" or "2026" choose the time, under the name of a body who takes part. */
function markedRole(look: Look): ColumnRole {
  if (look.upper.includes('coordinating')) return 'coordinating'
  if (findBody(look.lowest) || look.upper.includes('responsible')) return 'responsible'
  return readDeadline(timeWords(look.lowest), { year: null }) ? 'deadline' : 'note'
}

/** "2026" as the header of a column of crosses is a year. */
export function timeWords(header: string): string {
  return /^(?:19|20)\d{2}$/.test(header.trim()) ? `năm ${header.trim()}` : header
}

/** A header such as "Chỉ tiêu" names items in one table and their values in another: the cells tell. */
function roleOf(look: Look, figures: boolean): ColumnRole {
  const { candidates, upper, texts } = look
  const first = candidates[0]
  if (!first) return isPlaceName(look.lowest) && isNumeric(texts) ? 'value' : 'note'
  if (upper.includes('baseline') && (first === 'value' || first === 'content')) return 'baseline'
  if (first === 'measure' && candidates.includes('responsible') && !isMeasures(texts, figures))
    return 'responsible'
  if (first === 'content') return isNumeric(texts) ? 'value' : 'content'
  const valued = texts.filter(isFigure).length
  // "Tiến độ" over "50%": how far, not when.
  if (first === 'deadline' && texts.some((text) => /%/.test(text)) && valued * 2 > texts.length)
    return 'value'
  if (!candidates.includes('value')) return first
  if (texts.length === 0 || valued * 2 >= texts.length) return texts.length > 0 ? first : 'note'
  if (texts.filter(isTime).length * 2 > texts.length) return 'deadline'
  // Words in a column called "Năm 2026" are what is to be done that year.
  return candidates.includes('content') ? 'content' : 'note'
}

/** "Đơn vị" over "tờ", "hộ", "%" means the unit of measure, beside figures also over words that name no body. */
function isMeasures(texts: readonly string[], figures: boolean): boolean {
  const measures = texts.filter(
    (text) => findMeasure(text) !== null || (figures && text.length <= 24 && unitsFrom(text, 0) === null),
  )
  return texts.length > 0 && measures.length * 2 > texts.length
}

const NUMERIC = /^[≥≤<>=~]?\s?(?:từ\s)?[\d.,]+(?:\s?(?:[-–]|đến)\s?[\d.,]+)?\s?%?$/iu

function isNumeric(texts: readonly string[]): boolean {
  return texts.length > 0 && texts.filter((text) => NUMERIC.test(text)).length * 2 > texts.length
}

const FIGURE = barePattern(
  '^[\\s(]*(?:(?:đạt|là|từ|trên|dưới|hơn|gần|còn|khoảng|tối thiểu|ít nhất|không dưới|không quá|tối đa|không thấp hơn|không vượt quá|duy trì|phấn đấu|bằng|tăng|giảm|thêm|hoàn thành|mỗi năm|bình quân|đến)\\s+){0,4}[≥≤<>=~+-]*\\s?\\d[\\d.,]*(?:\\s?(?:-|đến)\\s?\\d[\\d.,]*)?\\s?(?:%|‰)?(?:[\\s/][^\\s]+){0,4}\\s*$',
)

/** True for a cell that states one value: "≥ 95%", "ít nhất 04 câu lạc bộ", "từ 98% trở lên". */
function isFigure(text: string): boolean {
  const bare = keysOf(text).bare
  if (/\d\s?\/\s?\d/.test(bare)) return false
  // What a scan garbled ("§59,8", "9S") is a figure still.
  return text.length <= 8 ? /^[^\p{L}]*\d/u.test(text) : text.length <= 60 && FIGURE.test(bare)
}

const TIME = barePattern(
  '^(?:tháng|quý|tuần|ngày|từ|đến|trước|năm|trong|cuối|đầu|giữa|hằng|hàng|thường xuyên|sau|khi|chậm nhất|hoàn thành|\\d)',
)

/** True for a cell that states nothing but a time: "Quý II", "Trước 30/11". */
function isTime(text: string): boolean {
  return text.length <= 40 && TIME.test(keysOf(text).bare) && readDeadline(text, { year: null }) !== null
}

const PLACE_NAME = barePattern(
  '^(?:thôn|ấp|bản|buôn|làng|xóm|khóm|khu phố|tổ dân phố|khu dân cư|tdp|kp|chi bộ|chi hội|trường|xã|phường)\\s+[^\\s].{0,30}$',
)

function isPlaceName(header: string): boolean {
  return PLACE_NAME.test(keysOf(header).bare)
}

/**
 * Names of villages or units stand in a column of their own: they are the content where no other column is, and
 * each column of figures is told by its header. Null for any other table.
 */
function withPlaces(columns: readonly Column[], looks: readonly Look[]): readonly Column[] | null {
  if (columns.some((column) => column.role === 'content')) return null
  const place = looks.find((look) => look.candidates.includes('place') && !isNumeric(look.texts))
  if (!place || columns[place.index]?.role === 'measure') return null
  return columns.map((column) => {
    const look = looks[column.index] as Look
    if (column.index === place.index) return { ...column, role: 'content' as const }
    const plain = column.role === 'note' && !look.candidates.includes('note')
    return plain && column.header !== '' && isNumeric(look.texts)
      ? { ...column, role: 'value' as const }
      : column
  })
}

const TELLING: readonly ColumnRole[] = ['responsible', 'both', 'coordinating', 'deadline', 'product', 'end']

/** Without a known content column, the one with the longest texts of those that may be it. */
function withContent(columns: readonly Column[], looks: readonly Look[]): readonly Column[] {
  if (columns.some((column) => column.role === 'content')) return columns
  // One known column alone (a register of papers with its "Đơn vị thực hiện") makes no table of tasks.
  const telling = columns.filter((column) => TELLING.includes(column.role)).length
  const valued = columns.some((column) => column.role === 'value')
  if (telling < 2 && !valued) return columns
  let longest: { index: number; length: number } | null = null
  for (const { role, index } of columns) {
    const look = looks[index] as Look
    const named = look.candidates.includes('content') && (role === 'value' || role === 'note')
    const unknown = role === 'note' && look.candidates.length === 0 && look.header !== ''
    // A lone column of figures stays what it is.
    if ((!named && !unknown) || (named && telling === 0)) continue
    const length = look.texts.reduce((sum, text) => sum + text.length, 0)
    if (length / Math.max(1, look.texts.length) < MIN_CONTENT || isNumeric(look.texts)) continue
    if (length > (longest?.length ?? 0)) longest = { index, length }
  }
  return columns.map((column) =>
    column.index === longest?.index ? { ...column, role: 'content' as const } : column,
  )
}

/** Shorter texts, on the average of a column, name no task. */
const MIN_CONTENT = 8
