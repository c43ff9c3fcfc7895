import { describe, expect, it } from 'vitest'
import { Finding } from '../../../src/model/plan.ts'
import { checkPlan, type Example, RULES, type Rule } from '../../../src/stages/check/index.ts'
import { examine } from './example.ts'

const codes = (rule: Rule, example: Example) =>
  examine(example, { asOf: null }).filter(({ code }) => code === rule.code)

describe.each(RULES.map((rule) => [rule.code, rule] as const))('%s', (_, rule) => {
  it('finds each of its examples', () => {
    for (const [at, example] of rule.examples.entries())
      expect(codes(rule, example), `example ${at}`).not.toEqual([])
  })

  it('leaves each of its counterexamples alone', () => {
    for (const [at, example] of rule.counterexamples.entries())
      expect(codes(rule, example), `counterexample ${at}`).toEqual([])
  })

  it('speaks both languages with every place filled, and proves what it says', () => {
    for (const lang of ['vi', 'en'] as const) {
      for (const example of rule.examples) {
        for (const finding of examine(example, { asOf: null, lang }).filter(
          ({ code }) => code === rule.code,
        )) {
          Finding.parse(finding)
          expect(finding.message).not.toMatch(/[{}]|undefined|null/)
          expect(finding.evidence.length > 0 || finding.expectedAt !== null).toBe(true)
        }
      }
    }
  })
})

describe('the rules together', () => {
  it('have examples, counterexamples, a basis and a code of their own', () => {
    expect(new Set(RULES.map(({ code }) => code)).size).toBe(RULES.length)
    for (const { code, basis, examples, counterexamples } of RULES) {
      expect(basis, code).not.toBe('')
      expect(examples.length, code).toBeGreaterThan(0)
      expect(counterexamples.length, code).toBeGreaterThan(0)
    }
  })

  it('can be switched off and given another severity', () => {
    const example: Example = {
      extraction: { header: { date: { iso: null, day: null } } },
      lines: ['@hl Ngày  tháng 10 năm 2025'],
    }
    const code = 'date-incomplete'
    const run = (rules: Record<string, 'off' | 'error'>) =>
      examine(example, { asOf: null, rules }).filter((finding) => finding.code === code)
    expect(run({})[0]?.severity).toBe('warning')
    expect(run({ [code]: 'error' })[0]?.severity).toBe('error')
    expect(run({ [code]: 'off' })).toEqual([])
  })

  it('find nothing in a complete plan', () => {
    const found = examine(
      {
        lines: [
          '@hl Số: 12/KH-UBND',
          'Căn cứ Kế hoạch số 08/KH-UBND ngày 05/9/2025 của UBND tỉnh Hương Giang;',
          'I. Mục tiêu',
          '- Tỷ lệ hồ sơ nộp trực tuyến đạt tối thiểu 60% trong năm 2026.',
          'II. Nhiệm vụ',
          '1. Rà soát danh mục thủ tục, hoàn thành trước 31/12/2025.',
          '2. Tập huấn cho Tổ công nghệ số cộng đồng hằng quý.',
          'III. Tổ chức thực hiện',
          '@fr CHỦ TỊCH',
          '@fr Trần Thị Hoa',
        ],
      },
      { asOf: null },
    )
    expect(found).toEqual([])
  })

  it('take long hostile text in linear time', () => {
    const hostile = [
      `${'Phụ lục '.repeat(20_000)}`,
      `${'dịch vụ công trực tuyến '.repeat(8_000)}`,
      `${'UBND các '.repeat(20_000)}`,
      `${'1/A '.repeat(40_000)}`,
      `- Đạt ${'04 nhóm tiêu chí gồm '.repeat(8_000)}:`,
    ]
    expect(checkPlan).toBeTypeOf('function')
    expect(() => examine({ lines: hostile }, { asOf: null })).not.toThrow()
  })
})

describe('a document that is no plan', () => {
  it('is told as such, and nothing of a plan is asked of it', () => {
    const decision: Example = {
      lines: ['QUYẾT ĐỊNH:', 'Điều 1. Kiện toàn Tổ công nghệ số cộng đồng.'],
      extraction: { header: { documentType: 'Quyết định', number: null }, legalBases: [] },
    }
    const codesOf = (rules: Record<string, 'off'>) =>
      examine(decision, { asOf: null, rules }).map(({ code }) => code)
    expect(codesOf({})).toEqual(['not-a-plan'])
    expect(codesOf({ 'not-a-plan': 'off' })).toContain('basis-missing')
  })
})
