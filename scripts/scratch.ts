import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pipeline } from '../src/model/pipeline.ts'
import type { Template } from '../src/model/template.ts'
import { openWorkshop } from '../src/pipeline/workshop.ts'

/** The stages of the pipeline in this process, over a cache that goes when it is closed; `put` lays a PDF there. */
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
    workshop,
    put(name: string, pdf: Uint8Array) {
      const file = `${name}.pdf`
      const path = join(folder, file)
      writeFileSync(path, pdf)
      const sha256 = createHash('sha256').update(pdf).digest('hex')
      return { path, file, sha256, bytes: pdf.length, passwords: [] }
    },
    async close(): Promise<void> {
      await workshop.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
