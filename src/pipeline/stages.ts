import type { z } from 'zod'
import { ConfigError } from '../model/errors.ts'
import type { Pipeline } from '../model/pipeline.ts'
import type { SlotName } from '../model/stage.ts'
import { adapt } from '../stages/adapt/index.ts'
import { check as checkStage } from '../stages/check/index.ts'
import { compare } from '../stages/compare/index.ts'
import { extract } from '../stages/extract/index.ts'
import { layout } from '../stages/layout/index.ts'
import { match } from '../stages/match/index.ts'
import { ocr } from '../stages/ocr/index.ts'
import { read } from '../stages/read/index.ts'
import { restore } from '../stages/restore/index.ts'
import { structure } from '../stages/structure/index.ts'
import { survey } from '../stages/survey/index.ts'
import { check } from './config.ts'

export const stages = {
  read,
  ocr,
  layout,
  adapt,
  restore,
  structure,
  extract,
  check: checkStage,
  match,
  compare,
  survey,
} as const

/**
 * The whole way of a plan, in order. `adapt` stands once for the batch, between the pages' layout and their
 * restoration; `survey` once at the end.
 */
export const STAGES = [
  read,
  ocr,
  layout,
  adapt,
  restore,
  structure,
  extract,
  checkStage,
  match,
  compare,
  survey,
] as const

/** The slots that are there before the first stage runs. */
const GIVEN: readonly SlotName[] = ['file']

/** What is wrong with an order of stages: each stage that needs a slot which no stage before it adds. */
export function unmetNeeds(
  order: readonly { readonly name: string; readonly needs: readonly SlotName[]; readonly adds: SlotName }[],
): string[] {
  const filled = new Set(GIVEN)
  return order.flatMap((stage) => {
    const unmet = stage.needs.filter((slot) => !filled.has(slot)).map((slot) => `${stage.name}: ${slot}`)
    filled.add(stage.adds)
    return unmet
  })
}

/**
 * Checks what a pipeline says of the stages' options.
 *
 * @throws ConfigError for a stage that does not exist, an unknown option, or a wrong type, with its path.
 */
export function stageOptions(loaded: { pipeline: Pipeline; file: string | null }): Record<string, unknown> {
  const unmet = unmetNeeds(STAGES)
  if (unmet.length > 0) throw new Error(`stages in a wrong order: ${unmet.join(', ')}`)
  const file = loaded.file ?? 'pipeline'
  const known = new Map<string, z.ZodType>(STAGES.map((stage) => [stage.name, stage.options]))
  const strange = Object.keys(loaded.pipeline.stages).filter((name) => !known.has(name))
  if (strange.length > 0) {
    throw new ConfigError(`${file}: stages.${strange[0]}: ${[...known.keys()].join(' | ')}`)
  }
  return Object.fromEntries(
    [...known].map(([name, options]) => [
      name,
      check(options, loaded.pipeline.stages[name] ?? {}, `${file}: stages.${name}`),
    ]),
  )
}
