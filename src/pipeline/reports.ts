import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Decisions } from '../model/decisions.ts'
import type { Gaps } from '../model/gaps.ts'
import type { Plan } from '../model/plan.ts'
import type { Summary } from '../model/summary.ts'
import type { Template } from '../model/template.ts'
import { batchFindingRows, CSV_TABLES, csvHeader, csvRows, FINDINGS_CSV } from '../output/csv.ts'
import { reviewPlan } from '../output/decisions.ts'
import { formatBatchReport } from '../output/documents/batch-report.ts'
import { formatCommentSheet } from '../output/documents/comment-sheet.ts'
import type { RunEntry } from '../output/entry.ts'
import { formatJson } from '../output/json.ts'
import { formatPlanLine } from '../output/ndjson.ts'
import { PICTURE_FORMATS } from '../output/pictures.ts'
import { picturePath, writeReport } from '../output/report/report.ts'
import { formatWorkbook } from '../output/workbook/workbook.ts'
import { type Cache, cacheKey } from './cache.ts'
import { outputHash } from './knowledge.ts'
import type { Write } from './publish.ts'

export interface ReportsInput {
  /** The output folder, in which plans, gaps and page pictures stand already. */
  readonly out: string
  readonly summary: Summary
  readonly templates: readonly Template[]
  readonly decisions: Decisions | null
  readonly cache: Cache
  readonly write: Write
}

/**
 * Writes what people and dashboards read of the whole batch: CSV, NDJSON, report, workbook, documents. Nothing is
 * done where nothing that goes into them has changed since they were written.
 */
export async function writeReports(input: ReportsInput): Promise<void> {
  const { out, summary, templates, decisions, cache } = input
  const { lang } = summary.options
  const names = summary.files.flatMap(({ name, planId }) => (name !== null && planId !== null ? [name] : []))
  const plans: string[] = []
  for (const name of names) plans.push(await hashEntry(out, name))
  const key = cacheKey({
    stage: 'reports',
    version: 2,
    input: [plans, summary, templates, decisions],
    knowledge: outputHash(),
  })
  const made = cache.get<string[]>(key)
  if (made?.every((path) => existsSync(join(out, path)))) return

  const entries: RunEntry[] = []
  for (const name of names) entries.push(await loadEntry(out, name, decisions))
  const written: string[] = []
  const write: Write = async (path, content) => {
    written.push(path)
    await input.write(path, content)
  }
  await writeTables(entries, summary, write)
  const pictures = (name: string, page: number): string | null => {
    const paths = PICTURE_FORMATS.map((format) => `${picturePath(name, page)}.${format}`)
    return paths.find((path) => existsSync(join(out, path))) ?? null
  }
  await writeReport({ summary, plans: entries, templates, pictures, decisions, lang }, write)
  await write('report.xlsx', await formatWorkbook({ summary, entries, templates, lang }))
  for (const entry of entries) {
    const template = templates.find(({ id }) => id === entry.gaps?.template?.id) ?? null
    await write(`phieu-gop-y/${entry.name}.docx`, await formatCommentSheet({ entry, template, summary }))
  }
  await write('bao-cao-tong-hop.docx', await formatBatchReport({ summary, entries, templates }))
  if (decisions !== null) await write('decisions.json', formatJson(decisions))
  cache.put(key, written)
}

/** What changes whenever a plan or its gaps do; they are not read for it, for there may be hundreds. */
async function hashEntry(out: string, name: string): Promise<string> {
  const hash = createHash('sha256')
  for (const path of pathsOf(name)) hash.update(await readFile(join(out, path)))
  return hash.digest('hex')
}

const pathsOf = (name: string) => [`plans/${name}.plan.json`, `gaps/${name}.gaps.json`] as const

/** One plan of a run as it stands in the output folder. */
async function loadEntry(out: string, name: string, decisions: Decisions | null): Promise<RunEntry> {
  const read = async <T>(path: string): Promise<T> => JSON.parse(await readFile(join(out, path), 'utf8')) as T
  const [planPath, gapsPath] = pathsOf(name)
  const plan = await read<Plan>(planPath)
  const gaps = await read<Gaps>(gapsPath)
  return { name, plan, gaps, review: reviewPlan({ plan, gaps, decisions }) }
}

async function writeTables(entries: readonly RunEntry[], summary: Summary, write: Write): Promise<void> {
  await write('plans.ndjson', entries.map(({ plan }) => formatPlanLine(plan)).join(''))
  for (const table of CSV_TABLES) {
    const rows = entries.map((entry) => csvRows(table, entry)).join('')
    const batch = table === FINDINGS_CSV ? batchFindingRows(summary) : ''
    await write(table.file, csvHeader(table) + rows + batch)
  }
}
