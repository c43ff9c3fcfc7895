import { createHash } from 'node:crypto'
import { expandedWords } from '../../knowledge/abbreviations.ts'

/**
 * Ids from what an item says and where, not from its number in the list: prefix and ten hex digits. Only the first
 * words count, without diacritics and figures, so that a small edit or a better reading keeps the id. Where two
 * items share one, `-2`, `-3` follow in reading order.
 */
export function assignIds<T>(
  items: readonly T[],
  describe: (item: T) => { prefix: string; parts: readonly (string | number | null)[] },
): (T & { id: string })[] {
  const used = new Map<string, number>()
  return items.map((item) => {
    const { prefix, parts } = describe(item)
    const key = parts.map((part) => (typeof part === 'string' ? fingerprint(part) : String(part))).join('|')
    const id = `${prefix}-${createHash('sha256').update(key).digest('hex').slice(0, 10)}`
    const count = (used.get(id) ?? 0) + 1
    used.set(id, count)
    return { ...item, id: count === 1 ? id : `${id}-${count}` }
  })
}

function fingerprint(text: string): string {
  return expandedWords(text)
    .filter((word) => !/\d/.test(word))
    .slice(0, 12)
    .join(' ')
}
