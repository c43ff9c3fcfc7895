import type { Block, Head, PlanDocument, TableRow, Typeset } from '../typeset/index.ts'

/** One file of `samples/`, and what a careful person finds in it. */
export interface Sample {
  /** File name without its ending. */
  name: string
  folder: 'province' | 'plans'
  document: PlanDocument
  /** What becomes of the typeset document before it is written; a born-digital sample leaves it out. */
  finish?: (set: Typeset) => Promise<Uint8Array>
  truth: Truth
}

export type Comparator = 'eq' | 'gte' | 'gt' | 'lte' | 'lt'

export interface IndicatorTruth {
  year: number | null
  comparator: Comparator
  value: number
  unit: string | null
  /** All of these stand in the item's text. */
  keywords: readonly string[]
  measure?: 'decrease' | 'increase'
  annex?: true
  responsible?: readonly string[]
  coordinating?: readonly string[]
  /** `ongoing`, a year, a month, a date, or a frequency. */
  deadline?: string
  product?: string
}

interface Truth {
  header: {
    commune: string | null
    province: string
    number: string | null
    symbol: string
    year: number
    month: number | null
    day: number | null
    title: string
    /** Left out where a reader may differ. */
    period?: readonly [number, number] | null
    signer: string | null
    position: string | null
  }
  legalBases: readonly (readonly [number: string, date: string | null])[]
  indicators: readonly IndicatorTruth[]
  annexTasks: readonly {
    keywords: readonly string[]
    responsible?: readonly string[]
    coordinating?: readonly string[]
    deadline?: string
  }[]
  /** Kind, end (or frequency, or null) and words of the item. */
  deadlines: readonly (readonly [kind: string, when: string | null, words: string])[]
  assignments: readonly (readonly [role: 'responsible' | 'coordinating', unit: string, words: string])[]
  findings: readonly string[]
  forbiddenFindings: readonly string[]
  /** Findings that need the template or the batch. */
  gapFindings?: readonly string[]
}

/** An indicator of the body; `more` for the rest. */
export function want(
  year: number | null,
  comparator: Comparator,
  amount: readonly [value: number, unit: string | null],
  keywords: readonly string[],
  more: Partial<IndicatorTruth> = {},
): IndicatorTruth {
  const [value, unit] = amount
  return { year, comparator, value, unit, keywords, ...more }
}

/** Paragraphs, one a line: `# ` bold and kept with what follows, `/ ` italic, `| ` centred bold, else plain. */
export function prose(text: string): Block[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line): Block => {
      if (line.startsWith('# '))
        return { kind: 'paragraph', text: line.slice(2), bold: true, keepWithNext: true }
      if (line.startsWith('/ ')) return { kind: 'paragraph', text: line.slice(2), italic: true }
      if (line.startsWith('| '))
        return { kind: 'paragraph', text: line.slice(2), bold: true, align: 'center', keepWithNext: true }
      return line
    })
}

/** Head of a commune's plan. */
export function communeHead(
  name: string,
  head: Partial<Head> & { month: string | null; year?: string },
): Head {
  const place = name.replace(/^(Xã|Phường|Đặc khu) /, '')
  return {
    issuer: ['ỦY BAN NHÂN DÂN', name.toUpperCase()],
    number: null,
    symbol: 'KH-UBND',
    place,
    day: null,
    year: '2025',
    ...head,
  }
}

/** Table rows, one a line, cells parted by `|`; a line of one cell after its number is a group row. */
export function rowsOf(text: string, columns: number): TableRow[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line): TableRow => {
      const cells = line.split('|').map((cell) => cell.trim())
      if (cells.length === 2)
        return [
          { text: cells[0] ?? '', bold: true, align: 'center' },
          { text: cells[1] ?? '', bold: true, colSpan: columns - 1 },
        ]
      return cells
    })
}
