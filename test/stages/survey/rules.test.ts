import { describe, expect, it } from 'vitest'
import {
  BATCH_RULES,
  type BatchExample,
  type BatchRule,
  type Digest,
  surveyBatch,
} from '../../../src/stages/survey/index.ts'
import { templateItemOf, templateOf } from '../../support/plan.ts'

const template = templateOf([
  templateItemOf({ id: 'hai-long', text: 'Tỷ lệ người dân hài lòng đạt tối thiểu 90%', value: 90 }),
  templateItemOf({ id: 'hop-thon', text: 'Tổ chức họp thôn giới thiệu cách nộp hồ sơ qua mạng' }),
])

describe.each(BATCH_RULES.map((rule) => [rule.code, rule] as const))('%s over the batch', (_, rule) => {
  it('finds each of its examples, in both languages', () => {
    for (const lang of ['vi', 'en'] as const)
      for (const [at, example] of rule.examples.entries()) {
        const found = findings(rule, example, lang)
        expect(found.length, `example ${at}`).toBeGreaterThan(0)
        for (const { message } of found) expect(message).not.toMatch(/undefined|null|NaN/)
      }
  })

  it('leaves each of its counterexamples alone', () => {
    for (const [at, example] of rule.counterexamples.entries())
      expect(findings(rule, example, 'vi'), `counterexample ${at}`).toEqual([])
  })

  it('has a basis, and can be switched off and given another severity', () => {
    expect(rule.basis).not.toBe('')
    const example = rule.examples[0] as BatchExample
    expect(survey(example, { [rule.code]: 'off' }).filter(({ code }) => code === rule.code)).toEqual([])
    const severities = survey(example, { [rule.code]: 'error' }).filter(({ code }) => code === rule.code)
    expect(new Set(severities.map(({ severity }) => severity))).toEqual(new Set(['error']))
  })
})

function findings(rule: BatchRule, example: BatchExample, lang: 'vi' | 'en') {
  return survey(example, {}, lang).filter(({ code }) => code === rule.code)
}

function survey(example: BatchExample, rules: Record<string, 'off' | 'error'>, lang: 'vi' | 'en' = 'vi') {
  const digests = example.plans.map((part, at) => usual(part, at))
  const { receiveBy = null } = example
  return surveyBatch(
    { digests, templates: [template], communes: [], province: null, receiveBy },
    { rules, lang },
  ).batch
}

function usual(part: Partial<Digest>, order: number): Digest {
  return {
    planId: `plan-${order}`,
    file: `ke-hoach-${order}.pdf`,
    commune: `Xã ${part.planId ?? order}`,
    communeType: 'xã',
    communeCode: null,
    province: null,
    provinceCode: null,
    date: null,
    receivedAt: null,
    order,
    title: null,
    template: template.id,
    isPlan: true,
    items: [],
    counts: [],
    sketch: [],
    ...part,
  }
}
