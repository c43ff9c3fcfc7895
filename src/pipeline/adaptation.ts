import type { DocumentTools, ReadDocument } from './document.ts'
import { stages } from './stages.ts'

/** Characters of plans that the batch's wording is learned from, so that memory does not grow with the batch. */
const MOST_TEXT = 4_000_000

/**
 * Learns the batch's wording from all candidate templates and its good pages, and keeps it in the cache.
 *
 * @returns the hash under which it is kept; null where there is nothing to learn from.
 */
export async function learnWording(
  documents: readonly ReadDocument[],
  tools: DocumentTools,
): Promise<string | null> {
  const templates = tools.settings.templates.map(({ template }) => ({
    source: 'template' as const,
    text: template.items.map(({ text }) => text).join('\n'),
  }))
  // In the order of their content's hash: which texts are taken does not depend on file names.
  const plans = [...documents]
    .filter(({ intake }) => intake.reference !== null)
    .sort((a, b) => ((a.intake.reference?.sha256 ?? '') < (b.intake.reference?.sha256 ?? '') ? -1 : 1))
  const texts: { source: 'template' | 'plan'; text: string }[] = [...templates]
  let size = 0
  for (const { pages } of plans) {
    const text = pages.flatMap(({ goodText }) => goodText ?? []).join('\n')
    if (text === '' || size + text.length > MOST_TEXT) continue
    size += text.length
    texts.push({ source: 'plan', text })
  }
  if (texts.length === 0 || tools.signal.aborted) return null
  tools.tell({ type: 'step', step: 'adapt' })
  const adaptation = await stages.adapt.run(
    { texts },
    stages.adapt.options.parse(tools.settings.stages.adapt ?? {}),
    {
      signal: tools.signal,
      cacheFolder: tools.settings.cacheFolder,
      lang: tools.settings.lang,
      note: () => {},
    },
  )
  if (tools.cache.get(adaptation.hash) === undefined) tools.cache.put(adaptation.hash, adaptation)
  return adaptation.hash
}
