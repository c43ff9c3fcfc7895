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
  'product',
  'note',
  'place',
])
export type ColumnRole = z.infer<typeof ColumnRole>

const TableHeaders = z.strictObject({
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
export const TABLE_HEADERS = TableHeaders.parse(
  JSON.parse(readFileSync(new URL('./table-headers.json', import.meta.url), 'utf8')),
).roles

const PATTERNS = TABLE_HEADERS.map(({ role, patterns }) => ({
  role,
  pattern: barePattern(`^(?:${patterns.join('|')})$`),
}))

/** All roles that a header cell may have, the likeliest first; empty for a header that tells nothing. */
export function columnRoles(header: string): ColumnRole[] {
  const bare = bareKey(header)
    .replace(/\s+/g, ' ')
    .replace(/[*:.]+$/, '')
    .trim()
  // A remark in parentheses tells the year or the measure, not the role; "Thời gian (Năm 2026)".
  const plain = bare.replace(/\s*\([^)]*\)\s*/g, ' ').trim() || bare
  return PATTERNS.filter(({ pattern }) => pattern.test(plain)).map(({ role }) => role)
}
