import { basename } from 'node:path'
import { SCHEMA_VERSION } from '../model/plan.ts'
import type { FileEntry, Summary } from '../model/summary.ts'
import type { Survey } from '../stages/survey/index.ts'
import type { ReadBatch } from './batch.ts'
import type { Settings } from './settings.ts'
import { STAGES } from './stages.ts'

/** The batch at a glance, with all that is needed to repeat it: versions, options, hashes; no times, no paths. */
export function summarise(
  { request, adaptation }: ReadBatch,
  {
    entries,
    survey,
    settings,
    complete,
  }: { entries: readonly FileEntry[]; survey: Survey; settings: Settings; complete: boolean },
): Summary {
  const { pipeline, file, sha256 } = request.pipeline
  const failed = entries.filter(({ status }) => status === 'failed')
  return {
    schemaVersion: SCHEMA_VERSION,
    rasoat: request.version,
    versions: {
      knowledge: settings.knowledge,
      ...Object.fromEntries(STAGES.map(({ name, version }) => [name, String(version)])),
    },
    pipeline: { id: pipeline.id, title: pipeline.title, file: file && basename(file), sha256 },
    templates: settings.templates.map(({ template, file, sha256 }) => ({
      id: template.id,
      title: template.title,
      file: basename(file),
      sha256,
      reconstructed: template.reconstructed,
      items: template.items.length,
    })),
    options: {
      lang: request.lang,
      ocrEngine: settings.ocrEngine,
      asOf: request.asOf,
      decisions:
        request.decisions.length === 0
          ? null
          : request.decisions.map(({ file }) => basename(file)).join(', '),
    },
    adaptation,
    complete,
    files: [...entries],
    communes: { ...survey.communes, failed: failed.map(({ file }) => file) },
    items: [...survey.items],
    batch: [...survey.batch],
  }
}
