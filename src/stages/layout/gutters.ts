import type { Word } from '../../model/page.ts'
import type { Row } from './lines.ts'

/** A stretch of x free of print. */
export type Gap = readonly [number, number]

export const rowWords = (row: Row): Word[] => row.segments.flatMap((segment) => segment.words)

/** The free stretches of a row at least `least` points wide, with the open margins on both sides. */
export function gapsOf(words: readonly Word[], least: number): Gap[] {
  const sorted = [...words].sort((a, b) => a.box[0] - b.box[0])
  const gaps: Gap[] = []
  let end = Number.NEGATIVE_INFINITY
  for (const word of sorted) {
    if (word.box[0] - end >= least) gaps.push([end, word.box[0]])
    end = Math.max(end, word.box[2])
  }
  gaps.push([end, Number.POSITIVE_INFINITY])
  return gaps
}

/** What is free in both. */
export function intersect(a: readonly Gap[], b: readonly Gap[], least: number): Gap[] {
  const both: Gap[] = []
  for (const one of a) {
    for (const other of b) {
      const from = Math.max(one[0], other[0])
      const to = Math.min(one[1], other[1])
      if (to - from >= least) both.push([from, to])
    }
  }
  return both
}

/** Words left and right of `x`. */
export function splitAt(words: readonly Word[], x: number): { left: Word[]; right: Word[] } {
  const left: Word[] = []
  const right: Word[] = []
  for (const word of words) ((word.box[0] + word.box[2]) / 2 < x ? left : right).push(word)
  return { left, right }
}
