/**
 * `npm run measure restore`: syllable error before and after restoration, on text that the model never saw.
 * (a) held-back prose stripped of marks; (b) the same set in type and read with the wrong language's OCR;
 * (c) the text pairs beside the repository, where they are; (d) held-back prose worn by a scanner at falling
 * resolution and read with the right language. `--quick` takes fewer pages, `--no-ocr` leaves out what needs
 * Tesseract, `--only=abc` takes those rows alone. `--cache=FOLDER` keeps what Tesseract read there, so that a run
 * cut short goes on where it was.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { condense } from '../../src/stages/adapt/index.ts'
import { loadLanguageModel } from '../../src/vietnamese/language-model.ts'
import { stripMarks } from '../../src/vietnamese/normalise.ts'
import { createRestorer, type RestorerParts } from '../../src/vietnamese/restorer.ts'
import { alignWords, scoreText, syllablesOf } from '../accuracy/syllable-error.ts'
import { corpusFiles, documentsOf } from '../build/sources.ts'
import { readPicture } from '../channel/reading.ts'
import { typesetPages, type Wear } from '../channel/typesetting.ts'

interface Row {
  readonly name: string
  syllables: number
  before: number
  after: number
  /** Syllables that were right before and wrong after. */
  harmed: number
  rightBefore: number
  numbersChanged: number
  milliseconds: number
}

/** (b) and (d): with which language, how worn, at which resolutions. */
const WRONG = { language: 'eng', wear: 'none', resolutions: [300, 200, 150] } as const
const RIGHT = { language: 'vie', wear: 'grain', resolutions: [300, 200, 150, 120, 100] } as const

const PAIRS = new URL('../../../shared/text-pairs/', import.meta.url)
const SCANS = new URL('../../../shared/plans/', import.meta.url)

export async function run(flags: string[]): Promise<void> {
  const started = performance.now()
  const model = loadLanguageModel()
  const loaded = performance.now() - started
  console.log(`language model: ${model.words.length} words, loaded in ${loaded.toFixed(0)} ms`)
  const tables: Row[] = []
  const documents = corpusFiles('heldback').map((file) => documentsOf(file).map((lines) => lines.join('\n')))
  const only = setting(flags, '--only') ?? 'abcd'
  const ocr = !flags.includes('--no-ocr') && hasTesseract()
  if (!ocr) console.log('Without tesseract: (b) and (d) are left out.')
  const reading = { model, quick: flags.includes('--quick'), cache: setting(flags, '--cache') }
  if (only.includes('a')) tables.push(...stripped(documents, { model }))
  if (only.includes('b') && ocr) tables.push(...(await read(documents, { ...reading, ...WRONG })))
  if (only.includes('c') && existsSync(PAIRS)) tables.push(...textPairs({ model }))
  if (only.includes('d') && ocr) tables.push(...(await read(documents, { ...reading, ...RIGHT })))
  if (only.includes('d') && ocr && existsSync(SCANS)) tables.push(...(await realScans(reading)))
  print(tables)
}

function setting(flags: readonly string[], name: string): string | undefined {
  return flags.find((flag) => flag.startsWith(`${name}=`))?.slice(name.length + 1)
}

/** What was read under this name before, else what `read` reads now; kept where a folder is given. */
async function remembered(
  name: string,
  { cache, read }: { cache: string | undefined; read: () => Promise<string> | string },
): Promise<string> {
  if (cache === undefined) return read()
  const file = join(cache, `${createHash('sha256').update(name).digest('hex')}.txt`)
  if (existsSync(file)) return readFileSync(file, 'utf8')
  const text = await read()
  mkdirSync(cache, { recursive: true })
  writeFileSync(file, text)
  return text
}

function stripped(themes: readonly string[][], parts: RestorerParts): Row[] {
  const plain = newRow('(a) held-back prose, stripped')
  const some = newRow('(a) of these, documents with others of their theme')
  const adapted = newRow('(a) these, adapted to the theme’s other documents')
  const restorer = createRestorer(parts)
  for (const theme of themes)
    for (const document of theme) {
      score(plain, { truth: document, text: stripMarks(document), restore: restorer.restoreLines })
      if (theme.length < 2) continue
      score(some, { truth: document, text: stripMarks(document), restore: restorer.restoreLines })
      const others = theme.filter((other) => other !== document)
      const evidence = condense(others.map((text) => ({ source: 'plan', text }))).lines
      const own = createRestorer({ ...parts, evidence })
      score(adapted, { truth: document, text: stripMarks(document), restore: own.restoreLines })
    }
  return [plain, some, adapted]
}

interface Reading extends RestorerParts {
  readonly quick: boolean
  /** Folder in which readings are kept. */
  readonly cache: string | undefined
}

interface ReadOptions extends Reading {
  readonly language: 'eng' | 'vie'
  readonly resolutions: readonly number[]
  readonly wear: Wear
}

