import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { bareKey, barePattern } from '../vietnamese/keys.ts'

const DocumentTypes = z.strictObject({
  types: z.array(
    z.strictObject({
      name: z.string(),
      /** What stands in a document's symbol for this type: `KH` in `47/KH-UBND`. */
      symbols: z.array(z.string()),
      aliases: z.array(z.string()),
      examples: z.array(z.string()),
      counterexamples: z.array(z.string()),
    }),
  ),
})
export type DocumentType = z.infer<typeof DocumentTypes>['types'][number]

/** The kinds of administrative and legal documents (Nghị định 30/2020/NĐ-CP, Article 7, and the Party's kinds). */
export const DOCUMENT_TYPES: readonly DocumentType[] = DocumentTypes.parse(
  JSON.parse(readFileSync(new URL('./document-types.json', import.meta.url), 'utf8')),
).types

const NAMES = DOCUMENT_TYPES.flatMap((type) =>
  [type.name, ...type.aliases].map((alias) => ({ type, alias })),
).sort((a, b) => b.alias.length - a.alias.length)

/** A pattern over the `bare` key that matches any kind's name; the longest name wins. */
export const DOCUMENT_TYPE_SOURCE: string = NAMES.map(({ alias }) => alias.toLowerCase()).join('|')

const WHOLE = NAMES.map(({ type, alias }) => ({
  type,
  pattern: barePattern(`^${alias.toLowerCase()}(?![a-z\\d])`),
}))

/** The kind whose name stands at the start of the `bare` key, or null. */
export function documentTypeOf(bare: string): DocumentType | null {
  const type = WHOLE.find(({ pattern }) => pattern.test(bare))?.type ?? null
  return type?.counterexamples.some((other) => bare.startsWith(bareKey(other))) ? null : type
}

/** The kind that a document's symbol names (`KH-UBND`, `NQ/TW`), or null. */
export function documentTypeOfSymbol(symbol: string): DocumentType | null {
  const parts = symbol.split(/[-/&.]/).map((part) => part.replace(/\d+$/, ''))
  for (const part of parts) {
    const type = DOCUMENT_TYPES.find((candidate) => candidate.symbols.includes(part))
    if (type) return type
  }
  return null
}
