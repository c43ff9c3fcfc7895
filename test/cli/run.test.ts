import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Gaps } from '../../src/model/gaps.ts'
import type { Plan } from '../../src/model/plan.ts'
import type { Summary } from '../../src/model/summary.ts'
import { type Ended, freshFolder, rasoat } from '../support/cli.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const SAMPLES = join(ROOT, 'samples', 'plans')
const names = readdirSync(SAMPLES).map((file) => file.replace(/\.pdf$/, ''))
const folder = freshFolder('run')
const out = join(folder, 'out')
const words = [
  'run',
  SAMPLES,
  '-o',
  out,
  '-p',
  join(ROOT, 'pipelines', 'samples.json'),
  '--ocr-engine',
  'tesseract.js',
]
let ended: Ended

beforeAll(async () => {
  ended = await rasoat(words)
}, 400_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface TruthIndicator {
  year: number | null
  comparator: string
  value: number
  unit: string | null
}
interface Truth {
  header: Record<string, unknown>
  indicators: TruthIndicator[]
  findings: string[]
  forbiddenFindings?: string[]
}

function read<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T
}
const planOf = (name: string): Plan => read(join(out, 'plans', `${name}.plan.json`))
const gapsOf = (name: string): Gaps => read(join(out, 'gaps', `${name}.gaps.json`))
const truthOf = (name: string): Truth => read(join(ROOT, 'samples', 'truth', `${name}.json`))
const summary = (): Summary => read(join(out, 'summary.json'))
const keyOf = ({ year, comparator, value }: TruthIndicator): string => `${year} ${comparator} ${value}`

describe('the main job on the samples', () => {
  it('ends well and says where to look', () => {
    expect(ended.code).toBe(0)
    expect(ended.stdout).toBe('')
    expect(ended.stderr).toContain(join(out, 'report', 'index.html'))
    for (const name of names) expect(ended.stderr).toContain(`${name}.pdf`)
  })

  it('writes what the output contract names', () => {
    for (const file of [
      'summary.json',
      'timings.json',
      'plans.ndjson',
      'indicators.csv',
      'tasks.csv',
      'gaps.csv',
      'findings.csv',
      'report.xlsx',
      'report/index.html',
      'bao-cao-tong-hop.docx',
    ]) {
      expect(existsSync(join(out, file)), file).toBe(true)
    }
    for (const name of names) {
      for (const file of [
        `plans/${name}.plan.json`,
        `text/${name}.txt`,
        `gaps/${name}.gaps.json`,
        `phieu-gop-y/${name}.docx`,
      ]) {
        expect(existsSync(join(out, file)), file).toBe(true)
      }
      expect(readdirSync(join(out, 'report', 'pages', name))).toContainEqual(
        expect.stringMatching(/^1\.(?:png|webp)$/),
      )
    }
  })

  it('writes JSON that an independent validator accepts', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true })
    addFormats.default(ajv)
    const checks = new Map(
      ['plan', 'gaps', 'summary', 'timings'].map((schema) => [
        schema,
        ajv.compile(read<object>(join(ROOT, 'schemas', `${schema}.schema.json`))),
      ]),
    )
    const validate = (schema: string, value: unknown, what: string) => {
      const check = checks.get(schema)
      expect(check?.(value) === true ? [] : check?.errors, what).toEqual([])
    }
    for (const name of names) {
      validate('plan', planOf(name), name)
      validate('gaps', gapsOf(name), name)
    }
    validate('summary', summary(), 'summary')
    validate('timings', read(join(out, 'timings.json')), 'timings')
  })

  it('traces every fact to a quote that stands on its page', () => {
    for (const name of names) {
      const plan = planOf(name)
      const pages = readFileSync(join(out, 'text', `${name}.txt`), 'utf8')
        .split('\f')
        .map(squeeze)
      expect(pages).toHaveLength(plan.source.pageCount)
      for (const fact of [
        ...plan.indicators,
        ...plan.tasks,
        ...plan.goals,
        ...plan.legalBases,
        ...plan.sections,
      ]) {
        expect(fact.evidence.length).toBeGreaterThan(0)
        for (const { page, quote } of fact.evidence)
          expect(pages[page - 1], `${name}: ${quote}`).toContain(squeeze(quote))
      }
    }
  })

  it.each(['01-xa-khe-say', '02-phuong-tan-ben', '05-xa-tra-khe', '10-xa-cam-dan'])(
    'finds in %s, born digital, just the indicators that a careful person finds',
    (name) => {
      expect(planOf(name).indicators.map(keyOf).sort()).toEqual(truthOf(name).indicators.map(keyOf).sort())
    },
  )

  it.each(['03-xa-suoi-may', '04-xa-phu-lang', '06-xa-bai-duong', '08-xa-hoa-van'])(
    'gives no number of %s, a scan, that is not there',
    (name) => {
      const truth = truthOf(name).indicators.map(keyOf)
      const sure = planOf(name).indicators.filter(({ doubtful }) => !doubtful)
      expect(sure.map(keyOf).filter((key) => !truth.includes(key))).toEqual([])
      expect(sure.length).toBeGreaterThanOrEqual(truth.length * 0.9)
    },
  )

  it('knows how each page was read', () => {
    const methods = (name: string) => planOf(name).source.pages.map(({ method }) => method)
    expect(methods('01-xa-khe-say')).toEqual(['text', 'text', 'text'])
    expect(methods('04-xa-phu-lang')).toEqual(['ocr', 'ocr'])
    expect(methods('09-xa-lung-suong')[0]).toBe('mixed')
    expect(methods('10-xa-cam-dan')).toEqual(['legacy-font', 'legacy-font'])
  })

  it('tells what a plan lacks, and does not tell what is not so', () => {
    for (const name of names) {
      const codes = new Set([...planOf(name).findings, ...gapsOf(name).findings].map(({ code }) => code))
      const { findings, forbiddenFindings = [] } = truthOf(name)
      expect(
        findings.filter((code) => !codes.has(code)),
        `${name}: missed`,
      ).toEqual([])
      expect(
        forbiddenFindings.filter((code) => codes.has(code)),
        `${name}: false alarm`,
      ).toEqual([])
    }
  })

  it('knows which communes sent nothing', () => {
    expect(summary().communes.missing).toEqual(['đặc khu Hòn Mây', 'xã Mường Lụa'])
    expect(summary().communes.received).toHaveLength(10)
  })

  it('does nothing again on a second run, and writes the same', async () => {
    const files = [
      'summary.json',
      'plans.ndjson',
      'gaps.csv',
      'report/index.html',
      'report.xlsx',
      `text/${names[0]}.txt`,
    ]
    const before = files.map((file) => statSync(join(out, file)).mtimeMs)
    const again = await rasoat(words)
    expect(again.code).toBe(0)
    expect(again.stderr).toContain('lấy lại kết quả cũ')
    expect(files.map((file) => statSync(join(out, file)).mtimeMs)).toEqual(before)
  })
})

