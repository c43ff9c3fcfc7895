import { expect, it } from 'vitest'
import { fuzz } from '../../scripts/reliability/fuzzing.ts'

it('reads what can be read of mutated PDFs, without a crash, a hang or a fault', async () => {
  const { faults, ways } = await fuzz({ count: 60, round: 60, seed: 20_260 })
  expect(faults).toEqual([])
  expect(Object.values(ways).reduce((sum, count) => sum + count, 0)).toBe(60)
  expect(ways.plan).toBeGreaterThan(0)
  expect(ways.damaged).toBeGreaterThan(0)
})
