import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { bareKey, barePattern } from '../vietnamese/keys.ts'

export const SectionKind = z.enum([
  'background',
  'goal',
  'goal-general',
  'goal-specific',
  'purpose',
  'requirement',
  'budget',
  'scope',
  'organise',
  'task',
])
export type SectionKind = z.infer<typeof SectionKind>

const SectionKinds = z.strictObject({
  kinds: z.array(
    z.strictObject({
      kind: SectionKind,
      /** Over the `bare` key, from its start. */
      patterns: z.array(z.string()),
      examples: z.array(z.string()),
      counterexamples: z.array(z.string()),
    }),
  ),
})

/** What a plan's sections are usually called. */
export const SECTION_KINDS = SectionKinds.parse(
  JSON.parse(readFileSync(new URL('./section-kinds.json', import.meta.url), 'utf8')),
).kinds

const PATTERNS = SECTION_KINDS.map(({ kind, patterns }) => ({
  kind,
  pattern: barePattern(`^(?:về |phần [a-z\\d]+[.: ]*)?(?:${patterns.join('|')})(?![a-z\\d])`),
}))

/** The kind of a section by its heading; null for a heading that tells nothing ("Công an xã"). */
export function sectionKindOf(title: string): SectionKind | null {
  const bare = bareKey(title.trim())
  return PATTERNS.find(({ pattern }) => pattern.test(bare))?.kind ?? null
}
