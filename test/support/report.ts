import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Decisions } from '../../src/model/decisions.ts'
import { reviewPlan } from '../../src/output/decisions.ts'
import type { Write } from '../../src/output/entry.ts'
import { picturePath, writeReport } from '../../src/output/report/report.ts'
import { drawPage } from './pictures.ts'
import type { SyntheticRun } from './run.ts'

/** A report on disk: `url` of its page, a way to be rid of it. */
export interface ReportOnDisk {
  readonly folder: string
  readonly url: string
  remove(): Promise<void>
}

export const writeTo =
  (folder: string): Write =>
  async (path, content) => {
    const target = join(folder, path)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, content)
  }

/** Writes the report of a made run into a new folder; the first `pictured` plans get pictures of their pages. */
export async function putReport(
  run: SyntheticRun,
  options: { pictured?: number; decisions?: Decisions | null; lang?: 'vi' | 'en' } = {},
): Promise<ReportOnDisk> {
  const folder = await mkdtemp(join(tmpdir(), 'rasoat-report-'))
  const write = writeTo(folder)
  const { pictured = 1, decisions = null, lang = 'vi' } = options
  const drawn = run.plans.slice(0, pictured)
  for (const { name, plan } of drawn) {
    for (const { page } of plan.source.pages)
      await write(`${picturePath(name, page)}.webp`, await drawPage(plan, page))
  }
  const names = new Set(drawn.map((one) => one.name))
  await writeReport(
    {
      summary: run.summary,
      templates: [run.template],
      decisions,
      lang,
      pictures: (name, page) => (names.has(name) ? `${picturePath(name, page)}.webp` : null),
      plans: run.plans.map((one) => ({ ...one, review: reviewPlan({ ...one, decisions }) })),
    },
    write,
  )
  const url = pathToFileURL(join(folder, 'report', 'index.html')).href
  return { folder, url, remove: () => rm(folder, { recursive: true, force: true }) }
}
