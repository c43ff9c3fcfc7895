import { plain } from '../../knowledge/phrases.ts'
import type { Block, Grid, Line, PageLayout } from '../../model/page.ts'
import type { Paragraph } from '../../model/structure.ts'
import { type Margins, measureMargins } from './margins.ts'

export type Zone = Paragraph['zone']

/** One printed line on its way into a paragraph, with what its place on the page says. */
export interface FlowLine {
  readonly type: 'line'
  readonly page: number
  readonly line: Line
  readonly kind: Block['kind']
  readonly column: Block['column']
  /** Running number of the block in the document. */
  readonly block: number
  readonly text: string
  /** Without marks, in lower case. */
  readonly plain: string
  /** Points from the text area's left edge to the line. */
  readonly indent: number
  /** Points from the line's end to the text area's right edge. */
  readonly slack: number
  readonly centred: boolean
  readonly upper: boolean
  readonly bold: boolean
  readonly italic: boolean
  readonly size: number
  zone: Zone
  part: number
}

export interface FlowTable {
  readonly type: 'table'
  readonly page: number
  readonly grid: Grid
  readonly block: number
  zone: Zone
  part: number
}

export type Flow = FlowLine | FlowTable

/** All lines and tables of a document in reading order. */
export function makeFlow(pages: readonly PageLayout[]): Flow[] {
  const margins = measureMargins(pages)
  const flow: Flow[] = []
  let block = 0
  for (const page of pages) {
    const area = margins.get(page.page) ?? { left: 0, right: page.width }
    for (const one of page.blocks) {
      const place = { page: page.page, block, zone: 'head' as const, part: 0 }
      if (one.grid) flow.push({ type: 'table', grid: one.grid, ...place })
      for (const line of one.lines) flow.push({ ...lineOf(line, { block: one, area }), ...place })
      block++
    }
  }
  return flow
}

type Placed = 'page' | 'block' | 'zone' | 'part'

function lineOf(line: Line, { block, area }: { block: Block; area: Margins }): Omit<FlowLine, Placed> {
  const text = line.words.map((word) => word.text).join(' ')
  const indent = line.box[0] - area.left
  const slack = area.right - line.box[2]
  const width = area.right - area.left
  return {
    type: 'line',
    line,
    kind: block.kind,
    column: block.column,
    text,
    plain: plain(text),
    indent,
    slack,
    centred:
      block.column === null &&
      indent > 12 &&
      slack > 12 &&
      Math.abs(indent - slack) < Math.max(14, width * 0.035),
    upper: isUpper(text),
    bold: share(line, (word) => word.bold) > 0.8,
    italic: share(line, (word) => word.italic) > 0.8,
    size: line.words.reduce((sum, word) => sum + word.size, 0) / Math.max(1, line.words.length),
  }
}

function share(line: Line, test: (word: Line['words'][number]) => boolean): number {
  let all = 0
  let hit = 0
  for (const word of line.words) {
    all += word.text.length
    if (test(word)) hit += word.text.length
  }
  return all > 0 ? hit / all : 0
}

/** Whether a text is in capitals, some stray letters aside. */
export function isUpper(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '')
  if (letters.length < 3) return false
  let capitals = 0
  for (const one of letters) if (one === one.toUpperCase()) capitals++
  return capitals >= letters.length * 0.8
}
