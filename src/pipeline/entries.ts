import type { Severity } from '../model/plan.ts'
import type { FileEntry } from '../model/summary.ts'
import type { DocumentRun } from './document.ts'
import type { Intake } from './intake.ts'
import type { PlanOutcome } from './jobs.ts'

/** A file's entry in `summary.json` once its run is over; `outcome` is null where there is no plan. */
export function entryOf(
  intake: Intake,
  run: DocumentRun | undefined,
  outcome: Pick<PlanOutcome, 'plan' | 'gaps'> | null,
): FileEntry {
  const { entry } = intake
  if (run?.problem) {
    return { ...entry, status: 'failed', code: run.problem.code, message: run.problem.message }
  }
  if (run?.joinedTo != null) return { ...entry, status: 'joined', insteadOf: run.joinedTo, name: null }
  if (outcome === null) return entry
  const { plan, gaps } = outcome
  const { issuer } = plan.header
  const pages = plan.source.pages
  return {
    ...entry,
    status: plan.findings.some(({ code }) => code === 'not-a-plan') ? 'not-a-plan' : 'done',
    planId: plan.id,
    commune: plan.commune,
    communeType: issuer.communeType,
    communeCode: issuer.communeCode,
    province: issuer.province,
    title: plan.header.title,
    template: gaps.template?.id ?? null,
    pages: plan.source.pageCount,
    ocrPages: pages.filter(({ method }) => method === 'ocr' || method === 'mixed').length,
    indicators: plan.indicators.length,
    tasks: plan.tasks.length,
    findings: countFindings([...plan.findings, ...gaps.findings]),
    gaps: gaps.template === null ? null : gaps.summary,
  }
}

function countFindings(findings: readonly { severity: Severity }[]): FileEntry['findings'] {
  const count = (level: Severity): number => findings.filter(({ severity }) => severity === level).length
  return { error: count('error'), warning: count('warning'), info: count('info') }
}
