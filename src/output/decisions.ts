import { createHash } from 'node:crypto'
import type { Decision, Decisions, PlanVerdict } from '../model/decisions.ts'
import { GapStatus, type Gaps } from '../model/gaps.ts'
import type { Evidence, Finding, Plan } from '../model/plan.ts'
import { SCHEMA_VERSION } from '../model/plan.ts'
import { foldText } from '../vietnamese/normalise.ts'

/**
 * How people stand to one item.
 * - `open`: nobody decided; `confirmed`, `overruled`: as the last word of every reviewer agrees;
 * - `conflict`: reviewers disagree; `changed`: decided once, but the evidence has changed since: asked again.
 */
type ReviewState = 'open' | 'confirmed' | 'overruled' | 'conflict' | 'changed'

export interface Review {
  readonly state: ReviewState
  /** The status a person put in place of the machine's; null where none was. */
  readonly status: GapStatus | null
  /** The value a person put in place of the machine's; null where none was. */
  readonly value: string | null
  /** Every decision on the item, oldest first; those on other evidence too. */
  readonly decisions: readonly Decision[]
}

/** What people decided on one plan, by {@link itemKey}; items nobody touched are absent. */
export interface PlanReview {
  readonly items: Readonly<Record<string, Review>>
  /** Verdicts on the plan as a whole, oldest first. */
  readonly verdicts: readonly PlanVerdict[]
  /** The verdict that stands; null where there is none or reviewers disagree. */
  readonly verdict: PlanVerdict | null
  readonly verdictConflict: boolean
}

export const NO_REVIEW: PlanReview = { items: {}, verdicts: [], verdict: null, verdictConflict: false }
const OPEN: Review = { state: 'open', status: null, value: null, decisions: [] }

/**
 * 16 hex digits over what the evidence says and on which pages; a box that moves by a hair changes nothing.
 * The hash of no evidence stands for an absence: it changes as soon as something is found.
 */
export function evidenceHash(evidence: readonly Evidence[]): string {
  return hash(evidence.map((one) => [one.page, foldText(one.quote)]))
}

/** As {@link evidenceHash}; a finding about an absence is known by its message. */
export function findingHash(finding: Finding): string {
  return finding.evidence.length > 0 ? evidenceHash(finding.evidence) : hash(foldText(finding.message))
}

/** Key of an item in {@link PlanReview}: a template item's or plan item's id. */
export const itemKey = (id: string): string => id

/** Key of a finding: several findings of one plan may share a code. */
export const findingKey = (finding: Finding): string => `finding:${finding.code}@${findingHash(finding)}`

/** What people said on an item, `open` where nobody did. */
export const reviewOf = (review: PlanReview, key: string): Review => review.items[key] ?? OPEN

/**
 * Several reviewers' files as one: of each reviewer the last word on an item, every comment, no double.
 * The order of the files does not matter.
 */
export function mergeDecisions(files: readonly Decisions[]): Decisions {
  const decisions = new Map<string, Decision>()
  const verdicts = new Map<string, PlanVerdict>()
  for (const file of files) {
    for (const one of file.decisions) {
      const said = one.action === 'comment' ? `comment:${one.comment}` : 'decision'
      keepLatest(decisions, [one.planId, one.item, one.evidenceHash, one.reviewer, said].join('\n'), one)
    }
    for (const one of file.verdicts) keepLatest(verdicts, `${one.planId}\n${one.reviewer}`, one)
  }
  const order = (
    a: { planId: string; decidedAt: string },
    b: { planId: string; decidedAt: string },
  ): number =>
    compare(a.planId, b.planId) ||
    compare(a.decidedAt, b.decidedAt) ||
    compare(JSON.stringify(a), JSON.stringify(b))
  return {
    schemaVersion: SCHEMA_VERSION,
    decisions: [...decisions.values()].sort(order),
    verdicts: [...verdicts.values()].sort(order),
  }
}

/**
 * What of `decisions` concerns this plan. A decision holds while its evidence is the same; on a plan sent again
 * (another id, the same commune) it holds too, unless somebody decided on the new one.
 */
