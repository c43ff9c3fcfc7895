import type { Box } from '../../src/model/geometry.ts'
import type { Anchor, DocumentStructure, Paragraph, SectionNode, Table } from '../../src/model/structure.ts'

/**
 * A document structure from plain text, for tests of what comes after layout. One line is one paragraph:
 * - `I.`, `1.`, `1.1.`, `a)`, `a.`, `-`, `+`, `*` begin labelled paragraphs, nested by the order of their kinds;
 * - `@hl`, `@hr` head left and right, `@t` title, `@fl`, `@fr` foot left and right, `@a` annex heading;
 * - `| a | b |` is a table row; the rows of one table follow each other, `|=` begins each header row, and an
 *   empty `<` or `^` cell is merged with the one to its left or above.
 */
export function structureOf(source: string, options: { headings?: boolean } = {}): DocumentStructure {
  const state: State = { paragraphs: [], tables: [], sections: [], stack: [], annex: false, y: 60, lines: [] }
  let rows: string[] = []
  const flush = () => {
    if (rows.length > 0) addTable(state, rows)
    rows = []
  }
  for (const raw of source.split('\n')) {
    const line = raw.trim()
    if (line.startsWith('|')) rows.push(line)
    else {
      flush()
      if (line !== '') addParagraph(state, line, options.headings ?? true)
    }
  }
  flush()
  demoteItems(state)
  return {
    pages: [
      {
        page: 1,
        width: 595,
        height: 842,
        rotation: 0,
        method: 'text',
        reason: '',
        confidence: 1,
        words: 0,
        restoredWords: 0,
        engine: null,
        regions: [],
      },
    ],
    paragraphs: state.paragraphs,
    tables: state.tables,
    sections: state.sections,
    restorations: [],
    notes: [],
    text: [state.lines.join('\n')],
  }
}

interface State {
  paragraphs: Paragraph[]
  tables: Table[]
  sections: SectionNode[]
  stack: { kind: string; index: number; section: string | null }[]
  annex: boolean
  y: number
  lines: string[]
}

const LABELS: readonly (readonly [string, RegExp])[] = [
  ['roman', /^([IVX]{1,5})[.)]\s+/],
  ['upper', /^([A-D])\.\s+/],
  ['deep', /^(\d{1,2}(?:\.\d{1,2})+\.?)\s+/],
  ['number', /^(\d{1,2}[.)])\s+/],
  ['letter', /^([a-zđ][.)])\s+/],
  ['dash', /^([-–])\s+/],
  ['plus', /^(\+)\s+/],
  ['star', /^(\*)\s+/],
]
const ZONES: Record<string, Pick<Paragraph, 'zone' | 'column'>> = {
  '@hl': { zone: 'head', column: 'left' },
  '@hr': { zone: 'head', column: 'right' },
  '@t': { zone: 'title', column: null },
  '@fl': { zone: 'foot', column: 'left' },
  '@fr': { zone: 'foot', column: 'right' },
  '@a': { zone: 'annex', column: null },
}

function addParagraph(state: State, line: string, headings: boolean): void {
  const marker = /^@\w+/.exec(line)?.[0] ?? ''
  const place = ZONES[marker]
  let text = place ? line.slice(marker.length).trim() : line
  if (marker === '@a') state.annex = true
  let label: string | null = null
  let kind = ''
  if (!place) {
    for (const [name, pattern] of LABELS) {
      const match = pattern.exec(text)
      if (!match) continue
      label = match[1] === '–' ? '-' : (text.slice(0, match[0].trimEnd().length) ?? null)
      kind = name
      text = text.slice(match[0].length)
      break
    }
  }
  const index = state.paragraphs.length
  const known = state.stack.findIndex((entry) => entry.kind === kind)
  if (label !== null && known >= 0) state.stack.length = known
  if (marker === '@a') state.stack.length = 0
  const parent = state.stack[state.stack.length - 1]
  const heading = headings && label !== null && /roman|upper|number|deep/.test(kind) && text.length <= 160
  const section = heading ? `s-${index}` : (parent?.section ?? null)
  if (heading)
    state.sections.push({
      id: section ?? '',
      label: label ?? '',
      title: text,
      level: state.stack.length + 1,
      parent: parent?.section ?? null,
      paragraph: index,
    })
  state.paragraphs.push({
    ...passage(state, text),
    index,
    zone: place?.zone ?? (state.annex ? 'annex' : 'body'),
    column: place?.column ?? null,
    role: heading ? 'heading' : label === null ? 'text' : 'item',
    label,
    depth: label === null ? 0 : state.stack.length + 1,
    section,
    parent: parent?.index ?? null,
    bold: heading,
    italic: false,
    centred: place?.zone === 'title',
    page: 1,
    part: 0,
  })
  state.lines.push(label ? `${label} ${text}` : text)
  if (label !== null) state.stack.push({ kind, index, section })
}

