import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scoreText } from '../../../scripts/accuracy/syllable-error.ts'
import { bySign, writeLine } from '../../../scripts/digits/compose.ts'
import { HELD_BACK } from '../../../scripts/digits/forms.ts'
import { drawForms } from '../../../scripts/digits/glyphs.ts'
import { buildImagePdf } from '../../../scripts/typeset/images.ts'
import { type PlanDocument, type Typeset, typesetWithTruth } from '../../../scripts/typeset/index.ts'
import { photographPage } from '../../../scripts/typeset/photo.ts'
import { createRandom } from '../../../scripts/typeset/random.ts'
import { renderPdf } from '../../../scripts/typeset/render.ts'
import { type ScanOptions, scan } from '../../../scripts/typeset/scan.ts'
import type { PageOcr } from '../../../src/model/page.ts'
import type { Context } from '../../../src/model/stage.ts'
import { layoutPage } from '../../../src/stages/layout/index.ts'
import { createOcr, type Ocr, OcrOptions } from '../../../src/stages/ocr/index.ts'
import { findNative } from '../../../src/stages/ocr/native.ts'
import { turnPicture } from '../../../src/stages/ocr/turn.ts'
import { withDocument } from '../../../src/stages/read/index.ts'
import { structureDocument } from '../../../src/stages/structure/index.ts'

const plan: PlanDocument = {
  settings: { pageNumbers: false },
  body: [
    'Ủy ban nhân dân xã Suối Mây đề nghị các thôn, bản triển khai kế hoạch tập huấn kỹ năng số cho ít nhất 340 lượt người dân trong năm 2026.',
    {
      kind: 'table',
      columns: [{ width: 1 }, { width: 4 }, { width: 3 }],
      header: [['TT', 'Nhiệm vụ', 'Thời gian']],
      rows: [
        ['1', 'Số hóa sổ hộ tịch', 'Trước ngày 15/11/2026'],
        ['2', 'Sửa chữa trụ sở', 'Quý III'],
      ],
    },
  ],
}
const context: Context = { signal: new AbortController().signal, cacheFolder: '', lang: 'vi', note: () => {} }

type WriteSize = Parameters<typeof writeLine>[2]

let folder = ''
let set: Typeset
let ocr: Ocr

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rasoat-ocr-'))
  set = await typesetWithTruth(plan)
  ocr = await createOcr({ engine: 'tesseract.js', workers: 1 })
})
afterAll(async () => {
  await ocr.close()
  await rm(folder, { recursive: true, force: true })
})

async function readScan(options: ScanOptions, how: Partial<OcrOptions> = {}, reader = ocr): Promise<PageOcr> {
  const path = join(folder, `${JSON.stringify(options).replace(/\W/g, '')}.pdf`)
  await writeFile(path, await scan(set.pdf, options))
  return withDocument({ path, limits: { pages: 9, bytes: 1e8, pixels: 1e8 } }, async (document) =>
    reader.readPage({ read: await document.readPage(1), document }, OcrOptions.parse(how), context),
  )
}

const textOf = (page: PageOcr): string => page.words.map((word) => word.text).join(' ')

