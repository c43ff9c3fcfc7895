import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Pipeline } from '../../src/model/pipeline.ts'
import { withDocument } from '../../src/stages/read/index.ts'

const CLI = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
const FOLDERS = ['../../../shared/plans/', '../../../shared/real/', '../../samples/plans/']

/**
 * Wall and processor time of a folder of born-digital documents as a whole process, nothing kept from before, page
 * pictures and all reports included, and which part each step has. `--folder=FOLDER` names the documents, of which
 * scans are left out; without it they are those beside the repository and the samples. `--copies=N` (2) takes each
 * so many times.
 */
export async function run(flags: readonly string[]): Promise<void> {
  const given = flags.find((flag) => flag.startsWith('--folder='))?.slice('--folder='.length)
  const copies = Number(flags.find((flag) => flag.startsWith('--copies='))?.slice('--copies='.length) ?? 2)
  const folders =
    given === undefined ? FOLDERS.map((one) => fileURLToPath(new URL(one, import.meta.url))) : [given]
  const work = mkdtempSync(join(tmpdir(), 'rasoat-bench-'))
  try {
    const plans = join(work, 'plans')
    mkdirSync(plans)
    let pages = 0
    for (const folder of folders.filter((one) => existsSync(one))) {
      for (const file of readdirSync(folder).filter((name) => /\.pdf$/i.test(name))) {
        const digital = await digitalPages(join(folder, file))
        for (let copy = 0; copy < (digital > 0 ? copies : 0); copy++) {
          const path = join(plans, `${copy}-${file}`)
          copyFileSync(join(folder, file), path)
          // Else it would be told as a copy, and not be read.
          appendFileSync(path, `\n% ${copy}\n`)
          pages += digital
        }
      }
    }
    measure(plans, { pages, out: join(work, 'out'), log: join(work, 'log') })
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** How many pages a document has; 0 where not all are born digital. */
async function digitalPages(path: string): Promise<number> {
  const { limits } = Pipeline.parse({ id: 'bench', title: 'bench' })
  return withDocument({ path, limits }, async (document) => {
    for (let page = 1; page <= document.pageCount; page++) {
      const { method } = await document.readPage(page)
      if (method !== 'text' && method !== 'legacy-font') return 0
    }
    return document.pageCount
  }).catch(() => 0)
}

interface LogLine {
  readonly time: string
  readonly stage: string
  readonly milliseconds?: number
}

function measure(plans: string, { pages, out, log }: { pages: number; out: string; log: string }): void {
  const [begun, used] = [Date.now(), childSeconds()]
  const { status } = spawnSync(process.execPath, [CLI, 'run', plans, '-o', out, '--log-file', log], {
    stdio: 'ignore',
  })
  const seconds = (Date.now() - begun) / 1000
  if (status !== 0) throw new Error(`rasoat run ended with ${status}`)
  const lines = readFileSync(log, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LogLine)
  const reached = (stage: string): string => {
    const times = lines.filter((line) => line.stage === stage).map(({ time }) => Date.parse(time))
    return ((Math.max(...times) - begun) / 1000).toFixed(1)
  }
  const each = (stage: string): string => {
    const spent = lines.filter((line) => line.stage === stage).map(({ milliseconds = 0 }) => milliseconds)
    return `${stage} ${(spent.reduce((sum, one) => sum + one, 0) / pages).toFixed(0)} ms`
  }
  console.log(
    `${readdirSync(plans).length} files, ${pages} pages: ${seconds.toFixed(1)} s, ${(pages / seconds).toFixed(1)} pages a second, ${cpus().length} processors`,
  )
  if (used !== null) {
    const spent = (childSeconds() ?? 0) - used
    console.log(
      `processor time of all processes: ${spent.toFixed(1)} s, ${((spent * 1000) / pages).toFixed(0)} ms a page`,
    )
  }
  console.log(`wall time of a page in its worker: ${each('read')}, ${each('layout')}, ${each('picture')}`)
  console.log(
    `files found at ${reached('found')} s, all pages read at ${reached('layout')} s, plans made at ${reached('plan')} s, reports begun at ${reached('reports')} s, end at ${seconds.toFixed(1)} s`,
  )
}

/** Processor seconds of all processes started from here that have ended (Linux; null elsewhere). */
function childSeconds(): number | null {
  if (!existsSync('/proc/self/stat')) return null
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? []
  // cutime and cstime, in hundredths.
  return (Number(fields[13]) + Number(fields[14])) / 100
}
