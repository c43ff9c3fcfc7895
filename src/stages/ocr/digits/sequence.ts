import { type Columns, SIGNS } from './network.ts'

const NONE = Number.NEGATIVE_INFINITY

/**
 * Log probability that the columns say exactly these signs: the sum over all ways to spread them over the columns
 * (Graves et al. 2006, "Connectionist temporal classification").
 */
export function scoreSigns({ data, columns }: Columns, signs: string): number {
  const size = SIGNS.length
  const states = 2 * signs.length + 1
  const sign = (s: number): number => (s % 2 === 0 ? 0 : SIGNS.indexOf(signs[(s - 1) / 2] as '0'))
  let before = new Float64Array(states).fill(NONE)
  before[0] = data[0] as number
  if (states > 1) before[1] = data[sign(1)] as number
  for (let t = 1; t < columns; t++) {
    const now = new Float64Array(states)
    for (let s = 0; s < states; s++) {
      let sum = before[s] as number
      if (s > 0) sum = addLogs(sum, before[s - 1] as number)
      if (s > 1 && s % 2 === 1 && sign(s) !== sign(s - 2)) sum = addLogs(sum, before[s - 2] as number)
      now[s] = sum + (data[t * size + sign(s)] as number)
    }
    before = now
  }
  return states > 1
    ? addLogs(before[states - 1] as number, before[states - 2] as number)
    : (before[0] as number)
}

interface Prefix {
  /** Log probabilities that the prefix ends in a column of none, or of its last sign. */
  none: number
  sign: number
}

/** The likeliest readings of the columns, at most `most`, by a beam search over prefixes (Hannun et al. 2014). */
export function findSigns({ data, columns }: Columns, most: number): string[] {
  const size = SIGNS.length
  let beam = new Map<string, Prefix>([['', { none: 0, sign: NONE }]])
  for (let t = 0; t < columns; t++) {
    const next = new Map<string, Prefix>()
    const add = (text: string, none: number, sign: number): void => {
      const entry = next.get(text)
      if (entry) {
        entry.none = addLogs(entry.none, none)
        entry.sign = addLogs(entry.sign, sign)
      } else next.set(text, { none, sign })
    }
    for (const [text, prefix] of beam) {
      const both = addLogs(prefix.none, prefix.sign)
      add(text, both + (data[t * size] as number), NONE)
      const last = text.at(-1)
      for (let k = 1; k < size; k++) {
        const log = data[t * size + k] as number
        const sign = SIGNS[k] as string
        if (sign === last) {
          add(text, NONE, prefix.sign + log)
          add(text + sign, NONE, prefix.none + log)
        } else add(text + sign, NONE, both + log)
      }
    }
    beam = new Map(
      [...next]
        .sort((a, b) => addLogs(b[1].none, b[1].sign) - addLogs(a[1].none, a[1].sign))
        .slice(0, Math.max(most, 12)),
    )
  }
  return [...beam.keys()].slice(0, most)
}

export function addLogs(a: number, b: number): number {
  if (a === NONE) return b
  if (b === NONE) return a
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b))
}
