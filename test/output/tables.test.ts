import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Gaps } from '../../src/model/gaps.ts'
import { Plan } from '../../src/model/plan.ts'
import { Summary } from '../../src/model/summary.ts'
import {
  batchFindingRows,
  CSV_TABLES,
  csvHeader,
  csvRows,
  escapeFormula,
  GAPS_CSV,
  INDICATORS_CSV,
} from '../../src/output/csv.ts'
import { NO_REVIEW } from '../../src/output/decisions.ts'
import { formatGaps, formatPlan, formatSummary } from '../../src/output/json.ts'
import { formatPlanLines } from '../../src/output/ndjson.ts'
import { makeRun } from '../support/run.ts'

const run = makeRun({ communes: 6, items: 12 })
const entries = run.plans.map((one) => ({ ...one, review: NO_REVIEW }))

/** RFC 4180, the way a strict reader takes it. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i] ?? ''
    if (quoted) {
      if (char === '"' && text[i + 1] === '"') {
        cell += '"'
        i += 1
      } else if (char === '"') quoted = false
      else cell += char
    } else if (char === '"') quoted = true
    else if (char === ',') {
      rows.at(-1)?.push(cell)
      cell = ''
    } else if (char === '\n') {
      rows.at(-1)?.push(cell)
      cell = ''
      rows.push([])
    } else cell += char
  }
  rows.pop()
  return rows
}

describe('CSV', () => {
  it.each(CSV_TABLES.map((one) => [one.file, one] as const))('%s has a cell for every column', (_, table) => {
    const rows = parseCsv(csvHeader(table) + entries.map((one) => csvRows(table, one)).join(''))
    expect(rows.length).toBeGreaterThan(1)
    for (const row of rows) expect(row).toHaveLength(table.columns.length)
  })

  it('gives the facts back as they are', () => {
    const rows = parseCsv(csvRows(INDICATORS_CSV, entries[0] as never))
    const at = (name: string): number => INDICATORS_CSV.columns.indexOf(name)
    entries[0]?.plan.indicators.forEach((one, row) => {
      expect(Number(rows[row]?.[at('value')])).toBe(one.value)
      expect(rows[row]?.[at('unit')]).toBe(one.unit)
      expect(rows[row]?.[at('quote')]?.replace(/^'/, '')).toBe(one.evidence[0]?.quote)
    })
  })

  it('keeps a negative number a number and a formula a text', () => {
    const [first] = entries as [(typeof entries)[0]]
    const indicator = {
      ...first.plan.indicators[0],
      value: -4.5,
      text: '=HYPERLINK("http://x","y")',
    } as never
    const row = parseCsv(
      csvRows(INDICATORS_CSV, { ...first, plan: { ...first.plan, indicators: [indicator] } }),
    )[0]
    expect(row?.[INDICATORS_CSV.columns.indexOf('value')]).toBe('-4.5')
    expect(row?.[INDICATORS_CSV.columns.indexOf('text')]).toBe('\'=HYPERLINK("http://x","y")')
  })

  it('never lets a text begin as a formula', () => {
    const start = fc.constantFrom('=', '+', '-', '@', '\t', '\r', ' =', '＝', '\u00a0=', 'x', '')
    fc.assert(
      fc.property(start, fc.string(), (first, rest) => {
        expect(escapeFormula(first + rest)).not.toMatch(/^[\s\u00a0]*[=+\-@＝＋－＠\t\r]/)
      }),
    )
  })

  it('names the plans of a batch finding', () => {
    const rows = parseCsv(batchFindingRows(run.summary))
    expect(rows.map((row) => row[0])).toEqual(run.summary.batch.flatMap((one) => one.plans))
  })

  it('puts what a person said beside what the machine said', () => {
    const [first] = entries as [(typeof entries)[0]]
    const id = first.gaps?.items[0]?.templateItem ?? ''
    const review = { state: 'overruled', status: 'weaker', value: '80%', decisions: [] } as const
    const row = parseCsv(
      csvRows(GAPS_CSV, { ...first, review: { ...NO_REVIEW, items: { [id]: review } } }),
    )[0]
    expect(row?.[GAPS_CSV.columns.indexOf('status')]).toBe(first.gaps?.items[0]?.status)
    expect(row?.[GAPS_CSV.columns.indexOf('reviewedStatus')]).toBe('weaker')
  })
})

describe('JSON', () => {
  it('reads back as it was, keys in the order of the schema', () => {
    const { plan, gaps } = entries[0] as (typeof entries)[0]
    expect(Plan.parse(JSON.parse(formatPlan(plan)))).toEqual(plan)
    expect(Gaps.parse(JSON.parse(formatGaps(gaps as never)))).toEqual(gaps)
    expect(Summary.parse(JSON.parse(formatSummary(run.summary)))).toEqual(run.summary)
    const turned = Object.fromEntries(Object.entries(plan).reverse()) as never
    expect(formatPlan(turned)).toBe(formatPlan(plan))
    expect(formatPlan(plan)).toMatch(/^\{\n {2}"schemaVersion": "1.0",[\s\S]*\}\n$/)
  })

  it('is one plan a line', () => {
    const lines = formatPlanLines(entries.map((one) => one.plan)).split('\n')
    expect(lines.pop()).toBe('')
    expect(lines.map((line) => JSON.parse(line).id)).toEqual(entries.map((one) => one.plan.id))
  })

  it('refuses a plan that breaks its schema', () => {
    expect(() => formatPlan({ ...entries[0]?.plan, extra: 1 } as never)).toThrow()
  })
})
