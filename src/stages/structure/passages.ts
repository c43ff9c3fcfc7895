import type { Line, Word } from '../../model/page.ts'
import type { Anchor, Passage } from '../../model/structure.ts'
import { isSyllable } from '../../vietnamese/orthography.ts'

/** A printed line and the page on which it stands. */
export interface PagedLine {
  readonly page: number
  readonly line: Line
}

const FULL_DATE = /(?<![\d/])\d{1,2}\/\d{1,2}\/(?:19|20)\d{2}$/
const AMOUNT = /(?<![\d.,])\d{1,3}(?:\.\d{3})+$/
const BROKEN_AMOUNT = /(?<![\d.,])\d{1,3}(?:\.\d{3})+\.\d{1,2}$/
const BROKEN_DATE = /(?<![\d/])\d{1,2}\/\d{1,2}(?:\/\d{1,3})?$/

/** The parts of a word that is broken within it: its vowel has begun (letters and marks taken apart), the rest is short. */
const WORD_START = /^\p{Lu}?[\p{Ll}\p{M}]*[aeiouy][\p{Ll}\p{M}]*$/u
const WORD_END = /^\p{Ll}{1,3}$/u

/**
 * Joins printed lines into one text with single spaces and an anchor for each word. A token broken after a hyphen
 * or a slash (`QĐ-` / `UBND`), or a date within its figures, is joined without a space; Vietnamese prose itself is never hyphenated.
 */
export function joinLines(lines: readonly PagedLine[]): Passage {
  const anchors: Anchor[] = []
  const parts: string[] = []
  let length = 0
  let last: string | null = null
  for (const { page, line } of lines) {
    line.words.forEach((word, index) => {
      if (last !== null && !(index === 0 && isBroken(last, word.text))) {
        parts.push(' ')
        length++
      }
      anchors.push(anchorOf(word, { page, start: length }))
      parts.push(word.text)
      length += word.text.length
      last = word.text
    })
  }
  return { text: parts.join(''), anchors }
}

/** The passage without its first `count` UTF-16 units; words that end before are dropped. */
export function dropStart(passage: Passage, count: number): Passage {
  if (count === 0) return passage
  const anchors = passage.anchors
    .filter((anchor) => anchor.end > count)
    .map((anchor) => ({ ...anchor, start: Math.max(0, anchor.start - count), end: anchor.end - count }))
  return { text: passage.text.slice(count), anchors }
}

/** Two passages joined by a space, as a cell that a page break parts. */
export function joinPassages(first: Passage, second: Passage): Passage {
  if (first.text === '') return second
  if (second.text === '') return first
  const shift = first.text.length + 1
  const moved = second.anchors.map((anchor) => ({
    ...anchor,
    start: anchor.start + shift,
    end: anchor.end + shift,
  }))
  return { text: `${first.text} ${second.text}`, anchors: [...first.anchors, ...moved] }
}

function isBroken(end: string, start: string): boolean {
  if (/[\p{L}\d][-‐‑/]$/u.test(end) && /^[\p{L}\d]/u.test(start)) return true
  // So does a word that is wider than the cell: `ngườ` / `i`.
  if (WORD_END.test(start) && WORD_START.test(end.normalize('NFD')) && !isSyllable(end))
    return isSyllable(end + start)
  // In a narrow cell a date or an amount breaks between two figures: `30/11/202` / `6`, `12.500.00` / `0`.
  const whole = `${end}${/^[\d/]*/.exec(start)?.[0]}`
  return (
    (!FULL_DATE.test(end) && BROKEN_DATE.test(end) && FULL_DATE.test(whole)) ||
    (BROKEN_AMOUNT.test(end) && AMOUNT.test(whole))
  )
}

function anchorOf(word: Word, { page, start }: { page: number; start: number }): Anchor {
  return {
    start,
    end: start + word.text.length,
    page,
    box: word.box,
    confidence: word.confidence,
    handwritten: word.handwritten,
    restored: word.original !== null && word.original !== word.text,
    readings: word.readings,
  }
}
