import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { scan } from '../typeset/scan.ts'
import { smallPlan } from './small-plan.ts'

const PAGES_EACH = 10

/** Writes plans of ten pages each into `folder`: `pages` in all, `scans` of them scanned at 200 dpi, spread evenly. */
export async function writeBatch(
  folder: string,
  { pages, scans }: { pages: number; scans: number },
): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const [digital, scanned] = [
    await smallPlan(1),
    await scan(await smallPlan(2), { dpi: 200, seed: 2, skew: 0.3 }),
  ]
  const files = Math.ceil(pages / PAGES_EACH)
  for (let file = 0; file < files; file++) {
    const document = await PDFDocument.create()
    // No two files are the same: one would count as the other's copy.
    document.setSubject(`batch ${file}`)
    const here = Math.min(PAGES_EACH, pages - file * PAGES_EACH)
    const scansHere = Math.floor(((file + 1) * scans) / files) - Math.floor((file * scans) / files)
    for (let page = 0; page < here; page++) {
      const source = await PDFDocument.load(page < scansHere ? scanned : digital)
      const [copy] = await document.copyPages(source, [0])
      if (copy) document.addPage(copy)
    }
    writeFileSync(join(folder, `${String(file).padStart(4, '0')}.pdf`), await document.save())
  }
}