describe('readPage', () => {
  it('reads a skewed scan with its table, each word where it stands', async () => {
    const page = await readScan({ dpi: 150, skew: 1.2, noise: 4 })
    expect(
      scoreText(
        [...textOf(page).split(' ')].sort().join(' '),
        [...(set.pages[0]?.text ?? '').split(/\s+/)].sort().join(' '),
      ).error,
    ).toBeLessThan(0.08)
    expect(page).toMatchObject({ turned: 0, blank: false, notes: [], engine: ocr.engineName })
    expect(page.engine).toMatch(/^tesseract\.js \d.* vie$/)
    // Words stand on the straightened page; the tilt leads back to the sheet as it was scanned.
    const truth = set.pages[0]?.words.find((word) => word.text === 'hộ')
    const found = page.words.find((word) => word.text === 'hộ')
    expect(Math.abs((truth?.box[0] ?? 0) - (found?.box[0] ?? 99))).toBeLessThan(3)
    expect(page.tilts?.[0]?.degrees).toBeCloseTo(1.2, 0)
    expect(page.rules.length).toBeGreaterThanOrEqual(6)
    expect(page.regions.map((region) => region.kind)).toEqual(['table'])
  })

  it('tells figures by hand from printed ones and reads them', async () => {
    const random = createRandom(8)
    const hand = bySign(drawForms(HELD_BACK, random, 12))
    const head = await typesetWithTruth({
      settings: { pageNumbers: false },
      head: {
        issuer: ['ỦY BAN NHÂN DÂN', 'XÃ SUỐI MÂY'],
        number: null,
        symbol: 'KH-UBND',
        place: 'Suối Mây',
        day: null,
        month: '9',
        year: '2025',
      },
      type: 'KẾ HOẠCH',
      title: 'Tập huấn kỹ năng số năm 2026',
      body: plan.body.slice(0, 1),
    })
    const texts: Record<string, string> = { number: '83', day: '26' }
    const handwriting = head.anchors.flatMap(({ name, page, box: [x0, y0, x1, y1] }) => {
      const text = texts[name]
      if (text === undefined) return []
      const box: [number, number, number, number] = [x0, y0 - 6, x1, y1 + 6]
      return [{ page, text, box, write: (size: WriteSize) => writeLine(hand, text, size) }]
    })
    for (const [colour, ink] of [
      ['colour', '#2a3fb0'],
      ['grey', '#1c1c22'],
    ] as const) {
      const path = join(folder, `hand-${colour}.pdf`)
      const marks = handwriting.map((mark) => ({ ...mark, colour: ink }))
      await writeFile(path, await scan(head.pdf, { dpi: 200, noise: 5, colour, handwriting: marks }))
      const { words } = await withDocument(
        { path, limits: { pages: 9, bytes: 1e8, pixels: 1e8 } },
        async (document) =>
          ocr.readPage({ read: await document.readPage(1), document }, OcrOptions.parse({}), context),
      )
      const byHand = words.filter((word) => word.handwritten)
      expect(byHand.map((word) => word.text).sort()).toEqual(['26', '83'])
      // What is less sure is given with what else it may be, or below what a header claims.
      for (const word of byHand) if (word.confidence >= 0.8) expect(word.readings).toEqual([])
      expect(words.find((word) => word.text === '9')).toMatchObject({ handwritten: false })
    }
  })

  it('turns an upside-down page', async () => {
    const page = await readScan({ dpi: 150, turn: 180 })
    expect(page.turned).toBe(180)
    expect(textOf(page)).toMatch(/tập huấn/)
  })

  it('reads a sheet photographed on a desk and lying on its side, each word where it stands there', async () => {
    const [rendered] = await renderPdf(set.pdf, 150)
    if (!rendered) throw new Error('no page')
    const raster = photographPage(rendered.canvas, {
      tilt: 0.08,
      curl: 0,
      shadow: 0.4,
      random: createRandom(4),
    })
    const size = { width: raster.width / 2, height: raster.height / 2 }
    const across = { width: size.height, height: size.width }
    const side = turnPicture({ ...raster, dpi: 144, box: [0, 0, size.width, size.height] }, 90)
    const photo = { raster: side, ...across, rotate: 0, layer: [] }
    const path = join(folder, 'photo.pdf')
    await writeFile(path, await buildImagePdf([photo], { quality: 80, bilevel: false, producer: 'camera' }))
    const found = await withDocument(
      { path, limits: { pages: 9, bytes: 1e8, pixels: 1e8 } },
      async (document) => {
        const read = await document.readPage(1)
        const slot = await ocr.readPage({ read, document }, OcrOptions.parse({}), context)
        return { slot, layout: layoutPage({ read, ocr: slot }) }
      },
    )
    expect(found.slot).toMatchObject({ seen: size, turned: 270 })
    expect(textOf(found.slot)).toMatch(/340 lượt người dân/)
    const { tables, paragraphs } = structureDocument({ pages: [{ layout: found.layout, restorations: [] }] })
    expect(tables[0]?.cells.map((cell) => cell.text)).toContain('Sửa chữa trụ sở')
    const box = paragraphs[0]?.anchors[0]?.box ?? [0, 0, 0, 0]
    // The camera sees the page between 6 % and 95 % of the picture's height, the first line near its top.
    expect(box[1] / size.height).toBeGreaterThan(0.09)
    expect(box[3] / size.height).toBeLessThan(0.2)
    expect(box[0] / size.width).toBeGreaterThan(0.15)
  })

  it('calls a page without print blank', async () => {
    const path = join(folder, 'blank.pdf')
    const empty = await typesetWithTruth({
      body: [{ kind: 'space', height: 20 }],
      settings: { pageNumbers: false },
    })
    await writeFile(path, await scan(empty.pdf, { dpi: 100, noise: 3 }))
    const page = await withDocument(
      { path, limits: { pages: 9, bytes: 1e8, pixels: 1e8 } },
      async (document) =>
        ocr.readPage({ read: await document.readPage(1), document }, OcrOptions.parse({}), context),
    )
    expect(page).toMatchObject({ blank: true, words: [], confidence: null, notes: [] })
  })

  it('says of a page of which it can make out no word that it is unreadable, not blank', async () => {
    const [width, height] = [600, 800]
    const random = createRandom(5)
    const data = new Uint8Array(width * height).fill(250)
    for (let blot = 0; blot < 260; blot++) {
      const [x, y, reach] = [random() * width, random() * height, 3 + 9 * random()]
      for (let v = Math.max(0, Math.ceil(y - reach)); v < Math.min(height, y + reach); v++)
        for (let u = Math.max(0, Math.ceil(x - reach)); u < Math.min(width, x + reach); u++)
          if (Math.hypot(u - x, (v - y) * 1.7) < reach) data[v * width + u] = 30
    }
    const blots = { raster: { data, width, height, channels: 1 as const }, width: 595, height: 793 }
    const path = join(folder, 'blots.pdf')
    const options = { quality: 80, bilevel: false, producer: 'scanner' }
    await writeFile(path, await buildImagePdf([{ ...blots, rotate: 0, layer: [] }], options))
    const limits = { pages: 9, bytes: 1e8, pixels: 1e8 }
    await withDocument({ path, limits }, async (document) => {
      const read = await document.readPage(1)
      const found = await ocr.readPage({ read, document }, OcrOptions.parse({}), context)
      expect(found).toMatchObject({ blank: false, words: [], notes: [{ code: 'page-unreadable' }] })
      // It has a place, unlike a failure, which the next run tries again.
      expect(found.notes[0]?.box).not.toBeNull()
      const laid = layoutPage({ read, ocr: found })
      expect(laid).toMatchObject({ method: 'unreadable', reason: found.notes[0]?.message })
    })
  })

  it('gives a page up that takes too long, and reads the next', async () => {
    const late = await readScan({ dpi: 150, seed: 7 }, { timeout: 0.001 })
    expect(late.words).toEqual([])
    expect(late.notes).toMatchObject([{ code: 'page-unreadable' }])
    expect(textOf(await readScan({ dpi: 150, skew: 1.2, noise: 4 }))).toMatch(/hộ tịch/)
  })
})

describe('createOcr', () => {
  it('takes the native engine where it is installed, else its own, and says which', async () => {
    const version = await findNative()
    const auto = await createOcr({ engine: 'auto', workers: 1 })
    await auto.close()
    expect(auto.engineName).toBe(version === null ? ocr.engineName : `tesseract ${version} vie`)
    const native = createOcr({ engine: 'native', workers: 1 })
    if (version === null) await expect(native).rejects.toMatchObject({ name: 'ConfigError' })
    else
      expect(textOf(await readScan({ dpi: 150, skew: 1.2, noise: 4 }, {}, await native))).toMatch(/hộ tịch/)
  })
})
