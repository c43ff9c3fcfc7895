import { readFileSync } from 'node:fs'
import { z } from 'zod'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const Samples = z.array(z.string())

const Terms = z.strictObject({
  terms: z.array(
    z.strictObject({
      id: z.string(),
      pattern: z.string(),
      unless: z.string(),
      until: Day,
      replacement: z.string(),
      basis: z.string(),
      examples: Samples,
      counterexamples: Samples,
    }),
  ),
})

const Bodies = z.strictObject({
  bodies: z.array(
    z.strictObject({
      id: z.string(),
      pattern: z.string(),
      until: Day,
      successor: z.string(),
      basis: z.string(),
      examples: Samples,
      counterexamples: Samples,
    }),
  ),
  excuses: z.string(),
})

const Documents = z.strictObject({
  documents: z.array(
    z.strictObject({ number: z.string(), replacedBy: z.string(), from: Day, subject: z.string() }),
  ),
})

const bodies = Bodies.parse(readJson('./abolished-bodies.json'))

/** A wording that went out of use on the day `until`; `unless` in the same sentence tells of another matter. */
export const OUTDATED_TERMS = Terms.parse(readJson('./outdated-terms.json')).terms.map((term) => ({
  ...term,
  matcher: new RegExp(term.pattern, 'giu'),
  exception: new RegExp(term.unless, 'iu'),
}))

/** Bodies that ceased on the day `until`. */
export const ABOLISHED_BODIES = bodies.bodies.map((body) => ({
  ...body,
  matcher: new RegExp(body.pattern, 'giu'),
}))

/** Words in the same sentence that speak of the body as of something past. */
export const ABOLISHED_EXCUSES = new RegExp(bodies.excuses, 'iu')

/** Documents by number, and what holds in their place from the day `from`. */
export const REPLACED_DOCUMENTS = new Map(
  Documents.parse(readJson('./replaced-documents.json')).documents.map((entry) => [entry.number, entry]),
)

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
}
