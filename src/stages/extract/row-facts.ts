import type { Deadline, Unit } from '../../model/plan.ts'
import { barePattern, keysOf } from '../../vietnamese/keys.ts'
import { type Assignment, readAssignment } from './assignments.ts'
import { readCellDeadline } from './cell-deadlines.ts'
import { type Column, timeWords } from './columns.ts'
import { eventOf } from './governing.ts'
import { hasShares, splitShares } from './shares.ts'
import type { ReadTable, Row } from './tables.ts'
import { distinct, readUnits, unitsFrom } from './unit-lists.ts'

/** What the columns beside a row's content say of it. */
export interface RowFacts extends Assignment {
  readonly responsible: Unit[]
  readonly coordinating: Unit[]
  readonly deadline: Deadline | null
  readonly product: string | null
}

type TextsOf = (role: 'responsible' | 'coordinating' | 'both' | 'product') => string[]

/** Who answers for a row, who takes part, until when and with what result; `year` dates a limit without its own. */
export function rowFacts(
  row: Row,
  given: { read: ReadTable; answered: boolean; year: number | null },
): RowFacts {
  const texts: TextsOf = (role) =>
    (row.cells.get(role) ?? [])
      .map(({ column, cell }) => (column.marks ? column.lowest : cell.text.trim()))
      .filter((text) => !/^[-–./x"]*$/i.test(text))
  return {
    ...rowUnits(row, { ...given, texts }),
    deadline: rowDeadline(row, given.year) ?? groupDeadline(row, given),
    product: texts('product').join('; ') || null,
  }
}

function rowUnits(
  row: Row,
  given: { read: ReadTable; answered: boolean; texts: TextsOf },
): Assignment & RowUnits {
  const { read, texts } = given
  let responsible = texts('responsible').flatMap((text) =>
    hasShares(text) ? splitShares(text).responsible : readUnits(text),
  )
  let coordinating = [
    ...texts('responsible').flatMap((text) => (hasShares(text) ? splitShares(text).coordinating : [])),
    ...texts('coordinating').flatMap((text) => readUnits(text.replace(/^phối hợp(?: với)?:?\s*/iu, ''))),
  ]
  for (const text of texts('both')) {
    const both = splitShares(text)
    responsible = [...responsible, ...both.responsible]
    coordinating = [...coordinating, ...both.coordinating]
  }
  if (read.places) {
    const told = read.columns.some((column) => column.role === 'responsible' || column.role === 'both')
    if (given.answered && !told && !/^\s*(?:tổng|cộng|toàn xã|toàn phường)/iu.test(row.content.text))
      responsible = readUnits(row.content.text)
  } else if (
    responsible.length === 0 &&
    !read.columns.some((column) => column.role === 'value') &&
    !row.cells.has('responsible') &&
    !row.cells.has('both')
  ) {
    const keys = keysOf(row.content.text)
    const prose = readAssignment(keys, {
      span: { start: 0, end: keys.text.length },
      governing: groupUnits(row, read),
    })
    responsible = [...prose.responsible]
    coordinating = [...coordinating, ...prose.coordinating]
  }
  return { responsible: distinct(responsible), coordinating: distinct(coordinating) }
}

interface RowUnits {
  readonly responsible: Unit[]
  readonly coordinating: Unit[]
}

/** "II. Phòng Kinh tế" as a group row, in a table without a column of bodies, answers for the rows under it. */
function groupUnits(row: Row, read: ReadTable): readonly Unit[] {
  if (read.columns.some((column) => column.role === 'responsible' || column.role === 'both')) return []
  for (const { cell } of row.groups) {
    const list = unitsFrom(cell.text, 0)
    if (list && /^[\s:.;]*$/.test(cell.text.slice(list.end))) return list.units
  }
  return []
}

/** "Tháng 10/2025" as a group row dates the rows under it where the table has no column of time; a year dates figures. */
function groupDeadline(row: Row, given: { read: ReadTable; year: number | null }): Deadline | null {
  if (given.read.columns.some((column) => TIMED.has(column.role))) return null
  for (const { cell } of row.groups) {
    const text = cell.text.trim()
    const deadline = text.length <= 40 ? readCellDeadline(text, { year: given.year }) : null
    if (deadline && OPENS_TIME.test(keysOf(text).bare) && deadline.kind !== 'year') return deadline
  }
  return null
}

const TIMED: ReadonlySet<string> = new Set(['deadline', 'start', 'end'])
const OPENS_TIME = barePattern('^(?:tháng|quý|tuần|ngày|từ|đến|trước|đợt|giai đoạn|\\d)')

function rowDeadline(row: Row, year: number | null): Deadline | null {
  const cells = (row.cells.get('deadline') ?? []).filter(({ cell }) => !BLANK.test(cell.text))
  const marked = cells.filter(({ column }) => column.marks)
  if (marked.length > 0)
    return markedDeadline(
      marked.map(({ column }) => column),
      year,
    )
  const text = cells.map(({ cell }) => cell.text.trim()).join('; ')
  const dated = cells[0]?.column.year?.year ?? year
  const spanned = spanDeadline(row, dated)
  if (spanned) return spanned
  const only = cells.length === 1 ? cells[0] : undefined
  const worded = only ? withHeader(text, only.column) : text
  const read = readCellDeadline(worded, { year: dated })
  return (read && { ...read, text: worded }) ?? eventOf(text)
}

const BLANK = /^\s*[-–./"]*\s*$/

/** Crosses under several quarters or years: from the first to the last. */
function markedDeadline(columns: readonly Column[], year: number | null): Deadline | null {
  const read = columns.flatMap(
    (column) => readCellDeadline(timeWords(column.lowest), { year: column.year?.year ?? year }) ?? [],
  )
  const [first, last] = [read[0], read[read.length - 1]]
  if (!first || !last || first === last) return first ?? null
  const text = columns.map((column) => column.lowest).join(', ')
  return { kind: 'period', relation: 'in', start: first.start, end: last.end, frequency: [], text }
}

/** A column of beginnings and one of ends are one period. */
function spanDeadline(row: Row, year: number | null): Deadline | null {
  const text = (role: 'start' | 'end') =>
    (row.cells.get(role) ?? []).map(({ column, cell }) => ({ column, text: cell.text.trim() }))[0]
  const [start, end] = [text('start'), text('end')]
  const from = start && readCellDeadline(withHeader(start.text, start.column), { year })
  const to = end && readCellDeadline(withHeader(end.text, end.column), { year })
  if (from && to && start && end)
    return {
      kind: 'period',
      relation: 'in',
      start: from.start ?? from.end,
      end: to.end,
      frequency: [],
      text: `${start.text} - ${end.text}`,
    }
  if (to) return { ...to, relation: 'by', start: null }
  if (from) return { ...from, relation: 'from', start: from.start ?? from.end, end: null }
  return null
}

const HEADER_WORDS: readonly (readonly [RegExp, RegExp, string])[] = [
  // "Hoàn thành trước ngày" over "15/12/2025"
  [barePattern('(?<![a-z])trước(?: ngày)?(?![a-z])'), /^(?:ngày\s)?\d/iu, 'trước '],
  [barePattern('(?:chậm nhất|muộn nhất|hạn chót|hạn cuối)'), /^(?:ngày\s)?\d/iu, 'chậm nhất '],
  [barePattern('^(?:tháng|đến tháng|từ tháng)(?![a-z])'), /^\d{1,2}(?:\s?[/-]\s?\d{4})?$/, 'tháng '],
  [barePattern('^quý(?![a-z])'), /^(?:i{1,3}|iv|[1-4])(?:\s?[/-]\s?\d{4})?$/i, 'quý '],
  [barePattern('(?<![a-z])năm(?![a-z])'), /^(?:19|20)\d{2}(?:\s?[-–]\s?(?:19|20)\d{2})?$/, 'năm '],
]

/** A cell with the word that its header says for it: "Tháng" over "6". */
function withHeader(text: string, column: Column): string {
  const header = keysOf(column.lowest).bare
  for (const [named, bare, word] of HEADER_WORDS)
    if (named.test(header) && bare.test(text)) return `${word}${text}`
  return text
}