/** As the stage does: a numbered line that ends a sentence and has no labelled line below it is no heading. */
function demoteItems(state: State): void {
  for (const paragraph of state.paragraphs) {
    const { index, role, label, text } = paragraph
    const governs = state.paragraphs.some((other) => other.parent === index && other.label !== null)
    if (role !== 'heading' || label === null || governs || !/[.;]$/.test(text)) continue
    const own = state.sections.findIndex((section) => section.paragraph === index)
    const [section] = state.sections.splice(own, 1)
    paragraph.role = 'item'
    paragraph.bold = false
    const around = section?.parent ?? null
    for (const other of state.paragraphs) if (other.section === section?.id) other.section = around
  }
}

function addTable(state: State, rows: string[]): void {
  const grid = rows.map((row) =>
    row
      .replace(/^\|=?/, '')
      .replace(/\|$/, '')
      .split('|')
      .map((cell) => cell.trim()),
  )
  const cells: Table['cells'] = []
  const owner = new Map<string, Table['cells'][number]>()
  grid.forEach((texts, row) => {
    texts.forEach((text, column) => {
      const merged =
        text === '<'
          ? owner.get(`${row},${column - 1}`)
          : text === '^'
            ? owner.get(`${row - 1},${column}`)
            : null
      if (merged) {
        if (text === '<') merged.columnSpan = Math.max(merged.columnSpan, column - merged.column + 1)
        else merged.rowSpan = Math.max(merged.rowSpan, row - merged.row + 1)
        owner.set(`${row},${column}`, merged)
        return
      }
      const cell = { ...passage(state, text), row, column, rowSpan: 1, columnSpan: 1 }
      cells.push(cell)
      owner.set(`${row},${column}`, cell)
    })
    state.lines.push(texts.map((text) => (text === '<' || text === '^' ? '' : text)).join('\t'))
  })
  const last = state.paragraphs[state.paragraphs.length - 1]
  state.tables.push({
    index: state.tables.length,
    pages: [1],
    rows: grid.length,
    columns: Math.max(...grid.map((row) => row.length)),
    headerRows: rows.filter((row) => row.startsWith('|=')).length,
    ruled: true,
    zone: state.annex ? 'annex' : 'body',
    section: state.stack[state.stack.length - 1]?.section ?? null,
    after: last?.index ?? null,
    captions: state.annex
      ? state.paragraphs
          .filter((paragraph) => paragraph.zone === 'annex' && paragraph.label === null)
          .map((p) => p.index)
      : [],
    cells,
    part: 0,
  })
}

function passage(state: State, text: string): { text: string; anchors: Anchor[] } {
  const anchors: Anchor[] = []
  let x = 80
  for (const match of text.matchAll(/\S+/g)) {
    const width = match[0].length * 6
    if (x + width > 520) {
      x = 80
      state.y += 16
    }
    const box: Box = [x, state.y, x + width, state.y + 12]
    anchors.push({
      start: match.index,
      end: match.index + match[0].length,
      page: 1,
      box,
      confidence: 1,
      handwritten: false,
      restored: false,
      readings: [],
    })
    x += width + 6
  }
  state.y += 18
  return { text, anchors }
}
