import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PDFKit from 'pdfkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlanDocument, Typeset } from '../../../scripts/typeset/index.ts'
import { typesetWithTruth } from '../../../scripts/typeset/index.ts'
import { makeTcvn3 } from '../../../scripts/typeset/legacy.ts'
import { scan } from '../../../scripts/typeset/scan.ts'
import type { PageRead } from '../../../src/model/page.ts'
import { withDocument } from '../../../src/stages/read/index.ts'

const NATIVES = [Array.prototype.push, JSON.stringify, JSON.parse]
const LIMITS = { pages: 50, bytes: 50_000_000, pixels: 60_000_000 }
const plan: PlanDocument = {
  head: {
    issuer: ['ỦY BAN NHÂN DÂN', 'XÃ SUỐI MÂY'],
    number: '17',
    symbol: 'KH-UBND',
    place: 'Suối Mây',
    day: '05',
    month: '9',
    year: '2025',
  },
  type: 'KẾ HOẠCH',
  title: 'Nâng cao chất lượng phục vụ người dân năm 2026',
  body: [
    { kind: 'paragraph', label: 'I.', text: 'MỤC TIÊU', bold: true },
    'Phấn đấu tiếp nhận hồ sơ trực tuyến đạt tối thiểu 72,5% tổng số hồ sơ phát sinh; rút ngắn thời gian chờ xuống còn 12 phút.',
    'Phòng Văn hóa - Xã hội chủ trì, phối hợp với Công an xã hướng dẫn người dân sử dụng định danh điện tử trước ngày 30/11/2026.',
    {
      kind: 'table',
      columns: [{ width: 1 }, { width: 4 }, { width: 2 }],
      header: [['TT', 'Nhiệm vụ', 'Chủ trì']],
      rows: [
        ['1', 'Số hóa sổ hộ tịch', 'Văn phòng'],
        ['2', 'Tập huấn kỹ năng số', 'Đoàn xã'],
      ],
    },
  ],
}

let folder = ''
let set: Typeset
const save = async (name: string, bytes: Uint8Array): Promise<string> => {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}
const open = (
  path: string,
  options: { password?: string; pages?: number; bytes?: number; lang?: 'vi' | 'en' } = {},
): Promise<PageRead[]> =>
  withDocument(
    {
      path,
      limits: { ...LIMITS, pages: options.pages ?? LIMITS.pages, bytes: options.bytes ?? LIMITS.bytes },
      ...(options.password === undefined ? {} : { password: options.password }),
      ...(options.lang ? { lang: options.lang } : {}),
    },
    async (document) => {
      const pages: PageRead[] = []
      for (let page = 1; page <= document.pageCount; page++) pages.push(await document.readPage(page))
      return pages
    },
  )
