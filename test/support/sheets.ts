import type { Rule } from '../../src/model/geometry.ts'
import type { PageOcr, PageRead, Word } from '../../src/model/page.ts'

/**
 * Sets a page of words without a PDF: every letter is half an em wide, lines are 1.3 em high, paragraphs are
 * justified with an indented first line as in a Vietnamese administrative document.
 */
export interface Setting {
  readonly page?: number
  readonly width?: number
  readonly height?: number
  readonly source?: Word['source']
  readonly rules?: readonly Rule[]
  /** Points from the top at which setting begins. */
  readonly top?: number
  /** Points by which each word sinks per point to the right: a skewed scan. */
  readonly skew?: number
}

export type Item =
  | { readonly text: string; readonly bold?: boolean; readonly indent?: number; readonly size?: number }
  | {
      readonly line: string
      readonly align?: 'left' | 'centre' | 'right'
      readonly bold?: boolean
      readonly italic?: boolean
      readonly size?: number
      readonly x?: number
    }
  | {
      readonly columns: readonly [readonly string[], readonly string[]]
      readonly middles?: readonly [number, number]
      readonly sizes?: readonly [number, number]
      readonly leftAlign?: boolean
    }
  | {
      readonly table: readonly (readonly (string | Span)[])[]
      readonly widths: readonly number[]
      readonly ruled?: boolean
      readonly x?: number
    }
  | { readonly gap: number }
  | { readonly at: number }

/** A cell that covers more than one column or row; `null` cells below or right of it are left out by the caller. */
export interface Span {
  readonly text: string
  readonly columns?: number
  readonly rows?: number
}

const LEFT = 85
const RIGHT = 540

export interface Sheet {
  readonly read: PageRead
  readonly ocr: PageOcr
}

/** One page set from `items`, top to bottom. */
export function setSheet(items: readonly Item[], setting: Setting = {}): Sheet {
  const { page = 1, width = 595, height = 842, source = 'text', skew = 0 } = setting
  const words: Word[] = []
  const rules: Rule[] = [...(setting.rules ?? [])]
  const right = RIGHT + (width - 595)
  let y = setting.top ?? 60
  const put = (
    text: string,
    box: { x: number; size: number; bold?: boolean; italic?: boolean; gap?: number },
  ): number => {
    let { x } = box
    const { size, gap = size * 0.3 } = box
    for (const piece of text.split(' ').filter(Boolean)) {
      const w = widthOf(piece, size)
      const drop = skew * x
      words.push({
        text: piece,
        box: [x, y + drop, x + w, y + drop + size * 1.15],
        confidence: source === 'ocr' ? 0.9 : 1,
        source,
        size,
        bold: box.bold ?? false,
        italic: box.italic ?? false,
        handwritten: false,
        original: null,
        readings: [],
      })
      x += w + gap
    }
    return x - gap
  }
  for (const item of items) {
    if ('gap' in item) y += item.gap
    else if ('at' in item) y = item.at
    else if ('line' in item) {
      const size = item.size ?? 14
      const w = lineWidth(item.line, size)
      const x =
        item.x ??
        (item.align === 'centre' ? (LEFT + right - w) / 2 : item.align === 'right' ? right - w : LEFT)
      put(item.line, {
        x,
        size,
        ...(item.bold ? { bold: true } : {}),
        ...(item.italic ? { italic: true } : {}),
      })
      y += size * 1.3
    } else if ('text' in item) {
      const size = item.size ?? 14
      const indent = item.indent ?? 34
      const lines = wrap(item.text, { size, first: right - LEFT - indent, rest: right - LEFT })
      lines.forEach((line, index) => {
        const x = LEFT + (index === 0 ? indent : 0)
        const count = line.split(' ').length
        const natural = lineWidth(line, size)
        const stretch = index < lines.length - 1 && count > 1 ? (right - x - natural) / (count - 1) : 0
        put(line, { x, size, gap: size * 0.3 + stretch, ...(item.bold ? { bold: true } : {}) })
        y += size * 1.3
      })
      y += 6
    } else if ('columns' in item) {
      const top = y
      let bottom = y
      item.columns.forEach((lines, side) => {
        y = top
        const size = item.sizes?.[side] ?? 13
        const middle = item.middles?.[side] ?? (side === 0 ? 165 : 410)
        for (const line of lines) {
          const x = side === 0 && item.leftAlign ? LEFT : middle - lineWidth(line, size) / 2
          if (line !== '') put(line, { x, size })
          y += size * 1.3
        }
        bottom = Math.max(bottom, y)
      })
      y = bottom
    } else
      y = setTable(item, {
        y,
        put,
        rules,
        moveTo: (to) => {
          y = to
        },
      })
  }
  const read: PageRead = {
    page,
    width,
    height,
    rotation: 0,
    words: source === 'ocr' ? [] : words,
    layer: [],
    rules: source === 'ocr' ? [] : rules,
    pictures: [],
    method: source === 'ocr' ? 'ocr' : 'text',
    ocrBoxes: null,
    reason: 'thử',
  }
  const ocr: PageOcr = {
    page,
    width,
    height,
    turned: 0,
    engine: source === 'ocr' ? 'thử 1' : null,
    words: source === 'ocr' ? words : [],
    rules: source === 'ocr' ? rules : [],
    regions: [],
    blank: false,
    confidence: source === 'ocr' ? 0.9 : null,
    notes: [],
  }
  return { read, ocr }
}

