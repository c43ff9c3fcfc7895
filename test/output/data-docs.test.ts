import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CSV_TABLES, csvHeader, csvRows } from '../../src/output/csv.ts'
import { NO_REVIEW } from '../../src/output/decisions.ts'
import { makeRun } from '../support/run.ts'

const text = await readFile(new URL('../../docs/data.md', import.meta.url), 'utf8')

const SQLITE = 'sqlite3'

function hasSqlite(): boolean {
  try {
    execFileSync(SQLITE, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    console.warn('No sqlite3 here: the queries of docs/data.md are not tried.')
    return false
  }
}

describe('docs/data.md', () => {
  it.each(CSV_TABLES.map((one) => [one.file, one.columns] as const))(
    'lists the columns of %s',
    (file, columns) => {
      const passage = text.slice(text.indexOf(`**${file}**`)).split('\n\n')[0] ?? ''
      expect([...passage.slice(passage.indexOf(':')).matchAll(/`(\w+)`/g)].map((one) => one[1])).toEqual(
        columns,
      )
    },
  )

  it.runIf(hasSqlite())('answers its three questions', async () => {
    const run = makeRun({ communes: 6, items: 12 })
    const folder = await mkdtemp(join(tmpdir(), 'rasoat-data-'))
    for (const table of CSV_TABLES) {
      const rows = run.plans.map((one) => csvRows(table, { ...one, review: NO_REVIEW }))
      await writeFile(join(folder, table.file), csvHeader(table) + rows.join(''))
    }
    const queries = [...text.matchAll(/```sql\n([^`]+)```/g)].map((one) => one[1] ?? '')
    expect(queries).toHaveLength(4)
    const ask = (query: string): Record<string, unknown>[] => {
      const input = `${queries[0]}\n.mode json\n${query}`
      const answer = execFileSync(SQLITE, [':memory:'], { cwd: folder, input, encoding: 'utf8' })
      return JSON.parse(answer === '' ? '[]' : answer)
    }
    const lacking = run.plans.filter((one) =>
      one.gaps?.items.some((item) => item.templateItem === 'ct-04' && item.status === 'missing'),
    )
    expect(ask(queries[1] ?? '').map((row) => row.commune)).toEqual(
      lacking.map((one) => one.plan.commune).sort(),
    )
    const averages = ask(queries[2] ?? '')
    expect(averages.length).toBeGreaterThan(3)
    const firm = run.plans.flatMap(
      (one) => one.plan.indicators.filter((indicator) => !indicator.doubtful).length,
    )
    expect(averages.reduce((sum, row) => sum + Number(row.plans), 0)).toBe(
      firm.reduce((sum, one) => sum + one, 0),
    )
    const tasks = run.plans.reduce((sum, one) => sum + one.plan.tasks.length, 0)
    expect(ask(queries[3] ?? '').reduce((sum, row) => sum + Number(row.overdue), 0)).toBe(tasks)
    await rm(folder, { recursive: true, force: true })
  })
})
