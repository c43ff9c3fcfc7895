import { isSyllable } from '../../vietnamese/orthography.ts'
import type { EngineWord } from './engine.ts'

type PixelBox = readonly [number, number, number, number]

/** Less sure than this and without a letter or digit, a word is a speck. */
const SPECK = 0.6
/** Less sure than this, signs around a single letter are a stroke of the pen. */
const SCRAWL = 0.4
const SIGN = /^[><≥≤=%+]+$/
/** Signs that no administrative document is printed with: alone and small, they are specks however sure. */
const FOREIGN = /^[\^‹›«»~`|\\{}¬¦]+$/u
/** Lower than this share of the usual word, ink is too small to be a letter or figure, superscripts included. */
const MINUTE = 0.34
/** Less sure than this under a seal and no word that could begin a name, it is the seal or the signature. */
const SEALED = 0.85

/** Drops what an engine makes of specks, signs torn off their letters, and a seal's own letters. */
export function dropDebris(
  words: readonly EngineWord[],
  page: { seals: readonly PixelBox[]; dpi: number },
): EngineWord[] {
  const heights = words.map((word) => word.box[3] - word.box[1]).sort((a, b) => a - b)
  const usual = heights[Math.floor(heights.length / 2)] ?? 0
  return words.filter((word, at) => {
    if (isDashOfFigures(word, words[at - 1], words[at + 1])) return true
    const height = word.box[3] - word.box[1]
    const speaks = /[\p{L}\p{N}]/u.test(word.text)
    if (!speaks && !SIGN.test(word.text) && word.confidence < SPECK) return false
    if (!SIGN.test(word.text) && !/\p{L}{2}|^[\p{L}\p{N}]|\d/u.test(word.text) && word.confidence < SCRAWL)
      return false
    if (height < 0.45 * usual && word.confidence < SPECK) return false
    if (height < 0.5 * usual && FOREIGN.test(word.text)) return false
    if (height < MINUTE * usual && speaks) return false
    const bare = word.text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    const sealed = word.confidence < SEALED && page.seals.some((seal) => overlap(word.box, seal) > 0.5)
    if (
      sealed &&
      !(bare.length > 1 && isSyllable(bare) && (word.confidence > SPECK || /^\p{Lu}/u.test(bare)))
    )
      return false
    return word.confidence > 0.5 || !words.some((other) => other !== word && hides(other, word))
  })
}

/** The dash of `2025 - 2026`, which stands where it must, however unsure. */
function isDashOfFigures(word: EngineWord, before?: EngineWord, after?: EngineWord): boolean {
  const inLine = before?.line === word.line && after?.line === word.line
  return inLine && /^[-–—]$/u.test(word.text) && /\d$/.test(before.text) && /^\d/.test(after.text)
}

/** Whether `other` is the surer reading of the same place. */
function hides(other: EngineWord, word: EngineWord): boolean {
  return other.confidence > word.confidence + 0.2 && overlap(word.box, other.box) > 0.4
}

/** Share of `box` that lies inside `other`. */
function overlap(box: PixelBox, other: PixelBox): number {
  const width = Math.min(box[2], other[2]) - Math.max(box[0], other[0])
  const height = Math.min(box[3], other[3]) - Math.max(box[1], other[1])
  if (width <= 0 || height <= 0) return 0
  return (width * height) / Math.max(1, (box[2] - box[0]) * (box[3] - box[1]))
}
