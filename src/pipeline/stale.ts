import { readdir, readFile, rm } from 'node:fs/promises'
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

/** What a run that was killed leaves of files it was about to write: of the cache and of `writeWhole`. */
const LEFTOVER = /\.[0-9a-f]{8}\.tmp$/

/** Removes what a killed run left half-written. To be called by the folder's holder before anything is written. */
export async function removeLeftovers(out: string): Promise<void> {
  const folders = ['.', 'plans', 'text', 'gaps', 'templates', 'phieu-gop-y']
  const deep = ['report', '.rasoat/cache']
  for (const [folder, recursive] of [
    ...folders.map((folder) => [folder, false] as const),
    ...deep.map((folder) => [folder, true] as const),
  ]) {
    const names = await readdir(join(out, folder), { recursive }).catch(() => [])
    for (const name of names) if (LEFTOVER.test(name)) await rm(join(out, folder, name), { force: true })
  }
}
