import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { InputError } from '../model/errors.ts'
import type { Gaps } from '../model/gaps.ts'
import { Plan } from '../model/plan.ts'
import { readPlans } from '../pipeline/batch.ts'
import {
  type LoadedTemplate,
  loadJson,
  loadPasswords,
  loadPipeline,
  loadTemplate,
} from '../pipeline/config.ts'
import type { PlanOutcome } from '../pipeline/jobs.ts'
import { comparePlan } from '../stages/compare/gaps.ts'
import { compare } from '../stages/compare/index.ts'
import { draftTemplate } from '../template/index.ts'
import type { CommandTools, ReadingOptions } from './command.ts'
import { holderOf } from './terminal.ts'
import { PROGRAM_VERSION } from './version.ts'

/**
 * Reads one PDF through all stages, with a cache that goes when it is done.
 *
 * @throws InputError where the file cannot be processed.
 */
export async function readOne(
  file: string,
  {
    options,
    tools,
    templates,
  }: { options: ReadingOptions; tools: CommandTools; templates?: readonly LoadedTemplate[] },
): Promise<PlanOutcome> {
  const { terminal, lang } = tools
  const pipeline = await loadPipeline(options.pipeline ?? null)
  const out = await mkdtemp(join(tmpdir(), 'rasoat-'))
  const interrupt = new AbortController()
  const forget = terminal.onInterrupt(() => interrupt.abort())
  try {
    return await readPlans(
      {
        paths: [file],
        out,
        pipeline: templates === undefined ? pipeline : { ...pipeline, templates },
        decisions: [],
        lang,
        asOf: options.asOf ?? null,
        ocrEngine: options.ocrEngine,
        passwords: options.passwordFile === undefined ? [] : await loadPasswords(options.passwordFile),
        environment: terminal.environment,
        followLinks: true,
        pictures: false,
        version: PROGRAM_VERSION,
        threads: options.threads,
        holder: holderOf(terminal),
      },
      { signal: interrupt.signal, tell: () => {} },
      async () =>
        async ({ intakes, runs }, { cache }) => {
          const [run] = runs
          const outcome = run?.key == null ? undefined : cache.get<PlanOutcome>(run.key)
          if (outcome !== undefined) return outcome
          throw run?.problem ?? new InputError('missing', intakes[0]?.entry.message ?? file)
        },
    )
  } finally {
    forget()
    await rm(out, { recursive: true, force: true })
  }
}

/** Compares a plan with one template, each a PDF or a JSON. @throws InputError, ConfigError. */
export async function readPlanAgainst(
  plan: string,
  template: string,
  reading: { options: ReadingOptions; tools: CommandTools },
): Promise<Gaps> {
  const loaded = await readTemplate(template, reading)
  const { pipeline } = await loadPipeline(reading.options.pipeline ?? null)
  const { rules, stages } = pipeline
  const settings = compare.options.parse({ ...stages.compare, rules, lang: reading.tools.lang })
  const read = isJson(plan)
    ? await loadJson(plan, Plan)
    : (await readOne(plan, { ...reading, templates: [loaded] })).plan
  return comparePlan(
    {
      plan: read,
      template: loaded.template,
      templateFile: { file: basename(loaded.file), sha256: loaded.sha256 },
    },
    settings,
  )
}

/** A template's JSON, or one drafted from the province's PDF. */
async function readTemplate(
  file: string,
  reading: { options: ReadingOptions; tools: CommandTools },
): Promise<LoadedTemplate> {
  if (isJson(file)) return loadTemplate(file)
  const { plan } = await readOne(file, { ...reading, templates: [] })
  return { file, sha256: plan.source.sha256, template: draftTemplate(plan).template }
}

function isJson(file: string): boolean {
  return /\.json$/i.test(file)
}
