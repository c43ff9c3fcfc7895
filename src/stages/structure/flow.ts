import { plain } from '../../knowledge/phrases.ts'
import type { Block, Grid, Line, PageLayout } from '../../model/page.ts'
import type { Paragraph } from '../../model/structure.ts'
import { type Margins, measureMargins } from './margins.ts'

type Zone = Paragraph['zone']

/** One printed line on its way into a paragraph, with what its place on the page says. */
export interface FlowLine {
  readonly type: 'line'
  readonly page: number
  readonly line: Line
  kind: Block['kind']
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
  /** As far from the left edge as from the right one. */
  readonly balanced: boolean
  /** Stands in the middle, and not only because it is indented like a paragraph and ends as early. */
  centred: boolean
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
  const firstIndent = usualIndent(pages, margins)
  const flow: Flow[] = []
  let block = 0
  for (const page of pages) {
    const area = margins.get(page.page) ?? { left: 0, right: page.width }
    for (const one of page.blocks) {
      const place = { page: page.page, block, zone: 'head' as const, part: 0 }
      if (one.grid) flow.push({ type: 'table', grid: one.grid, ...place })
      for (const line of one.lines)
        flow.push({ ...lineOf(line, { block: one, area, firstIndent }), ...place })
      block++
    }
  }
  centreNeighbours(flow)
  return flow
}

/** The usual indent of a paragraph's first line in points; null where there is none. */
function usualIndent(pages: readonly PageLayout[], margins: ReadonlyMap<number, Margins>): number | null {
  const counts = new Map<number, number>()
  for (const page of pages) {
    const area = margins.get(page.page)
    if (!area) continue
    for (const block of page.blocks) {
      if (block.kind !== 'text' || block.column !== null) continue
      for (const { box } of block.lines) {
        const indent = box[0] - area.left
        if (indent < 10 || indent > 80 || area.right - box[2] > 6) continue
        const key = Math.round(indent / 3)
        counts.set(key, (counts.get(key) ?? 0) + 1)
      }
    }
  }
  let best: number | null = null
  for (const [key, count] of counts) if (count >= 3 && count > (counts.get(best ?? -1) ?? 0)) best = key
  return best === null ? null : best * 3
}

/** A balanced line beside a centred one of its block is centred too: a long line of a title. */
function centreNeighbours(flow: readonly Flow[]): void {
  for (let at = 0; at < flow.length; at++) {
    const item = flow[at]
    if (item?.type !== 'line' || !item.balanced || item.centred || LABELLED.test(item.text)) continue
    const beside = [flow[at - 1], flow[at + 1]]
    item.centred = beside.some(
      (other) =>
        other?.type === 'line' && other.centred && other.block === item.block && other.upper === item.upper,
    )
  }
}

const LABELLED = /^([-+*•]|[\dIVX]{1,4}[.)]|[a-zđ]\))\s/u

type Placed = 'page' | 'block' | 'zone' | 'part'

interface Setting {
  readonly block: Block
  readonly area: Margins
  readonly firstIndent: number | null
}

function lineOf(line: Line, { block, area, firstIndent }: Setting): Omit<FlowLine, Placed> {
  const text = line.words.map((word) => word.text).join(' ')
  const indent = line.box[0] - area.left
  const slack = area.right - line.box[2]
  const width = area.right - area.left
  const balanced =
    block.column === null &&
    indent > 12 &&
    slack > 12 &&
    Math.abs(indent - slack) < Math.max(10, width * 0.02)
  return {
    type: 'line',
    line,
    kind: block.kind,
    column: block.column,
    text,
    plain: plain(text),
    indent,
    slack,
    balanced,
    centred: balanced && (firstIndent === null || Math.abs(indent - firstIndent) > 5),
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
function isUpper(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '')
  if (letters.length < 3) return false
  let capitals = 0
  for (const one of letters) if (one === one.toUpperCase()) capitals++
  return capitals >= letters.length * 0.8
}
