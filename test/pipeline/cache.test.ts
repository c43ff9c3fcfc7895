import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cacheKey, canonical, openCache } from '../../src/pipeline/cache.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rasoat-cache-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function onlyFile(): string {
  const entry = readdirSync(folder, { recursive: true, withFileTypes: true }).find((one) => one.isFile())
  return join(entry?.parentPath ?? '', entry?.name ?? '')
}

describe('cache', () => {
  it('gives back what was put, also to a cache opened later', () => {
    const key = cacheKey({ stage: 'ocr', version: 1, input: 'a' })
    openCache(folder).put(key, { words: ['Kế hoạch'] })
    expect(openCache(folder).get(key)).toEqual({ words: ['Kế hoạch'] })
    expect(openCache(folder).get(cacheKey({ stage: 'ocr', version: 2, input: 'a' }))).toBeUndefined()
  })

  it('takes a file cut short at any place, or changed, for no hit', () => {
    const key = cacheKey({ stage: 'ocr', version: 1, input: 'a' })
    const cache = openCache(folder)
    cache.put(key, { words: ['một', 'hai'] })
    const file = onlyFile()
    const whole = readFileSync(file)
    for (let length = 0; length < whole.length; length += 5) {
      writeFileSync(file, whole.subarray(0, length))
      expect(cache.get(key)).toBeUndefined()
    }
    const changed = Buffer.from(whole)
    changed[changed.length - 4] = (changed.at(-4) ?? 0) ^ 1
    writeFileSync(file, changed)
    expect(cache.get(key)).toBeUndefined()
    writeFileSync(file, whole)
    expect(cache.get(key)).toEqual({ words: ['một', 'hai'] })
  })
})

describe('canonical', () => {
  it('does not depend on the order of keys, and tells different values apart', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (record, other) => {
        const turned = Object.fromEntries(Object.entries(record).reverse())
        expect(canonical(turned)).toBe(canonical(record))
        expect(JSON.parse(canonical(record))).toEqual(JSON.parse(JSON.stringify(record)))
        if (canonical(other) === canonical(record))
          expect(JSON.stringify(other)).toHaveLength(JSON.stringify(record).length)
      }),
    )
  })
})
