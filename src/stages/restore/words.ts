/** Puts changed stretches of a line's text back into its words: boxes are split and merged in proportion. */
import type { Box } from '../../model/geometry.ts'
import type { Line, Restoration, Word } from '../../model/page.ts'
import type { Change } from '../../vietnamese/restorer.ts'

interface Placing {
  /** Changes within the line's words joined by single spaces. */
  readonly changes: readonly Change[]
  readonly page: number
}

export function replaceWords(
  line: Line,
  { changes, page }: Placing,
): { line: Line; restorations: Restoration[] } {
  const restorations: Restoration[] = []
  const words: Word[] = []
  let start = 0
  for (let i = 0; i < line.words.length; i++) {
    let word = line.words[i] as Word
    const from = start
    let end = start + word.text.length
    // A change that runs into the next word joins the two.
    while (changes.some((change) => change.start < end && change.end > end) && i + 1 < line.words.length) {
      i += 1
      word = join(word, line.words[i] as Word)
      end += 1 + (line.words[i] as Word).text.length
    }
    start = end + 1
    const own = changes.filter((change) => change.start >= from && change.end <= end)
    if (own.length === 0) {
      words.push(word)
      continue
    }
    const fresh = rewrite(word, { changes: own, from })
    words.push(...fresh)
    restorations.push({
      page,
      box: word.box,
      original: word.text,
      restored: fresh.map((part) => part.text).join(' '),
      confidence: Math.min(...own.map((change) => change.confidence)),
      alternatives: own.length === 1 ? alternatives(word, { change: own[0] as Change, from }) : [],
    })
  }
  return { line: { ...line, words }, restorations }
}

/** The whole word with each alternative in the changed stretch's place, as it would be printed. */
function alternatives(word: Word, { change, from }: { change: Change; from: number }): string[] {
  const before = word.text.slice(0, change.start - from)
  const after = word.text.slice(change.end - from)
  return change.alternatives.map((text) => before + text + after)
}

function rewrite(word: Word, { changes, from }: { changes: readonly Change[]; from: number }): Word[] {
  let text = ''
  let at = 0
  for (const change of [...changes].sort((a, b) => a.start - b.start)) {
    text += word.text.slice(at, change.start - from) + change.restored
    at = change.end - from
  }
  text += word.text.slice(at)
  const confidence = Math.min(...changes.map((change) => change.confidence))
  const parts = text.split(' ')
  if (parts.length === 1) return [{ ...word, text, confidence, original: word.text }]
  const [x0, y0, x1, y1] = word.box
  const unit = (x1 - x0) / text.length
  let offset = 0
  return parts.map((part) => {
    const box: Box = [x0 + offset * unit, y0, x0 + (offset + part.length) * unit, y1]
    offset += part.length + 1
    return { ...word, text: part, box, confidence, original: word.text }
  })
}

function join(a: Word, b: Word): Word {
  const box: Box = [
    Math.min(a.box[0], b.box[0]),
    Math.min(a.box[1], b.box[1]),
    Math.max(a.box[2], b.box[2]),
    Math.max(a.box[3], b.box[3]),
  ]
  return { ...a, text: `${a.text} ${b.text}`, box, confidence: Math.min(a.confidence, b.confidence) }
}
