import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { storageError } from './files.ts'

/** Results of stages kept between runs, under keys that change whenever the result could. */
export interface Cache {
  readonly folder: string
  /** The value stored under `key`, or undefined where there is none or it is not whole. */
  get<T>(key: string): T | undefined
  /** Whether a whole value is stored under `key`. */
  has(key: string): boolean
  /** @throws ConfigError where the disk is full or the folder cannot be written. */
  put(key: string, value: unknown): void
}

/** The key of a stage's result: whatever it depends on, in any order of keys. */
export function cacheKey(parts: {
  stage: string
  version: number
  input: unknown
  options?: unknown
  knowledge?: unknown
}): string {
  return createHash('sha256').update(canonical(parts)).digest('hex')
}

/** JSON with sorted keys, so that equal values give equal text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}

/**
 * A cache in a folder, one file a value. A file starts with the hash of its body: one that a power cut left
 * half-written is no hit, so that nothing needs to be forced to the disk page by page.
 */
export function openCache(folder: string): Cache {
  return {
    folder,
    get<T>(key: string): T | undefined {
      const body = wholeBody(folder, key)
      return body === null ? undefined : (JSON.parse(body) as T)
    },
    has: (key) => wholeBody(folder, key) !== null,
    put(key: string, value: unknown): void {
      const file = fileOf(folder, key)
      const body = JSON.stringify(value)
      const partial = `${file}.${randomBytes(4).toString('hex')}.tmp`
      try {
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(partial, `${digest(body)}\n${body}`)
        renameSync(partial, file)
      } catch (error) {
        removeQuietly(partial)
        throw storageError(file, error)
      }
    },
  }
}

/** The JSON under `key`; null where there is none or it was cut short. */
function wholeBody(folder: string, key: string): string | null {
  const raw = readQuietly(fileOf(folder, key))
  if (raw === null) return null
  const end = raw.indexOf('\n')
  const body = raw.slice(end + 1)
  return end >= 0 && raw.slice(0, end) === digest(body) ? body : null
}

function fileOf(folder: string, key: string): string {
  return join(folder, key.slice(0, 2), `${key.slice(2)}.json`)
}

function readQuietly(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // What kept it from being written may keep it from being removed.
  }
}

function digest(body: string): string {
  return createHash('sha256').update(body).digest('hex')
}
