import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { PDFDocument } from 'pdf-lib'
import { smallPlan, smallScan } from './reliability/small-plan.ts'

/**
 * `npm run soak -- --pages 1000 --scans 100 --out FOLDER`: one run over many pages, its memory noted every second as
 * `memory.csv` and drawn as `memory.svg`.
 */
const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '1000' },
    scans: { type: 'string', default: '100' },
    out: { type: 'string', default: mkdtempSync(join(tmpdir(), 'rasoat-soak-')) },
  },
})
const PAGES_EACH = 10
const [pages, scans] = [Number(values.pages), Number(values.scans)]
const plans = join(values.out, 'plans')
mkdirSync(plans, { recursive: true })
const [digital, scanned] = [await smallPlan(1), await smallScan(2)]
const files = Math.ceil(pages / PAGES_EACH)
for (let file = 0; file < files; file++) {
  const document = await PDFDocument.create()
  document.setSubject(`soak ${file}`)
  const scansHere = Math.floor(((file + 1) * scans) / files) - Math.floor((file * scans) / files)
  for (let page = 0; page < PAGES_EACH; page++) {
    const source = await PDFDocument.load(page < scansHere ? scanned : digital)
    const [copy] = await document.copyPages(source, [0])
    if (copy) document.addPage(copy)
  }
  writeFileSync(join(plans, `${String(file).padStart(4, '0')}.pdf`), await document.save())
}

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
const begun = performance.now()
const child = spawn(process.execPath, [main, 'run', plans, '-o', join(values.out, 'out')], {
  stdio: ['ignore', 'ignore', 'inherit'],
})
const samples: { second: number; megabytes: number }[] = []
const timer = setInterval(() => {
  const megabytes = memoryOf(child.pid ?? 0)
  if (megabytes !== null) samples.push({ second: Math.round((performance.now() - begun) / 1000), megabytes })
}, 1000)
const code = await new Promise((resolve) => child.on('close', resolve))
clearInterval(timer)

writeFileSync(
  join(values.out, 'memory.csv'),
  `second,megabytes\n${samples.map(({ second, megabytes }) => `${second},${megabytes}\n`).join('')}`,
)
writeFileSync(join(values.out, 'memory.svg'), plot(samples))
const seconds = (performance.now() - begun) / 1000
const most = Math.max(...samples.map(({ megabytes }) => megabytes))
const half = (part: typeof samples): number => Math.max(...part.map(({ megabytes }) => megabytes))
console.log(
  `${pages} pages, ${scans} of them scans: exit code ${code}, ${seconds.toFixed(0)} s, at most ${most} MB (first half ${half(samples.slice(0, samples.length >> 1))} MB, second half ${half(samples.slice(samples.length >> 1))} MB)\n${join(values.out, 'memory.svg')}`,
)
process.exitCode = code === 0 ? 0 : 1

/** Resident megabytes of a process; null where the system does not tell. */
function memoryOf(pid: number): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1024)
  } catch {
    try {
      return Math.round(
        Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024,
      )
    } catch {
      return null
    }
  }
}

function plot(points: readonly { second: number; megabytes: number }[]): string {
  const [width, height] = [800, 300]
  const end = Math.max(1, points.at(-1)?.second ?? 1)
  const top = Math.max(1, ...points.map(({ megabytes }) => megabytes))
  const line = points
    .map(
      ({ second, megabytes }) =>
        `${((second / end) * width).toFixed(1)},${(height - (megabytes / top) * height).toFixed(1)}`,
    )
    .join(' ')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-60 -20 ${width + 80} ${height + 50}" font-family="sans-serif" font-size="12"><rect width="${width}" height="${height}" fill="none" stroke="#999"/><polyline points="${line}" fill="none" stroke="#1565c0"/><text x="-55" y="10">${top} MB</text><text x="-55" y="${height}">0</text><text x="${width - 40}" y="${height + 18}">${end} s</text></svg>\n`
}
