import type { EngineWord, Grey } from './engine.ts'
import { differsFromPrint, isInked } from './ink.ts'
import { splitWord } from './run-together.ts'

type PixelBox = readonly [number, number, number, number]

/** Where a form leaves room for a pen: before the `/` of a document's number, between `ngày`, `tháng` and `năm`. */
export interface Blank {
  readonly word: EngineWord
  readonly handwritten: boolean
  /** All the room between the print on both sides, where what was read is handwriting: the engine may have lost some. */
  readonly room: PixelBox | null
}

/** Printed digits are read at least so surely. */
const PRINTED = 0.72
/** A blank's writing is broken into at most so many words. */
const MOST_PIECES = 4
/** Only the head of a page has such blanks: its top third. */
const HEAD = 0.34

/**
 * Tells handwriting in black ink, which no colour gives away, by its place: what stands in the blanks of the number
 * and date in the head and is no surely read numeral. A word that runs print and pen together is split.
 */
export function markBlanks(words: readonly EngineWord[], page: Grey): Blank[] {
  const head = (word: EngineWord): boolean => word.box[3] < HEAD * page.height
  const parted = words.flatMap((word, i) =>
    head(word)
      ? splitWord(word, {
          next: sameLine(words[i + 1], word),
          beside: figuresAfter(words, i),
          line: words.filter((other) => other !== word && other.line === word.line),
          page,
        })
      : [word],
  )
  const split = joinInBlanks(parted, head)
  return split.flatMap((word, i) => {
    const before = sameLine(split[i - 1], word)
    const after = sameLine(split[i + 1], word)
    const blank = head(word) && (inNumber(before, word, after) || inDate(before, word, after))
    // Dots that lead from print to print are no writing.
    if (blank && !/[\p{L}\p{N}]/u.test(word.text)) return []
    const beside = figuresAfter(split, i)
    const written = blank && (!isPrintedNumeral(word) || differsFromPrint(page, { box: word.box, beside }))
    return [
      {
        word,
        handwritten: written,
        room: written && before && after ? roomBetween(before, after, page) : null,
      },
    ]
  })
}

/**
 * Places in the head where a number or date belongs, ink stands, and the engine read nothing: writing that it took
 * for no letters at all.
 */
export function findUnreadBlanks(words: readonly EngineWord[], page: Grey): PixelBox[] {
  return words.flatMap((word, i) => {
    const next = words[i + 1]
    if (!next || next.line !== word.line || word.box[3] > HEAD * page.height) return []
    const left = word.text.toLowerCase()
    const right = next.text.toLowerCase()
    const isBlank =
      (/^số[:.;]*$/u.test(left) && /^\/\s*\p{L}/u.test(right)) ||
      (left === 'ngày' && right === 'tháng') ||
      (left === 'tháng' && right === 'năm')
    const height = word.box[3] - word.box[1]
    const gap = next.box[0] - word.box[2]
    if (!isBlank || gap < 0.6 * height || gap > 8 * height) return []
    const box = roomBetween(word, next, page)
    return isInked(page, box) ? [box] : []
  })
}

/** Pieces into which the engine broke what stands in one blank, as one word. */
function joinInBlanks(words: readonly EngineWord[], head: (word: EngineWord) => boolean): EngineWord[] {
  const joined: EngineWord[] = []
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as EngineWord
    const pieces = head(word) ? piecesBefore(words, i) : 0
    joined.push(word)
    if (pieces < 2) continue
    const inside = words.slice(i + 1, i + 1 + pieces)
    joined.push({
      ...word,
      text: inside.map(({ text }) => text).join(''),
      confidence: Math.min(...inside.map(({ confidence }) => confidence)),
      box: [
        Math.min(...inside.map(({ box }) => box[0])),
        Math.min(...inside.map(({ box }) => box[1])),
        Math.max(...inside.map(({ box }) => box[2])),
        Math.max(...inside.map(({ box }) => box[3])),
      ],
    })
    i += pieces
  }
  return joined
}

/** How many short words stand between a word that opens a blank and the one that closes it; 0 where there is none. */
function piecesBefore(words: readonly EngineWord[], i: number): number {
  const left = (words[i] as EngineWord).text.toLowerCase()
  const closes = /^số[:.;]*$/u.test(left)
    ? /^\/\s*\p{Lu}/u
    : left === 'ngày'
      ? /^tháng$/u
      : left === 'tháng'
        ? /^năm$/u
        : null
  if (!closes) return 0
  for (let n = 1; n <= MOST_PIECES + 1; n++) {
    const other = words[i + n]
    if (!other || other.line !== words[i]?.line) return 0
    if (closes.test(other.text)) return n - 1
    if (other.text.length > 3) return 0
  }
  return 0
}

function roomBetween(left: EngineWord, right: EngineWord, page: Grey): PixelBox {
  const height = left.box[3] - left.box[1]
  return [
    left.box[2] + 2,
    Math.max(0, Math.round(left.box[1] - 0.5 * height)),
    Math.max(left.box[2] + 3, right.box[0] - 2),
    Math.min(page.height, Math.round(left.box[3] + 0.4 * height)),
  ]
}

function inNumber(before: EngineWord | null, word: EngineWord, after: EngineWord | null): boolean {
  return (
    before !== null &&
    /^Số[:.;]*$/iu.test(before.text) &&
    after !== null &&
    /^\/\s*\p{Lu}/u.test(after.text) &&
    short(word)
  )
}

function inDate(before: EngineWord | null, word: EngineWord, after: EngineWord | null): boolean {
  if (!before || !after || !short(word)) return false
  const left = before.text.toLowerCase()
  const right = after.text.toLowerCase()
  return (left === 'ngày' && right === 'tháng') || (left === 'tháng' && right === 'năm')
}

function short(word: EngineWord): boolean {
  return [...word.text].length <= 6
}

function isPrintedNumeral(word: EngineWord): boolean {
  return /^\d+$/.test(word.text) && word.confidence >= PRINTED
}

/** What is printed after a word in letters as high as figures: the year, or the symbol after the number. */
function figuresAfter(words: readonly EngineWord[], i: number): PixelBox[] {
  return words
    .slice(i + 1, i + 6)
    .filter((other) => other.line === words[i]?.line && /^\d{4}\.?$|^\/\p{Lu}{2}/u.test(other.text))
    .map((other) => other.box)
}

function sameLine(other: EngineWord | undefined, word: EngineWord): EngineWord | null {
  return other && other.line === word.line ? other : null
}
