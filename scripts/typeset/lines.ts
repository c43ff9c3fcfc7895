import type { Span, Text } from './document.ts'
import type { Measure, Style } from './fonts.ts'

/** A piece of a word in one style; a gap has a width and no text. */
interface Piece {
  text: string
  style: Style
  width: number
  raise: number
  note: string | null
  anchor: string | null
}
interface WordBox {
  pieces: Piece[]
  width: number
}
/** One line as broken: `natural` is its width with plain spaces. */
export interface BrokenLine {
  words: WordBox[]
  natural: number
  space: number
  /** Ends a paragraph, so is not justified. */
  last: boolean
  first: boolean
}

/**
 * Breaks text into lines of at most `width` points, the first of which is `indent` shorter; a line feed ends a
 * paragraph.
 * @param nextMark gives the mark of the next footnote
 */
export function breakLines(
  text: Text,
  options: { measure: Measure; style: Style; width: number; indent: number; nextMark: () => string },
): BrokenLine[] {
  const lines: BrokenLine[] = []
  const space = options.measure(' ', options.style)
  for (const words of readWords(text, options)) {
    let first = true
    let current: WordBox[] = []
    let used = 0
    const flush = (last: boolean) => {
      lines.push({ words: current, natural: used, space, last, first })
      current = []
      used = 0
      first = false
    }
    for (const word of words) {
      const room = options.width - (first ? options.indent : 0)
      if (current.length > 0 && used + space + word.width > room + 0.01) flush(false)
      used += (current.length > 0 ? space : 0) + word.width
      current.push(word)
    }
    flush(true)
  }
  return lines
}

function readWords(
  text: Text,
  options: { measure: Measure; style: Style; nextMark: () => string },
): WordBox[][] {
  const spans: readonly Span[] = typeof text === 'string' ? [{ text }] : text
  const paragraphs: WordBox[][] = [[]]
  let open = false
  const add = (piece: Piece) => {
    const words = paragraphs[paragraphs.length - 1] as WordBox[]
    const last = words[words.length - 1]
    if (open && last) {
      last.pieces.push(piece)
      last.width += piece.width
    } else words.push({ pieces: [piece], width: piece.width })
    open = true
  }
  for (const span of spans) {
    const style: Style = {
      bold: span.bold ?? options.style.bold,
      italic: span.italic ?? options.style.italic,
      size: options.style.size,
    }
    if (span.gap !== undefined)
      add({ text: '', style, width: span.gap, raise: 0, note: null, anchor: span.name ?? null })
    for (const part of span.text.split(/([ \n])/)) {
      if (part === ' ') open = false
      else if (part === '\n') {
        paragraphs.push([])
        open = false
      } else if (part !== '')
        add({ text: part, style, width: options.measure(part, style), raise: 0, note: null, anchor: null })
    }
    if (span.note !== undefined) {
      const small: Style = { ...style, bold: false, size: style.size * 0.62 }
      const mark = options.nextMark()
      add({
        text: mark,
        style: small,
        width: options.measure(mark, small),
        raise: style.size * 0.33,
        note: span.note,
        anchor: null,
      })
    }
  }
  return paragraphs
}

/** The words of a line as text; a gap stands for nothing. */
export function lineText(line: BrokenLine): string {
  return line.words
    .map((word) => word.pieces.map((piece) => piece.text).join(''))
    .filter((text) => text !== '')
    .join(' ')
}
