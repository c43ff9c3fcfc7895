import type { Template } from '../../src/model/template.ts'
import type { PlanOutcome } from '../../src/pipeline/jobs.ts'
import { openScratch } from '../scratch.ts'

/** Reads PDFs to plans with their gaps, by every stage of the pipeline, in this process. */
export function openReader(templates: readonly Template[]): {
  read(name: string, pdf: Uint8Array): Promise<PlanOutcome>
  close(): Promise<void>
} {
  const { readPages, readPlan, close } = openScratch(templates)
  return { read: async (name, pdf) => readPlan(await readPages(name, pdf)), close }
}
