import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import PDFDocument from 'pdfkit'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Summary } from '../../src/model/summary.ts'
import { type Ended, freshFolder, rasoat, startRasoat } from '../support/cli.ts'

const GOOD = fileURLToPath(new URL('../../samples/plans/01-xa-khe-say.pdf', import.meta.url))
const folder = freshFolder('bad')
const plans = join(folder, 'kế hoạch')
const out = join(folder, 'kết quả')
let ended: Ended
let summary: Summary

beforeAll(async () => {
  mkdirSync(plans)
  const good = readFileSync(GOOD)
  copyFileSync(GOOD, join(plans, 'tốt.pdf'))
  copyFileSync(GOOD, join(plans, 'tốt_bản sao.PDF'))
  writeFileSync(join(plans, 'rỗng.pdf'), '')
  writeFileSync(join(plans, 'ảnh.pdf'), await picture())
  writeFileSync(join(plans, 'cụt.pdf'), good.subarray(0, good.length >> 1))
  writeFileSync(join(plans, 'khóa.pdf'), await encrypted('mat-khau-dung'))
  writeFileSync(join(plans, 'chữ.pdf'), 'Kế hoạch này không phải PDF.')
  writeFileSync(join(folder, 'mật khẩu.txt'), 'sai\nmat-khau-dung\n')
  ended = await rasoat([
    'run',
    plans,
    join(folder, 'không có.pdf'),
    '-o',
    out,
    '--ocr-engine',
    'tesseract.js',
  ])
  summary = Summary.parse(JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function entry(file: string) {
  return summary.files.find((one) => one.file === file)
}

describe('bad files beside a good one', () => {
  it('exits with 3 and completes the good plan', () => {
    expect(ended.code).toBe(3)
    expect(entry('tốt.pdf')).toMatchObject({ status: 'done', commune: 'Khe Sậy', message: null })
    expect(readFileSync(join(out, 'plans', 'tốt.plan.json'), 'utf8')).toContain('Khe Sậy')
  })

  it.each([
    ['rỗng.pdf', 'empty', /rỗng/i],
    ['ảnh.pdf', 'not-a-pdf', /không phải/i],
    ['chữ.pdf', 'not-a-pdf', /không phải/i],
    ['cụt.pdf', 'damaged', /hỏng|cụt/i],
    ['khóa.pdf', 'encrypted', /mật khẩu/i],
    ['không có.pdf', 'missing', /không tìm thấy/i],
  ])('tells what is wrong with %s', (file, code, message) => {
    expect(entry(file)).toMatchObject({ status: 'failed', code })
    expect(entry(file)?.message).toMatch(message)
    expect(ended.stderr).toContain(file)
    expect(ended.stderr).toMatch(message)
  })

  it('notes the copy and does not count it twice', () => {
    const [first, second] = [entry('tốt_bản sao.PDF'), entry('tốt.pdf')]
    expect([first?.status, second?.status].sort()).toEqual(['done', 'duplicate'])
  })

  it('says that no password given opens an encrypted plan', async () => {
    writeFileSync(join(folder, 'sai.txt'), 'một\nhai\n')
    const words = ['run', join(plans, 'khóa.pdf'), '-o', join(folder, 'vẫn khóa')]
    const { code, stderr } = await rasoat([...words, '--password-file', join(folder, 'sai.txt')])
    expect(code).toBe(4)
    expect(stderr).toMatch(/mật khẩu.*không/i)
  })

  it('opens an encrypted plan with one of the passwords given', async () => {
    const unlocked = join(folder, 'mở khóa')
    const words = [
      'run',
      join(plans, 'khóa.pdf'),
      '-o',
      unlocked,
      '--password-file',
      join(folder, 'mật khẩu.txt'),
    ]
    expect((await rasoat(words)).code).toBe(0)
    expect(readFileSync(join(unlocked, 'text', 'khóa.txt'), 'utf8')).toContain('Open plan')
  })
})

describe('what changes under a run', () => {
  it('tells of a file that is gone when its turn comes, and of one that was written again', async () => {
    const going = join(folder, 'biến mất')
    mkdirSync(going)
    for (const name of ['a.pdf', 'b.pdf', 'c.pdf']) {
      writeFileSync(join(going, name), Buffer.concat([readFileSync(GOOD), Buffer.from(`%${name}`)]))
    }
    const run = startRasoat(['run', going, '-o', join(folder, 'mất'), '--threads', '1'])
    let seen = false
    run.onLine((text) => {
      if (seen || !/Tìm thấy/.test(text)) return
      seen = true
      rmSync(join(going, 'b.pdf'))
      writeFileSync(join(going, 'c.pdf'), 'khác')
    })
    const { code, stderr } = await run.ended
    expect(code, stderr).toBe(3)
    expect(stderr).toMatch(/b\.pdf: Tệp không còn ở đó/)
    expect(stderr).toMatch(/c\.pdf: Tệp bị thay đổi/)
    const after = Summary.parse(JSON.parse(readFileSync(join(folder, 'mất', 'summary.json'), 'utf8')))
    expect(after.files.map(({ code }) => code)).toEqual([null, 'vanished', 'changed'])
  })
})

describe('wrong use', () => {
  it('names the path to the key in a wrong pipeline and what was expected', async () => {
    const pipeline = join(folder, 'sai.json')
    writeFileSync(pipeline, JSON.stringify({ id: 'x', title: 'x', limits: { pages: 'nhiều' }, lạ: 1 }))
    const { code, stderr } = await rasoat(['run', plans, '-o', join(folder, 'x'), '-p', pipeline])
    expect(code).toBe(2)
    expect(stderr).toContain('limits.pages')
    expect(stderr).toContain('lạ')
    expect(stderr).toMatch(/mong đợi số.*expected number/)
    expect(stderr).not.toContain('    at ')
  })

  it('names a stage that does not exist and a template that is not there', async () => {
    const pipeline = join(folder, 'sai2.json')
    writeFileSync(pipeline, JSON.stringify({ id: 'x', title: 'x', stages: { đọc: {} } }))
    expect((await rasoat(['run', plans, '-o', join(folder, 'x'), '-p', pipeline])).stderr).toContain(
      'stages.đọc',
    )
    writeFileSync(pipeline, JSON.stringify({ id: 'x', title: 'x', templates: ['vắng.template.json'] }))
    const { code, stderr } = await rasoat(['run', plans, '-o', join(folder, 'x'), '-p', pipeline])
    expect(code).toBe(2)
    expect(stderr).toMatch(/templates\.0.*vắng\.template\.json/)
  })

  it('names the path to the key in a wrong template', async () => {
    const [pipeline, template] = [join(folder, 'sai3.json'), join(folder, 'sai.template.json')]
    writeFileSync(pipeline, JSON.stringify({ id: 'x', title: 'x', templates: ['sai.template.json'] }))
    writeFileSync(template, JSON.stringify({ schemaVersion: '1.0', id: 5 }))
    const wrong = await rasoat(['run', plans, '-o', join(folder, 'x'), '-p', pipeline])
    expect(wrong.code).toBe(2)
    expect(wrong.stderr).toMatch(/templates\.0: .*sai\.template\.json: id: .*expected string/)
    writeFileSync(template, '{')
    expect((await rasoat(['run', plans, '-o', join(folder, 'x'), '-p', pipeline])).stderr).toMatch(
      /sai\.template\.json: không phải JSON hợp lệ/,
    )
  })

  it('says in Vietnamese, or English when asked, how it is used', async () => {
    const missing = await rasoat(['run', plans])
    expect(missing.code).toBe(2)
    expect(missing.stderr).toMatch(/Lỗi: thiếu tùy chọn bắt buộc '-o, --output <folder>'/)
    expect((await rasoat(['run', plans, '--lang', 'en'])).stderr).toMatch(/error: required option/)
    expect((await rasoat(['run', plans, '-o', 'x', '--threads', '0'])).stderr).toMatch(/'0' không hợp lệ/)
    expect((await rasoat(['--help'])).stdout).toContain('rà soát một thư mục')
    expect((await rasoat(['--help', '--lang', 'en'])).stdout).toContain('review a folder of plans')
  })

  it('exits with 4 where nothing could be processed', async () => {
    mkdirSync(join(folder, 'trống'))
    const empty = await rasoat(['run', join(folder, 'trống'), '-o', join(folder, 'không gì')])
    expect(empty.code).toBe(4)
    expect(empty.stderr).toMatch(/Không thấy tệp PDF nào/)
    expect((await rasoat(['run', join(plans, 'rỗng.pdf'), '-o', join(folder, 'không')])).code).toBe(4)
  })

  it('tells who holds the output folder while another run is at work', async () => {
    const words = ['run', plans, '-o', join(folder, 'giữ')]
    const [first, second] = await Promise.all([rasoat(words), later(400).then(() => rasoat(words))])
    expect([first?.code, second?.code].sort()).toEqual([2, 3])
    expect(`${first?.stderr}${second?.stderr}`).toMatch(/đang dùng thư mục này.*"pid":\d+/)
  })

  it('cannot write below a file', async () => {
    const { code, stderr } = await rasoat(['run', plans, '-o', join(plans, 'rỗng.pdf', 'x')])
    expect(code).toBe(2)
    expect(stderr).not.toContain('    at ')
  })
})

function later(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

async function picture(): Promise<Buffer> {
  return sharp({ create: { width: 20, height: 20, channels: 3, background: 'white' } })
    .png()
    .toBuffer()
}

async function encrypted(password: string): Promise<Buffer> {
  const document = new PDFDocument({ userPassword: password, ownerPassword: 'owner', pdfVersion: '1.7ext3' })
  const parts: Buffer[] = []
  document.on('data', (part: Buffer) => parts.push(part))
  const end = new Promise((resolve) => document.on('end', resolve))
  document.fontSize(14).text('Open plan. '.repeat(60))
  document.end()
  await end
  return Buffer.concat(parts)
}
