import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { killAndResume } from '../../scripts/reliability/killing.ts'
import { differences } from '../../scripts/reliability/outputs.ts'
import { smallPlan, smallScan } from '../../scripts/reliability/small-plan.ts'
import { Summary } from '../../src/model/summary.ts'
import { Timings } from '../../src/model/timings.ts'
import { freshFolder, rasoat, startRasoat } from '../support/cli.ts'
import { childrenOf, isAlive } from '../support/processes.ts'

const folder = freshFolder('interrupt')
const plans = join(folder, 'plans')
const undisturbed = join(folder, 'undisturbed')
const log = join(folder, 'nhật ký', 'run.jsonl')
let duration = 0

beforeAll(async () => {
  mkdirSync(plans)
  writeFileSync(join(plans, 'a.pdf'), await smallPlan(1))
  writeFileSync(join(plans, 'b.pdf'), await smallScan(2))
  writeFileSync(join(plans, 'c.pdf'), await smallScan(3))
  const begun = performance.now()
  const { code } = await rasoat(['run', plans, '-o', undisturbed, '--threads', '1', '--log-file', log])
  duration = performance.now() - begun
  expect(code).toBe(0)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a run that is cut off', () => {
  it('goes on where it stood after SIGKILL, to the same results, whatever the number of threads', async () => {
    const out = join(folder, 'killed')
    await killAndResume(['run', plans, '-o', out, '--threads', '2'], {
      kills: 3,
      seed: 7,
      longest: duration * 0.8,
      finished: async () => rmSync(out, { recursive: true }),
    })
    expect(await differences(undisturbed, out)).toEqual([])
  })

  it('keeps what is done, says so, and exits with 130 on SIGTERM, whatever it is at', async () => {
    const out = join(folder, 'stopped')
    // Loading, drawing, deskewing, WebAssembly: native code is at work at some of these moments.
    for (const delay of [0, 250, 500, 750, 1000, 1500]) {
      rmSync(out, { recursive: true, force: true })
      const run = startRasoat(['run', plans, '-o', out, '--ocr-engine', 'tesseract.js'])
      void onFirst(run, /Tìm thấy/, () => setTimeout(() => run.kill('SIGTERM'), delay))
      const { code, stderr } = await run.ended
      expect(code, `${delay} ms: ${stderr}`).toBe(130)
      expect(stderr).toMatch(/chạy lại đúng lệnh này/)
      expect(stderr).not.toMatch(/ {4}at |Native stack trace/)
      const summary = Summary.parse(JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')))
      expect(summary.complete).toBe(false)
    }
    expect((await rasoat(['run', plans, '-o', out])).code).toBe(0)
    expect(await differences(undisturbed, out)).toEqual([])
  })

  it('decides for its workers, which Ctrl+C reaches too', async () => {
    const run = startRasoat(['run', plans, '-o', join(folder, 'ctrl-c')])
    let workers: number[] = []
    let alive = 0
    void onFirst(run, /✓/, () => {
      workers = childrenOf(run.pid)
      for (const pid of workers) process.kill(pid, 'SIGINT')
    })
    void onFirst(run, /Lập báo cáo/, () => {
      alive = workers.filter(isAlive).length
    })
    expect((await run.ended).code).toBe(0)
    expect(alive).toBeGreaterThan(0)
    expect(alive).toBe(workers.length)
  })

  it('leaves no worker behind when it is killed', async () => {
    const run = startRasoat(['run', plans, '-o', join(folder, 'orphans')])
    let workers: number[] = []
    const once = onFirst(run, /✓/, () => {
      workers = childrenOf(run.pid)
      run.kill('SIGKILL')
    })
    await run.ended
    await once
    expect(workers.length).toBeGreaterThan(0)
    await vi.waitUntil(() => !workers.some(isAlive), { timeout: 60_000 })
  })

  it('leaves no worker behind that is too busy to hear of it', async () => {
    const parent = `const { spawn } = require('node:child_process')
    spawn(process.execPath, ['-e', ${JSON.stringify(guarded('for (;;);'))}], { stdio: ['ignore', 'inherit', 'inherit'] })
    setInterval(() => {}, 1000)`
    const run = spawn(process.execPath, ['-e', parent], { stdio: ['ignore', 'pipe', 'inherit'] })
    const worker = await new Promise<number>((resolve) =>
      run.stdout.once('data', (data) => resolve(Number(data))),
    )
    expect(isAlive(worker)).toBe(true)
    run.kill('SIGKILL')
    await vi.waitUntil(() => !isAlive(worker), { timeout: 60_000 })
  })

  it('ends a worker that holds too much memory outside the heap, and it says so', () => {
    const { signal, stderr } = spawnSync(
      process.execPath,
      ['-e', guarded('const kept = Buffer.alloc(4e8, 1); for (;;) kept[0]++')],
      { encoding: 'utf8' },
    )
    expect(signal).toBe('SIGKILL')
    expect(stderr).toContain('out of memory: more than 300 MB')
  })

  it('ends at once on the second signal', async () => {
    const out = join(folder, 'twice')
    const run = startRasoat(['run', plans, '-o', out])
    void onFirst(run, /Tìm thấy/, () => {
      run.kill('SIGINT')
      run.kill('SIGTERM')
    })
    const { code, stderr } = await run.ended
    expect(code).toBe(130)
    expect(stderr).not.toContain('    at ')
    expect(existsSync(join(out, 'summary.json'))).toBe(false)
  })
})

describe('what a run tells of itself', () => {
  it('logs document, page, stage and time, a line each', () => {
    const lines = readFileSync(log, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines.every(({ time }) => typeof time === 'string' && !Number.isNaN(Date.parse(time)))).toBe(true)
    expect(lines.find(({ stage, document }) => stage === 'ocr' && document === 'b.pdf')).toMatchObject({
      page: 1,
      milliseconds: expect.any(Number),
    })
    expect(new Set(lines.map(({ stage }) => stage))).toEqual(
      new Set(['found', 'open', 'read', 'ocr', 'layout', 'picture', 'adapt', 'plan', 'survey', 'reports']),
    )
  })

  it('keeps times apart from results', () => {
    const timings = Timings.parse(JSON.parse(readFileSync(join(undisturbed, 'timings.json'), 'utf8')))
    expect(timings.files.map(({ file }) => file)).toEqual(['a.pdf', 'b.pdf', 'c.pdf'])
  })

  it('doctor checks this machine', async () => {
    const { code, stdout } = await rasoat(['doctor', '-o', folder])
    expect(code).toBe(0)
    for (const what of ['Node', 'Bộ nhớ', 'đĩa', 'OCR', 'Mô hình', 'Phông', 'tesseract', 'Trình duyệt'])
      expect(stdout).toContain(what)
  })
})

describe('--watch', () => {
  it('takes in plans that arrive, also during its first run, and ends on a signal', async () => {
    const [watched, out] = [join(folder, 'watched'), join(folder, 'watch-out')]
    mkdirSync(watched)
    writeFileSync(join(watched, 'a.pdf'), await smallPlan(1))
    const second = await smallPlan(4)
    const run = startRasoat(['run', watched, '-o', out, '--watch'])
    void onFirst(run, /Tìm thấy 1 tệp/, () => writeFileSync(join(watched, 'd.pdf'), second))
    void onFirst(run, /Tìm thấy 2 tệp[\s\S]*Báo cáo:/, () => setTimeout(() => run.kill('SIGINT'), 200))
    await run.ended
    const summary = Summary.parse(JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')))
    expect(summary.files.map(({ file, status }) => [file, status])).toEqual([
      ['a.pdf', 'done'],
      ['d.pdf', 'done'],
    ])
  })
})

/** A program that tells its number, then works without a pause beside a worker's guard. */
function guarded(work: string): string {
  const guard = new URL('../../dist/pipeline/guard.js', import.meta.url).href
  return `new (require('node:worker_threads').Worker)(new URL(${JSON.stringify(guard)}), {
    workerData: { parent: process.ppid, megabytes: 300 },
  }).on('online', () => {
    process.stdout.write(String(process.pid))
    ${work}
  })`
}

/** Calls back once when standard error first holds the pattern. */
function onFirst(run: ReturnType<typeof startRasoat>, pattern: RegExp, callback: () => void): Promise<void> {
  return new Promise((resolve) => {
    let seen = false
    run.onLine((text) => {
      if (seen || !pattern.test(text)) return
      seen = true
      callback()
      resolve()
    })
  })
}
