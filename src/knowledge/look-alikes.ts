import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { markedKey } from '../vietnamese/keys.ts'

const List = z.strictObject({
  why: z.string(),
  words: z.array(z.string()),
  examples: z.array(z.string()),
  counterexamples: z.array(z.string()),
})
const LookAlikes = z.strictObject({
  labels: List,
  descriptions: List,
  commitments: List,
  past: List,
  never: List,
})

/** Words that tell a target from a number that only looks like one; each list has examples that a test holds. */
export const LOOK_ALIKES = LookAlikes.parse(
  JSON.parse(readFileSync(new URL('./look-alikes.json', import.meta.url), 'utf8')),
)

/** A pattern over the `marked` key that matches any of the words, whole. */
export function wordsPattern(words: readonly string[], form: { end: boolean; flags?: string }): RegExp {
  const source = [...words]
    .sort((a, b) => b.length - a.length)
    .map(markedKey)
    .join('|')
  return new RegExp(
    `(?<![\\p{L}\\d])(?:${source})${form.end ? '\\s*$' : '(?![\\p{L}\\d])'}`,
    form.flags ?? 'u',
  )
}
