import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Summary } from '../model/summary.ts'

/** What an earlier run into this folder wrote of each plan, by its summary. */
export async function namesOf(out: string): Promise<string[]> {
  const text = await readFile(join(out, 'summary.json'), 'utf8').catch(() => null)
  if (text === null) return []
  try {
    const { files } = JSON.parse(text) as Pick<Summary, 'files'>
    return files.flatMap(({ name, planId }) => (name === null || planId === null ? [] : [name]))
  } catch {
    return []
  }
}

/** Removes the outputs of plans that are no longer part of the batch: just the files that a run writes itself. */
export async function removeStale(out: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const own = [
      `plans/${name}.plan.json`,
      `text/${name}.txt`,
      `gaps/${name}.gaps.json`,
      `phieu-gop-y/${name}.docx`,
      `report/data/plans/${name}.js`,
      `report/pages/${name}`,
    ]
    for (const path of own) await rm(join(out, path), { recursive: true, force: true })
  }
}
