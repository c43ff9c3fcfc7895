/**
 * How a letter may be read by engines that were not at hand: with fewer of its marks, with another accent of the
 * western alphabets (`ă` as `ä`), or with a mark as a character of its own beside it (`ơ` as `o'`, `ạ` as `a.`).
 */
import { stripMarks } from '../../src/vietnamese/normalise.ts'

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const WESTERN: Record<string, string> = {
  a: 'àáâãäå',
  e: 'èéêë',
  i: 'ìíîï',
  o: 'òóôõöø',
  u: 'ùúûü',
  y: 'ýÿ',
  d: 'ð',
}
/** Characters that a mark becomes, by combining mark: horn, dot below, hook, acute, grave, tilde. */
const APART: Record<string, readonly string[]> = {
  '\u031b': ["'", '’', '‘', '*', ','],
  '\u0323': ['.', ',', ':', ';'],
  '\u0309': ["'", '’', '?'],
  '\u0301': ["'", '’', '´'],
  '\u0300': ["'", '`', '‘'],
  '\u0303': ['~', "'", '"'],
}

/** Characters and letters that look like a letter. */
const SHAPES: Record<string, readonly string[]> = {
  a: ['o', 'd', '4', '@', '&'],
  b: ['h', '6'],
  c: ['¢', 'e', '('],
  d: ['cl', 'đ'],
  e: ['c', 'o', '€', '&', '¢', '@'],
  g: ['9', 'q'],
  h: ['b', 'li', 'n'],
  i: ['l', '1', 'j', '!', 't'],
  k: ['lc', 'h'],
  l: ['1', 'I', '|', 'i'],
  m: ['rn', 'nn', 'in'],
  n: ['ri', 'm', 'ii', 'u'],
  o: ['0', '6', '9', 'e', 'c', 'a', '¢'],
  q: ['g', '9'],
  r: ['t', 'i'],
  s: ['5', '8'],
  t: ['l', 'f', 'r'],
  u: ['ii', 'n', 'v', 'li', 'll', 'ti', 'tr', 'ir'],
  v: ['y', 'w'],
  y: ['v'],
}

/** Reading to share, for one letter of either case; shares need not add up to one. */
export function likelyForms(letter: string): ReadonlyMap<string, number> {
  const capital = letter !== letter.toLowerCase()
  const small = letter.toLowerCase()
  const base = stripMarks(small)
  const found = new Map<string, number>()
  const add = (form: string, share: number) => {
    const shown = capital ? form.toUpperCase() : form
    found.set(shown, Math.max(found.get(shown) ?? 0, share))
  }
  const marks = small.normalize('NFD').slice(1)
  if (marks === '' && small === base) {
    add(small, 20)
    for (const shape of SHAPES[base] ?? []) add(shape, 4)
    return found
  }
  const toneless = small.normalize('NFD').replace(TONES, '').normalize('NFC')
  add(small, 20)
  add(toneless, 20)
  add(base, 20)
  for (const form of WESTERN[base] ?? []) add(form, 4)
  const signless = [...small.normalize('NFD')].filter((part) => !/[\u0302\u0306\u031b]/.test(part))
  add(signless.join('').normalize('NFC'), 10)
  for (const shape of SHAPES[base] ?? []) add(shape, 4)
  for (const mark of marks) {
    const rest = small.normalize('NFD').replace(mark, '').normalize('NFC')
    for (const apart of APART[mark] ?? [])
      for (const letters of new Set([rest, base, toneless])) add(letters + apart, letters === rest ? 2 : 1)
  }
  return found
}

const STROKES = 'il1'

/** Readings that differ from one of several characters by a stroke's kind: `é1`, `él`, `éi`. */
export function likeReadings(read: string): string[] {
  if (read.length < 2) return []
  const at = [...read].findIndex((character) => STROKES.includes(character))
  if (at < 0) return []
  return [...STROKES]
    .filter((stroke) => stroke !== read[at])
    .map((stroke) => read.slice(0, at) + stroke + read.slice(at + 1))
}
