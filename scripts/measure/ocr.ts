/**
 * `npm run measure ocr`: syllable error of scanned pages for native Tesseract alone on 300 dpi renders, for our reading
 * in the layout's order, and after restoration. (a) a ladder of scans of our own samples; (b) the scans beside the
 * repository, where they are. Pages with tables are compared as bags of syllables. `--quick` takes three steps of the
 * ladder and one plan; `--native` reads with the native engine, `--ladder` or `--plans` leave the other part out.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PageLayout } from '../../src/model/page.ts'
import type { Context } from '../../src/model/stage.ts'
import { layout } from '../../src/stages/layout/index.ts'
import { createOcr, type Ocr, OcrOptions } from '../../src/stages/ocr/index.ts'
import { withDocument } from '../../src/stages/read/index.ts'
import { openPdf } from '../../src/stages/read/pdf.ts'
import { restore } from '../../src/stages/restore/index.ts'
import { scoreText, syllablesOf } from '../accuracy/syllable-error.ts'
import { type ScanOptions, scan } from '../typeset/scan.ts'

interface Row {
  name: string
  syllables: number
  native: number | null
  ours: number
  restored: number
  worst: number
  seconds: number
}

const SAMPLES = new URL('../../samples/', import.meta.url)
const SHARED = new URL('../../../shared/plans/', import.meta.url)
const LIMITS = { pages: 500, bytes: 1e9, pixels: 1e8 }
const LADDER: [string, ScanOptions][] = [
  ['100 dpi', { dpi: 100, noise: 3 }],
  ['120 dpi, blur', { dpi: 120, noise: 4, blur: 0.6 }],
  ['150 dpi, skew 1.3°', { dpi: 150, noise: 4, skew: 1.3 }],
  ['150 dpi, tint', { dpi: 150, noise: 4, paper: [238, 226, 190], shading: 0.25, colour: 'colour' }],
  ['200 dpi, noise', { dpi: 200, noise: 12, specks: 3 }],
  ['200 dpi, black and white', { dpi: 200, noise: 4, colour: 'bilevel' }],
  ['300 dpi', { dpi: 300, noise: 4 }],
]
const context: Context = {
  signal: new AbortController().signal,
  cacheFolder: tmpdir(),
  lang: 'vi',
  note: () => undefined,
}

export async function run(flags: string[]): Promise<void> {
  const quick = flags.includes('--quick')
  const ocr = await createOcr({
    engine: flags.includes('--native') ? 'native' : 'tesseract.js',
    workers: 1,
    environment: process.env,
  })
  const folder = mkdtempSync(join(tmpdir(), 'rasoat-measure-'))
  const rows: Row[] = []
  try {
    if (!flags.includes('--plans')) {
      for (const [name, options] of LADDER.slice(0, quick ? 3 : LADDER.length)) {
        for (const sample of quick ? ['01-xa-khe-say'] : ['01-xa-khe-say', '02-phuong-tan-ben']) {
          const source = new Uint8Array(readFileSync(new URL(`plans/${sample}.pdf`, SAMPLES)))
          const path = join(folder, 'scan.pdf')
          writeFileSync(path, await scan(source, { ...options, seed: 11 }))
          const truth = readFileSync(new URL(`truth/${sample}.txt`, SAMPLES), 'utf8').split('\f')
          rows.push(await measure({ name: `${sample}, ${name}`, path, truth }, ocr))
        }
      }
    }
    if (!flags.includes('--ladder') && existsSync(SHARED)) {
      for (const [scanned, twin] of [
        ['phuoc-giang.scan120', 'phuoc-giang'],
        ['tan-an.scan150', 'tan-an'],
      ] as const) {
        const truth = await textOfTwin(new URL(`${twin}.pdf`, SHARED).pathname)
        rows.push(
          await measure({ name: scanned, path: new URL(`${scanned}.pdf`, SHARED).pathname, truth }, ocr),
        )
      }
    }
  } finally {
    await ocr.close()
    rmSync(folder, { recursive: true, force: true })
  }
  print(rows, ocr.engineName)
}

async function measure(file: { name: string; path: string; truth: string[] }, ocr: Ocr): Promise<Row> {
  const row: Row = { name: file.name, syllables: 0, native: 0, ours: 0, restored: 0, worst: 0, seconds: 0 }
  await withDocument({ path: file.path, limits: LIMITS }, async (document) => {
    for (let page = 1; page <= document.pageCount; page++) {
      const begun = performance.now()
      const read = await document.readPage(page)
      const slot = await ocr.readPage({ read, document }, OcrOptions.parse({}), context)
      row.seconds += (performance.now() - begun) / 1000
      const laid = await layout.run({ read, ocr: slot }, layout.options.parse({}), context)
      const { layout: mended } = await restore.run(
        { layout: laid, adaptation: null },
        restore.options.parse({}),
        context,
      )
      const truth = file.truth[page - 1] ?? ''
      const table = laid.blocks.some((block) => block.kind === 'table')
      const ours = errors(truth, textOf(laid), table)
      row.syllables += syllablesOf(truth).length
      row.ours += ours
      row.restored += errors(truth, textOf(mended), table)
      const alone = await readAlone(file.path, page)
      if (alone === null) row.native = null
      else if (row.native !== null) {
        const native = errors(truth, alone, table)
        row.native += native
        row.worst = Math.max(row.worst, ours - native)
      }
    }
  })
  return row
}

/** Native Tesseract as anyone would run it, on a 300 dpi render; null where it is not installed. */
async function readAlone(path: string, page: number): Promise<string | null> {
  const pdf = await openPdf(new Uint8Array(readFileSync(path)), { password: null, maxImagePixels: 1e8 })
  try {
    const picture = await pdf.render(page, { dpi: 300, maxPixels: 4e7, turn: 0, box: null })
    const head = Buffer.from(`P6\n${picture.width} ${picture.height}\n255\n`)
    const result = spawnSync('tesseract', ['stdin', 'stdout', '-l', 'vie', '--dpi', '300'], {
      input: Buffer.concat([head, picture.data]),
      maxBuffer: 1e8,
    })
    return result.status === 0 ? result.stdout.toString('utf8') : null
  } finally {
    await pdf.close()
  }
}

