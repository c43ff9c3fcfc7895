import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { bareKey, barePattern } from '../vietnamese/keys.ts'

export const ColumnRole = z.enum([
  'index',
  'content',
  'measure',
  'value',
  'baseline',
  'responsible',
  'coordinating',
  'both',
  'deadline',
  'start',
  'end',
  'product',
  'note',
  'place',
])
export type ColumnRole = z.infer<typeof ColumnRole>

const TableHeaders = z.strictObject({
  /** Word classes that patterns name as `{who}`; without such names themselves. */
  words: z.record(z.string(), z.string()),
  roles: z.array(
    z.strictObject({
      role: ColumnRole,
      /** Over the `bare` key of the whole header cell. */
      patterns: z.array(z.string()),
      examples: z.array(z.string()),
      counterexamples: z.array(z.string()),
    }),
  ),
})

/** What the columns of tasks and indicators are usually called. */
const DATA = TableHeaders.parse(
  JSON.parse(readFileSync(new URL('./table-headers.json', import.meta.url), 'utf8')),
)
export const TABLE_HEADERS = DATA.roles

const PATTERNS = TABLE_HEADERS.map(({ role, patterns }) => ({
  role,
  pattern: barePattern(`^(?:${patterns.map(written).join('|')})$`),
}))
/** No header is longer; what is would only cost time. */
const MAX_HEADER = 120

/** All roles that a header cell may have, the likeliest first; empty for a header that tells nothing. */
export function columnRoles(header: string): ColumnRole[] {
  if (header.length > MAX_HEADER) return []
  const bare = bareKey(header)
    .replace(/\s+/g, ' ')
    .replace(/[*:.]+$/, '')
    .trim()
  // A remark in parentheses tells the year or the measure, not the role; "Thời gian (Năm 2026)".
  const plain = bare.replace(/\s*\([^)]*\)\s*/g, ' ').trim() || bare
  // "Năm 2025 (ước thực hiện)"
  if (
    /\((?:uoc |da )?(?:thuc hien|ket qua|hien trang|uoc dat|th)[^()]*\)/.test(bare) &&
    /(?:19|20)\d{2}/.test(bare)
  )
    return ['baseline']
  return PATTERNS.filter(({ pattern }) => pattern.test(plain)).map(({ role }) => role)
}

/** A pattern with its word classes written out. */
function written(pattern: string): string {
  return pattern.replace(/\{([a-z]+)\}/g, (_, name: string) => {
    const words = DATA.words[name]
    if (words === undefined) throw new Error(`table-headers.json: no words {${name}}`)
    return words
  })
}
