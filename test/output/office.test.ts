import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import JSZip from 'jszip'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Decision } from '../../src/model/decisions.ts'
import { evidenceHash, reviewPlan } from '../../src/output/decisions.ts'
import { formatBatchReport } from '../../src/output/documents/batch-report.ts'
import { formatCommentSheet } from '../../src/output/documents/comment-sheet.ts'
import type { RunEntry } from '../../src/output/entry.ts'
import { formatWorkbook } from '../../src/output/workbook/workbook.ts'
import { makeRun } from '../support/run.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
const OFFICE = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path)) ?? null
if (OFFICE === null)
  console.warn('No LibreOffice here: the workbook and the documents are read back by libraries alone.')

const run = makeRun({ communes: 8, items: 12 })
const { template, summary } = run
const [first] = run.plans as [(typeof run.plans)[0]]
const lacking = first.gaps?.items.find((one) => one.status === 'missing')
const decision: Decision = {
  ...{
    planId: first.plan.id,
    commune: first.plan.commune,
    item: lacking?.templateItem ?? '',
    action: 'overrule',
  },
  ...{
    value: null,
    status: 'met',
    comment: 'có ở phụ lục',
    reviewer: 'Lê Thị Mẫu',
    decidedAt: '2025-11-20T08:00:00Z',
  },
  evidenceHash: evidenceHash([]),
}
const decisions = { schemaVersion: '1.0', decisions: [decision], verdicts: [] }
const entries: RunEntry[] = run.plans.map((one) => ({ ...one, review: reviewPlan({ ...one, decisions }) }))

async function bodyOf(file: Uint8Array): Promise<string> {
  const xml = (await (await JSZip.loadAsync(file)).file('word/document.xml')?.async('string')) ?? ''
  return xml
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
}

describe('the workbook', () => {
  let workbook: ExcelJS.Workbook
  beforeAll(async () => {
    workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(
      (await formatWorkbook({ summary, entries, templates: [template], lang: 'vi' })).buffer as never,
    )
  })

  it('has the six sheets, frozen and with filters', () => {
    const names = workbook.worksheets.map((one) => one.name)
    expect(names).toEqual(['Tổng hợp', 'Chỉ tiêu', 'Nhiệm vụ', 'Thiếu sót', 'Cảnh báo', 'Văn bản'])
    for (const sheet of workbook.worksheets) {
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
      expect(sheet.autoFilter).toBeTruthy()
    }
  })

  it('has the whole matrix, a person’s word beside the machine’s', () => {
    const sheet = workbook.getWorksheet('Tổng hợp')
    expect(sheet?.rowCount).toBe(entries.length + 1)
    expect(sheet?.columnCount).toBe(7 + template.items.length)
    const row = sheet?.getRow(2).values as unknown[]
    expect(row).toContain('Đạt (máy: Thiếu)')
    expect(sheet?.getCell('B2').value).toBeGreaterThan(0)
    expect((sheet as unknown as { conditionalFormattings: unknown[] }).conditionalFormattings).toHaveLength(1)
  })

  it('keeps numbers numbers and dates dates, and links each row to its place', () => {
    const sheet = workbook.getWorksheet('Chỉ tiêu')
    const indicator = first.plan.indicators[0]
    expect(sheet?.getCell('D2').value).toBe(indicator?.value)
    expect(sheet?.getCell('A2').hyperlink).toBe(
      `report/index.html#/plan/${encodeURIComponent(first.name)}?item=${indicator?.id}`,
    )
    expect(workbook.getWorksheet('Nhiệm vụ')?.getCell('F2').value).toEqual(new Date('2025-12-31T00:00:00Z'))
    expect(workbook.getWorksheet('Văn bản')?.getCell('C2').value).toEqual(new Date('2025-09-12T00:00:00Z'))
  })

  it('lets no text become a formula', async () => {
    const plan = {
      ...first.plan,
      indicators: first.plan.indicators.map((one) => ({ ...one, text: '=1+1\u0000' })),
    }
    const bytes = await formatWorkbook({
      summary,
      templates: [template],
      lang: 'vi',
      entries: [{ ...first, plan, review: entries[0]?.review as never }],
    })
    const sheets = Object.entries((await JSZip.loadAsync(bytes)).files).filter(([path]) =>
      path.startsWith('xl/worksheets/sheet'),
    )
    const xml = await Promise.all(sheets.map(([, file]) => file.async('string')))
    expect(xml.join('')).not.toMatch(/<f[ >]/)
    const again = new ExcelJS.Workbook()
    await again.xlsx.load(bytes.buffer as never)
    expect(again.getWorksheet('Chỉ tiêu')?.getCell('B2').value).toBe('=1+1')
  })
})

