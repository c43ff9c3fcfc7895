import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openReader } from '../../scripts/gaps/read.ts'
import { type Disagreement, listDisagreements, SAMPLE_TEMPLATE } from '../../scripts/samples/agreement.ts'

/** The samples that are born digital; the scans take minutes and are measured by `npm run measure samples`. */
const BORN_DIGITAL = ['01-xa-khe-say', '02-phuong-tan-ben', '05-xa-tra-khe', '10-xa-cam-dan']
/** Of 100 statuses so many at least are as a careful reader would set them. */
const FLOOR = 95

let reader: Awaited<ReturnType<typeof openReader>>
beforeAll(async () => {
  reader = await openReader([SAMPLE_TEMPLATE])
})
afterAll(() => reader.close())

it('sees the gaps of the samples as a careful reader does', async () => {
  const all: Disagreement[] = []
  let total = 0
  for (const name of BORN_DIGITAL) {
    const pdf = readFileSync(new URL(`../../samples/plans/${name}.pdf`, import.meta.url))
    const { gaps } = await reader.read(name, pdf)
    const { count, differing } = listDisagreements(name, gaps)
    total += count
    all.push(...differing)
  }
  expect(total - all.length, JSON.stringify(all, null, 1)).toBeGreaterThanOrEqual(FLOOR)
  // Never a gap told that is none.
  expect(all.filter(({ actual }) => ['missing', 'weaker', 'changed'].includes(actual))).toEqual([])
})
