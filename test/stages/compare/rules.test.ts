import { describe, expect, it } from 'vitest'
import { GAP_RULES } from '../../../src/stages/compare/findings/index.ts'
import type { Example } from '../../../src/stages/compare/findings/rule.ts'
import { comparePlan } from '../../../src/stages/compare/gaps.ts'
import { CompareSettings } from '../../../src/stages/compare/index.ts'
import { planOf, templateItemOf, templateOf } from '../../support/plan.ts'

describe.each(GAP_RULES.map((rule) => [rule.code, rule] as const))('%s beside the template', (code, rule) => {
  it('finds each of its examples, in both languages', () => {
    for (const lang of ['vi', 'en'] as const)
      for (const [at, example] of rule.examples.entries()) {
        const found = findings(example, { lang }).filter((finding) => finding.code === code)
        expect(found.length, `example ${at}`).toBeGreaterThan(0)
        for (const { message } of found) expect(message).not.toMatch(/undefined|null/)
      }
  })

  it('leaves each of its counterexamples alone', () => {
    for (const [at, example] of rule.counterexamples.entries())
      expect(
        findings(example).filter((finding) => finding.code === code),
        `counterexample ${at}`,
      ).toEqual([])
  })

  it('has a basis, and can be switched off and given another severity', () => {
    expect(rule.basis).not.toBe('')
    const example = rule.examples[0] as Example
    expect(
      findings(example, { rules: { [code]: 'off' } }).filter((finding) => finding.code === code),
    ).toEqual([])
    const told = findings(example, { rules: { [code]: 'info' } }).find((finding) => finding.code === code)
    expect(told?.severity).toBe('info')
  })
})

function findings(example: Example, options: object = {}) {
  const { says = [], title, level = 'commune', counts = [], total, matched = true } = example
  const plan = planOf({
    header: { ...(title === undefined ? {} : { title }), issuer: { level } },
    tasks: says.map((text) => ({ text })),
    indicators: counts.map((count) => ({ ...count, comparator: 'eq' as const })),
  })
  const template = templateOf(
    total === undefined ? [] : [templateItemOf({ id: 'tong', ...total, scope: 'province', enabled: false })],
  )
  return comparePlan(
    {
      plan,
      template: matched ? template : null,
      templateFile: matched ? { file: 'a.template.json', sha256: '' } : null,
    },
    CompareSettings.parse(options),
  ).findings
}
