import { isNational, isRecipients } from '../../knowledge/phrases.ts'
import type { Block, Grid, Line, Region, Word } from '../../model/page.ts'
import { type Columns, findColumns } from './columns.ts'
import { findFurniture } from './furniture.ts'
import { centredIn, unite } from './geometry.ts'
import { findGrids } from './grids.ts'
import { rowWords, splitAt } from './gutters.ts'
import { formLines, formRows, formSegments, joinRow, type Row } from './lines.ts'
import { plainText } from './marks.ts'
import { findPlainTables } from './plain-tables.ts'
import { fillGrid } from './tables.ts'
import type { PageContent } from './words.ts'

/** A page's content as blocks in reading order. */
export function arrangeBlocks(content: PageContent, regions: readonly Region[]): Block[] {
  const { grids, rest } = takeTables(content)
  const { stamped, text } = takeStamps(rest, regions)
  const rows = formRows(formSegments(text))
  const furniture = findFurniture(rows, { page: content, rules: content.rules })
  const running = rows.filter((row) => !furniture.has(row))
  const blocks = [...textBlocks(running, { page: content, grids }), ...grids.map(tableBlock)]
  const ordered = order(blocks)
  const beside = (kind: Block['kind']) => rows.filter((row) => furniture.get(row) === kind)
  const numbers = beside('page-number').map((row) => plainBlock('page-number', [joinRow(row)]))
  const notes = beside('footnote')
  const margin = [...beside('margin').map(joinRow), ...formLines(stamped)]
  return [
    ...numbers.filter((block) => block.box[1] < content.height / 2),
    ...ordered,
    ...(notes.length > 0 ? [plainBlock('footnote', notes.map(joinRow))] : []),
    ...(margin.length > 0 ? [plainBlock('margin', margin)] : []),
    ...numbers.filter((block) => block.box[1] >= content.height / 2),
  ]
}

/** Ruled tables with their words; a frame drawn around head or foot is no table. */
function takeTables(content: PageContent): { grids: Grid[]; rest: Word[] } {
  let rest = content.words
  const grids: Grid[] = []
  for (const ruled of findGrids(content.rules, content)) {
    const { grid, taken } = fillGrid(ruled, rest)
    if (!isTable(grid)) continue
    grids.push(grid)
    rest = rest.filter((word) => !taken.has(word))
  }
  return { grids, rest }
}

function isTable(grid: Grid): boolean {
  const filled = grid.cells.filter((cell) => cell.lines.length > 0)
  if (filled.length < 2 || grid.cells.length < 2) return false
  // Strokes found in a picture may be parts of seals and signatures.
  if (grid.cells.length < 3 && filled.some((cell) => cell.lines[0]?.words[0]?.source === 'ocr')) return false
  if (grid.columns > 3 || grid.rows > 4) return true
  const texts = filled.map((cell) => plainText(cell.lines.flatMap((line) => line.words)))
  return !texts.some((text) => isNational(text) || isRecipients(text))
}

/**
 * Words of a stamp or seal that OCR could not read with any confidence, and remarks by hand, do not belong to the text;
 * a figure by hand in a form's blank does.
 */
function takeStamps(words: readonly Word[], regions: readonly Region[]): { stamped: Word[]; text: Word[] } {
  const seals = regions.filter((region) => region.kind === 'seal')
  const printed = words.filter((word) => !word.handwritten)
  const left = quantile(
    printed.map((word) => word.box[0]),
    0.01,
  )
  const right = quantile(
    printed.map((word) => word.box[2]),
    0.99,
  )
  const isRemark = ({ handwritten, box }: Word): boolean =>
    handwritten &&
    (box[2] <= left + 3 ||
      box[0] >= right - 3 ||
      printed.filter((word) => centredIn(word.box, box)).length >= CIRCLED)
  const stamped: Word[] = []
  const text: Word[] = []
  for (const word of words) {
    const hidden =
      word.source === 'ocr' && word.confidence < 0.5 && seals.some((seal) => centredIn(word.box, seal.box))
    if (hidden || isRemark(word)) stamped.push(word)
    else text.push(word)
  }
  return { stamped, text }
}

/** A pen that goes around so many printed words writes nothing. */
const CIRCLED = 3

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN
}

function textBlocks(
  rows: readonly Row[],
  { page, grids }: { page: PageContent; grids: readonly Grid[] },
): Block[] {
  const blocks: Block[] = []
  let open: Line[] = []
  const close = () => {
    if (open.length > 0) blocks.push(plainBlock('text', open))
    open = []
  }
  const columns = findColumns(rows, page)
  const tables = findPlainTables(rows).filter(
    (table) => !columns.some((pair) => pair.from < table.to && table.from < pair.to),
  )
  let next = 0
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]
    const pair = columns[next]
    if (!row) break
    if (pair && pair.from === at) {
      close()
      blocks.push(...columnBlocks(rows, pair))
      at = pair.to - 1
      next++
      continue
    }
    const table = tables.find((one) => one.from === at)
    if (table) {
      close()
      blocks.push(tableBlock(table.grid))
      at = table.to - 1
      continue
    }
    const last = open.at(-1)
    if (last && grids.some((grid) => grid.box[1] >= last.box[1] && grid.box[1] < row.box[1])) close()
    open.push(joinRow(row))
  }
  close()
  return blocks
}

/** Left before right, pair by pair: issuer, national name; then number, place and date. */
function columnBlocks(rows: readonly Row[], { from, to, x, bands }: Columns): Block[] {
  const edges = [from, ...bands.filter((band) => band > from), to]
  const blocks: Block[] = []
  for (let at = 0; at + 1 < edges.length; at++) {
    const words = rows.slice(edges[at], edges[at + 1]).flatMap(rowWords)
    const { left, right } = splitAt(words, x)
    if (left.length > 0) blocks.push({ ...plainBlock('text', formLines(left)), column: 'left' })
    if (right.length > 0) blocks.push({ ...plainBlock('text', formLines(right)), column: 'right' })
  }
  return blocks
}

/** Ruled tables take their place by height between the blocks of text; columns keep left before right. */
function order(blocks: readonly Block[]): Block[] {
  const tables = blocks.filter((block) => block.grid?.ruled)
  const texts = blocks.filter((block) => !block.grid?.ruled)
  const ordered: Block[] = []
  let next = 0
  for (const text of texts) {
    while (next < tables.length && (tables[next] as Block).box[1] < text.box[1])
      ordered.push(tables[next++] as Block)
    ordered.push(text)
  }
  return [...ordered, ...tables.slice(next)]
}

function plainBlock(kind: Block['kind'], lines: readonly Line[]): Block {
  return { kind, column: null, box: unite(lines.map((line) => line.box)), lines: [...lines], grid: null }
}

function tableBlock(grid: Grid): Block {
  return { kind: 'table', column: null, box: grid.box, lines: [], grid }
}
