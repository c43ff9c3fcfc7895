import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pipeline } from '../src/model/pipeline.ts'
import type { Template } from '../src/model/template.ts'
import type { Opened, PageOutcome, PlanOutcome } from '../src/pipeline/jobs.ts'
import type { FileReference, Settings } from '../src/pipeline/settings.ts'
import { openWorkshop } from '../src/pipeline/workshop.ts'

/** A file whose pages are read. */
export interface ReadFile {
  readonly file: FileReference
  readonly opened: Opened
  readonly pages: readonly PageOutcome[]
}

/** Settings of a run without reports, as its workers get them; `limits` other than the usual ones. */
export function scratchSettings(
  cacheFolder: string,
  { limits, ...given }: Partial<Omit<Settings, 'limits'>> & { limits?: Partial<Settings['limits']> } = {},
): Settings {
  const usual = Pipeline.parse({ id: 'scratch', title: 'scratch' }).limits
  return {
    cacheFolder,
    lang: 'vi',
    asOf: null,
    ocrEngine: 'tesseract.js',
    limits: { ...usual, ...limits },
    stages: {},
    rules: {},
    pictures: false,
    environment: process.env,
    templates: [],
    knowledge: '',
    ...given,
  }
}

/** Writes a PDF into a folder; the file as workers are told of it. */
export function putFile(folder: string, name: string, pdf: Uint8Array): FileReference {
  const path = join(folder, name)
  writeFileSync(path, pdf)
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  return { path, file: name, sha256, bytes: pdf.length, passwords: [] }
}

/** The stages of the pipeline in this process, over a cache that goes when it is closed. */
export function openScratch(templates: readonly Template[]) {
  const folder = mkdtempSync(join(tmpdir(), 'rasoat-scratch-'))
  const workshop = openWorkshop(
    scratchSettings(join(folder, 'cache'), {
      templates: templates.map((template) => ({
        template,
        file: `${template.id}.template.json`,
        sha256: '0'.repeat(64),
      })),
    }),
  )
  return {
    async readPages(name: string, pdf: Uint8Array): Promise<ReadFile> {
      const file = putFile(folder, `${name}.pdf`, pdf)
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
