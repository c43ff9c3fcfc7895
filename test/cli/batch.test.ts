import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PlanDocument, typeset } from '../../scripts/typeset/index.ts'
import type { Plan } from '../../src/model/plan.ts'
import type { Summary } from '../../src/model/summary.ts'
import { freshFolder, rasoat } from '../support/cli.ts'

const folder = freshFolder('batch')
const plans = join(folder, 'plans')
const out = join(folder, 'out')
const words = ['run', plans, '-o', out]

const head = {
  issuer: ['ỦY BAN NHÂN DÂN', 'XÃ ĐỒNG MÂY'],
  number: '12',
  symbol: 'KH-UBND',
  place: 'Đồng Mây',
  day: '05',
  month: '10',
  year: '2025',
}
const plan: PlanDocument = {
  head,
  type: 'KẾ HOẠCH',
  title: 'Nâng cao chất lượng phục vụ người dân năm 2025 trên địa bàn xã Đồng Mây',
  body: [
    { kind: 'paragraph', text: 'MỤC TIÊU', label: 'I.', bold: true },
    {
      kind: 'paragraph',
      text: 'Tỷ lệ hồ sơ giải quyết đúng hạn đạt tối thiểu 95% trong năm 2025.',
      label: '-',
    },
    { kind: 'paragraph', text: 'TỔ CHỨC THỰC HIỆN', label: 'II.', bold: true },
    {
      kind: 'paragraph',
      text: 'Văn phòng chủ trì thực hiện các nhiệm vụ tại Phụ lục kèm theo Kế hoạch này.',
      label: '1.',
    },
  ],
  foot: { recipients: ['Lưu: VT.'], authority: ['CHỦ TỊCH'], signer: 'Trần Văn Bình' },
}
const annex: PlanDocument = {
  body: [
    { kind: 'paragraph', text: 'PHỤ LỤC', bold: true, align: 'center' },
    { kind: 'paragraph', text: 'DANH MỤC NHIỆM VỤ', bold: true, align: 'center' },
    {
      kind: 'paragraph',
      text: '(Kèm theo Kế hoạch số 12/KH-UBND của Ủy ban nhân dân xã Đồng Mây)',
      italic: true,
      align: 'center',
    },
    {
      kind: 'table',
      columns: [{ width: 1 }, { width: 5 }, { width: 3 }, { width: 2 }],
      header: [['STT', 'Nhiệm vụ', 'Chủ trì', 'Thời gian']],
      rows: [
        [
          '1',
          'Niêm yết công khai danh mục thủ tục hành chính tại trụ sở',
          'Trung tâm Phục vụ hành chính công',
          'Tháng 11/2025',
        ],
        ['2', 'Tập huấn kỹ năng số cho ít nhất 250 lượt người dân', 'Phòng Văn hóa - Xã hội', 'Quý IV/2025'],
      ],
    },
  ],
}

const summary = (): Summary => JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')) as Summary
const readPlan = (): Plan =>
  JSON.parse(readFileSync(join(out, 'plans', 'ke-hoach.plan.json'), 'utf8')) as Plan

beforeAll(async () => {
  mkdirSync(plans)
  writeFileSync(join(plans, 'ke-hoach.pdf'), await typeset(plan))
  writeFileSync(join(plans, 'phu-luc.pdf'), await typeset(annex))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a plan and its annex in two files', () => {
  it('are read as one plan, the annex as its last page', async () => {
    expect((await rasoat(words)).code).toBe(0)
    expect(summary().files.map(({ file, status, insteadOf }) => [file, status, insteadOf])).toEqual([
      ['ke-hoach.pdf', 'done', null],
      ['phu-luc.pdf', 'joined', 'ke-hoach.pdf'],
    ])
    const { source, tasks, indicators, findings } = readPlan()
    expect(source.pageCount).toBe(2)
    expect(source.attachments).toMatchObject([{ file: 'phu-luc.pdf', firstPage: 2, pageCount: 1 }])
    const posted = tasks.find(({ text }) => text.includes('Niêm yết'))
    expect(posted).toMatchObject({ origin: 'annex', deadline: { start: '2025-11-01' } })
    expect(posted?.evidence[0]?.page).toBe(2)
    expect(indicators.map(({ value, origin }) => [value, origin])).toEqual([
      [95, 'body'],
      [250, 'annex'],
    ])
    expect(findings.map(({ code }) => code)).not.toContain('annex-missing')
    expect(readdirSync(join(out, 'report', 'pages', 'ke-hoach'))).toEqual(['1.png', '2.png'])
    expect(existsSync(join(out, 'plans', 'phu-luc.plan.json'))).toBe(false)
  })

  it('are told apart again once the annex is gone, and nothing stale stays', async () => {
    rmSync(join(plans, 'phu-luc.pdf'))
    expect((await rasoat(words)).code).toBe(0)
    expect(readPlan().source.pageCount).toBe(1)
    expect(readPlan().findings.map(({ code }) => code)).toContain('annex-missing')
    writeFileSync(
      join(plans, 'ke-hoach khac.pdf'),
      await typeset({ ...plan, head: { ...head, number: '13' } }),
    )
    rmSync(join(plans, 'ke-hoach.pdf'))
    expect((await rasoat(words)).code).toBe(0)
    expect(existsSync(join(out, 'plans', 'ke-hoach.plan.json'))).toBe(false)
    expect(existsSync(join(out, 'plans', 'ke-hoach khac.plan.json'))).toBe(true)
  })
})
