import { readdirSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { listExpectedGaps } from '../../scripts/samples/gaps.ts'
import { plainSamples } from '../../scripts/samples/index.ts'
import { typesetWithTruth } from '../../scripts/typeset/index.ts'
import { Pipeline } from '../../src/model/pipeline.ts'
import { bagOfWords, readPdf } from '../support/pdf.ts'

const root = new URL('../../samples/', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root))
const plans = readdirSync(new URL('plans/', root)).filter((name) => name.endsWith('.pdf'))

/** Word that tells an item, the province's figure, and whether more or less is better. */
const figures: Record<string, [string, number, 1 | -1]> = {
  'digitised-2025': ['tiếp nhận mới|số hóa ngay', 100, 1],
  'online-2025': ['nộp trực tuyến|nộp theo hình thức trực tuyến', 70, 1],
  'online-2026': ['nộp trực tuyến|nộp theo hình thức trực tuyến', 85, 1],
  'payment-2025': ['thanh toán trực tuyến', 60, 1],
  'on-time-2025': ['đúng hạn', 95, 1],
  'waiting-2025': ['thời gian chờ', 15, -1],
  'satisfied-2025': ['hài lòng', 90, 1],
  'signatures-2025': ['chữ ký số', 100, 1],
  'identity-2025': ['định danh điện tử', 75, 1],
  'payment-2026': ['thanh toán trực tuyến', 80, 1],
  'on-time-2026': ['đúng hạn', 98, 1],
  'waiting-2026': ['thời gian chờ', 10, -1],
  'satisfied-2026': ['hài lòng', 95, 1],
  'reuse-2026': ['sử dụng lại', 50, 1],
  'faster-2026': ['thời gian giải quyết|rút ngắn', 20, 1],
  'training-2026': ['kỹ năng số', 300, 1],
}
const named = ['weaker', 'met', 'exceeded']

describe('samples', () => {
  it.each(plainSamples.map((sample) => [sample.name, sample] as const))(
    '%s is made again byte for byte, with its truth',
    async (name, sample) => {
      const set = await typesetWithTruth(sample.document)
      const pdf = sample.finish ? await sample.finish(set) : set.pdf
      expect(Buffer.compare(read(`${sample.folder}/${name}.pdf`), pdf)).toBe(0)
      expect(read(`truth/${name}.txt`).toString()).toBe(set.pages.map((page) => page.text).join('\f'))
    },
  )

  it('are small enough to be kept in the repository', () => {
    const sizes = plans.map((name) => statSync(new URL(`plans/${name}`, root)).size)
    expect(Math.max(...sizes)).toBeLessThan(1.5e6)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(6e6)
  })

  it.each(plans)(
    '%s has as many pages as its truth, and every number of the truth stands in its text',
    (name) => {
      const truth = JSON.parse(read(`truth/${name.replace('.pdf', '.json')}`).toString())
      const text = read(`truth/${name.replace('.pdf', '.txt')}`).toString()
      expect(text.split('\f')).toHaveLength(truth.pages)
      const folded = text.replace(/\s+/g, ' ').toLowerCase()
      for (const { value, keywords } of truth.indicators) {
        const printed = value.toLocaleString('de-DE')
        expect(new RegExp(`(^|\\D)0?${printed.replace('.', '\\.')}($|\\D)`).test(folded), `${value}`).toBe(
          true,
        )
        for (const word of keywords) expect(folded).toContain(word.toLowerCase())
      }
      for (const [, , words] of truth.deadlines) expect(folded).toContain(words.toLowerCase())
      for (const [, , words] of truth.assignments) expect(folded).toContain(words.toLowerCase())
    },
  )

  it('gives scans no text of their own, and the one with a hidden layer a text without its marks', async () => {
    for (const name of ['03-xa-suoi-may', '06-xa-bai-duong', '07-phuong-nam-linh', '08-xa-hoa-van']) {
      const pages = await readPdf(read(`plans/${name}.pdf`))
      expect(pages.map((page) => page.text.trim()).join('')).toBe('')
    }
    const [page] = await readPdf(read('plans/04-xa-phu-lang.pdf'))
    const words = bagOfWords(page?.text ?? '')
    const marked = words.filter((word) => /[\u0300-\u036f]/.test(word.normalize('NFD')))
    expect(words.length).toBeGreaterThan(250)
    expect(marked.length / words.length).toBeLessThan(0.3)
  })

  it('says for every plan how it answers each item, in agreement with the figures of both', () => {
    const gaps = listExpectedGaps()
    expect(JSON.parse(read('truth/gaps.json').toString())).toEqual(gaps)
    expect(Object.keys(gaps.plans)).toEqual(plans.map((name) => name.replace('.pdf', '')))
    for (const statuses of Object.values(gaps.plans)) expect(Object.keys(statuses)).toHaveLength(25)
    for (const [plan, statuses] of Object.entries(gaps.plans)) {
      const { indicators } = JSON.parse(read(`truth/${plan}.json`).toString()) as {
        indicators: { year: number | null; value: number; keywords: string[] }[]
      }
      for (const [key, [word, least, better]] of Object.entries(figures)) {
        const year = Number(key.slice(-4))
        const found = indicators.filter(
          (each) => each.year === year && new RegExp(word).test(each.keywords.join(' ').toLowerCase()),
        )
        if (statuses[key] === 'unclear') continue
        const value = found[0]?.value
        const gain = value === undefined ? null : Math.sign((value - least) * better)
        expect([plan, key, statuses[key]]).toEqual([plan, key, gain === null ? 'missing' : named[gain + 1]])
      }
    }
  })

  it('names in the pipeline every commune that sends a plan, and two that do not', () => {
    const file = new URL('../../pipelines/samples.json', import.meta.url)
    const pipeline = Pipeline.parse(JSON.parse(readFileSync(file, 'utf8')))
    const names = plans.map(
      (name) => JSON.parse(read(`truth/${name.replace('.pdf', '.json')}`).toString()).header.commune,
    )
    const expected = (pipeline.communes ?? []).map((name) => name.replace(/^(xã|phường|đặc khu) /, ''))
    expect(expected.filter((name) => names.includes(name))).toEqual(names)
    expect(expected.filter((name) => !names.includes(name))).toEqual(['Mường Lụa', 'Hòn Mây'])
  })
})
