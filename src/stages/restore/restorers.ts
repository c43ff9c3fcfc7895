/** Restorers remembered by their evidence's hash: reading the model and counting the evidence takes a moment. */
import type { Adaptation } from '../../model/adaptation.ts'
import { type LanguageModel, loadLanguageModel } from '../../vietnamese/language-model.ts'
import { createRestorer, type Restorer } from '../../vietnamese/restorer.ts'

// A memory, not a state: the same hash always gives an equal restorer. One model and one adaptation a process.
const memory: { model?: LanguageModel; hash?: string | null; restorer?: Restorer } = {}

export function restorerFor(adaptation: Adaptation | null): Restorer {
  const hash = adaptation?.hash ?? null
  if (memory.restorer !== undefined && memory.hash === hash) return memory.restorer
  memory.model ??= loadLanguageModel()
  const evidence = adaptation === null ? {} : { evidence: adaptation.lines }
  memory.restorer = createRestorer({ model: memory.model, ...evidence })
  memory.hash = hash
  return memory.restorer
}
