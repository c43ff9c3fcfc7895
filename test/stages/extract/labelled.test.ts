import { describe, expect, it } from 'vitest'
import { type Field, f1, readLabelled, scoreLabelled } from '../../support/labelled.ts'

const RULES = ['prose-rules.txt', 'units-rules.txt', 'tables-rules.txt', 'tasks-rules.txt']
const HELD = ['prose-held.txt', 'tables-held.txt', 'plans-held.txt']

describe('labelled passages and tables', () => {
  it('are enough, with each id once', () => {
    const passages = [...RULES, ...HELD].flatMap(readLabelled)
    expect(new Set(passages.map((passage) => passage.id)).size).toBe(passages.length)
    expect(passages.length).toBeGreaterThanOrEqual(175)
    expect(HELD.flatMap(readLabelled).length).toBeGreaterThanOrEqual(200)
  })

  it.each(RULES)('%s is read without a miss', (name) => {
    const scores = scoreLabelled(readLabelled(name))
    for (const field of Object.keys(scores) as Field[]) expect(scores[field].misses, field).toEqual([])
  })

  // Regressions only: what is aimed at stands in the accuracy document, and these passages need not be read perfectly.
  it('holds its floor on the half from which no rule was written', () => {
    const scores = scoreLabelled(HELD.flatMap(readLabelled))
    expect(f1(scores.indicators)).toBeGreaterThanOrEqual(0.95)
    expect(f1(scores.deadlines)).toBeGreaterThanOrEqual(0.95)
    expect(f1(scores.units)).toBeGreaterThanOrEqual(0.94)
    expect(f1(scores.header)).toBeGreaterThanOrEqual(0.95)
    expect(f1(scores.bases)).toBeGreaterThanOrEqual(0.9)
  })
})
