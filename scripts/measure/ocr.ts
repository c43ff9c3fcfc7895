/**
 * `npm run measure ocr`: syllable error of scanned pages for native Tesseract alone on 300 dpi renders, for our reading
 * in the layout's order, and after restoration; and the share of tables' cells that stand in their place with the right
 * text. (a) a ladder of scans of our own samples; (b) the scans beside the repository, where they are; (c) tables born
 * digital. Pages with tables are compared as bags of syllables. `--quick` takes three steps of the ladder and one plan;
 * `--native` reads with the native engine; `--ladder`, `--plans`, `--tables` or `--hard` take that part alone, the last
 * (photographs, faxes, marks by pen and the like; not in the default) `--ladder=WORD` or `--hard=WORD` only its steps of that name.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PageLayout, PageRestored } from '../../src/model/page.ts'
import { withoutOcr } from '../../src/pipeline/page.ts'
import type { Ocr } from '../../src/stages/ocr/index.ts'
import { withDocument } from '../../src/stages/read/index.ts'
import { openPdf } from '../../src/stages/read/pdf.ts'
import { structureDocument } from '../../src/stages/structure/index.ts'
import { type CellTable, scoreCells } from '../accuracy/cells.ts'
import { layOut, openOcr, readScanned } from '../accuracy/scanned.ts'
import { scoreText, syllablesOf } from '../accuracy/syllable-error.ts'
import { listSamples } from '../samples/index.ts'
import { sealOver } from '../samples/places.ts'
import { HARDSHIPS } from '../typeset/hardships.ts'
import { typesetWithTruth } from '../typeset/index.ts'
import { type ScanOptions, scan } from '../typeset/scan.ts'

interface Row {
  name: string
  syllables: number
  native: number | null
  ours: number
  restored: number
  worst: number
  seconds: number
  /** Cells of the truth's tables, and how many are right; null where there are none. */
  cells: { all: number; right: number } | null
}

