/** Stage `adapt`: condenses the batch's good texts into the evidence to which restoration adapts. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Adaptation, EvidenceText } from '../../model/adaptation.ts'
import type { Stage } from '../../model/stage.ts'
import { normaliseSpelling } from '../../vietnamese/normalise.ts'

export const AdaptOptions = z.strictObject({
  /** Most characters kept, templates first, then what most texts say. */
  limit: z.int().min(0).default(600_000),
})
export type AdaptOptions = z.infer<typeof AdaptOptions>

export interface AdaptInput {
  readonly texts: readonly EvidenceText[]
}

export const adapt: Stage<AdaptInput, AdaptOptions, Adaptation> = {
  name: 'adapt',
  version: 1,
  unit: 'batch',
  needs: [],
  adds: 'adaptation',
  options: AdaptOptions as z.ZodType<AdaptOptions>,
  run: (input, options) => condense(input.texts, options.limit),
}

const RANK = { template: 2, page: 1, plan: 0 } as const

interface Kept {
  rank: number
  texts: number
}

/**
 * The distinct lines of all texts, digits masked, bounded to `limit` characters. The same texts in another order
 * give the same result.
 */
export function condense(texts: readonly EvidenceText[], limit = 600_000): Adaptation {
  const found = new Map<string, Kept>()
  for (const { source, text } of texts) {
    for (const line of new Set(linesOf(text))) {
      const kept = found.get(line) ?? { rank: 0, texts: 0 }
      found.set(line, { rank: Math.max(kept.rank, RANK[source]), texts: kept.texts + 1 })
    }
  }
  const ranked = [...found].sort(
    ([a, x], [b, y]) => y.rank - x.rank || y.texts - x.texts || (a < b ? -1 : a > b ? 1 : 0),
  )
  const lines: string[] = []
  let size = 0
  for (const [line] of ranked) {
    size += line.length + 1
    if (size > limit) break
    lines.push(line)
  }
  lines.sort()
  return { hash: createHash('sha256').update(lines.join('\n')).digest('hex'), lines }
}

/** Lines joined into sentences where a line plainly runs on, white space folded, digits masked. */
function linesOf(text: string): string[] {
  const joined: string[] = []
  for (const raw of text.split(/[\n\f]/)) {
    const line = normaliseSpelling(raw).replace(/\d/g, '0').replace(/\s+/g, ' ').trim()
    if (line === '') continue
    const last = joined.at(-1)
    const runsOn =
      last !== undefined && /[\p{Ll},]$/u.test(last) && /^[\p{Ll}(]/u.test(line) && !/^\p{Ll}[.)]/u.test(line)
    if (runsOn) joined[joined.length - 1] = `${last} ${line}`
    else joined.push(line)
  }
  return joined.filter((line) => /\p{L}{2}/u.test(line))
}
