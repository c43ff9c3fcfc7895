import { foldText, stripMarks } from '../../vietnamese/normalise.ts'

/** Words a shingle; long enough that common formulas weigh little. */
const WIDTH = 5
/** Values of a sketch; the error of a likeness estimated from it is about 1 / √SIZE. */
const SIZE = 128

/**
 * A sketch of a text (minhash over word shingles, after Broder 1997), by which the likeness of two texts can be
 * told without keeping them. Figures, document numbers and the commune's own name are left out: what two communes
 * must write differently does not make two texts different.
 */
export function sketch(text: string, ownNames: readonly string[]): number[] {
  const words = ownWords(text, ownNames)
  const values = new Uint32Array(SIZE).fill(0xffffffff)
  for (let at = 0; at + WIDTH <= words.length; at++) {
    const base = hash(words.slice(at, at + WIDTH).join(' '))
    for (let index = 0; index < SIZE; index++) {
      const value = mix(base, index)
      if (value < (values[index] as number)) values[index] = value
    }
  }
  return words.length < WIDTH ? [] : [...values]
}

/** Estimated share of shingles that two texts have in common, 0 to 1 (Jaccard). */
export function compareSketches(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || a.length !== b.length) return 0
  let same = 0
  for (let index = 0; index < a.length; index++) if (a[index] === b[index]) same++
  return same / a.length
}

function ownWords(text: string, ownNames: readonly string[]): string[] {
  let plain = key(text)
  for (const name of ownNames) if (name !== '') plain = plain.replaceAll(key(name), ' ')
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !/\d/.test(word))
}

function key(text: string): string {
  return stripMarks(foldText(text))
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}

/** One of SIZE independent permutations of 32-bit values (the finaliser of MurmurHash3 over value and seed). */
function mix(value: number, seed: number): number {
  let mixed = Math.imul(value ^ Math.imul(seed + 1, 0x9e3779b1), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
