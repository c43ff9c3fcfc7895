import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { smallPlan, smallScan } from '../../scripts/reliability/small-plan.ts'
import { putFile, scratchSettings } from '../../scripts/scratch.ts'
import { openCache } from '../../src/pipeline/cache.ts'
import { readDocument } from '../../src/pipeline/document.ts'
import type { BatchEvent } from '../../src/pipeline/events.ts'
import { takeIn } from '../../src/pipeline/intake.ts'
import { keysOf } from '../../src/pipeline/keys.ts'
import { openQueue } from '../../src/pipeline/queue.ts'
import type { Settings } from '../../src/pipeline/settings.ts'
import { runTwice, startWorkers } from '../../src/pipeline/workers.ts'
import { heavyPage } from '../support/crafted.ts'
import { childrenOf } from '../support/processes.ts'

const folder = mkdtempSync(join(tmpdir(), 'rasoat-workers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const never = new AbortController().signal

const settingsWith = (limits: Partial<Settings['limits']>) =>
  scratchSettings(mkdtempSync(join(folder, 'cache-')), { limits })
const put = (name: string, content: Uint8Array) => putFile(folder, name, content)

describe('workers', () => {
  it('end a job that takes too long and go on with the next', async () => {
    const workers = startWorkers(settingsWith({}), 1)
    const scan = put('scan.pdf', await smallScan(1))
    const late = workers.run({ kind: 'page', file: scan, page: 1 }, { seconds: 0.05, signal: never })
    await expect(late).rejects.toMatchObject({ code: 'timeout' })
    const plan = put('plan.pdf', await smallPlan(1))
    const opened = await workers.run({ kind: 'open', file: plan }, { seconds: 60, signal: never })
    expect(opened.pageCount).toBe(1)
    await workers.close()
  })

  it('refuse a file that is no longer what was hashed', async () => {
    const workers = startWorkers(settingsWith({}), 1)
    const file = { ...put('changed.pdf', await smallPlan(3)), modified: 1 }
    const job = workers.run({ kind: 'open', file }, { seconds: 60, signal: never })
    await expect(job).rejects.toMatchObject({ code: 'changed' })
    await workers.close()
  })

  it('stop with the run', async () => {
    const workers = startWorkers(settingsWith({}), 1)
    const stop = new AbortController()
    const scan = put('scan2.pdf', await smallScan(2))
    const job = workers.run({ kind: 'page', file: scan, page: 1 }, { seconds: 60, signal: stop.signal })
    setTimeout(() => stop.abort(), 100)
    await expect(job).rejects.toMatchObject({ name: 'AbortError' })
    await workers.close()
  })
})

describe('a page that needs more memory than is allowed', () => {
  it('ends its process, not the run: it is tried twice and told, the pages beside it are read', async () => {
    const settings = settingsWith({ memoryMegabytes: 128 })
    const file = put('heap.pdf', heavyPage())
    const [intake] = await takeIn([file.path], { followLinks: false, passwords: [], lang: 'vi' })
    if (!intake) throw new Error('not taken in')
    const workers = startWorkers(settings, 1)
    const events: BatchEvent[] = []
    const read = await readDocument(intake, {
      settings,
      workers,
      cache: openCache(settings.cacheFolder),
      keys: keysOf(settings),
      queue: openQueue(1, never),
      signal: never,
      tell: (event) => void events.push(event),
    })
    expect(read.unreadable).toEqual([{ page: 2, reason: expect.stringMatching(/bộ nhớ.*memoryMegabytes/) }])
    expect(read.pages.map(({ page, words }) => [page, words > 50])).toEqual([
      [1, true],
      [3, true],
    ])
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'problem', code: 'out-of-memory', page: 2 }),
    )
    await workers.close()
  })
})

describe('a worker that something else ends', () => {
  it('costs one try of its job', async () => {
    const settings = settingsWith({})
    const scan = put('again.pdf', await smallScan(5))
    const workers = startWorkers(settings, 1)
    const begun: string[] = []
    let killed = 0
    const job = { kind: 'page', file: scan, page: 1 } as const
    const limits = { seconds: 100, signal: never, priority: 0 }
    const outcome = runTwice(job, limits, {
      queue: openQueue(1, never),
      workers: {
        ...workers,
        run: (job, limits) => {
          begun.push(job.kind)
          const result = workers.run(job, limits)
          if (begun.length === 1)
            setTimeout(() => {
              for (const pid of childrenOf(process.pid)) killed += Number(process.kill(pid, 'SIGKILL'))
            }, 300)
          return result
        },
      },
    })
    expect((await outcome).method).toBe('ocr')
    expect(killed).toBe(1)
    expect(begun).toEqual(['page', 'page'])
    await workers.close()
  })
})

describe('a page that cannot be read in time', () => {
  it('is tried twice and told, and its document goes on', async () => {
    const settings = settingsWith({ secondsPerPage: 0.02 })
    const path = join(folder, 'slow')
    const scan = put('slow.pdf', await smallScan(4))
    const [intake] = await takeIn([scan.path], { followLinks: false, passwords: [], lang: 'vi' })
    if (!intake) throw new Error(path)
    const real = startWorkers(settings, 1)
    const events: BatchEvent[] = []
    let tries = 0
    const keys = keysOf(settings)
    const cache = openCache(settings.cacheFolder)
    cache.put(keys.opened(scan.sha256), { pageCount: 1, producer: null })
    const read = await readDocument(intake, {
      settings,
      workers: {
        ...real,
        run: (job, limits) => {
          tries++
          return real.run(job, limits)
        },
      },
      cache,
      keys,
      queue: openQueue(1, never),
      signal: never,
      tell: (event) => void events.push(event),
    })
    expect(tries).toBe(2)
    expect(read.unreadable).toEqual([{ page: 1, reason: expect.stringMatching(/quá thời hạn/) }])
    expect(events).toContainEqual(expect.objectContaining({ type: 'problem', code: 'timeout', page: 1 }))
    await real.close()
  })
})
