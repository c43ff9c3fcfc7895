import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pipeline } from '../src/model/pipeline.ts'
import type { Template } from '../src/model/template.ts'
import type { Opened, PageOutcome, PlanOutcome } from '../src/pipeline/jobs.ts'
import type { FileReference } from '../src/pipeline/settings.ts'
import { openWorkshop } from '../src/pipeline/workshop.ts'

/** A file whose pages are read. */
export interface ReadFile {
  readonly file: FileReference
  readonly opened: Opened
  readonly pages: readonly PageOutcome[]
}

/** The stages of the pipeline in this process, over a cache that goes when it is closed. */
export function openScratch(templates: readonly Template[]) {
  const folder = mkdtempSync(join(tmpdir(), 'rasoat-scratch-'))
  const { limits } = Pipeline.parse({ id: 'scratch', title: 'scratch' })
  const workshop = openWorkshop({
    cacheFolder: join(folder, 'cache'),
    lang: 'vi',
    asOf: null,
    ocrEngine: 'tesseract.js',
    limits,
    stages: {},
    rules: {},
    pictures: false,
    environment: process.env,
    templates: templates.map((template) => ({
      template,
      file: `${template.id}.template.json`,
      sha256: '0'.repeat(64),
    })),
    knowledge: '',
  })
  return {
    async readPages(name: string, pdf: Uint8Array): Promise<ReadFile> {
      const path = join(folder, `${name}.pdf`)
      writeFileSync(path, pdf)
      const sha256 = createHash('sha256').update(pdf).digest('hex')
      const file = { path, file: `${name}.pdf`, sha256, bytes: pdf.length, passwords: [] }
      const opened = (await workshop.run({ kind: 'open', file })) as Opened
      const pages: PageOutcome[] = []
      for (let page = 1; page <= opened.pageCount; page++)
        pages.push((await workshop.run({ kind: 'page', file, page })) as PageOutcome)
      return { file, opened, pages }
    },
    async readPlan({ file, opened }: ReadFile): Promise<PlanOutcome> {
      const plan = { opened, adaptation: null, unreadable: [], attachments: [] }
      return (await workshop.run({ kind: 'plan', file, plan })) as PlanOutcome
    },
    async close(): Promise<void> {
      await workshop.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
