import type { Box, Rule } from '../../model/geometry.ts'
import type { Word } from '../../model/page.ts'

/** What OCR makes of a vertical line at a word's side, and of one that it read through. */
const AT_EDGE = /^[|¦_[\]]+|[|¦_[\]]+$/gu
const INSIDE = /^(.*?)[|¦_[\]]+(.*)$/u
/** A word whose side is this near (points) to a line touches it. */
const NEAR = 5

/**
 * Takes away what OCR made of ruling lines: bars and dashes right on a line, bars stuck to a word beside one. A word
 * read across a line is cut there in two. Words of a text layer stay as they are.
 */
export function clearDebris(words: readonly Word[], rules: readonly Rule[]): Word[] {
  const upright = rules.filter((rule) => rule.y1 - rule.y0 > Math.max(8, rule.x1 - rule.x0))
  const level = rules.filter((rule) => rule.x1 - rule.x0 > Math.max(8, rule.y1 - rule.y0))
  if (upright.length === 0 && level.length === 0) return [...words]
  return words.flatMap((word) => {
    if (word.source !== 'ocr' || !/[|¦_[\]!\\/lI—–=~]/u.test(word.text)) return [word]
    return isDebris(word, { upright, level }) ? [] : trim(word, upright)
  })
}

function isDebris(word: Word, rules: { upright: readonly Rule[]; level: readonly Rule[] }): boolean {
  const [x0, y0, x1, y1] = word.box
  if (/^[|¦!\][lI/\\]+$/u.test(word.text) && x1 - x0 < 8)
    return touching(rules.upright, [x0 - 3, y0, x1 + 3, y1]).length > 0
  if (/^[_—–=~]+$/u.test(word.text))
    return rules.level.some((rule) => rule.y0 > y0 - 3 && rule.y0 < y1 + 3 && rule.x0 < x1 && rule.x1 > x0)
  return false
}

function trim(word: Word, upright: readonly Rule[]): Word[] {
  if (!/[|¦_[\]]/u.test(word.text)) return [word]
  const [x0, y0, x1, y1] = word.box
  const near = touching(upright, [x0 - NEAR, y0, x1 + NEAR, y1])
  if (near.length === 0) return [word]
  const through = near.find((rule) => rule.x0 > x0 + 3 && rule.x0 < x1 - 3)
  const parts = through ? INSIDE.exec(word.text) : null
  if (through && parts) {
    const sides: readonly (readonly [string, Box])[] = [
      [parts[1] ?? '', [x0, y0, through.x0 - 1, y1]],
      [parts[2] ?? '', [through.x0 + 1, y0, x1, y1]],
    ]
    return sides.flatMap(([text, box]) => renamed({ ...word, box }, text.replace(AT_EDGE, '')))
  }
  return renamed(word, word.text.replace(AT_EDGE, ''))
}

const renamed = (word: Word, text: string): Word[] => (text === '' ? [] : [{ ...word, text }])

function touching(upright: readonly Rule[], [x0, y0, x1, y1]: Box): Rule[] {
  return upright.filter((rule) => rule.x0 > x0 && rule.x0 < x1 && rule.y0 < y1 && rule.y1 > y0)
}
