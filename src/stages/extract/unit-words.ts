import type { BodyWord } from '../../knowledge/bodies.ts'
import { COMPOUNDS, UNIT_HEADS, UNIT_LOOK_ALIKES, UNIT_STOPS } from '../../knowledge/unit-grammar.ts'
import { bareKey } from '../../vietnamese/keys.ts'

/** Length of the head with which a body's name may begin; 0 where it only begins a verb ("tổ chức", "trình"). */
export function headAt(words: readonly BodyWord[], at: number): number {
  if (sequenceAt(words, at, UNIT_LOOK_ALIKES) > 0) return 0
  const head = sequenceAt(words, at, UNIT_HEADS)
  return head > 0 && stopAt(words, at) <= head - 1 ? head : 0
}

/** Length of the verb or word of grammar that begins there; one of several words also where a scan lost a mark. */
export function stopAt(words: readonly BodyWord[], at: number): number {
  // "Đội trật tự", "công trình": the second syllable of a noun is no verb.
  const pair = `${words[at - 1]?.marked ?? ''} ${words[at]?.marked ?? ''}`
  if (COMPOUNDS.has(pair) && /^\s+$/.test(words[at]?.gap ?? '')) return 0
  const marked = sequenceAt(words, at, UNIT_STOPS)
  if (marked > 0) return marked
  for (const sequence of BARE_STOPS.get(words[at]?.bare ?? '') ?? [])
    if (sequence.every((word, offset) => words[at + offset]?.bare === word)) return sequence.length
  return 0
}

/** Length of the longest sequence of the list that begins at the word, 0 for none. */
export function sequenceAt(
  words: readonly BodyWord[],
  at: number,
  list: ReadonlyMap<string, readonly string[][]>,
): number {
  for (const sequence of list.get(words[at]?.marked ?? '') ?? []) {
    if (sequence.every((word, offset) => words[at + offset]?.marked === word)) return sequence.length
  }
  return 0
}

/** "trong thực hiện …", "để triển khai …": what they do it for. */
export function opensAside(words: readonly BodyWord[], at: number): boolean {
  const [word, second] = [words[at], words[at + 1]]
  if (!word || !second || word.capital || second.capital) return false
  return (
    ['trong', 'để', 'nhằm', 'khi'].includes(word.marked) &&
    /^(?:thực|triển|việc|quá|công|tổ|xây|bảo|đảm|kịp|có)$/u.test(second.marked)
  )
}

const BARE_STOPS = new Map<string, string[][]>()

for (const sequence of [...UNIT_STOPS.values()].flat()) {
  if (sequence.length < 2) continue
  const bare = sequence.map(bareKey)
  BARE_STOPS.set(bare[0] ?? '', [...(BARE_STOPS.get(bare[0] ?? '') ?? []), bare])
}