export function reviewPlan(input: {
  plan: Plan
  gaps: Gaps | null
  decisions: Decisions | null
}): PlanReview {
  const { plan, gaps } = input
  if (input.decisions === null) return NO_REVIEW
  const { decisions, verdicts } = mergeDecisions([input.decisions])
  const own = decisions.filter((one) => one.planId === plan.id)
  const decided = new Set(own.map((one) => one.item))
  const earlier = decisions.filter(
    (one) => one.planId !== plan.id && sameCommune(one.commune, plan.commune) && !decided.has(one.item),
  )
  const byItem = groupBy([...earlier, ...own], (one) => one.item)
  const items: Record<string, Review> = {}
  for (const [id, current] of evidenceById(plan, gaps)) {
    const said = byItem.get(id)
    if (said !== undefined) items[itemKey(id)] = judge(said, current)
  }
  addFindingReviews(items, [...plan.findings, ...(gaps?.findings ?? [])], byItem)
  const ownVerdicts = verdicts.filter((one) => one.planId === plan.id).sort(byTime)
  const agreed = new Set(ownVerdicts.map((one) => one.verdict)).size <= 1
  return {
    items,
    verdicts: ownVerdicts,
    verdict: agreed ? (ownVerdicts.at(-1) ?? null) : null,
    verdictConflict: !agreed,
  }
}

function addFindingReviews(
  items: Record<string, Review>,
  findings: readonly Finding[],
  byItem: ReadonlyMap<string, Decision[]>,
): void {
  for (const [code, alike] of groupBy(findings, (one) => one.code)) {
    const said = byItem.get(`finding:${code}`)
    if (said === undefined) continue
    const hashes = new Set(alike.map(findingHash))
    const lost = said.filter((one) => !hashes.has(one.evidenceHash))
    for (const finding of alike) {
      const current = findingHash(finding)
      const here = said.filter((one) => one.evidenceHash === current)
      // A decision whose own finding is gone asks again on those of its kind that nobody has decided.
      const judged = here.length > 0 ? here : lost
      if (judged.length > 0) items[findingKey(finding)] = judge(judged, current)
    }
  }
}

function judge(said: readonly Decision[], current: string): Review {
  const all = [...said].sort(byTime)
  const firm = all.filter((one) => one.action !== 'comment')
  const holding = firm.filter((one) => one.evidenceHash === current)
  if (holding.length === 0) {
    return { ...OPEN, state: firm.length > 0 ? 'changed' : 'open', decisions: all }
  }
  const lastWords = new Map(holding.map((one) => [one.reviewer, one]))
  const outcomes = new Set([...lastWords.values()].map(outcome))
  const last = holding.at(-1) as Decision
  if (outcomes.size > 1) return { ...OPEN, state: 'conflict', decisions: all }
  if (last.action === 'confirm') return { ...OPEN, state: 'confirmed', decisions: all }
  const status = GapStatus.safeParse(last.status)
  return {
    state: 'overruled',
    status: status.success ? status.data : null,
    value: last.value,
    decisions: all,
  }
}

/** Evidence hash by the id of everything that can be decided on, findings apart. */
function evidenceById(plan: Plan, gaps: Gaps | null): Map<string, string> {
  const found = new Map<string, string>()
  for (const one of [...plan.goals, ...plan.indicators, ...plan.tasks]) {
    found.set(one.id, evidenceHash(one.evidence))
  }
  for (const one of gaps?.items ?? []) found.set(one.templateItem, evidenceHash(one.evidence))
  return found
}

function keepLatest<T extends { decidedAt: string }>(kept: Map<string, T>, key: string, one: T): void {
  const old = kept.get(key)
  const later = old === undefined || compare(old.decidedAt, one.decidedAt) < 0
  const tie =
    old !== undefined && old.decidedAt === one.decidedAt && JSON.stringify(old) < JSON.stringify(one)
  if (later || tie) kept.set(key, one)
}

function groupBy<T>(list: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const group = groups.get(key(one))
    if (group === undefined) groups.set(key(one), [one])
    else group.push(one)
  }
  return groups
}

const outcome = (one: Decision): string => JSON.stringify([one.action, one.status, one.value])
const byTime = (a: { decidedAt: string }, b: { decidedAt: string }): number =>
  compare(a.decidedAt, b.decidedAt)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const hash = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)

function sameCommune(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && foldText(a) === foldText(b)
}