describe('other commands', () => {
  const plan = join(SAMPLES, '01-xa-khe-say.pdf')

  it('extract prints the plan alone to standard output', async () => {
    const { code, stdout } = await rasoat(['extract', plan])
    expect(code).toBe(0)
    expect((JSON.parse(stdout) as Plan).commune).toBe('Khe Sậy')
  })

  it('text prints the pages with a form feed between them', async () => {
    const { stdout } = await rasoat(['text', plan])
    expect(stdout.split('\f')).toHaveLength(3)
    expect(stdout).toContain('KẾ HOẠCH')
  })

  it('drafts a template, keeps an edit, and compares with it', async () => {
    const file = join(folder, 'tỉnh.template.json')
    const province = join(
      ROOT,
      'samples',
      'province',
      readdirSync(join(ROOT, 'samples', 'province'))[0] ?? '',
    )
    expect((await rasoat(['template', province, '-o', file])).code).toBe(0)
    const draft = readFileSync(file, 'utf8')
    expect(draft).toContain('158/KH-UBND')
    const { code, stdout } = await rasoat(['compare', join(out, 'plans', '01-xa-khe-say.plan.json'), file])
    expect(code).toBe(0)
    expect((JSON.parse(stdout) as Gaps).summary.mandatory).toBeGreaterThan(10)
    // The province's PDF serves as well as the template drafted from it.
    const direct = await rasoat(['compare', plan, province])
    expect(direct.code).toBe(0)
    const { items, template } = JSON.parse(direct.stdout) as Gaps
    expect(items).toEqual((JSON.parse(stdout) as Gaps).items)
    expect(template?.file).toBe(basename(province))
  })

  it('restore works line for line on standard input', async () => {
    const { code, stdout } = await rasoat(
      ['restore'],
      'Uy ban nhan dan xa\nThuc hien 95% ke hoach so 12/KH-UBND\n',
    )
    expect(code).toBe(0)
    expect(stdout.split('\n')).toHaveLength(3)
    expect(stdout).toContain('Ủy ban nhân dân')
    expect(stdout).toMatch(/95%.*12\/KH-UBND/)
  })

  it('compare-runs says that nothing changed between a run and itself', async () => {
    const { code, stdout } = await rasoat(['compare-runs', out, out])
    expect(code).toBe(0)
    expect((JSON.parse(stdout) as { totals: unknown }).totals).toEqual({ closed: 0, opened: 0, silent: 0 })
  })

  it('schema prints what stands in schemas/', async () => {
    const { stdout } = await rasoat(['schema', 'plan'])
    expect(stdout).toBe(readFileSync(join(ROOT, 'schemas', 'plan.schema.json'), 'utf8'))
  })

  it('doctor finds what a run needs', async () => {
    const { stdout } = await rasoat(['doctor'])
    expect(stdout).toMatch(/Node.*\d+\.\d+/)
    expect(stdout).toContain('vie.traineddata')
  })
})

function squeeze(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, '')
}
