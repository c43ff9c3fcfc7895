import { plain } from '../../knowledge/phrases.ts'
import type { TableCell } from '../../model/structure.ts'

/** Words that stand in the header of an administrative table, folded. */
const WORDS =
  /^(tt|stt|so tt|so thu tu|noi dung|nhiem vu|ten |chi tieu|don vi|co quan|chu tri|phoi hop|thoi gian|thoi han|san pham|ket qua|ghi chu|trach nhiem|ke hoach|thuc hien|muc tieu|linh vuc|dia diem|thanh phan|ma |muc do|tien do|kinh phi|nguoi|ngay|thu|sang|chieu|toi|hoat dong|cong viec|dia phuong|xa|tong|so luong|ty le|nam \d{4}|quy|thang|cap |giai phap|doi tuong|hinh thuc|dvt|can cu|de xuat)/

/** How many rows at the top of a table are its header; 0 where it begins with data. */
export function countHeaderRows(
  cells: readonly TableCell[],
  { rows, columns }: { rows: number; columns: number },
): number {
  const first = rowCells(cells, 0)
  if (rows < 2 || columns < 2 || !isHeader(first, columns)) return 0
  let count = Math.max(1, ...first.map((cell) => (cell.rowSpan < rows ? cell.rowSpan : 1)))
  while (count < rows - 1 && count < 4) {
    const next = rowCells(cells, count)
    if (!isNumbering(next) && !isUnderHeader(next, first)) break
    count++
  }
  return Math.min(count, rows - 1)
}

const rowCells = (cells: readonly TableCell[], row: number): TableCell[] =>
  cells.filter((cell) => cell.row === row)

function isHeader(cells: readonly TableCell[], columns: number): boolean {
  const filled = cells.filter((cell) => cell.text !== '')
  if (filled.length < 2 || filled.length < columns * 0.4) return false
  const key = cells.find((cell) => cell.column === 0)?.text.trim() ?? ''
  if (/^(\d{1,3}|[IVX]+|[a-zA-Z])[.)]?$/.test(key)) return false
  const known = filled.filter((cell) => WORDS.test(plain(cell.text))).length
  if (known >= 2 || (known === 1 && filled.length <= 3)) return true
  const short = filled.filter((cell) => cell.text.length < 60 && !/[.;]$/.test(cell.text)).length
  const numeric = filled.filter((cell) => /^[\d.,%\s-]+$/.test(cell.text)).length
  return short === filled.length && numeric === 0 && filled.length >= columns * 0.7
}

/** `(1) (2) (3)`, `A B 1 2 3`, `1 2 3 4`: numbers of the columns. */
function isNumbering(cells: readonly TableCell[]): boolean {
  const filled = cells.filter((cell) => cell.text !== '')
  if (filled.length < 3) return false
  if (
    !filled.every((cell) =>
      /^(\(?\d{1,2}\)?|\(?[A-Z]\)?|\(?\d+\)?\s?[=+\-x:/(]\s?.{1,16})$/.test(cell.text.trim()),
    )
  )
    return false
  const numbers = filled.map((cell) =>
    Number(/^\(?(\d{1,2})\)?$/.test(cell.text.trim()) ? cell.text.replace(/\D/g, '') : Number.NaN),
  )
  const counted = numbers.filter((value) => !Number.isNaN(value))
  return counted.length >= 2 && counted.every((value, at) => at === 0 || value === (counted[at - 1] ?? 0) + 1)
}

/** A second header row stands under a cell of the first that spans columns. */
function isUnderHeader(cells: readonly TableCell[], first: readonly TableCell[]): boolean {
  const filled = cells.filter((cell) => cell.text !== '')
  const spanning = first.filter((cell) => cell.columnSpan > 1)
  if (filled.length === 0 || spanning.length === 0) return false
  return filled.every((cell) =>
    spanning.some((above) => cell.column >= above.column && cell.column < above.column + above.columnSpan),
  )
}