interface TableSetting {
  readonly y: number
  readonly put: (text: string, box: { x: number; size: number }) => number
  readonly rules: Rule[]
  readonly moveTo: (y: number) => void
}

function setTable(item: Extract<Item, { table: unknown }>, { y, put, rules, moveTo }: TableSetting): number {
  const size = 11
  const xs = [item.x ?? LEFT]
  for (const width of item.widths) xs.push((xs.at(-1) ?? 0) + width)
  const placed = placeCells(item.table, item.widths.length)
  const heights = item.table.map((_, row) =>
    Math.max(
      size * 1.6,
      ...placed
        .filter((cell) => cell.row === row && cell.rows === 1)
        .map((cell) => wrapCell(cell, xs, size).length * size * 1.3 + 6),
    ),
  )
  const ys = [y]
  for (const height of heights) ys.push((ys.at(-1) ?? 0) + height)
  for (const cell of placed) {
    const [x0 = 0, x1 = 0] = [xs[cell.column], xs[cell.column + cell.columns]]
    const [y0 = 0, y1 = 0] = [ys[cell.row], ys[cell.row + cell.rows]]
    wrapCell(cell, xs, size).forEach((line, index) => {
      moveTo(y0 + 3 + index * size * 1.3)
      put(line, { x: x0 + 4, size })
    })
    if (item.ruled === false) continue
    for (const at of [y0, y1]) rules.push({ x0, x1, y0: at, y1: at, width: 0.5 })
    for (const at of [x0, x1]) rules.push({ x0: at, x1: at, y0, y1, width: 0.5 })
  }
  return ys.at(-1) ?? y
}

interface Placed {
  readonly text: string
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
}

function placeCells(table: readonly (readonly (string | Span)[])[], columns: number): Placed[] {
  const taken = new Set<number>()
  const placed: Placed[] = []
  table.forEach((cells, row) => {
    let column = 0
    for (const given of cells) {
      const cell = typeof given === 'string' ? { text: given } : given
      while (taken.has(row * columns + column)) column++
      const span = { rows: cell.rows ?? 1, columns: cell.columns ?? 1 }
      placed.push({ text: cell.text, row, column, ...span })
      for (let r = row; r < row + span.rows; r++)
        for (let c = column; c < column + span.columns; c++) taken.add(r * columns + c)
    }
  })
  return placed
}

function wrapCell(cell: Placed, xs: readonly number[], size: number): string[] {
  const room = (xs[cell.column + cell.columns] ?? 0) - (xs[cell.column] ?? 0) - 8
  return wrap(cell.text, { size, first: room, rest: room })
}

const widthOf = (text: string, size: number): number => Math.max(size * 0.3, text.length * size * 0.5)

function lineWidth(text: string, size: number): number {
  const pieces = text.split(' ').filter(Boolean)
  return (
    pieces.reduce((sum, piece) => sum + widthOf(piece, size), 0) + Math.max(0, pieces.length - 1) * size * 0.3
  )
}

function wrap(text: string, { size, first, rest }: { size: number; first: number; rest: number }): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of text.split(' ').filter(Boolean)) {
    const longer = line === '' ? piece : `${line} ${piece}`
    if (line !== '' && lineWidth(longer, size) > (lines.length === 0 ? first : rest)) {
      lines.push(line)
      line = piece
    } else line = longer
  }
  return line === '' ? lines : [...lines, line]
}