function errors(truth: string, text: string, bag: boolean): number {
  if (!bag) return scoreText(truth, text).wrong.length
  const counts = new Map<string, number>()
  for (const word of syllablesOf(truth)) counts.set(word, (counts.get(word) ?? 0) + 1)
  for (const word of syllablesOf(text)) counts.set(word, (counts.get(word) ?? 0) - 1)
  let missing = 0
  let extra = 0
  for (const count of counts.values()) {
    if (count > 0) missing += count
    else extra -= count
  }
  return Math.max(missing, extra)
}

function textOf(page: PageLayout): string {
  const lines = page.blocks
    .filter((block) => block.kind !== 'page-number')
    .flatMap((block) => [...block.lines, ...(block.grid?.cells.flatMap((cell) => cell.lines) ?? [])])
  return lines.map((line) => line.words.map((word) => word.text).join(' ')).join('\n')
}

/** The text of a born-digital twin, page by page, in the layout's own order. */
async function textOfTwin(path: string): Promise<string[]> {
  const pages: string[] = []
  await withDocument({ path, limits: LIMITS }, async (document) => {
    for (let page = 1; page <= document.pageCount; page++) {
      const read = await document.readPage(page)
      const empty = {
        page,
        width: read.width,
        height: read.height,
        turned: 0,
        engine: null,
        words: [],
        rules: [],
        regions: [],
        blank: false,
        confidence: null,
        notes: [],
      }
      pages.push(textOf(await layout.run({ read, ocr: empty }, layout.options.parse({}), context)))
    }
  })
  return pages
}

function print(rows: readonly Row[], engine: string): void {
  const percent = (errors: number, row: Row): string =>
    `${((100 * errors) / Math.max(1, row.syllables)).toFixed(2)} %`
  console.log(`\nread with ${engine}`)
  console.log('| scan | syllables | Tesseract alone | ours | ratio | worst page | restored | seconds |')
  console.log('|---|---|---|---|---|---|---|---|')
  for (const row of rows) {
    const native = row.native === null ? '-' : percent(row.native, row)
    const ratio = row.native === null ? '-' : (row.ours / Math.max(1, row.native)).toFixed(2)
    console.log(
      `| ${row.name} | ${row.syllables} | ${native} | ${percent(row.ours, row)} | ${ratio} | ${row.worst > 0 ? '+' : ''}${row.worst} | ${percent(row.restored, row)} | ${row.seconds.toFixed(1)} |`,
    )
  }
}