const SAMPLES = new URL('../../samples/', import.meta.url)
const SHARED = new URL('../../../shared/plans/', import.meta.url)
const LIMITS = { pages: 500, bytes: 1e9, pixels: 1e8 }
const LADDER: [string, ScanOptions, ('sealed' | undefined)?][] = [
  ['100 dpi', { dpi: 100, noise: 3 }],
  ['120 dpi, blur', { dpi: 120, noise: 4, blur: 0.6 }],
  ['150 dpi, skew 1.3°', { dpi: 150, noise: 4, skew: 1.3 }],
  ['150 dpi, tint', { dpi: 150, noise: 4, paper: [238, 226, 190], shading: 0.25, colour: 'colour' }],
  ['150 dpi, red seals, blue signature', { dpi: 150, noise: 4, colour: 'colour' }, 'sealed'],
  ['150 dpi, grey seals', { dpi: 150, noise: 4 }, 'sealed'],
  ['200 dpi, noise', { dpi: 200, noise: 12, specks: 3 }],
  ['200 dpi, black and white', { dpi: 200, noise: 4, colour: 'bilevel' }],
  ['300 dpi', { dpi: 300, noise: 4 }],
]
const LADDER_SAMPLES = ['01-xa-khe-say', '02-phuong-tan-ben']
/** Born-digital samples with tables: ruled, with merged cells and group rows, over a page break. */
const TABLED = ['plans/02-phuong-tan-ben', 'plans/05-xa-tra-khe', 'province/ke-hoach-158-tinh-huong-giang']
export async function run(flags: string[]): Promise<void> {
  const parts = ['--ladder', '--plans', '--tables', '--hard'].filter((part) =>
    flags.some((flag) => flag.split('=')[0] === part),
  )
  const takes = (part: string): boolean => (parts.length === 0 ? part !== '--hard' : parts.includes(part))
  const stepsOf = (part: string): string =>
    flags.find((flag) => flag.startsWith(`${part}=`))?.slice(part.length + 1) ?? ''
  const ocr = await openOcr(flags)
  const folder = mkdtempSync(join(tmpdir(), 'rasoat-measure-'))
  const path = join(folder, 'scan.pdf')
  const rows: Row[] = []
  try {
    if (takes('--ladder')) {
      const how = { quick: flags.includes('--quick'), wanted: stepsOf('--ladder') }
      for await (const file of climb(path, how)) rows.push(await measure(file, ocr))
    }
    if (takes('--hard')) {
      for await (const file of suffer(path, stepsOf('--hard'))) rows.push(await measure(file, ocr))
    }
    if (takes('--plans') && existsSync(SHARED)) {
      for (const [scanned, twin] of [
        ['phuoc-giang.scan120', 'phuoc-giang'],
        ['tan-an.scan150', 'tan-an'],
      ] as const) {
        const { pages, tables } = await readTwin(new URL(`${twin}.pdf`, SHARED).pathname)
        const file = new URL(`${scanned}.pdf`, SHARED).pathname
        rows.push(await measure({ name: scanned, path: file, truth: pages, tables }, ocr))
      }
    }
    if (rows.length > 0) print(rows, ocr.engineName)
    if (takes('--tables')) await printTables()
  } finally {
    await ocr.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Measured {
  readonly name: string
  readonly path: string
  readonly truth: readonly string[]
  readonly tables: readonly CellTable[]
}

/** The ladder, one scan after the other in the same file. */
async function* climb(
  path: string,
  { quick, wanted }: { quick: boolean; wanted: string },
): AsyncGenerator<Measured> {
  const samples = await listSamples()
  for (const [step, options, sealed] of LADDER.slice(0, quick ? 3 : LADDER.length)) {
    if (!step.includes(wanted)) continue
    for (const name of quick ? LADDER_SAMPLES.slice(0, 1) : LADDER_SAMPLES) {
      const sample = samples.find((each) => each.name === name)
      if (!sample) throw new RangeError(`No sample ${name}`)
      const set = await typesetWithTruth(sample.document)
      const text = { text: 'ỦY BAN NHÂN DÂN XÃ', below: 'TỈNH HƯƠNG GIANG' }
      const ends = sealed ? sealOver(set, text) : { seals: [] }
      // One over running text as well, as offices that receive a plan press theirs.
      const seals = sealed ? [...ends.seals, { ...text, page: 1, x: 300, y: 420 }] : []
      writeFileSync(path, await scan(set.pdf, { ...options, ...ends, seals, seed: 11 }))
      const truth = set.pages.map((page) => page.text)
      yield { name: `${name}, ${step}`, path, truth, tables: set.tables }
    }
  }
}

/** What is worse than any scanner. */
async function* suffer(path: string, wanted: string): AsyncGenerator<Measured> {
  const samples = await listSamples()
  const sample = samples.find((each) => each.name === LADDER_SAMPLES[0])
  if (!sample) throw new RangeError('No sample')
  const set = await typesetWithTruth(sample.document)
  for (const { name, together = 1, make } of HARDSHIPS) {
    if (!name.includes(wanted)) continue
    writeFileSync(path, await make(set.pdf))
    const texts = set.pages.map((page) => page.text)
    const truth: string[] = []
    for (let at = 0; at < texts.length; at += together) truth.push(texts.slice(at, at + together).join('\n'))
    yield { name, path, truth, tables: [] }
  }
}

async function measure(file: Measured, ocr: Ocr): Promise<Row> {
  const row: Row = {
    name: file.name,
    syllables: 0,
    native: 0,
    ours: 0,
    restored: 0,
    worst: 0,
    seconds: 0,
    cells: null,
  }
  const restored: PageRestored[] = []
  await withDocument({ path: file.path, limits: LIMITS }, async (document) => {
    for (let page = 1; page <= document.pageCount; page++) {
      const { laid, restored: whole, seconds } = await readScanned(document, page, ocr)
      row.seconds += seconds
      restored.push(whole)
      const truth = file.truth[page - 1] ?? ''
      const table = laid.blocks.some((block) => block.kind === 'table')
      const ours = errors(truth, textOf(laid), table)
      row.syllables += syllablesOf(truth).length
      row.ours += ours
      row.restored += errors(truth, textOf(whole.layout), table)
      const alone = await readAlone(file.path, page)
      if (alone === null) row.native = null
      else if (row.native !== null) {
        const native = errors(truth, alone, table)
        row.native += native
        row.worst = Math.max(row.worst, ours - native)
      }
    }
  })
  if (file.tables.length > 0) {
    const { cells, right } = scoreCells(file.tables, structureDocument({ pages: restored }).tables)
    row.cells = { all: cells, right }
  }
  return row
}

/** Native Tesseract as anyone would run it, on a 300 dpi render; null where it is not installed. */
async function readAlone(path: string, page: number): Promise<string | null> {
  const pdf = await openPdf(new Uint8Array(readFileSync(path)), { password: null, maxImagePixels: 1e8 })
  try {
    const picture = await pdf.render(page, { dpi: 300, maxPixels: 4e7, turn: 0, box: null })
    const head = Buffer.from(
      `${picture.channels === 1 ? 'P5' : 'P6'}\n${picture.width} ${picture.height}\n255\n`,
    )
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

/** The text of a born-digital file, page by page, in the layout's own order, and its tables. */
async function readTwin(path: string): Promise<{ pages: string[]; tables: CellTable[] }> {
  const layouts: PageLayout[] = []
  await withDocument({ path, limits: LIMITS }, async (document) => {
    for (let page = 1; page <= document.pageCount; page++) {
      const read = await document.readPage(page)
      layouts.push(await layOut(read, withoutOcr(read)))
    }
  })
  const pages = layouts.map((each) => ({ layout: each, restorations: [] }))
  return { pages: layouts.map(textOf), tables: structureDocument({ pages }).tables }
}

/** Cells of the samples' tables as the typesetter set them, read from the born-digital files. */
async function printTables(): Promise<void> {
  console.log('\n| born digital | tables | cells | right |')
  console.log('|---|---|---|---|')
  for (const file of TABLED) {
    const name = file.slice(file.indexOf('/') + 1)
    const truth = JSON.parse(readFileSync(new URL(`truth/${name}.json`, SAMPLES), 'utf8')) as {
      tables: CellTable[]
    }
    const { tables } = await readTwin(new URL(`${file}.pdf`, SAMPLES).pathname)
    const { cells, right } = scoreCells(truth.tables, tables)
    console.log(`| ${name} | ${truth.tables.length} | ${cells} | ${right} |`)
  }
}

function print(rows: readonly Row[], engine: string): void {
  const percent = (errors: number, row: Row): string =>
    `${((100 * errors) / Math.max(1, row.syllables)).toFixed(2)} %`
  console.log(`\nread with ${engine}`)
  console.log(
    '| scan | syllables | Tesseract alone | ours | ratio | worst page | restored | cells | seconds |',
  )
  console.log('|---|---|---|---|---|---|---|---|---|')
  for (const row of rows) {
    const native = row.native === null ? '-' : percent(row.native, row)
    const cells = row.cells === null ? '-' : `${row.cells.right} of ${row.cells.all}`
    const ratio = row.native === null ? '-' : (row.ours / Math.max(1, row.native)).toFixed(2)
    console.log(
      `| ${row.name} | ${row.syllables} | ${native} | ${percent(row.ours, row)} | ${ratio} | ${row.worst > 0 ? '+' : ''}${row.worst} | ${percent(row.restored, row)} | ${cells} | ${row.seconds.toFixed(1)} |`,
    )
  }
}
