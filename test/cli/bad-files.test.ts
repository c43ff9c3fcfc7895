import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { smallPlan } from '../../scripts/reliability/small-plan.ts'
import { typeset } from '../../scripts/typeset/index.ts'
import { Plan } from '../../src/model/plan.ts'
import { Summary } from '../../src/model/summary.ts'
import { type Ended, freshFolder, rasoat } from '../support/cli.ts'
import { CRAFTED } from '../support/crafted.ts'

const folder = freshFolder('crafted')
const plans = join(folder, 'plans')
const out = join(folder, 'out')
const HOSTILE =
  '=HYPERLINK("http://example.invalid/","x") <script>alert(1)</script> "><img src=x onerror=alert(2)>'
/** Names that lead out, break lines, turn writing round, are decomposed, or as long as a file system allows. */
const NAMES = [
  '..pdf..pdf',
  'dòng\nmới.pdf',
  'phải\u202Etrái.pdf',
  'Kế hoạch tách dấu.pdf'.normalize('NFD'),
  `${'dài'.repeat(61)}x.pdf`,
  '=cmd|calc.pdf',
]
let ended: Ended
let summary: Summary

beforeAll(async () => {
  mkdirSync(join(plans, 'con'), { recursive: true })
  for (const [name, craft] of Object.entries(CRAFTED)) writeFileSync(join(plans, `${name}.pdf`), craft())
  let number = 1
  for (const name of NAMES) writeFileSync(join(plans, name), await smallPlan(number++))
  writeFileSync(join(plans, 'con', 'NUL.pdf'), await smallPlan(number++))
  writeFileSync(join(plans, 'sai đuôi.docx'), await smallPlan(number++))
  writeFileSync(join(plans, 'độc.pdf'), await hostile())
  writeFileSync(join(folder, 'ngoài.pdf'), await smallPlan(number++))
  symlinkSync(join(folder, 'ngoài.pdf'), join(plans, 'liên kết.pdf'))
  writeFileSync(
    join(folder, 'quy trình.json'),
    JSON.stringify({
      id: 'limits',
      title: 'Giới hạn nhỏ',
      limits: { pages: 50, unpackedBytes: 4_000_000, secondsPerPage: 60 },
    }),
  )
  ended = await rasoat(['run', plans, '-o', out, '-p', join(folder, 'quy trình.json')])
  summary = Summary.parse(JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const entry = (file: string) => summary.files.find((one) => one.file === file.normalize('NFC'))

describe('a batch of crafted files', () => {
  it('goes on to its end and tells of each file', () => {
    expect(ended.code).toBe(3)
    expect(ended.stderr).not.toContain('    at ')
    expect(summary.files).toHaveLength(Object.keys(CRAFTED).length + NAMES.length + 4)
    expect(summary.files.filter(({ status, code }) => status === 'pending' || code === 'internal')).toEqual(
      [],
    )
  })

  it.each([
    ['không trang', 'no-pages', /không có trang/],
    ['không gốc', 'damaged', /hỏng/],
    ['bom nén', 'too-much-data', /bom nén/],
    ['bom nén hai lớp', 'too-much-data', /bom nén/],
    ['nhiều trang', 'too-many-pages', /60 > 50/],
  ])('refuses %s and says why', (name, code, message) => {
    expect(entry(`${name}.pdf`)).toMatchObject({ status: 'failed', code })
    expect(entry(`${name}.pdf`)?.message).toMatch(message)
  })

  it.each([
    'xref vòng',
    'trang vòng',
    'biểu mẫu đệ quy',
    'trang khổng lồ',
    'chữ khổng lồ',
    'ảnh khổng lồ',
    'quét một điểm',
    'thiếu phông',
    'có mã và tệp đính kèm',
  ])('reads what can be read of %s', (name) => {
    expect(entry(`${name}.pdf`)?.code).toBeNull()
    expect(entry(`${name}.pdf`)?.planId).not.toBeNull()
  })

  it('runs nothing that a PDF carries and writes no attachment', () => {
    const files = readdirSync(out, { recursive: true, withFileTypes: true })
    expect(files.filter(({ name }) => name.includes('dinh-kem'))).toEqual([])
    expect(existsSync(join(folder, 'dinh-kem.txt'))).toBe(false)
  })

  it('does not follow a link out of the folder unless asked', () => {
    expect(entry('liên kết.pdf')).toMatchObject({ status: 'failed', code: 'link-outside' })
    expect(entry('liên kết.pdf')?.message).toMatch(/--follow-links/)
  })

  it('takes a PDF of another ending, and any name', () => {
    for (const name of [...NAMES, 'con/NUL.pdf', 'sai đuôi.docx']) {
      expect(entry(name), name).toMatchObject({ code: null })
      expect(entry(name)?.planId, name).not.toBeNull()
    }
    const names = summary.files.flatMap(({ name }) => name ?? [])
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
    for (const name of names) {
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(120)
      expect(name).toMatch(/^[^\p{Cc}\p{Cf}<>:"/\\|?*]+$/u)
      expect(name).not.toMatch(/^(?:\.|nul$)/i)
    }
  })

  it('keeps line breaks and direction marks of names off the terminal', () => {
    expect(ended.stderr).not.toContain('dòng\nmới')
    expect(ended.stderr).not.toContain('\u202E')
  })
})

describe('a plan whose words are an attack', () => {
  it('stands in the JSON as it was written', () => {
    const plan = Plan.parse(JSON.parse(readFileSync(join(out, 'plans', 'độc.plan.json'), 'utf8')))
    expect(JSON.stringify(plan)).toContain('<script>alert(1)</script>')
  })

  it('begins no formula in any CSV', () => {
    for (const file of readdirSync(out).filter((name) => name.endsWith('.csv'))) {
      for (const field of readFileSync(join(out, file), 'utf8').split(/[\r\n,]/)) {
        expect(field).not.toMatch(/^"?[=@]|^"?[+-](?![\d.])/)
      }
    }
  })

  it('is no markup in the report, which allows no script but its own and no network', () => {
    const html = readFileSync(join(out, 'report', 'index.html'), 'utf8')
    expect(html).not.toContain('<script>alert(1)')
    expect(html).not.toContain('<img src=x')
    const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html)?.[1] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*/)
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'/)
  })
})

describe('what may not be read or written', () => {
  // The system refuses the administrator nothing: who tests as such does it as nobody.
  const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
  const own = join(folder, 'của người khác')

  beforeAll(() => {
    mkdirSync(own)
    for (const path of [folder, own]) chmodSync(path, 0o777)
  })

  /** Why it cannot be shown here; null where it can. */
  async function obstacle(): Promise<string | null> {
    if (process.platform === 'win32') return 'Windows has no file modes'
    const { code } = await rasoat(['--version'], '', nobody)
    return code === 0 ? null : 'another user cannot read the program here'
  }

  it('tells of an unreadable file and an unreadable folder, and goes on with the others', async () => {
    const why = await obstacle()
    if (why !== null) return console.warn(`Unreadable files are not shown here: ${why}`)
    const closed = join(own, 'kín')
    mkdirSync(join(closed, 'khóa'), { recursive: true })
    writeFileSync(join(closed, 'kín.pdf'), 'x')
    writeFileSync(join(closed, 'mở.pdf'), await smallPlan(90))
    chmodSync(join(closed, 'kín.pdf'), 0)
    chmodSync(join(closed, 'khóa'), 0)
    const { code, stderr } = await rasoat(['run', closed, '-o', join(own, 'out')], '', nobody)
    expect(code, stderr).toBe(3)
    expect(stderr).toMatch(/kín\.pdf.*quyền đọc/)
    expect(stderr).toMatch(/khóa.*quyền đọc/)
    expect(existsSync(join(own, 'out', 'plans', 'mở.plan.json'))).toBe(true)
  })

  it('tells of an output folder that may not be written', async () => {
    const why = await obstacle()
    if (why !== null) return console.warn(`A closed output folder is not shown here: ${why}`)
    const closed = join(own, 'không ghi')
    mkdirSync(closed)
    chmodSync(closed, 0o555)
    writeFileSync(join(own, 'a.pdf'), await smallPlan(91))
    const { code, stderr } = await rasoat(['run', join(own, 'a.pdf'), '-o', closed], '', nobody)
    expect(code, stderr).toBe(2)
    expect(stderr).toMatch(/không có quyền ghi/)
    expect(stderr).not.toContain('    at ')
  })
})

async function hostile(): Promise<Uint8Array> {
  return typeset({
    head: {
      issuer: ['XÃ <B>ĐỘC</B>'],
      number: '1',
      symbol: 'KH-UBND',
      place: 'Độc',
      day: '1',
      month: '10',
      year: '2025',
    },
    type: 'KẾ HOẠCH',
    title: [HOSTILE],
    body: [
      { kind: 'paragraph', text: 'I. MỤC TIÊU' },
      { kind: 'paragraph', text: `1. ${HOSTILE} đạt tối thiểu 80% trong năm 2026.` },
      { kind: 'paragraph', text: `=1+1 @SUM(A1) đạt 90% năm 2026.` },
      { kind: 'paragraph', text: 'II. NHIỆM VỤ' },
      { kind: 'paragraph', text: `1. ${HOSTILE} trước ngày 30/6/2026.` },
    ],
    foot: { recipients: ['Lưu: VT.'], authority: ['CHỦ TỊCH'], signer: '=A1' },
  })
}
