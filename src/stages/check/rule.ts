import type { z } from 'zod'
import type { PageMethod } from '../../model/page.ts'
import type { Evidence, Extraction, Severity } from '../../model/plan.ts'
import type { DocumentStructure } from '../../model/structure.ts'

/** What a rule looks at. */
export interface Subject {
  readonly structure: DocumentStructure
  readonly extraction: Extraction
  /** Day on which the plans are looked at, ISO; null where only what the plan says itself counts. */
  readonly asOf: string | null
}

/** One thing that a rule found; `facts` fill the places `{name}` of its message. */
export interface Hit {
  readonly facts: Readonly<Record<string, string | number>>
  /** Empty only where the matter is an absence. */
  readonly evidence: readonly Evidence[]
  readonly expectedAt?: { readonly page: number | null; readonly section: string | null }
}

/**
 * A plan in a few lines, to show what a rule finds and what it leaves alone. Each line is a paragraph with its list
 * label in front where it has one ("1. ", "a) ", "- "); `@hl`, `@fr` and `@a` put it into the head, the foot or the
 * annex, `PART 1 ` into a second document, and lines in `|` are rows of a table, `|=` of its header.
 */
export interface Example {
  readonly lines?: readonly string[]
  /** Laid over an otherwise complete commune plan dated 15/10/2025. */
  readonly extraction?: DeepPartial<Extraction>
  /** Taken for a scan: pages read by OCR. */
  readonly scan?: boolean
  /** How each page was read; born digital where left out. */
  readonly pages?: readonly z.infer<typeof PageMethod>[]
}

export interface Rule {
  readonly code: string
  readonly severity: Severity
  /** The article or fact behind the rule. */
  readonly basis: string
  readonly message: { readonly vi: string; readonly en: string }
  find(subject: Subject): Hit[]
  readonly examples: readonly Example[]
  readonly counterexamples: readonly Example[]
}

export type DeepPartial<T> = T extends readonly (infer Item)[]
  ? readonly DeepPartial<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]?: DeepPartial<T[Key]> }
    : T

/** The message with its places filled. */
export function fillMessage(message: string, facts: Hit['facts']): string {
  return message.replace(/\{(\w+)\}/g, (place, name: string) => String(facts[name] ?? place))
}
