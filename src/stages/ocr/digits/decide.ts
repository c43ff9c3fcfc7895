import { type FieldKind, isAllowed } from './fields.ts'
import type { Guess } from './figures.ts'

/** A field's value and how far it can be trusted. */
export interface Decision {
  readonly text: string
  /** 0 to 1; at least {@link CLAIMED} only where it is right nearly always (docs/accuracy.md). */
  readonly confidence: number
  /** Other values that the ink may mean, the likeliest first, with their share. */
  readonly others: readonly Guess[]
}

/** From here on a field is claimed; below, the header leaves it open. */
export const CLAIMED = 0.8
/** The share that a value must have of all the ink may say, by how many looks of the engine for print read the same. */
const NEEDED = [0.87, 0.82, 0.75, 0.65, 0.5]
/** Where that many looks agree on another value, none is claimed. */
const AGAINST = 3

/**
 * Weighs what the network makes of the ink against what the engine for print read there (`looks`, digits or null for
 * each look). What the field allows chooses among readings, but a value's share is that of all readings: what the
 * field would not allow is never made likelier by it. `whole` is false where a figure may be cut off.
 */
export function decide(
  guesses: readonly Guess[],
  looks: readonly (string | null)[],
  { kind, whole }: { kind: FieldKind; whole: boolean },
): Decision | null {
  const values = mergeValues(guesses.filter(({ text }) => isAllowed(text, kind)))
  const [best, ...rest] = values
  if (!best) return null
  const same = looks.filter((text) => text !== null && isSame(text, best.text)).length
  const votes = new Map<string, number>()
  for (const text of looks)
    if (text !== null && !isSame(text, best.text) && isAllowed(text, kind))
      votes.set(String(Number(text)), (votes.get(String(Number(text))) ?? 0) + 1)
  const against = Math.max(0, ...votes.values())
  const needed = NEEDED[same] as number
  const sure = whole && best.share >= needed && against < AGAINST
  return {
    text: best.text,
    confidence: sure
      ? CLAIMED + ((1 - CLAIMED) * (best.share - needed)) / Math.max(0.01, 1 - needed)
      : Math.min(CLAIMED - 0.05, 0.9 * best.share),
    others: rest.filter(({ share }) => share > 0.01).slice(0, 3),
  }
}

/** `5` and `05` are one value; the likelier way of writing stands for both. */
function mergeValues(guesses: readonly Guess[]): Guess[] {
  const merged: Guess[] = []
  for (const guess of guesses) {
    const at = merged.findIndex((other) => isSame(other.text, guess.text))
    const known = merged[at]
    if (known) merged[at] = { ...known, share: known.share + guess.share }
    else merged.push(guess)
  }
  return merged.sort((a, b) => b.share - a.share)
}

function isSame(a: string, b: string): boolean {
  return Number(a) === Number(b)
}
