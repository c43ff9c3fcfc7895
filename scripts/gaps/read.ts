import type { Template } from '../../src/model/template.ts'
import type { Opened, PlanOutcome } from '../../src/pipeline/jobs.ts'
import { openScratch } from '../scratch.ts'

/** Reads PDFs to plans with their gaps, by every stage of the pipeline, in this process. */
export function openReader(templates: readonly Template[]): {
  read(name: string, pdf: Uint8Array): Promise<PlanOutcome>
  close(): Promise<void>
} {
  const { workshop, put, close } = openScratch(templates)
  return {
    async read(name, pdf) {
      const file = put(name, pdf)
      const opened = (await workshop.run({ kind: 'open', file })) as Opened
      for (let page = 1; page <= opened.pageCount; page++) await workshop.run({ kind: 'page', file, page })
      const plan = { opened, adaptation: null, unreadable: [], attachments: [] }
      return (await workshop.run({ kind: 'plan', file, plan })) as PlanOutcome
    },
    close,
  }
}
