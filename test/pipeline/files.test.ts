import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import * as promises from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ConfigError } from '../../src/model/errors.ts'
import { openCache } from '../../src/pipeline/cache.ts'
import { writeWhole } from '../../src/pipeline/files.ts'
import { holdFolder } from '../../src/pipeline/lock.ts'
import { removeLeftovers } from '../../src/pipeline/stale.ts'

vi.mock('node:fs/promises', async (original) => {
  const real = (await original()) as typeof promises
  return { ...real, rename: vi.fn(real.rename) }
})

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rasoat-files-'))
})
afterEach(() => {
  vi.mocked(promises.rename).mockClear()
  rmSync(folder, { recursive: true, force: true })
})

/** The system's refusal to write `path`, once. */
function refuseOnce(code: string): void {
  vi.mocked(promises.rename).mockImplementationOnce(async () => {
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

describe('what a killed run leaves of files it was about to write', () => {
  it('goes before the next run, and nothing else does', async () => {
    const kept = [
      'plans/a.plan.json',
      'plans/kế hoạch 2.2026',
      'report.xlsx',
      'own.json.bak',
      '.rasoat/cache/ab/c.json',
    ]
    const gone = [
      'plans/a.plan.json.0123abcd.tmp',
      'report.xlsx.fedcba98.tmp',
      'report/pages/a/1.webp.00000000.tmp',
      '.rasoat/cache/ab/c.json.0f0f0f0f.tmp',
    ]
    for (const file of [...kept, ...gone]) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), 'x')
    }
    await removeLeftovers(folder)
    expect(kept.filter((file) => existsSync(join(folder, file)))).toEqual(kept)
    expect(gone.filter((file) => existsSync(join(folder, file)))).toEqual([])
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