describe('the comment sheet', () => {
  it('names what is missing with the province’s wording, the page, and what nobody has checked', async () => {
    const second = entries[1] as RunEntry
    const text = await bodyOf(await formatCommentSheet({ entry: second, template, summary }))
    expect(text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
    expect(text).toContain('PHIẾU GÓP Ý')
    expect(text).toContain(`của Ủy ban nhân dân xã ${second.plan.commune}`)
    for (const one of second.gaps?.items ?? []) {
      const item = template.items.find((item) => item.id === one.templateItem)
      if (one.status === 'missing' || one.status === 'weaker') expect(text).toContain(item?.text)
    }
    expect(text).toContain('(chưa kiểm tra)')
    const doubtful = second.plan.indicators.find((one) => one.doubtful)
    for (const reading of doubtful?.readings ?? []) expect(text).toContain(`“${reading.text}”`)
  })

  it('holds words that are markup, and marks that XML cannot hold, as text', async () => {
    const words = '</w:t></w:r></w:p><w:p/>&amp;<script>alert(1)</script>'
    const { plan, gaps } = entries[1] as RunEntry
    const items =
      gaps?.items.map((one) => ({ ...one, message: `${words}\u0000\u0008\uFFFE${one.message}` })) ?? []
    const entry = {
      ...(entries[1] as RunEntry),
      plan: { ...plan, header: { ...plan.header, title: words } },
      gaps: gaps === null ? null : { ...gaps, items },
    }
    const file = await formatCommentSheet({ entry, template, summary })
    const xml = (await (await JSZip.loadAsync(file)).file('word/document.xml')?.async('string')) ?? ''
    expect(xml).not.toContain('<script>')
    expect(xml).toContain('&lt;script&gt;')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(xml).not.toMatch(/[\u0000-\u0008\uFFFE\uFFFF]/)
    expect(xml.split('<w:p>').length + xml.split('<w:p ').length - 2).toBe(xml.split('</w:p>').length - 1)
  })

  it('keeps the machine’s word beside the one that overruled it', async () => {
    const text = await bodyOf(await formatCommentSheet({ entry: entries[0] as RunEntry, template, summary }))
    expect(text).toContain('máy kết luận “Thiếu”, Lê Thị Mẫu kết luận “Đạt” (có ở phụ lục)')
  })

  it('is set in Times New Roman on A4 with the margins of Nghị định 30/2020/NĐ-CP', async () => {
    const zip = await JSZip.loadAsync(
      await formatCommentSheet({ entry: entries[0] as RunEntry, template, summary }),
    )
    const xml = (await zip.file('word/document.xml')?.async('string')) ?? ''
    expect(xml).toContain('Times New Roman')
    const [, width, height] = /<w:pgSz w:w="(\d+)" w:h="(\d+)"/.exec(xml) ?? []
    expect([Number(width), Number(height)]).toEqual([11906, 16838])
    expect(xml).toMatch(/<w:pgMar[^>]*w:left="1701"/)
  })
})

describe('the batch report', () => {
  it('says who sent, who did not, and what most lack', async () => {
    const text = await bodyOf(await formatBatchReport({ summary, entries, templates: [template] }))
    expect(text).toContain(`Đã nhận kế hoạch của ${entries.length} trên ${entries.length + 4} đơn vị`)
    for (const name of summary.communes.missing) expect(text).toContain(name)
    for (const { plan } of entries) expect(text).toContain(plan.commune)
    expect(text).toContain('Biểu đồ 1.')
  })

  it('leaves out a submission that a later one replaced', async () => {
    const files = summary.files.map((one) =>
      one.name === first.name ? { ...one, status: 'superseded' as const } : one,
    )
    const text = await bodyOf(
      await formatBatchReport({ summary: { ...summary, files }, entries, templates: [template] }),
    )
    expect(text).toContain(`đã đọc và rà soát ${entries.length - 1} kế hoạch`)
  })
})

describe.runIf(OFFICE !== null)('LibreOffice', () => {
  it('opens the workbook and the documents', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rasoat-office-'))
    await writeFile(
      join(folder, 'report.xlsx'),
      await formatWorkbook({ summary, entries, templates: [template], lang: 'vi' }),
    )
    await writeFile(
      join(folder, 'phieu.docx'),
      await formatCommentSheet({ entry: entries[1] as RunEntry, template, summary }),
    )
    await writeFile(
      join(folder, 'bao-cao.docx'),
      await formatBatchReport({ summary, entries, templates: [template] }),
    )
    const files = ['report.xlsx', 'phieu.docx', 'bao-cao.docx'].map((name) => join(folder, name))
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    execFileSync(OFFICE ?? '', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files], {
      stdio: 'ignore',
    })
    const made = await readdir(folder)
    expect(made).toEqual(expect.arrayContaining(['report.pdf', 'phieu.pdf', 'bao-cao.pdf']))
    await rm(folder, { recursive: true, force: true })
  })
})
