import type { Random } from '../typeset/random.ts'

/** A PDF with a few random damages, from single bytes to structure: lengths, references, keywords, whole stretches. */
export function mutate(pdf: Uint8Array, random: Random): Uint8Array {
  let bytes = Buffer.from(pdf)
  const count = 1 + Math.floor(random() * 4)
  for (let turn = 0; turn < count; turn++) {
    const change = CHANGES[Math.floor(random() * CHANGES.length)]
    if (change !== undefined && bytes.length > 16) bytes = change(bytes, random)
  }
  return bytes
}

type Change = (bytes: Buffer<ArrayBuffer>, random: Random) => Buffer<ArrayBuffer>

const at = (bytes: Buffer, random: Random): number => Math.floor(random() * bytes.length)

const CHANGES: readonly Change[] = [
  flipBits,
  flipBits,
  (bytes, random) => cut(bytes, at(bytes, random), Math.ceil(random() * 200)),
  (bytes, random) => cut(bytes, at(bytes, random), bytes.length),
  copyStretch,
  replaceNumber,
  replaceNumber,
  replaceReference,
  replaceWord,
  replaceWord,
]

function flipBits(bytes: Buffer<ArrayBuffer>, random: Random): Buffer<ArrayBuffer> {
  for (let i = 0; i < 1 + random() * 20; i++) bytes[at(bytes, random)] = Math.floor(random() * 256)
  return bytes
}

function cut(bytes: Buffer<ArrayBuffer>, from: number, length: number): Buffer<ArrayBuffer> {
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + length)])
}

function copyStretch(bytes: Buffer<ArrayBuffer>, random: Random): Buffer<ArrayBuffer> {
  const from = at(bytes, random)
  const to = at(bytes, random)
  const piece = bytes.subarray(from, from + Math.ceil(random() * 500))
  return Buffer.concat([bytes.subarray(0, to), piece, bytes.subarray(to)])
}

/** Numbers that break readers: negative, huge, fractions, none. */
const NUMBERS = ['0', '-1', '65536', '2147483648', '1e9', '99999999999999999999', '0.00001', '', 'null']

function replaceNumber(bytes: Buffer<ArrayBuffer>, random: Random): Buffer<ArrayBuffer> {
  return replaceOne(bytes, /\d+/g, NUMBERS, random)
}

function replaceReference(bytes: Buffer<ArrayBuffer>, random: Random): Buffer<ArrayBuffer> {
  const references = Array.from({ length: 30 }, (_, index) => `${index} 0 R`)
  return replaceOne(bytes, /\d+ 0 R/g, references, random)
}

const WORDS = [
  'obj',
  'endobj',
  'stream',
  'endstream',
  '<<',
  '>>',
  '[',
  ']',
  '/Kids',
  '/Parent',
  '/Type /Page',
  '/FlateDecode',
  'BT',
  'q',
  'Do',
  'xref',
  'trailer',
]

function replaceWord(bytes: Buffer<ArrayBuffer>, random: Random): Buffer<ArrayBuffer> {
  return replaceOne(bytes, /obj|stream|<<|>>|\[|\]|\/[A-Z][A-Za-z]+|\bT[jfmdD]\b|\bDo\b/g, WORDS, random)
}

function replaceOne(
  bytes: Buffer<ArrayBuffer>,
  pattern: RegExp,
  words: readonly string[],
  random: Random,
): Buffer<ArrayBuffer> {
  const text = bytes.toString('latin1')
  const found = [...text.matchAll(pattern)]
  const chosen = found[Math.floor(random() * found.length)]
  if (chosen === undefined) return bytes
  const word = words[Math.floor(random() * words.length)] ?? ''
  const end = chosen.index + chosen[0].length
  return Buffer.from(`${text.slice(0, chosen.index)}${word}${text.slice(end)}`, 'latin1')
}
