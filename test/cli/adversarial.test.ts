import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { adversarialPlans } from '../../scripts/reliability/adversarial.ts'
import { Summary } from '../../src/model/summary.ts'
import { freshFolder, rasoat } from '../support/cli.ts'

const folder = freshFolder('adversarial')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// A pattern that goes back over such text again and again would not end within the time of a document.
it('reads plans whose text is made to keep patterns busy', async () => {
  const plans = join(folder, 'plans')
  mkdirSync(plans)
  const all = await adversarialPlans(2000)
  for (const [name, pdf] of all) writeFileSync(join(plans, `${name}.pdf`), pdf)
  const pipeline = join(folder, 'pipeline.json')
  writeFileSync(pipeline, JSON.stringify({ id: 'x', title: 'x', limits: { secondsPerDocument: 60 } }))
  const { code, stderr } = await rasoat(['run', plans, '-o', join(folder, 'out'), '-p', pipeline])
  expect(code, stderr).toBe(0)
  const summary = Summary.parse(JSON.parse(readFileSync(join(folder, 'out', 'summary.json'), 'utf8')))
  expect(summary.files.filter(({ planId }) => planId !== null)).toHaveLength(all.size)
})
