import { isSyllable } from '../../vietnamese/orthography.ts'
import type { EngineWord } from './engine.ts'

/** `Thầy,ngày`: two syllables and the comma or semicolon between them. */
const GLUED = /^(\P{L}*(\p{L}+)[,;])((\p{L}+)\P{L}*)$/u

/** Parts what an engine ran together at a comma or semicolon: `Sa Thầy,ngày` is three words. */
export function partGlued(words: readonly EngineWord[]): EngineWord[] {
  return words.flatMap((word) => {
    const [, before, left = '', after, right = ''] = GLUED.exec(word.text) ?? []
    if (before === undefined || after === undefined || !isSyllable(right)) return [word]
    // Place names of other tongues are no syllables, but a date that follows is one.
    if (!isSyllable(left) && !/^ngày$/iu.test(right)) return [word]
    const [x0, y0, x1, y1] = word.box
    const middle = Math.round(x0 + ((x1 - x0) * before.length) / (before.length + after.length))
    return [
      { ...word, text: before, box: [x0, y0, middle, y1] as const },
      { ...word, text: after, box: [middle, y0, x1, y1] as const },
    ]
  })
}
