import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Write } from '../entry.ts'

/** Scripts of the report in the order in which they load; classic scripts, for modules do not load from disk. */
export const SCRIPTS = [
  'base.js',
  'decisions.js',
  'charts.js',
  'matrix.js',
  'grid.js',
  'overview.js',
  'viewer.js',
  'review.js',
  'entries.js',
  'plan.js',
  'main.js',
] as const
export const STYLES = ['report.css', 'plan.css', 'print.css'] as const

/** Copies the report's scripts, styles and the chart library beside it. */
export async function writeAssets(write: Write): Promise<void> {
  for (const name of [...SCRIPTS, ...STYLES]) {
    await write(`report/assets/${name}`, await readFile(new URL(`./client/${name}`, import.meta.url), 'utf8'))
  }
  const require = createRequire(import.meta.url)
  await write(
    'report/assets/echarts.js',
    await readFile(require.resolve('echarts/dist/echarts.common.min.js')),
  )
}
