import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { Decisions } from '../model/decisions.ts'
import { ConfigError } from '../model/errors.ts'
import { Pipeline } from '../model/pipeline.ts'
import { Template } from '../model/template.ts'

export interface LoadedTemplate {
  readonly template: Template
  readonly file: string
  readonly sha256: string
}

export interface LoadedPipeline {
  readonly pipeline: Pipeline
  /** Path as given; null for the pipeline that stands where none is named. */
  readonly file: string | null
  readonly sha256: string
  readonly templates: readonly LoadedTemplate[]
}

const SHIPPED = fileURLToPath(new URL('../../pipelines/templates/', import.meta.url))

/**
 * Loads a pipeline and its templates; without a file, every template shipped is a candidate.
 *
 * @throws ConfigError naming the file, the path to the key, and what was expected.
 */
export async function loadPipeline(file: string | null): Promise<LoadedPipeline> {
  if (file === null) {
    const pipeline = Pipeline.parse({ id: 'default', title: 'Mọi biểu mẫu có sẵn' })
    const names = await readdir(SHIPPED).catch(() => [])
    const files = names.filter((name) => name.endsWith('.template.json')).sort()
    const templates = await Promise.all(files.map((name) => loadTemplate(join(SHIPPED, name))))
    return { pipeline, file: null, sha256: hash(JSON.stringify(pipeline)), templates }
  }
  const { value, text } = await readJson(file)
  const pipeline = check(Pipeline, value, file)
  const templates: LoadedTemplate[] = []
  for (const [index, path] of pipeline.templates.entries()) {
    const full = resolve(dirname(file), path)
    templates.push(
      await loadTemplate(full).catch((error: unknown) =>
        Promise.reject(within(error, `${file}: templates.${index}`)),
      ),
    )
  }
  return { pipeline, file, sha256: hash(text), templates }
}

/** @throws ConfigError as {@link loadPipeline}. */
export async function loadTemplate(file: string): Promise<LoadedTemplate> {
  const { value, text } = await readJson(file)
  return { template: check(Template, value, file), file, sha256: hash(text) }
}

/** Reads and checks a JSON file against a schema. @throws ConfigError as {@link loadPipeline}. */
export async function loadJson<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  return check(schema, (await readJson(file)).value, file)
}

const vietnamese = z.locales.vi().localeError

/** Checks a value against a schema. @throws ConfigError with one line a problem: file, path to the key, expectation. */
export function check<T>(schema: z.ZodType<T>, value: unknown, file: string): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const said = schema.safeParse(value, { error: vietnamese }).error?.issues ?? []
  const lines = result.error.issues.map(
    ({ path, message }, index) =>
      `${file}: ${path.join('.') || '(gốc)'}: ${said[index]?.message ?? ''} (${message})`,
  )
  throw new ConfigError(lines.join('\n'))
}

async function readJson(file: string): Promise<{ value: unknown; text: string }> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    throw new ConfigError(`${file}: không đọc được tệp (cannot read the file)`, { cause: error })
  }
  try {
    return { value: JSON.parse(text.replace(/^﻿/, '')), text }
  } catch (error) {
    throw new ConfigError(`${file}: không phải JSON hợp lệ (not valid JSON): ${(error as Error).message}`, {
      cause: error,
    })
  }
}

function within(error: unknown, where: string): unknown {
  return error instanceof ConfigError
    ? new ConfigError(`${where}: ${error.message}`, { cause: error })
    : error
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Reads a person's `decisions.json`. @throws ConfigError as {@link loadPipeline}. */
export async function loadDecisions(file: string): Promise<{ file: string; decisions: Decisions }> {
  return { file, decisions: await loadJson(file, Decisions) }
}

/** Passwords of encrypted plans, one a line; blank lines are left out. @throws ConfigError where unreadable. */
export async function loadPasswords(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new ConfigError(`${file}: không đọc được tệp (cannot read the file)`, { cause: error })
  })
  return text.split(/\r?\n/).filter((line) => line !== '')
}
