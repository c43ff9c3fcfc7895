import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { bareKey } from '../vietnamese/keys.ts'

const Abbreviations = z.strictObject({
  abbreviations: z.array(z.strictObject({ short: z.string(), long: z.string() })),
})

/** Abbreviations usual in communes' plans. */
export const ABBREVIATIONS = Abbreviations.parse(
  JSON.parse(readFileSync(new URL('./abbreviations.json', import.meta.url), 'utf8')),
).abbreviations

const LONG_WORDS: ReadonlyMap<string, readonly string[]> = new Map(
  ABBREVIATIONS.map(({ short, long }) => [bareKey(short), bareKey(long).match(/[a-z\d]+/g) ?? []]),
)

/** The words that a `bare` word stands for (`ubnd` → uy, ban, nhan, dan); null where it is no abbreviation. */
export function expandWord(bare: string): readonly string[] | null {
  return LONG_WORDS.get(bare) ?? null
}

/** The `bare` words of a text, abbreviations written out: one key for `TTHC` and "thủ tục hành chính". */
export function expandedWords(text: string): string[] {
  return (bareKey(text).match(/[a-z\d]+/g) ?? []).flatMap((word) => [...(expandWord(word) ?? [word])])
}
