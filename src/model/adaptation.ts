import { z } from 'zod'

/** One text that shows what is likely said: a template, a born-digital plan or a good page of the same document. */
export const EvidenceText = z.strictObject({ source: z.enum(['template', 'plan', 'page']), text: z.string() })
export type EvidenceText = z.infer<typeof EvidenceText>

/**
 * Slot of the stage `adapt`: the wording to which the language model adapts for this batch. Digits are masked:
 * evidence may sway wording, never a value.
 */
export const Adaptation = z.strictObject({
  /** SHA-256 (hex) over the lines; the order in which the texts came does not matter. */
  hash: z.string(),
  /** Distinct lines of clean text, sorted; at most 600,000 characters in all. */
  lines: z.array(z.string()),
})
export type Adaptation = z.infer<typeof Adaptation>
