import { z } from 'zod'
import { Decisions } from '../model/decisions.ts'
import { Gaps } from '../model/gaps.ts'
import { Pipeline } from '../model/pipeline.ts'
import { Plan } from '../model/plan.ts'
import { Summary } from '../model/summary.ts'
import { Template } from '../model/template.ts'
import { Timings } from '../model/timings.ts'

const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  plan: Plan,
  gaps: Gaps,
  template: Template,
  summary: Summary,
  decisions: Decisions,
  pipeline: Pipeline,
  timings: Timings,
}

export const SCHEMA_NAMES: readonly string[] = Object.keys(SCHEMAS)

/**
 * JSON Schema 2020-12 of an output or an input, as it stands in `schemas/<name>.schema.json`; null for an unknown
 * name. What people write by hand (`pipeline`) is described as they write it, defaults left out.
 */
export function jsonSchema(name: string): string | null {
  const schema = SCHEMAS[name]
  if (schema === undefined) return null
  const io = name === 'pipeline' ? 'input' : 'output'
  const { $schema, ...body } = z.toJSONSchema(schema, { target: 'draft-2020-12', io, reused: 'inline' })
  return `${JSON.stringify({ $schema, $id: `https://rasoat.invalid/schemas/${name}.schema.json`, ...body }, null, 2)}\n`
}
