import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pipeline } from '../../src/model/pipeline.ts'
import type { Template } from '../../src/model/template.ts'
import type { Opened, PlanOutcome } from '../../src/pipeline/jobs.ts'
import { openWorkshop } from '../../src/pipeline/workshop.ts'

/** Reads PDFs to plans with their gaps, by every stage of the pipeline, in this process. */
export async function openReader(templates: readonly Template[]): Promise<{
  read(name: string, pdf: Uint8Array): Promise<PlanOutcome>
  close(): Promise<void>
}> {
  const folder = mkdtempSync(join(tmpdir(), 'rasoat-gaps-'))
  const { limits } = Pipeline.parse({ id: 'measure', title: 'measure' })
  const workshop = openWorkshop({
    cacheFolder: join(folder, 'cache'),
    lang: 'vi',
    asOf: null,
    ocrEngine: 'tesseract.js',
    limits,
    stages: {},
    rules: {},
    environment: process.env,
    templates: templates.map((template) => ({
      template,
      file: `${template.id}.template.json`,
      sha256: '0'.repeat(64),
    })),
    knowledge: '',
  })
  return {
    async read(name, pdf) {
      const path = join(folder, `${name}.pdf`)
      writeFileSync(path, pdf)
      const sha256 = createHash('sha256').update(pdf).digest('hex')
      const file = { path, file: `${name}.pdf`, sha256, bytes: pdf.length, passwords: [] }
      const opened = (await workshop.run({ kind: 'open', file })) as Opened
      for (let page = 1; page <= opened.pageCount; page++) await workshop.run({ kind: 'page', file, page })
      const plan = { opened, adaptation: null, unreadable: [], attachments: [] }
      return (await workshop.run({ kind: 'plan', file, plan })) as PlanOutcome
    },
    async close() {
      await workshop.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
