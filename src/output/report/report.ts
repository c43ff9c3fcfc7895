import type { Decisions } from '../../model/decisions.ts'
import type { Summary } from '../../model/summary.ts'
import type { Template } from '../../model/template.ts'
import type { Lang, RunEntry, Write } from '../entry.ts'
import { writeAssets } from './assets.ts'
import { reportPage } from './page.ts'
import { type PlanRow, viewBatch, viewPlan, viewRow } from './view.ts'

/** Where a page's picture stands below the output folder, but for the ending that tells its format. */
export const picturePath = (name: string, page: number): string => `report/pages/${name}/${page}`

export interface ReportInput {
  readonly summary: Summary
  /** The run's plans; read once, one at a time, so that memory does not grow with the batch. */
  readonly plans: Iterable<RunEntry> | AsyncIterable<RunEntry>
  readonly templates: readonly Template[]
  /** Path of a page's picture below the output folder ({@link picturePath} and its ending); null where there is none. */
  readonly pictures: (name: string, page: number) => string | null
  readonly decisions: Decisions | null
  readonly lang: Lang
}

/**
 * Writes `report/`: `index.html`, its scripts and styles, `data/batch.js` and one `data/plans/<name>.js` a plan.
 * The folder opens from disk without a server: data comes as scripts, for browsers refuse `fetch` there.
 */
export async function writeReport(input: ReportInput, write: Write): Promise<void> {
  const { summary, templates, decisions, lang } = input
  const byId = new Map(templates.map((one) => [one.id, one]))
  const rows: PlanRow[] = []
  for await (const entry of input.plans) {
    const template = byId.get(entry.gaps?.template?.id ?? '') ?? null
    rows.push(viewRow(entry, template))
    const picture = (page: number): string | null =>
      input.pictures(entry.name, page)?.replace(/^report\//, '') ?? null
    const view = viewPlan({ entry, template, picture, lang })
    await write(`report/data/plans/${entry.name}.js`, dataScript(`plans/${entry.name}`, view))
  }
  const batch = viewBatch({ summary, templates, rows, decisions, lang })
  await write('report/data/batch.js', dataScript('batch', batch))
  await write('report/index.html', reportPage({ title: summary.pipeline.title, lang }))
  await writeAssets(write)
}

/** Data as a classic script; `<` and line separators are escaped, so that no text can leave its string. */
function dataScript(key: string, value: unknown): string {
  const literal = (one: unknown): string =>
    JSON.stringify(one).replace(
      /[<\u2028\u2029]/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
  return `Rasoat.receive(${literal(key)}, ${literal(value)})\n`
}
