import { connectedParts, type Part } from './connected.ts'
import type { EngineWord, Grey } from './engine.ts'
import { inkOf } from './word-ink.ts'

/** Three digits and more in a row: a comma or point among them may have been overlooked. */
const DIGITS = /^\d{3,}$/u
/** Sizes as shares of a digit's height. */
const TALL = 0.7
const MARK = { height: 0.45, width: 0.4, area: 0.012, top: 0.35, below: 0.06 }

/** A number in whose picture a separator was seen that the engine did not tell. */
export interface Separated {
  readonly word: EngineWord
  /** As the engine read it, where the picture shows more; empty where it does not. */
  readonly others: readonly string[]
}

/**
 * Looks for the comma or point that an engine lost between digits: `47,2` read as `472`. The ink is small, stands on
 * the digits' foot line, and parts them. Both readings are kept, for the value is doubtful.
 */
export function readSeparators(words: readonly EngineWord[], grey: Grey): Separated[] {
  return words.map((word) => {
    const text = DIGITS.test(word.text) ? withSeparator(word, grey) : null
    return text === null ? { word, others: [] } : { word: { ...word, text }, others: [word.text] }
  })
}

function withSeparator(word: EngineWord, grey: Grey): string | null {
  const crop = inkOf(word, grey)
  if (!crop) return null
  const parts = connectedParts((i) => crop.ink[i] === 1, { width: crop.width, height: crop.height, reach: 1 })
  const high = Math.max(0, ...parts.map(heightOf))
  const digits = parts.filter((part) => heightOf(part) >= TALL * high)
  if (digits.length !== word.text.length) return null
  const foot = digits.map((part) => part.y1).sort((a, b) => a - b)[digits.length >> 1] ?? 0
  const marks = parts.filter((part) => isMark(part, { high, foot, ink: crop }))
  const [mark] = marks
  if (!mark || marks.length > 1) return null
  const before = digits.filter((digit) => digit.x0 + digit.x1 < mark.x0 + mark.x1).length
  if (before === 0 || before === digits.length) return null
  const sign = mark.y1 > foot + MARK.below * high ? ',' : '.'
  return `${word.text.slice(0, before)}${sign}${word.text.slice(before)}`
}

function isMark(
  part: Part,
  { high, foot, ink }: { high: number; foot: number; ink: { ink: Uint8Array; width: number } },
): boolean {
  if (heightOf(part) > MARK.height * high || part.x1 - part.x0 + 1 > MARK.width * high) return false
  if (part.y0 < foot - MARK.top * high || part.y1 < foot - 0.1 * high) return false
  let area = 0
  for (let y = part.y0; y <= part.y1; y++)
    for (let x = part.x0; x <= part.x1; x++) area += ink.ink[y * ink.width + x] ?? 0
  return area >= MARK.area * high * high
}

const heightOf = (part: Part): number => part.y1 - part.y0 + 1
