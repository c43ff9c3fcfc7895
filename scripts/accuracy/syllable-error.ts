/** Syllable error between a truth and a text, case and edge punctuation aside, spelling conventions folded. */
import { normaliseSpelling } from '../../src/vietnamese/normalise.ts'

export function syllablesOf(text: string): string[] {
  return normaliseSpelling(text)
    .toLowerCase()
    .replace(/–/g, '-')
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}_%]+|[^\p{L}\p{N}_%]+$/gu, ''))
    .filter((word) => word.length > 0)
}

/** `[truth, text]` pairs of a least-cost alignment; null where one side has nothing. */
export function alignWords(
  truth: readonly string[],
  text: readonly string[],
  cost = differ,
): [string | null, string | null][] {
  const width = text.length + 1
  const table = new Float32Array((truth.length + 1) * width)
  for (let i = 0; i <= truth.length; i++) table[i * width] = i
  for (let j = 0; j < width; j++) table[j] = j
  const at = (i: number, j: number) => table[i * width + j] as number
  const swap = (i: number, j: number) =>
    at(i - 1, j - 1) + cost(truth[i - 1] as string, text[j - 1] as string)
  for (let i = 1; i <= truth.length; i++)
    for (let j = 1; j < width; j++)
      table[i * width + j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, swap(i, j))
  const pairs: [string | null, string | null][] = []
  let i = truth.length
  let j = text.length
  while (i > 0 || j > 0) {
    const here = at(i, j)
    if (i > 0 && j > 0 && Math.abs(here - Math.fround(swap(i, j))) < 1e-3)
      pairs.push([truth[--i] as string, text[--j] as string])
    else if (i > 0 && Math.abs(here - at(i - 1, j) - 1) < 1e-3) pairs.push([truth[--i] as string, null])
    else pairs.push([null, text[--j] as string])
  }
  return pairs.reverse()
}

function differ(a: string, b: string): number {
  return a === b ? 0 : 1
}

export interface Score {
  /** Insertions, deletions and substitutions for each syllable of the truth. */
  readonly error: number
  readonly syllables: number
  readonly wrong: readonly (readonly [string | null, string | null])[]
}

export function scoreText(truth: string, text: string): Score {
  const expected = syllablesOf(truth)
  const pairs = alignWords(expected, syllablesOf(text))
  const wrong = pairs.filter(([a, b]) => a !== b)
  return { error: wrong.length / Math.max(1, expected.length), syllables: expected.length, wrong }
}
