import { isAttached } from '../../knowledge/phrases.ts'
import type { Paragraph } from '../../model/structure.ts'
import type { Draft } from './paragraphs.ts'

/** What a paragraph is: `governs` tells that labelled paragraphs stand below it. */
export function roleOf(
  draft: Draft,
  { text, governs }: { text: string; governs: boolean },
): Paragraph['role'] {
  const first = draft.lines[0]
  if (!first) return 'text'
  if (first.kind === 'page-number' || first.kind === 'footnote' || first.kind === 'running-head')
    return first.kind
  if (first.kind === 'margin') return 'margin'
  if (first.zone === 'head' || first.zone === 'title') return 'text'
  if (draft.label === null) {
    const short = text.length < 160 && !/[.;,]$/.test(text)
    const stands =
      draft.lines.every((line) => line.centred) || (draft.lines.every((line) => line.bold) && short)
    const aside = first.indent > first.slack + 100
    if (first.zone === 'annex' && isAttached(first.plain)) return 'heading'
    return first.zone !== 'foot' && stands && !aside ? 'heading' : 'text'
  }
  if (first.zone === 'foot') return 'item'
  if (governs) return 'heading'
  return draft.label.readings[0]?.ordinal === null
    ? 'item'
    : looksLikeHeading(draft, text)
      ? 'heading'
      : 'item'
}

/** Bold, in capitals, or short and without a full stop. */
function looksLikeHeading(draft: Draft, text: string): boolean {
  if (/[.;]$/.test(text)) return draft.lines.every((line) => line.bold || line.upper)
  if (draft.lines.every((line) => line.bold || line.upper)) return true
  return text.length < 200
}
