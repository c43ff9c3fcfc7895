import { listConcepts } from '../../likeness/terms.ts'
import type { Comparator, Measure } from '../../model/plan.ts'
import { foldText, stripMarks } from '../../vietnamese/normalise.ts'

/** A target as figures, of a plan or of a template. */
export interface Quantity {
  readonly comparator: Comparator
  readonly value: number
  readonly valueTo: number | null
  readonly unit: string | null
  readonly measure: Measure
}

/** Units that convert into each other by a factor: the second is how many of the first kind's base it is. */
const SCALES: Readonly<Record<string, readonly [string, number]>> = {
  giay: ['giay', 1],
  phut: ['giay', 60],
  gio: ['giay', 3600],
  dong: ['dong', 1],
  'nghin dong': ['dong', 1e3],
  'trieu dong': ['dong', 1e6],
  'ty dong': ['dong', 1e9],
  'ti dong': ['dong', 1e9],
  '%': ['%', 1],
  '‰': ['%', 0.1],
}

/** A key under which spellings of one unit meet. */
export function foldUnit(unit: string): string {
  const plain = stripMarks(foldText(unit)).replace(/\s*\/\s*/g, '/')
  if (SCALES[plain] || /^[%‰]/.test(plain)) return plain
  const concepts = listConcepts(unit)
  return concepts.length > 0 ? concepts.join(' ') : plain
}

/** `same`, `convertible` (minutes and hours), or `different`; null where one of the two is not given. */
export function compareUnits(
  a: string | null,
  b: string | null,
  fold: (unit: string) => string = foldUnit,
): 'same' | 'convertible' | 'different' | null {
  if (a === null || b === null) return null
  const one = fold(a)
  const two = fold(b)
  if (one === two && perWhat(a) === perWhat(b)) return 'same'
  const scaleOne = SCALES[one]
  const scaleTwo = SCALES[two]
  if (scaleOne && scaleTwo && scaleOne[0] === scaleTwo[0]) return 'convertible'
  if (/[%‰]/.test(one) || /[%‰]/.test(two))
    return one.startsWith(two) || two.startsWith(one) ? 'same' : 'different'
  if (perWhat(a) !== perWhat(b)) return 'different'
  // "hồ sơ" and "hồ sơ trực tuyến", "lượt" and "lượt người dân" count the same thing.
  return within(one, two) || within(two, one) || begins(a, b) || begins(b, a) ? 'same' : 'different'
}

/** `hồ sơ/năm` → `nam`; empty for what is counted once. */
function perWhat(unit: string): string {
  return stripMarks(foldText(unit)).split(/\s*\/\s*/)[1] ?? ''
}

/** Whether the words of the one are the first of the other, before synonyms make one of several words. */
function begins(short: string, long: string): boolean {
  const [one, two] = [short, long].map((unit) => stripMarks(foldText(unit)).split(/[\s/]+/)) as [
    string[],
    string[],
  ]
  return one.length < two.length && one.every((word, at) => two[at] === word)
}

/** `value` of `from` expressed in `to`; unchanged where the two do not convert. */
export function convert(
  value: number,
  { from, to }: { from: string | null; to: string | null },
  fold: (unit: string) => string = foldUnit,
): number {
  const scaleFrom = from === null ? undefined : SCALES[fold(from)]
  const scaleTo = to === null ? undefined : SCALES[fold(to)]
  if (!scaleFrom || !scaleTo || scaleFrom[0] !== scaleTo[0]) return value
  return (value * scaleFrom[1]) / scaleTo[1]
}

function within(short: string, long: string): boolean {
  const words = new Set(long.split(' '))
  return short.split(' ').every((word) => words.has(word))
}
