import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { killAndResume } from '../../scripts/reliability/killing.ts'
import { differences } from '../../scripts/reliability/outputs.ts'
import { smallPlan, smallScan } from '../../scripts/reliability/small-plan.ts'
import { Summary } from '../../src/model/summary.ts'
import { Timings } from '../../src/model/timings.ts'
import { freshFolder, rasoat, startRasoat } from '../support/cli.ts'

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

  it('keeps what is done, says so, and exits with 130 on SIGTERM', async () => {
    const out = join(folder, 'stopped')
    const run = startRasoat(['run', plans, '-o', out])
    const once = onFirst(run, /Tìm thấy/, () => setTimeout(() => run.kill('SIGTERM'), 300))
    const { code, stderr } = await run.ended
    await once
    expect(code).toBe(130)
    expect(stderr).toMatch(/chạy lại đúng lệnh này/)
    expect(Summary.parse(JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'))).complete).toBe(false)
    expect((await rasoat(['run', plans, '-o', out])).code).toBe(0)
    expect(await differences(undisturbed, out)).toEqual([])
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
      new Set(['found', 'open', 'read', 'ocr', 'layout', 'adapt', 'plan', 'survey', 'reports']),
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
