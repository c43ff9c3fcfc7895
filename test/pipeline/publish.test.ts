import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { smallPlan } from '../../scripts/reliability/small-plan.ts'
import { type BatchRequest, readPlans } from '../../src/pipeline/batch.ts'
import { loadPipeline } from '../../src/pipeline/config.ts'
import { publish } from '../../src/pipeline/publish.ts'
import { childrenOf } from '../support/processes.ts'

const folder = mkdtempSync(join(tmpdir(), 'rasoat-publish-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a batch whose plans and pictures stand', () => {
  it('has no workers left while its reports are written', async () => {
    const [plans, out] = [join(folder, 'plans'), join(folder, 'out')]
    mkdirSync(plans)
    for (const number of [1, 2]) writeFileSync(join(plans, `${number}.pdf`), await smallPlan(number))
    const request: BatchRequest = {
      paths: [plans],
      out,
      pipeline: await loadPipeline(null),
      decisions: [],
      lang: 'vi',
      asOf: null,
      ocrEngine: 'tesseract.js',
      passwords: [],
      environment: process.env,
      followLinks: false,
      pictures: true,
      version: 'x',
      threads: 2,
      holder: { pid: process.pid, now: new Date(0), begun: performance.now(), isAlive: () => true },
    }
    const hooks = { signal: new AbortController().signal, tell: () => {} }
    const standing = { pictures: false, reports: true, workers: -1 }
    const others = childrenOf(process.pid).length
    const { summary } = await readPlans(request, hooks, async () => (batch, tools) => {
      expect(childrenOf(process.pid).length).toBeGreaterThan(others)
      const close = async (): Promise<void> => {
        await tools.workers.close()
        standing.pictures = existsSync(join(out, 'report', 'pages', '2'))
        standing.reports = existsSync(join(out, 'plans.ndjson'))
        standing.workers = childrenOf(process.pid).length - others
      }
      return publish(batch, { ...tools, workers: { ...tools.workers, close } })
    })
    expect(standing).toEqual({ pictures: true, reports: false, workers: 0 })
    expect(summary.files.map(({ status }) => status)).toEqual(['done', 'done'])
    expect(existsSync(join(out, 'report.xlsx'))).toBe(true)
  })
})
