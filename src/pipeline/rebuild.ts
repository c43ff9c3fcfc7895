import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Decisions } from '../model/decisions.ts'
import { Gaps } from '../model/gaps.ts'
import { Plan } from '../model/plan.ts'
import { Summary } from '../model/summary.ts'
import { mergeDecisions } from '../output/decisions.ts'
import { openCache } from './cache.ts'
import { loadJson, loadTemplate } from './config.ts'
import { writeWhole } from './files.ts'
import { type Holder, holdFolder } from './lock.ts'
import { writeReports } from './reports.ts'

/**
 * Writes the reports of a finished run again, from the JSON in its output folder.
 *
 * @throws ConfigError where the folder holds no run, or another run holds it.
 */
export async function rebuildReports(
  out: string,
  options: {
    decisions: readonly { decisions: Decisions }[]
    lang: 'vi' | 'en'
    holder: Holder
  },
): Promise<{ renamed: { wanted: string; path: string }[] }> {
  const summary = await loadJson(join(out, 'summary.json'), Summary)
  const lost: { error: Error | null } = { error: null }
  const release = await holdFolder(out, {
    holder: options.holder,
    onLost: (error) => {
      lost.error = error
    },
  })
  try {
    const files = (await readdir(join(out, 'templates'))).sort()
    const templates = await Promise.all(files.map((file) => loadTemplate(join(out, 'templates', file))))
    const renamed: { wanted: string; path: string }[] = []
    await writeReports({
      out,
      summary: { ...summary, options: { ...summary.options, lang: options.lang } },
      templates: templates.map(({ template }) => template),
      decisions:
        options.decisions.length === 0
          ? null
          : mergeDecisions(options.decisions.map(({ decisions }) => decisions)),
      cache: openCache(join(out, '.rasoat', 'cache')),
      write: async (path, content) => {
        if (lost.error !== null) throw lost.error
        const written = await writeWhole(join(out, path), content)
        if (written.path !== written.wanted) renamed.push(written)
      },
    })
    return { renamed }
  } finally {
    await release()
  }
}

/** The plans that count in a finished run, and their gaps; what a later submission replaced is left out. @throws ConfigError where the folder holds no run. */
export async function loadRun(out: string): Promise<{ plans: Plan[]; gaps: Gaps[] }> {
  const summary = await loadJson(join(out, 'summary.json'), Summary)
  const names = summary.files.flatMap(({ name, planId, status }) =>
    name === null || planId === null || status === 'superseded' ? [] : [name],
  )
  const plans = await Promise.all(
    names.map((name) => loadJson(join(out, 'plans', `${name}.plan.json`), Plan)),
  )
  const gaps = await Promise.all(names.map((name) => loadJson(join(out, 'gaps', `${name}.gaps.json`), Gaps)))
  return { plans, gaps }
}