async function read(
  themes: readonly string[][],
  { language, resolutions, wear, quick, cache, ...parts }: ReadOptions,
): Promise<Row[]> {
  const restorer = createRestorer(parts)
  const rows: Row[] = []
  const paragraphs = themes.flat().flatMap((text) => text.split('\n'))
  for (const dpi of resolutions) {
    const row = newRow(
      `(${language === 'eng' ? 'b' : 'd'}) held-back prose read with \`${language}\` at ${dpi} dpi`,
    )
    const pages = typesetPages(paragraphs, { dpi, seed: 77, wear })
    for (const page of quick ? pages.slice(0, 3) : pages) {
      const text = await remembered([language, dpi, wear, page.text].join(' '), {
        cache,
        read: () => readPicture(page, language),
      })
      score(row, { truth: page.text, text, restore: restorer.restoreLines })
    }
    rows.push(row)
  }
  return rows
}

function textPairs(parts: RestorerParts): Row[] {
  const rows: Row[] = []
  const load = (name: string) => readFileSync(new URL(name, PAIRS), 'utf8')
  for (const [name, other] of [
    ['phuoc-giang', 'tan-an'],
    ['tan-an', 'phuoc-giang'],
  ] as const) {
    const truth = load(`${name}.truth.txt`)
    const evidence = condense([{ source: 'plan', text: load(`${other}.truth.txt`) }]).lines
    for (const [how, restorer] of [
      ['', createRestorer(parts)],
      [', adapted to the other plan', createRestorer({ ...parts, evidence })],
    ] as const) {
      const restore = restorer.restoreLines
      const bare = newRow(`(c) ${name}, stripped${how}`)
      score(bare, { truth, text: stripMarks(truth), restore })
      const wrong = newRow(`(c) ${name}, wrong-language OCR${how}`)
      score(wrong, { truth, text: load(`${name}.wrong-language-ocr.txt`), restore })
      rows.push(bare, wrong)
    }
  }
  return rows
}

/** The shared scans read with the machine's Tesseract in Vietnamese. */
async function realScans({ quick, cache, ...parts }: Reading): Promise<Row[]> {
  const restorer = createRestorer(parts)
  const rows: Row[] = []
  for (const file of readdirSync(SCANS).filter((name) => /\.scan\d+\.pdf$/.test(name))) {
    const truthFile = new URL(`${file.split('.')[0]}.truth.txt`, PAIRS)
    if (!existsSync(truthFile) || (quick && rows.length > 0)) continue
    const row = newRow(`(d) ${file} read with \`vie\``)
    const text = await remembered(file, { cache, read: () => readScan(new URL(file, SCANS).pathname) })
    const truth = readFileSync(truthFile, 'utf8')
    // The truth may end before the scan does: only as much is compared.
    score(row, { truth, text: text.slice(0, truth.length * 1.02), restore: restorer.restoreLines })
    rows.push(row)
  }
  return rows
}

function readScan(file: string): string {
  const script = `d=$(mktemp -d); pdftoppm -gray -r 300 -png "$1" $d/p; for f in $d/p*.png; do tesseract $f - -l vie --psm 6 2>/dev/null; done; rm -r $d`
  return execFileSync('bash', ['-c', script, '-', file], { maxBuffer: 1 << 26 })
    .toString()
    .normalize('NFC')
}

function hasTesseract(): boolean {
  try {
    execFileSync('tesseract', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function newRow(name: string): Row {
  return {
    name,
    syllables: 0,
    before: 0,
    after: 0,
    harmed: 0,
    rightBefore: 0,
    numbersChanged: 0,
    milliseconds: 0,
  }
}

interface Trial {
  readonly truth: string
  readonly text: string
  readonly restore: ReturnType<typeof createRestorer>['restoreLines']
}

function score(row: Row, { truth, text, restore }: Trial): void {
  // Processor time, so that what else the machine does is not counted.
  const started = process.cpuUsage()
  const result = restore(text.split('\n'))
  const used = process.cpuUsage(started)
  row.milliseconds += (used.user + used.system) / 1000
  const restored = result.lines.join('\n')
  const before = scoreText(truth, text)
  const after = scoreText(truth, restored)
  row.syllables += before.syllables
  row.before += before.wrong.length
  row.after += after.wrong.length
  row.harmed += harm(truth, { text, restored })
  row.rightBefore += before.syllables - before.wrong.filter(([expected]) => expected !== null).length
  const digits = (value: string) => value.match(/\d{2,}/g)?.join(' ') ?? ''
  if (digits(text) !== digits(restored)) row.numbersChanged += 1
}

/** How many syllables of the truth were right in the text and are not in the restored one. */
function harm(truth: string, { text, restored }: { text: string; restored: string }): number {
  const expected = syllablesOf(truth)
  const right = (other: string) =>
    alignWords(expected, syllablesOf(other))
      .filter(([a]) => a !== null)
      .map(([a, b]) => a === b)
  const before = right(text)
  const after = right(restored)
  return before.filter((was, index) => was && after[index] === false).length
}

function print(rows: readonly Row[]): void {
  console.log(
    '| text | syllables | error before | error after | right made wrong | numbers changed | syllables/s |',
  )
  console.log('|---|---|---|---|---|---|---|')
  const percent = (part: number, of: number) => `${((100 * part) / Math.max(1, of)).toFixed(2)} %`
  for (const row of rows)
    console.log(
      `| ${row.name} | ${row.syllables} | ${percent(row.before, row.syllables)} | ${percent(row.after, row.syllables)} | ${percent(row.harmed, row.rightBefore)} | ${row.numbersChanged} | ${Math.round((1000 * row.syllables) / Math.max(1, row.milliseconds))} |`,
    )
}