const textOf = (page: PageRead | undefined): string[] => (page?.words ?? []).map((word) => word.text).sort()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rasoat-read-'))
  set = await typesetWithTruth(plan)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('withDocument', () => {
  it('tells each kind of file it cannot open by its code', async () => {
    const good = Buffer.from(set.pdf)
    const paths = {
      missing: join(folder, 'nowhere.pdf'),
      empty: await save('empty.pdf', new Uint8Array()),
      'not-a-pdf': await save('picture.pdf', Buffer.from('\x89PNG\r\n\x1a\n0000000000', 'latin1')),
      unreadable: folder,
      damaged: await save('cut.pdf', good.subarray(0, Math.floor(good.length * 0.6))),
      'no-pages': await save(
        'bare.pdf',
        Buffer.from(pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>'])),
      ),
      encrypted: await save('locked.pdf', await lockedPdf('suoi-may')),
    }
    const codes: string[] = []
    for (const path of Object.values(paths)) {
      codes.push(
        await open(path).then(
          () => 'opened',
          (error) => error.code,
        ),
      )
    }
    expect(codes).toEqual(Object.keys(paths))
  })

  it('takes a header without objects, a loop of pages and a missing root for damage', async () => {
    const paths = [
      await save('header.pdf', Buffer.from('%PDF-1.7\n%%EOF')),
      await save(
        'rootless.pdf',
        Buffer.from(
          '%PDF-1.4\n1 0 obj\n<< /Type /Font >>\nendobj\ntrailer\n<< /Size 2 >>\nstartxref\n9\n%%EOF',
        ),
      ),
    ]
    for (const path of paths)
      await expect(open(path)).rejects.toMatchObject({ name: 'InputError', code: 'damaged' })
    const loop = await save(
      'loop.pdf',
      Buffer.from(pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R] /Count 1 >>'])),
    )
    const outcome = await open(loop).then(
      (pages) => pages.map((page) => page.words.length),
      (error) => error.name,
    )
    expect([[0], 'InputError']).toContainEqual(outcome)
  })

  it('opens an encrypted file with its password and refuses a wrong one', async () => {
    const path = await save('locked.pdf', await lockedPdf('suoi-may'))
    await expect(open(path, { password: 'suoi-may' })).resolves.toHaveLength(1)
    await expect(open(path, { password: 'khac' })).rejects.toMatchObject({ code: 'wrong-password' })
  })

  it('holds to the limits on bytes and pages', async () => {
    const path = await save('good.pdf', set.pdf)
    await expect(open(path, { bytes: 1000 })).rejects.toMatchObject({ code: 'too-large' })
    const two = await save(
      'two.pdf',
      (await typesetWithTruth({ body: ['Một', { kind: 'page' }, 'Hai'] })).pdf,
    )
    await expect(open(two, { pages: 1 })).rejects.toMatchObject({ code: 'too-many-pages' })
  })

  it('speaks Vietnamese unless told otherwise', async () => {
    const path = join(folder, 'nowhere.pdf')
    await expect(open(path)).rejects.toThrow('Không tìm thấy tệp')
    await expect(open(path, { lang: 'en' })).rejects.toThrow('not found')
  })

  it('closes the document when its user throws', async () => {
    const path = await save('good.pdf', set.pdf)
    await expect(
      withDocument({ path, limits: LIMITS }, () => Promise.reject(new Error('of the user'))),
    ).rejects.toThrow('of the user')
    expect((await readFile(path)).length).toBe(set.pdf.length)
  })
})

describe('readPage', () => {
  it('reads a born-digital page word for word, where each word stands', async () => {
    const [page] = await open(await save('good.pdf', set.pdf))
    expect(page?.method).toBe('text')
    expect(textOf(page)).toEqual((set.pages[0]?.words ?? []).map((word) => word.text).sort())
    for (const word of set.pages[0]?.words ?? []) {
      const near = page?.words.some(
        (other) =>
          other.text === word.text &&
          Math.abs(other.box[0] - word.box[0]) < 2 &&
          Math.abs(other.box[2] - word.box[2]) < 2,
      )
      expect(near, word.text).toBe(true)
    }
    expect(page?.words.find((word) => word.text === 'TIÊU')?.bold).toBe(true)
  })

  it('finds the ruling lines of a table', async () => {
    const [page] = await open(await save('good.pdf', set.pdf))
    const [x0, y0, x1, y1] = set.tables[0]?.cells[0]?.box ?? [0, 0, 0, 0]
    const touches = page?.rules.filter(
      (rule) => rule.x1 >= x0 - 2 && rule.x0 <= x1 + 2 && rule.y1 >= y0 - 2 && rule.y0 <= y1 + 2,
    )
    expect(touches?.length).toBeGreaterThanOrEqual(4)
  })

  it('turns a page whose content is printed sideways', async () => {
    const sideways = await typesetWithTruth({
      settings: { pageNumbers: false },
      body: [{ kind: 'page', form: 'sideways' }, ...plan.body],
    })
    const pages = await open(await save('sideways.pdf', sideways.pdf))
    const page = pages[pages.length - 1]
    expect(page?.rotation).not.toBe(0)
    expect((page?.width ?? 0) > (page?.height ?? 0)).toBe(true)
    expect(textOf(page)).toEqual(
      (sideways.pages[pages.length - 1]?.words ?? []).map((word) => word.text).sort(),
    )
  })

  it('converts TCVN3 by what the text is', async () => {
    for (const form of ['latin1', 'symbols'] as const) {
      const [page] = await open(await save(`${form}.pdf`, await makeTcvn3(set.pdf, { form })))
      expect(page?.method).toBe('legacy-font')
      const small = (words: readonly string[]): string[] => words.map((word) => word.toLowerCase()).sort()
      expect(small(textOf(page))).toEqual(small((set.pages[0]?.words ?? []).map((word) => word.text)))
    }
  })

  it('rejects the wrong-language layer of a scan and says so', async () => {
    const words = (set.pages[0]?.words ?? []).map((word) => ({ text: stripped(word.text), box: word.box }))
    const pdf = await scan(set.pdf, { dpi: 100, layer: () => words })
    const [page] = await open(await save('layer.pdf', pdf))
    expect(page).toMatchObject({ method: 'ocr', ocrBoxes: null, words: [] })
    expect(page?.layer.length).toBeGreaterThan(50)
    expect(page?.reason).toMatch(/lớp chữ ẩn bị loại/)
  })

  it('keeps stripped text that is drawn as it is, to be restored', async () => {
    const path = await save('stripped.pdf', await plainPdf(stripped(PROSE)))
    const [page] = await open(path)
    expect(page).toMatchObject({ method: 'restored', words: [] })
    expect(page?.layer.length).toBeGreaterThan(40)
    expect(page?.reason).toMatch(/mất dấu/)
  })

  it('leaves English alone and calls an empty page blank', async () => {
    const english =
      'This is the text of a page in English, which is not to be restored as if it had lost its marks, for it never had any and the reader of it will know that.'
    const pages = await open(await save('english.pdf', await plainPdf(english)))
    expect(pages[0]?.method).toBe('text')
    const [blank] = await open(await save('blank.pdf', await plainPdf('')))
    expect(blank).toMatchObject({ method: 'blank', words: [] })
  })

  it('gives the scan at its own resolution', async () => {
    const path = await save('scan.pdf', await scan(set.pdf, { dpi: 110, colour: 'grey' }))
    const picture = await withDocument({ path, limits: LIMITS }, (document) =>
      document.picture(1, { dpi: 300, maxPixels: 40_000_000 }),
    )
    expect(picture.channels).toBe(1)
    expect(picture.dpi).toBeCloseTo(110, 0)
    expect(picture.data.length).toBe(picture.width * picture.height)
  })

  it('does not call a page blank whose picture has too many pixels', async () => {
    const path = await save('large.pdf', await scan(set.pdf, { dpi: 100 }))
    await withDocument({ path, limits: { ...LIMITS, pixels: 10_000 } }, async (document) => {
      const page = await document.readPage(1)
      expect(page.method).toBe('ocr')
      expect(page.reason).toMatch(/vượt giới hạn/)
      await expect(document.picture(1, { dpi: 150, maxPixels: 1e7 })).rejects.toThrow(/cannot be read/)
    })
  })

  it('draws a page of print in grey, as wide as asked, alike whether it was read before or is read after', async () => {
    const path = await save('good.pdf', set.pdf)
    await withDocument({ path, limits: LIMITS }, async (document) => {
      const drawn = await document.picture(1, { width: 500, maxPixels: 1e7 })
      expect([drawn.width, drawn.channels, drawn.data.length]).toEqual([500, 1, 500 * drawn.height])
      expect(drawn.data.filter((value) => value < 100).length).toBeGreaterThan(1000)
      const read = await document.readPage(1)
      await document.readPage(2)
      expect(await document.readPage(1)).toEqual(read)
      const again = await document.picture(1, { width: 500, maxPixels: 1e7 })
      expect(Buffer.compare(again.data, drawn.data)).toBe(0)
      // Drawing leaves what was read as it was: rules come from the same operators.
      expect(read.rules.length).toBeGreaterThan(5)
    })
  })

  it('keeps the colours of a page that has some', async () => {
    const path = await save('red.pdf', await redPdf())
    const { data, channels, width } = await withDocument({ path, limits: LIMITS }, (document) =>
      document.picture(1, { width: 300, maxPixels: 1e7 }),
    )
    expect(channels).toBe(3)
    const at = (x: number, y: number): number[] => [
      ...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3),
    ]
    expect(at(10, 10)).toEqual([255, 255, 255])
    expect(at(150, 150)).toEqual([200, 30, 40])
    // Half of red over white.
    expect(at(250, 150)).toEqual([228, 143, 148])
  })

  it('leaves the functions of the language as they are', async () => {
    await open(await save('good.pdf', set.pdf))
    expect([Array.prototype.push, JSON.stringify, JSON.parse]).toEqual(NATIVES)
  })

  it('does not call a page blank whose content cannot be found, and does not draw it', async () => {
    const path = await save('lost.pdf', lostContent())
    await withDocument({ path, limits: LIMITS }, async (document) => {
      const page = await document.readPage(1)
      expect(page.method).toBe('ocr')
      expect(page.reason).toMatch(/Không phân tích được/)
      expect(await document.readPage(1)).toEqual(page)
      await expect(document.picture(1, { width: 300, maxPixels: 1e7 })).rejects.toThrow()
    })
  })

  it('renders a part of a page, within the pixels allowed', async () => {
    const path = await save('good.pdf', set.pdf)
    const picture = await withDocument({ path, limits: LIMITS }, (document) =>
      document.picture(1, { dpi: 300, maxPixels: 20_000, box: [50, 50, 250, 150] }),
    )
    expect(picture.width / picture.height).toBeCloseTo(2, 1)
    expect(picture.width * picture.height).toBeLessThanOrEqual(21_000)
    expect(picture.data.some((value) => value < 100)).toBe(true)
  })
})

