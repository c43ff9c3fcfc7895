import { join, resolve } from 'node:path'
import type { Decisions } from '../model/decisions.ts'
import type { Gaps } from '../model/gaps.ts'
import type { FileEntry } from '../model/summary.ts'
import { mergeDecisions } from '../output/decisions.ts'
import { formatGaps, formatJson, formatPlan, formatSummary } from '../output/json.ts'
import { formatText } from '../output/text.ts'
import { digest, type Survey } from '../stages/survey/index.ts'
import type { BatchResult, ReadBatch } from './batch.ts'
import type { DocumentRun, DocumentTools } from './document.ts'
import { entryOf } from './entries.ts'
import { stands, writeWhole } from './files.ts'
import type { Intake } from './intake.ts'
import type { PlanOutcome } from './jobs.ts'
import { drawPictures } from './pictures.ts'
import { writeReports } from './reports.ts'
import { stages } from './stages.ts'
import { namesOf, removeStale } from './stale.ts'
import { summarise } from './summary.ts'

/** Writes one file below the output folder, whole or not at all. */
export type Write = (path: string, content: string | Uint8Array) => Promise<void>

/** Writes all that a run leaves behind: first what each plan says, then what the batch says. */
export async function publish(batch: ReadBatch, tools: DocumentTools): Promise<BatchResult> {
  const { request } = batch
  const renamed: { wanted: string; path: string }[] = []
  const write: Write = async (path, content) => {
    const written = await writeWhole(join(request.out, path), content)
    if (written.path !== written.wanted) renamed.push(written)
  }
  const earlier = await namesOf(request.out)
  tools.tell({ type: 'step', step: 'survey' })
  const survey = await surveyBatch(batch, tools)
  const entries = await writePlans(batch, { tools, survey, write })
  const summary = summarise(batch, {
    entries,
    survey,
    settings: tools.settings,
    complete: !tools.signal.aborted,
  })
  // Reports take their time; until they stand, the summary does not call the folder complete.
  const settled =
    summary.complete && (await stands(join(request.out, 'summary.json'), formatSummary(summary)))
  if (!settled) await write('summary.json', formatSummary({ ...summary, complete: false }))
  if (!tools.signal.aborted) {
    const present = new Set(summary.files.map(({ name }) => name?.toLowerCase()))
    const gone = earlier.filter((name) => !present.has(name.toLowerCase()))
    await removeStale(request.out, gone)
    tools.tell({ type: 'step', step: 'reports' })
    for (const { template } of tools.settings.templates) {
      await write(`templates/${template.id}.template.json`, formatJson(template))
    }
    await drawPictures(batch, tools)
    // Reports are this process's own work, and take the memory that workers hold.
    await tools.workers.close()
    await writeReports({
      out: request.out,
      summary,
      templates: tools.settings.templates.map(({ template }) => template),
      decisions: decisionsOf(batch),
      cache: tools.cache,
      write,
    })
  }
  const interrupted = tools.signal.aborted
  if (!interrupted) await write('summary.json', formatSummary(summary))
  await write('timings.json', formatJson(timingsOf(batch)))
  return {
    summary: { ...summary, complete: !interrupted },
    renamed,
    report: resolve(request.out, 'report', 'index.html'),
    interrupted,
  }
}

/** What people decided, of all files given; null where none was. */
function decisionsOf({ request }: ReadBatch): Decisions | null {
  if (request.decisions.length === 0) return null
  return mergeDecisions(request.decisions.map(({ decisions }) => decisions))
}

/** The plan of a run, out of the cache, with what the batch shows added to its gaps; null where there is none. */
function outcomeOf(run: DocumentRun, survey: Survey, tools: DocumentTools): PlanOutcome | null {
  const outcome = run.key === null ? undefined : tools.cache.get<PlanOutcome>(run.key)
  if (outcome === undefined) return null
  const more = survey.findings[outcome.plan.id] ?? []
  const gaps: Gaps = { ...outcome.gaps, findings: [...outcome.gaps.findings, ...more] }
  return { ...outcome, gaps }
}

async function surveyBatch({ request, runs }: ReadBatch, tools: DocumentTools): Promise<Survey> {
  const { pipeline } = request.pipeline
  const digests = runs.flatMap((run, order) => {
    const outcome = run.key === null ? undefined : tools.cache.get<PlanOutcome>(run.key)
    if (outcome === undefined) return []
    const receivedAt = pipeline.arrival === 'file-time' ? run.intake.modified : outcome.plan.header.date.iso
    const received = { receivedAt, order }
    return [digest(outcome.plan, outcome.gaps, { text: outcome.text.join('\n'), received })]
  })
  return stages.survey.run(
    {
      digests,
      templates: tools.settings.templates.map(({ template }) => template),
      communes: pipeline.communes,
      province: pipeline.province,
      receiveBy: pipeline.receiveBy,
    },
    stages.survey.options.parse({ rules: pipeline.rules, lang: request.lang }),
    { signal: tools.signal, cacheFolder: tools.settings.cacheFolder, lang: request.lang, note: () => {} },
  )
}

async function writePlans(
  { intakes, runs }: ReadBatch,
  { tools, survey, write }: { tools: DocumentTools; survey: Survey; write: Write },
): Promise<FileEntry[]> {
  const byIntake = new Map(runs.map((run) => [run.intake, run]))
  const entries: FileEntry[] = []
  for (const intake of intakes) {
    const run = byIntake.get(intake)
    const outcome = run === undefined ? null : outcomeOf(run, survey, tools)
    if (outcome !== null) await writePlan(intake, outcome, write)
    entries.push(entryOf(intake, run, outcome))
  }
  return markSuperseded(entries, survey)
}

async function writePlan({ name }: Intake, { plan, text, gaps }: PlanOutcome, write: Write): Promise<void> {
  await write(`plans/${name}.plan.json`, formatPlan(plan))
  await write(`text/${name}.txt`, formatText(text))
  await write(`gaps/${name}.gaps.json`, formatGaps(gaps))
}

function markSuperseded(entries: readonly FileEntry[], survey: Survey): FileEntry[] {
  return entries.map((entry) => {
    const replaced = survey.superseded.find(({ planId }) => planId === entry.planId)
    if (replaced === undefined || entry.status !== 'done') return entry
    const later = entries.find(({ planId }) => planId === replaced.insteadOf)
    return { ...entry, status: 'superseded', insteadOf: later?.file ?? null }
  })
}

function timingsOf({ request, runs }: ReadBatch): unknown {
  return {
    schemaVersion: '1.0',
    startedAt: request.holder.now.toISOString(),
    milliseconds: Math.round(performance.now() - request.holder.begun),
    files: runs.map((run) => ({
      file: run.intake.entry.file,
      pages: Math.round(run.pageMilliseconds),
      plan: Math.round(run.planMilliseconds),
    })),
  }
}
