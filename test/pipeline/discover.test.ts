import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { discover, hashFile } from '../../src/pipeline/discover.ts'
import { takeIn } from '../../src/pipeline/intake.ts'

let folder = ''
const options = { followLinks: false }

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rasoat-discover-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function put(path: string, content = path): string {
  const full = join(folder, path)
  mkdirSync(join(full, '..'), { recursive: true })
  writeFileSync(full, content)
  return full
}

describe('discover', () => {
  it('finds PDFs in folders at any depth and in any letter case, and nothing else', async () => {
    put('a.pdf')
    put('đợt 1/B.PDF')
    put('đợt 1/sâu/c.Pdf')
    put('ghi-chu.txt')
    put('._a.pdf')
    put('.ẩn/d.pdf')
    const files = (await discover([folder], options)).map(({ file }) => file)
    expect(files).toEqual(['a.pdf', 'đợt 1/B.PDF', 'đợt 1/sâu/c.Pdf'])
  })

  it('names decomposed file names in NFC and keeps the path that opens', async () => {
    put('Kế hoạch xã.pdf'.normalize('NFD'))
    const [found] = await discover([folder], options)
    expect(found?.file).toBe('Kế hoạch xã.pdf'.normalize('NFC'))
    expect((await hashFile(found?.path ?? '')).bytes).toBeGreaterThan(0)
  })

  it('takes a file named outright whatever its ending, once', async () => {
    const path = put('khong-duoi')
    expect(await discover([path, path], options)).toHaveLength(1)
  })

  it('lists a path that is not there with its problem', async () => {
    put('a.pdf')
    const files = await discover([folder, join(folder, 'vang.pdf')], options)
    expect(files.map(({ problem }) => problem?.code ?? null)).toEqual([null, 'missing'])
  })

  it.runIf(canLink())('does not follow links out of the folder, nor into a loop', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'rasoat-outside-'))
    writeFileSync(join(outside, 'x.pdf'), 'x')
    put('a.pdf')
    symlinkSync(join(outside, 'x.pdf'), join(folder, 'x.pdf'))
    symlinkSync(outside, join(folder, 'ngoài'))
    symlinkSync(folder, join(folder, 'vòng'))
    symlinkSync(join(folder, 'không có'), join(folder, 'đứt.pdf'))
    const files = await discover([folder], options)
    expect(files.map(({ file, problem }) => [file, problem?.code ?? null])).toEqual([
      ['a.pdf', null],
      ['x.pdf', 'link-outside'],
      ['đứt.pdf', 'missing'],
    ])
    const followed = await discover([folder], { followLinks: true })
    expect(followed.map(({ file }) => file)).toEqual(['a.pdf', 'ngoài/x.pdf', 'x.pdf', 'đứt.pdf'])
    rmSync(outside, { recursive: true })
  })
})

describe('takeIn', () => {
  it('notes copies by content and counts the first in order', async () => {
    put('b.pdf', 'same')
    put('a.pdf', 'same')
    put('c.pdf', 'other')
    const intakes = await takeIn([folder], { followLinks: false, passwords: [], lang: 'vi' })
    expect(intakes.map(({ entry }) => [entry.file, entry.status, entry.insteadOf])).toEqual([
      ['a.pdf', 'pending', null],
      ['b.pdf', 'duplicate', 'a.pdf'],
      ['c.pdf', 'pending', null],
    ])
    expect(intakes[1]?.entry.message).toContain('a.pdf')
  })
})

function canLink(): boolean {
  const probe = mkdtempSync(join(tmpdir(), 'rasoat-link-'))
  try {
    symlinkSync(probe, join(probe, 'link'))
    return true
  } catch {
    return false
  } finally {
    rmSync(probe, { recursive: true, force: true })
  }
}