const PROSE =
  'Ủy ban nhân dân xã giao các đơn vị trực thuộc tổ chức thực hiện nghiêm túc nội dung kế hoạch, định kỳ hằng quý báo cáo kết quả về Văn phòng để tổng hợp. Trong quá trình thực hiện nếu có khó khăn, vướng mắc thì kịp thời phản ánh để được hướng dẫn, tháo gỡ theo quy định của pháp luật.'

function stripped(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
}

function plainPdf(text: string): Promise<Buffer> {
  return pdfkit({}, (document) => {
    document.font('Times-Roman').fontSize(13)
    if (text) document.text(text)
  })
}

/** The table of objects says that the page's content stands where the page itself does. */
function lostContent(): Buffer {
  const content = 'BT /F1 12 Tf 50 50 Td (khoa) Tj ET'
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, at) => {
    const offset = body.length
    body += `${at + 1} 0 obj${object}endobj\n`
    return offset
  })
  offsets[3] = offsets[2] ?? 0
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const trailer = `trailer<</Size 5/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`
  return Buffer.from(`${body}xref\n0 5\n0000000000 65535 f \n${entries}${trailer}`)
}

/** A page of 300 by 300 points: a red square, half of it shining through to the right. */
function redPdf(): Promise<Buffer> {
  return pdfkit({ size: [300, 300] }, (document) => {
    document.rect(100, 100, 100, 100).fill([200, 30, 40])
    document.fillOpacity(0.5).rect(200, 100, 90, 100).fill([200, 30, 40])
  })
}

function lockedPdf(userPassword: string): Promise<Buffer> {
  return pdfkit({ userPassword, ownerPassword: 'chu', pdfVersion: '1.7' }, (document) => {
    document.text('khoa')
  })
}

function pdfkit(
  options: PDFKit.PDFDocumentOptions,
  draw: (document: PDFKit.PDFDocument) => void,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const document = new PDFKit(options)
    const chunks: Buffer[] = []
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', () => resolve(Buffer.concat(chunks)))
    document.on('error', reject)
    draw(document)
    document.end()
  })
}

/** A PDF of the given objects, numbered from 1; the first is the root. */
function pdfOf(objects: readonly string[]): string {
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const at = text.length
    text += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const start = text.length
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return text
}
