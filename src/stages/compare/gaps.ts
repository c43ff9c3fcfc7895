import type { GapItem, GapStatus, GapSummary, Gaps } from '../../model/gaps.ts'
import { type Evidence, type Plan, SCHEMA_VERSION } from '../../model/plan.ts'
import type { Template, TemplateItem } from '../../model/template.ts'
import { type Alignment, align, type Thresholds } from './align.ts'
import { type Candidate, listCandidates } from './candidates.ts'
import { findInGaps, type Rules } from './findings/index.ts'
import { copiesTotal } from './findings/not-localised.ts'
import { describeItem, describeNotApplicable } from './messages.ts'
import type { Lang } from './say.ts'
import { judge } from './verdict.ts'

export interface CompareInput {
  readonly plan: Plan
  /** Null where the plan answers none of the templates. */
  readonly template: Template | null
  readonly templateFile: { readonly file: string; readonly sha256: string } | null
}

export interface CompareOptions {
  readonly thresholds: Thresholds
  readonly rules: Rules
  readonly lang: Lang
}

/** Compares a plan with the template that it answers; without one, no item is measured and coverage is null. */
export function comparePlan({ plan, template, templateFile }: CompareInput, options: CompareOptions): Gaps {
  const items = (template?.items ?? []).filter((item) => item.enabled && item.scope === 'commune')
  const type = plan.header.issuer.communeType
  const applies = items.map(
    (item) => item.appliesTo === null || type === null || item.appliesTo.includes(type),
  )
  const asked = items.filter((_, at) => applies[at])
  const candidates = listCandidates(plan)
  const free = withoutTotals(candidates, template)
  const alignments = align(asked, free, options.thresholds)
  const sections = sectionsInSight(alignments)
  const answered = new Map(asked.map((item, at) => [item, at]))
  const rows = items.map((item) => {
    const at = answered.get(item)
    if (at === undefined) return notApplicable(item, options.lang)
    return buildItem(item, alignments[at] as Alignment, { asked, sections, at, plan, lang: options.lang })
  })
  return {
    schemaVersion: SCHEMA_VERSION,
    plan: {
      file: plan.source.file,
      sha256: plan.source.sha256,
      id: plan.id,
      commune: plan.commune,
      title: plan.header.title,
    },
    template:
      template && templateFile
        ? { ...templateFile, id: template.id, commune: null, title: template.title }
        : null,
    summary: summarise(rows),
    items: rows,
    additions: template ? listAdditions(candidates, rows) : [],
    findings: findInGaps({ plan, template }, options),
  }
}

/** Candidates that keep the province's own total answer nothing that is asked of a commune. */
function withoutTotals(candidates: readonly Candidate[], template: Template | null): Candidate[] {
  const totals = (template?.items ?? []).filter(({ scope, value }) => scope === 'province' && value !== null)
  return candidates.filter(
    ({ indicator }) => !indicator || !totals.some((total) => copiesTotal(indicator, total)),
  )
}

/** Counts over mandatory items only. */
export function summarise(rows: readonly GapItem[]): GapSummary {
  const mandatory = rows.filter((row) => row.requirement === 'mandatory')
  const count = (status: GapStatus) => mandatory.filter((row) => row.status === status).length
  const notApplicable = count('not-applicable')
  const applying = mandatory.length - notApplicable
  const met = count('met')
  const exceeded = count('exceeded')
  return {
    mandatory: mandatory.length,
    met,
    exceeded,
    weaker: count('weaker'),
    changed: count('changed'),
    missing: count('missing'),
    unclear: count('unclear'),
    notApplicable,
    coverage: applying === 0 ? null : (met + exceeded) / applying,
  }
}

interface Place {
  readonly asked: readonly TemplateItem[]
  /** For each item asked the section where it was found. */
  readonly sections: readonly (string | null)[]
  readonly at: number
  readonly plan: Plan
  readonly lang: Lang
}

function buildItem(item: TemplateItem, alignment: Alignment, place: Place): GapItem {
  const first = alignment.answers[0]
  const verdict = alignment.state === 'found' && first ? judge(item, first, place.lang) : null
  const status: GapStatus = verdict?.status ?? (alignment.state === 'missing' ? 'missing' : 'unclear')
  const evidence = alignment.answers.flatMap((answer) => answer.evidence)
  return {
    templateItem: item.id,
    kind: item.kind,
    requirement: item.requirement,
    status,
    planItems: alignment.answers.flatMap((answer) => answer.members),
    candidates:
      status === 'unclear' || status === 'missing'
        ? alignment.candidates.map(({ candidate, similarity }) => ({
            planItem: candidate.id,
            similarity: round(similarity),
          }))
        : [],
    similarity: alignment.similarity === null ? null : round(alignment.similarity),
    differences: [...(verdict?.differences ?? [])],
    message: describeItem(item, alignment, verdict, place.lang),
    evidence: status === 'unclear' && evidence.length === 0 ? evidenceInSight(alignment) : evidence,
    expectedAt: status === 'missing' ? expectedAt(place) : null,
  }
}

function notApplicable(item: TemplateItem, lang: Lang): GapItem {
  return {
    templateItem: item.id,
    kind: item.kind,
    requirement: item.requirement,
    status: 'not-applicable',
    planItems: [],
    candidates: [],
    similarity: null,
    differences: [],
    message: describeNotApplicable(item, lang),
    evidence: [],
    expectedAt: null,
  }
}

/**
 * A missing item is looked for where its neighbours in the template were found: the nearest one of its kind and year,
 * else of its kind, else any.
 */
function expectedAt({ asked, sections, at, plan }: Place): GapItem['expectedAt'] {
  const own = asked[at]
  const alike: readonly ((other: TemplateItem | undefined) => boolean)[] = [
    (other) => other?.kind === own?.kind && other?.year === own?.year,
    (other) => other?.kind === own?.kind,
    () => true,
  ]
  for (const fits of alike) {
    for (let distance = 1; distance < sections.length; distance++) {
      const near = [at - distance, at + distance].find((other) => sections[other] && fits(asked[other]))
      const section = near === undefined ? null : (sections[near] ?? null)
      if (section === null) continue
      const page = plan.sections.find((entry) => entry.id === section)?.evidence[0]?.page ?? null
      return { page, section }
    }
  }
  return null
}

function sectionsInSight(alignments: readonly Alignment[]): (string | null)[] {
  return alignments.map((alignment) =>
    alignment.state === 'found' ? (alignment.answers[0]?.section ?? null) : null,
  )
}

function evidenceInSight(alignment: Alignment): Evidence[] {
  return alignment.candidates.flatMap(({ candidate }) => candidate.evidence.slice(0, 1))
}

/** Indicators and tasks that no template item asks for; a restated one once, by the item that speaks for it. */
function listAdditions(candidates: readonly Candidate[], rows: readonly GapItem[]): string[] {
  const used = new Set(rows.flatMap((row) => row.planItems))
  return candidates
    .filter(({ kind }) => kind === 'indicator' || kind === 'task')
    .filter(({ members }) => !members.some((id) => used.has(id)))
    .map(({ id }) => id)
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
