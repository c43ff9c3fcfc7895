/**
 * Reads word lists out of Tesseract's trained data (Apache-2.0, shipped by `@tesseract.js-data/vie`): its
 * `bigram-dawg` has a quarter of a million pairs of words that stand together in web text, in Tesseract's
 * `SquishedDawg` format (`src/dict/dawg.h`).
 */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

const UNICHARSET = 1
const BIGRAMS = 14
const MAGIC = 42
const LAST = 1n
const WORD_END = 4n

/** All pairs of the list, each as two words, as they stand there (case and punctuation kept). */
export function readWordPairs(file: string): [string, string][] {
  const data = gunzipSync(readFileSync(file))
  const letters = readLetters(component(data, UNICHARSET).toString('utf8'))
  return readGraph(component(data, BIGRAMS), letters).flatMap((text) => {
    const [first, second, ...rest] = text.normalize('NFC').split(' ')
    return first && second && rest.length === 0 ? [[first, second] as [string, string]] : []
  })
}

function component(data: Buffer, index: number): Buffer {
  const entries = data.readInt32LE(0)
  const offsets = Array.from({ length: entries }, (_, i) => Number(data.readBigInt64LE(4 + 8 * i)))
  const start = offsets[index] as number
  const end = offsets.slice(index + 1).find((offset) => offset >= 0) ?? data.length
  return data.subarray(start, end)
}

/** The letter of each number; the first is the space between words. */
function readLetters(text: string): string[] {
  const [count, ...rows] = text.split('\n')
  return rows.slice(0, Number(count)).map((row, id) => (id === 0 ? ' ' : (row.split(' ')[0] as string)))
}

function readGraph(data: Buffer, letters: readonly string[]): string[] {
  if (data.readInt16LE(0) !== MAGIC) throw new Error('not a word graph')
  const size = data.readInt32LE(2)
  const edges = data.readInt32LE(6)
  const letterBits = BigInt(Math.ceil(Math.log2(size + 1)))
  const letterMask = (1n << letterBits) - 1n
  const found: string[] = []
  const walk = (node: number, before: string): void => {
    for (let edge = node; edge < edges; edge++) {
      const record = data.readBigUInt64LE(10 + 8 * edge)
      const flags = (record >> letterBits) & 7n
      const text = before + (letters[Number(record & letterMask)] ?? '')
      const next = Number(record >> (letterBits + 3n))
      if ((flags & WORD_END) !== 0n) found.push(text)
      if (next > 0) walk(next, text)
      if ((flags & LAST) !== 0n) break
    }
  }
  walk(0, '')
  return found
}
