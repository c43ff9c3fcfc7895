import { describe, expect, it } from 'vitest'
import { Pipeline } from '../../src/model/pipeline.ts'
import { STAGES, stageOptions, unmetNeeds } from '../../src/pipeline/stages.ts'

describe('the order of stages', () => {
  it('gives every stage what it needs', () => {
    expect(unmetNeeds(STAGES)).toEqual([])
  })

  it('tells a stage that comes before what it needs', () => {
    expect(unmetNeeds([...STAGES].reverse())).toContain('layout: read')
    expect(unmetNeeds(STAGES.filter(({ name }) => name !== 'structure'))).toContain('extract: structure')
  })
})

describe('stageOptions', () => {
  const loaded = (stages: Record<string, Record<string, unknown>>) => ({
    pipeline: Pipeline.parse({ id: 'x', title: 'x', stages }),
    file: 'x.json',
  })

  it('fills in defaults for every stage', () => {
    expect(Object.keys(stageOptions(loaded({})))).toEqual(STAGES.map(({ name }) => name))
  })

  it('names the path to a wrong option', () => {
    expect(() => stageOptions(loaded({ ocr: { dpi: 'cao' } }))).toThrow(/x\.json: stages\.ocr: dpi/)
    expect(() => stageOptions(loaded({ ocr: { lạ: 1 } }))).toThrow(/stages\.ocr/)
    expect(() => stageOptions(loaded({ nhìn: {} }))).toThrow(/stages\.nhìn/)
  })
})
