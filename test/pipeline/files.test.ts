import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import writeFileAtomic from 'write-file-atomic'
import { ConfigError } from '../../src/model/errors.ts'
import { openCache } from '../../src/pipeline/cache.ts'
import { writeWhole } from '../../src/pipeline/files.ts'
import { holdFolder } from '../../src/pipeline/lock.ts'

vi.mock('write-file-atomic', async (original) => ({
  default: vi.fn(((await original()) as { default: typeof writeFileAtomic }).default),
}))

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rasoat-files-'))
})
afterEach(() => {
  vi.mocked(writeFileAtomic).mockClear()
  rmSync(folder, { recursive: true, force: true })
})

/** The system's refusal to write `path`, once. */
function refuseOnce(code: string): void {
  vi.mocked(writeFileAtomic).mockImplementationOnce(async () => {
    throw Object.assign(new Error(code), { code })
  })
}

describe('writeWhole', () => {
  it('writes beside a file that Excel or Word holds open, and leaves that one alone', async () => {
    const path = join(folder, 'report.xlsx')
    writeFileSync(path, 'old')
    refuseOnce('EBUSY')
    const written = await writeWhole(path, 'new')
    expect(written).toMatchObject({ wanted: path, path: join(folder, 'report (2).xlsx') })
    expect(readFileSync(path, 'utf8')).toBe('old')
    expect(readFileSync(written.path, 'utf8')).toBe('new')
  })

  it.each([
    ['ENOSPC', /đã đầy/],
    ['EACCES', /không có quyền ghi/],
    ['EROFS', /chỉ cho đọc/],
    ['EIO', /EIO/],
  ])('tells of %s and leaves what was there', async (code, message) => {
    const path = join(folder, 'summary.json')
    writeFileSync(path, 'old')
    refuseOnce(code)
    const failure = writeWhole(path, 'new')
    await expect(failure).rejects.toThrow(ConfigError)
    await expect(failure).rejects.toThrow(message)
    expect(readFileSync(path, 'utf8')).toBe('old')
    expect(readdirSync(folder)).toEqual(['summary.json'])
  })

  it('leaves a file alone whose content is the same', async () => {
    const path = join(folder, 'a.json')
    expect((await writeWhole(path, 'x')).changed).toBe(true)
    expect((await writeWhole(path, 'x')).changed).toBe(false)
  })
})

describe('a cache that cannot be written', () => {
  it('stops the run with a word rather than costing a page', () => {
    writeFileSync(join(folder, 'file'), '')
    expect(() => openCache(join(folder, 'file', 'cache')).put('abc', 1)).toThrow(ConfigError)
  })
})

describe('holdFolder', () => {
  const holder = (pid: number, dead: readonly number[] = []) => ({
    pid,
    now: new Date(0),
    isAlive: (other: number) => !dead.includes(other),
  })
  const onLost = (): void => {}

  it('keeps a second run out and names the first', async () => {
    const release = await holdFolder(folder, { holder: holder(11), onLost })
    await expect(holdFolder(folder, { holder: holder(12), onLost })).rejects.toThrow(/"pid":11/)
    await release()
    await (await holdFolder(folder, { holder: holder(12), onLost }))()
  })

  it('takes over at once from a holder that died, by one of several that try', async () => {
    const lock = join(folder, '.rasoat', 'lock')
    const release = await holdFolder(folder, { holder: holder(11), onLost })
    const card = readFileSync(join(folder, '.rasoat', 'holder.json'), 'utf8')
    await release()
    // What SIGKILL leaves: the lock and the card.
    mkdirSync(lock)
    writeFileSync(join(folder, '.rasoat', 'holder.json'), card)
    const tries = await Promise.allSettled(
      [21, 22, 23].map((pid) => holdFolder(folder, { holder: holder(pid, [11]), onLost })),
    )
    const held = tries.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
    expect(held).toHaveLength(1)
    await held[0]?.()
    expect(existsSync(lock)).toBe(false)
  })
})
