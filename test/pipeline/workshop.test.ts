import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { smallScan } from '../../scripts/reliability/small-plan.ts'
import { putFile, scratchSettings } from '../../scripts/scratch.ts'
import type { PlanOutcome } from '../../src/pipeline/jobs.ts'
import { openWorkshop } from '../../src/pipeline/workshop.ts'

const folder = mkdtempSync(join(tmpdir(), 'rasoat-workshop-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const open = () => openWorkshop(scratchSettings(mkdtempSync(join(folder, 'cache-'))))
const putScan = async (number: number) => putFile(folder, `${number}.pdf`, await smallScan(number))

/** Threads that this process has started, of which the bundled OCR engine is one. */
const threads = (): number => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length

describe('a worker that has read its pages', () => {
  it('lets its OCR engine go once plans are made, and takes another where a page is read again', async () => {
    const [first, second] = [await putScan(1), await putScan(2)]
    const workshop = open()
    const before = threads()
    await workshop.run({ kind: 'page', file: first, page: 1 })
    expect(threads()).toBeGreaterThan(before)
    const plan = {
      opened: { pageCount: 1, producer: null },
      adaptation: null,
      unreadable: [],
      attachments: [],
    }
    const outcome = (await workshop.run({ kind: 'plan', file: first, plan })) as PlanOutcome
    expect(outcome.plan.header.number).toBe('1')
    await expect.poll(threads, { timeout: 10_000 }).toBe(before)
    expect(await workshop.run({ kind: 'page', file: second, page: 1 })).toMatchObject({ method: 'ocr' })
    await workshop.close()
    await expect.poll(threads, { timeout: 10_000 }).toBe(before)
  })
})
