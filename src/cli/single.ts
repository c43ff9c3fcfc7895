import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { InputError } from '../model/errors.ts'
import { readPlans } from '../pipeline/batch.ts'
import { type LoadedTemplate, loadPasswords, loadPipeline } from '../pipeline/config.ts'
import type { PlanOutcome } from '../pipeline/jobs.ts'
import type { CommandTools, ReadingOptions } from './command.ts'

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
        followLinks: true,
        threads: options.threads,
        holder: { pid: terminal.pid, now: terminal.now() },
      },
      { signal: interrupt.signal, tell: () => {} },
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
