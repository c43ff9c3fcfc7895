import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { browserPath, openBrowser, openPage } from '../../test/support/browser.ts'
import { putReport } from '../../test/support/report.ts'
import { makeRun } from '../../test/support/run.ts'

const COMMUNES = 120
const ITEMS = 40
const TIMES = 5

/** Chooses a status as a person does; milliseconds until the browser has drawn what is left. Runs in the page. */
const FILTER = `(async () => {
  const choice = document.querySelector('#filter-status')
  const from = performance.now()
  choice.value = 'missing'
  choice.dispatchEvent(new Event('change', { bubbles: true }))
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
  return performance.now() - from
})()`

/**
 * The report of 120 communes × 40 items of a made run in a real browser: how large it is, how long its overview takes
 * until the matrix stands, and how long a filter takes until the matrix is drawn again. Says so where there is no browser.
 */
export async function run(): Promise<void> {
  const report = await putReport(makeRun({ communes: COMMUNES, items: ITEMS }), { pictured: 0 })
  try {
    const size = sizeOf(report.folder) / 1e6
    console.log(
      `report of ${COMMUNES} communes × ${ITEMS} items: ${size.toFixed(1)} MB without page pictures`,
    )
    if (browserPath === null) {
      console.log('no browser here: times not taken')
      return
    }
    const browser = await openBrowser()
    const opened: number[] = []
    const filtered: number[] = []
    for (let turn = 0; turn < TIMES; turn++) {
      const begun = performance.now()
      const { page } = await openPage(browser, { url: report.url })
      await page.locator('.matrix').first().waitFor()
      opened.push(performance.now() - begun)
      filtered.push(await page.evaluate<number>(FILTER))
      await page.close()
    }
    await browser.close()
    console.log(`overview opens: ${range(opened)}; a status filter: ${range(filtered)}`)
  } finally {
    await report.remove()
  }
}

function range(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(0)
  return `${at(0.5)} ms (${at(0)} to ${at(1)})`
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}
