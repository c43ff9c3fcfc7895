import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Summary } from '../model/summary.ts'
import { batchFindingRows, CSV_TABLES, csvHeader, csvRows, FINDINGS_CSV } from '../output/csv.ts'
import { mergeDecisions, reviewPlan } from '../output/decisions.ts'
import type { RunEntry } from '../output/entry.ts'
import { formatJson } from '../output/json.ts'
import { formatPlanLine } from '../output/ndjson.ts'
import { picturePath, writeReport } from '../output/report/report.ts'
import type { Survey } from '../stages/survey/index.ts'
import type { ReadBatch } from './batch.ts'
import { cacheKey } from './cache.ts'
import type { DocumentTools } from './document.ts'
import { outcomeOf, type Write } from './publish.ts'

/**
 * Writes what people and dashboards read of the whole batch: CSV, NDJSON, pictures, report, workbook, documents.
 * Nothing is done where nothing that goes into them has changed since they were written.
 */
export async function writeReports(
  batch: ReadBatch,
  { tools, survey, summary, write }: { tools: DocumentTools; survey: Survey; summary: Summary; write: Write },
): Promise<void> {
  const { request, runs } = batch
  const decisions =
    request.decisions.length === 0
      ? null
      : mergeDecisions(request.decisions.map(({ decisions }) => decisions))
  const key = cacheKey({
    stage: 'reports',
    version: 1,
    input: [runs.map(({ key }) => key), summary, decisions],
  })
  const made = tools.cache.get<string[]>(key)
  if (made?.every((path) => existsSync(join(request.out, path)))) return

  const written: string[] = []
  const note: Write = async (path, content) => {
    written.push(path)
    await write(path, content)
  }
  const entries = function* (): Generator<RunEntry> {
    for (const run of runs) {
      const outcome = outcomeOf(run, survey, tools)
      if (outcome === null) continue
      const { plan, gaps } = outcome
      yield { name: run.intake.name, plan, gaps, review: reviewPlan({ plan, gaps, decisions }) }
    }
  }
  await writeTables(entries, summary, note)
  await drawPictures(batch, tools)
  const templates = tools.settings.templates.map(({ template }) => template)
  const pictures = (name: string, page: number): string | null => {
    const path = picturePath(name, page)
    return existsSync(join(request.out, path)) ? path : null
  }
  await writeReport({ summary, plans: entries(), templates, pictures, decisions, lang: request.lang }, note)
  if (decisions !== null) await note('decisions.json', formatJson(decisions))
  if (!tools.signal.aborted) tools.cache.put(key, written)
}

async function writeTables(entries: () => Iterable<RunEntry>, summary: Summary, write: Write): Promise<void> {
  let lines = ''
  const tables = CSV_TABLES.map((table) => ({ table, text: csvHeader(table) }))
  for (const entry of entries()) {
    lines += formatPlanLine(entry.plan)
    for (const one of tables) one.text += csvRows(one.table, entry)
  }
  await write('plans.ndjson', lines)
  for (const { table, text } of tables) {
    await write(table.file, table === FINDINGS_CSV ? text + batchFindingRows(summary) : text)
  }
}

/** Draws the pages that the report shows, on all threads; a page drawn before is left alone. */
async function drawPictures({ request, runs }: ReadBatch, tools: DocumentTools): Promise<void> {
  const jobs = runs.flatMap(({ intake, key, pageCount }) => {
    const file = intake.reference
    if (file === null || key === null) return []
    return Array.from({ length: pageCount }, (_, index) => {
      const target = join(request.out, picturePath(intake.name, index + 1))
      return { kind: 'picture', file, page: index + 1, target } as const
    })
  })
  const limits = { seconds: tools.settings.limits.secondsPerPage, signal: tools.signal }
  await Promise.all(
    jobs.map(async (job) => {
      const drawn = tools.cache.has(tools.keys.picture(job.file.sha256, job.page)) && existsSync(job.target)
      if (drawn) return
      try {
        await tools.queue.add(() => tools.workers.run(job, limits))
      } catch (error) {
        // The report does without a page that cannot be drawn; its facts stand all the same.
        if (tools.signal.aborted) return
        const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
        tools.tell({
          type: 'problem',
          file: job.file.file,
          page: job.page,
          code: 'picture',
          message: detail.split('\n')[0] ?? '',
          detail,
        })
      }
    }),
  )
}
