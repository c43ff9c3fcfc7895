import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Decision, Decisions, PlanVerdict } from '../../src/model/decisions.ts'
import {
  evidenceHash,
  findingHash,
  findingKey,
  mergeDecisions,
  reviewOf,
  reviewPlan,
} from '../../src/output/decisions.ts'
import { makeRun } from '../support/run.ts'

const run = makeRun({ communes: 6, items: 12 })
const [entry, other] = run.plans as [(typeof run.plans)[0], (typeof run.plans)[0]]
const items = entry.gaps?.items ?? []
const found = items.find((one) => one.evidence.length > 0) as (typeof items)[0]

function decide(part: Partial<Decision> = {}): Decision {
  return {
    planId: entry.plan.id,
    commune: entry.plan.commune,
    item: found.templateItem,
    action: 'confirm',
    value: null,
    status: null,
    comment: null,
    reviewer: 'A',
    decidedAt: '2025-11-20T08:00:00.000Z',
    evidenceHash: evidenceHash(found.evidence),
    ...part,
  }
}
const file = (decisions: Decision[], verdicts: PlanVerdict[] = []): Decisions => ({
  schemaVersion: '1.0',
  decisions,
  verdicts,
})
const stateOf = (...decisions: Decision[]) =>
  reviewOf(reviewPlan({ ...entry, decisions: file(decisions) }), found.templateItem)

describe('what people decided', () => {
  it('is open where nobody spoke, confirmed or overruled where somebody did', () => {
    expect(reviewOf(reviewPlan({ ...entry, decisions: null }), found.templateItem).state).toBe('open')
    expect(stateOf(decide()).state).toBe('confirmed')
    const overruled = stateOf(decide({ action: 'overrule', status: 'weaker', value: '80%' }))
    expect(overruled).toMatchObject({ state: 'overruled', status: 'weaker', value: '80%' })
    expect(stateOf(decide({ action: 'comment', comment: 'xem lại' })).state).toBe('open')
  })

  it('asks again where the evidence changed, and keeps its word where only the box moved', () => {
    expect(stateOf(decide({ evidenceHash: 'another' })).state).toBe('changed')
    const moved = found.evidence.map((one) => ({
      ...one,
      box: [1, 2, 3, 4] as [number, number, number, number],
    }))
    expect(evidenceHash(moved)).toBe(evidenceHash(found.evidence))
    const reworded = found.evidence.map((one) => ({ ...one, quote: `${one.quote} 1` }))
    expect(evidenceHash(reworded)).not.toBe(evidenceHash(found.evidence))
    const turned = found.evidence.map((one) => ({ ...one, page: one.page + 1 }))
    expect(evidenceHash(turned)).not.toBe(evidenceHash(found.evidence))
  })

  it('shows a conflict where reviewers disagree, none where one of them changed his mind', () => {
    const against = decide({ action: 'overrule', status: 'missing', reviewer: 'B' })
    expect(stateOf(decide(), against).state).toBe('conflict')
    const later = decide({ reviewer: 'B', decidedAt: '2025-11-21T08:00:00.000Z' })
    expect(stateOf(decide(), against, later).state).toBe('confirmed')
  })

  it('holds on a plan that the commune sends again, unless somebody decided on the new one', () => {
    const earlier = decide({ planId: 'an earlier submission' })
    expect(stateOf(earlier).state).toBe('confirmed')
    expect(stateOf({ ...earlier, evidenceHash: 'another' }).state).toBe('changed')
    expect(
      stateOf({ ...earlier, action: 'overrule', status: 'missing' }, decide({ reviewer: 'B' })).state,
    ).toBe('confirmed')
    const stranger = decide({ planId: 'x', commune: other.plan.commune })
    expect(stateOf(stranger).state).toBe('open')
  })

  it('tells findings of one code apart', () => {
    const [finding] = entry.plan.findings
    if (finding === undefined) throw new Error('the first plan has a finding')
    const twin = { ...finding, evidence: finding.evidence.map((one) => ({ ...one, quote: 'chỗ khác' })) }
    const plan = { ...entry.plan, findings: [finding, twin] }
    const said = decide({ item: `finding:${finding.code}`, evidenceHash: findingHash(finding) })
    const review = reviewPlan({ plan, gaps: entry.gaps, decisions: file([said]) })
    expect(reviewOf(review, findingKey(finding)).state).toBe('confirmed')
    expect(reviewOf(review, findingKey(twin)).state).toBe('open')
    const changed = reviewPlan({
      plan: { ...plan, findings: [twin] },
      gaps: entry.gaps,
      decisions: file([said]),
    })
    expect(reviewOf(changed, findingKey(twin)).state).toBe('changed')
  })

  it('gives the verdict that stands, and none where verdicts differ', () => {
    const verdict = (reviewer: string, word: PlanVerdict['verdict']): PlanVerdict => ({
      ...{ planId: entry.plan.id, commune: null, verdict: word, reviewer, comment: null },
      ...{ decidedAt: '2025-11-20T08:00:00.000Z', resubmitBy: null },
    })
    const one = reviewPlan({ ...entry, decisions: file([], [verdict('A', 'đạt')]) })
    expect(one.verdict?.verdict).toBe('đạt')
    const two = reviewPlan({ ...entry, decisions: file([], [verdict('A', 'đạt'), verdict('B', 'cần sửa')]) })
    expect(two).toMatchObject({ verdict: null, verdictConflict: true })
  })

  it('merges the same way in any order, and twice as once', () => {
    const made = fc.record({
      reviewer: fc.constantFrom('A', 'B'),
      item: fc.constantFrom('ct-01', 'ct-02'),
      action: fc.constantFrom('confirm', 'overrule', 'comment') as fc.Arbitrary<Decision['action']>,
      status: fc.constantFrom(null, 'met', 'missing'),
      comment: fc.constantFrom(null, 'x', 'y'),
      decidedAt: fc.constantFrom('2025-01-01T00:00:00.000Z', '2025-01-02T00:00:00.000Z'),
    })
    const files = fc.array(fc.array(made, { maxLength: 6 }), { maxLength: 4 })
    fc.assert(
      fc.property(files, (lists) => {
        const all = lists.map((list) => file(list.map((one) => decide(one))))
        const merged = mergeDecisions(all)
        expect(mergeDecisions([...all].reverse())).toEqual(merged)
        expect(mergeDecisions([merged, ...all])).toEqual(merged)
      }),
    )
  })
})
