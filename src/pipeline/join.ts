import { type Candidate, findHosts } from './annexes.ts'
import {
  type Annex,
  type DocumentRun,
  type DocumentTools,
  planDocument,
  type ReadDocument,
} from './document.ts'
import type { PlanOutcome } from './jobs.ts'

/**
 * Reads plans again together with the annexes that came as files of their own. The annexes' own runs keep no result
 * and say which plan they were joined to.
 */
export async function joinAnnexes(
  {
    read,
    alone,
    adaptation,
  }: { read: readonly ReadDocument[]; alone: readonly DocumentRun[]; adaptation: string | null },
  tools: DocumentTools,
): Promise<DocumentRun[]> {
  const hosts = findHosts(alone.map((run) => candidateOf(run, tools)))
  const joined = alone.map(async (run, index): Promise<DocumentRun> => {
    const host = hosts.get(index)
    if (host !== undefined) return { ...run, key: null, joinedTo: alone[host]?.intake.entry.file ?? null }
    const annexes = [...hosts].flatMap(([annex, at]) => (at === index ? [read[annex] as Annex] : []))
    const document = read[index]
    if (annexes.length === 0 || document === undefined) return run
    return planDocument(document, { adaptation, annexes }, tools)
  })
  return Promise.all(joined)
}

function candidateOf(run: DocumentRun, tools: DocumentTools): Candidate {
  const outcome = run.key === null ? undefined : tools.cache.get<PlanOutcome>(run.key)
  const { file } = run.intake.entry
  if (outcome === undefined) return { file, isPlan: false, opening: '', number: null, commune: null }
  const { header, findings } = outcome.plan
  return {
    file,
    // An annex says what it is about, but no document type stands in its head.
    isPlan: header.documentType !== null && !findings.some(({ code }) => code === 'not-a-plan'),
    opening: outcome.text[0] ?? '',
    number: header.number === null || header.symbol === null ? null : `${header.number}/${header.symbol}`,
    commune: outcome.plan.commune,
  }
}
