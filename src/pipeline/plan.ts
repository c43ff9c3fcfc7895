import { basename } from 'node:path'
import type { PageRestored } from '../model/page.ts'
import { type Plan, SCHEMA_VERSION } from '../model/plan.ts'
import type { Context } from '../model/stage.ts'
import type { PlanOutcome, PlanRequest } from './jobs.ts'
import type { FileReference, Settings } from './settings.ts'
import { stages } from './stages.ts'

/** A document's run from its restored pages to its plan, text and gaps: structure, extract, check, match, compare. */
export async function makePlan(
  { file, pages, request }: { file: FileReference; pages: PageRestored[]; request: PlanRequest },
  tools: { settings: Settings; context: Context; option(stage: string): unknown },
): Promise<PlanOutcome> {
  const { settings, context, option } = tools
  const structure = await stages.structure.run(
    { pages },
    stages.structure.options.parse(option('structure')),
    context,
  )
  const extraction = await stages.extract.run(
    { structure },
    stages.extract.options.parse(option('extract')),
    context,
  )
  const findings = await stages.check.run(
    { structure, extraction },
    stages.check.options.parse({
      rules: settings.rules,
      asOf: settings.asOf,
      lang: settings.lang,
      ...asObject(option('check')),
    }),
    context,
  )
  const plan: Plan = {
    schemaVersion: SCHEMA_VERSION,
    id: file.sha256.slice(0, 16),
    ...extraction,
    source: {
      file: file.file,
      sha256: file.sha256,
      bytes: file.bytes,
      pageCount: pages.length,
      producer: request.opened.producer,
      adaptation: request.adaptation,
      attachments: placeAttachments(request),
      pages: structure.pages,
    },
    findings,
    restorations: structure.restorations,
  }
  const templates = settings.templates.map(({ template }) => template)
  const chosen = await stages.match.run(
    { extraction, templates },
    stages.match.options.parse(option('match')),
    context,
  )
  const loaded = settings.templates.find(({ template }) => template.id === chosen.template) ?? null
  const gaps = await stages.compare.run(
    {
      plan,
      template: loaded?.template ?? null,
      templateFile: loaded && { file: basename(loaded.file), sha256: loaded.sha256 },
    },
    stages.compare.options.parse({
      rules: settings.rules,
      lang: settings.lang,
      ...asObject(option('compare')),
    }),
    context,
  )
  return { plan, text: structure.text, gaps }
}

function placeAttachments({ opened, attachments }: PlanRequest): Plan['source']['attachments'] {
  let before = opened.pageCount
  return attachments.map(({ file, opened: { pageCount } }) => {
    const firstPage = before + 1
    before += pageCount
    return { file: file.file, sha256: file.sha256, firstPage, pageCount }
  })
}

function asObject(value: unknown): object {
  return value !== null && typeof value === 'object' ? value : {}
}
