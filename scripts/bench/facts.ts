import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openScratch } from '../scratch.ts'

const FOLDERS = ['../../samples/plans/', '../../../shared/plans/']
const ROUNDS = 3
/** Pictures of whole pages are packed in one of these. */
const SCANNED = /\/(?:DCTDecode|CCITTFaxDecode|JBIG2Decode|JPXDecode)/

/**
 * Structure, extraction and checks of the born-digital plans, in milliseconds of processor time a page, once their
 * pages are read (other work on the machine does not count); the first round also pays for compiling.
 */
export async function run(): Promise<void> {
  const paths = FOLDERS.map((folder) => fileURLToPath(new URL(folder, import.meta.url)))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((path) => path.endsWith('.pdf') && !path.includes('.scan'))
  const digital = paths.filter((path) => !SCANNED.test(readFileSync(path, 'latin1')))
  for (let round = 1; round <= ROUNDS; round++) {
    let pages = 0
    let spent = 0
    for (const path of digital) {
      const taken = await timePlan(path)
      pages += taken.pages
      spent += taken.milliseconds
    }
    console.log(`round ${round}: ${pages} born-digital pages, ${(spent / pages).toFixed(1)} ms a page`)
  }
}

/** A plan with a page that is no born-digital one counts for nothing. */
async function timePlan(path: string): Promise<{ pages: number; milliseconds: number }> {
  const { readPages, readPlan, close } = openScratch([])
  try {
    const read = await readPages('plan', readFileSync(path))
    if (read.pages.some(({ method }) => method !== 'text')) return { pages: 0, milliseconds: 0 }
    const begun = process.cpuUsage()
    await readPlan(read)
    const { user, system } = process.cpuUsage(begun)
    return { pages: read.pages.length, milliseconds: (user + system) / 1000 }
  } finally {
    await close()
  }
}
