import type { EngineWord } from './engine.ts'

/** Where a form leaves room for a pen: before the `/` of a document's number, between `ngày`, `tháng` and `năm`. */
export interface Blank {
  readonly word: EngineWord
  readonly handwritten: boolean
}

/** Printed digits are read at least so surely. */
const PRINTED = 0.72
/** Only the head of a page has such blanks: its top third. */
const HEAD = 0.34

/**
 * Tells handwriting in black ink, which no colour gives away, by its place: what stands in the blanks of the number
 * and date in the head and is no surely read numeral. A word that runs print and pen together is split.
 */
export function markBlanks(words: readonly EngineWord[], page: { height: number }): Blank[] {
  const head = (word: EngineWord): boolean => word.box[3] < HEAD * page.height
  const split = words.flatMap((word) => (head(word) ? splitNumber(word) : [word]))
  return split.flatMap((word, i) => {
    const before = sameLine(split[i - 1], word)
    const after = sameLine(split[i + 1], word)
    const blank = head(word) && (inNumber(before, word, after) || inDate(before, word, after))
    // Dots that lead from print to print are no writing.
    if (blank && !/[\p{L}\p{N}]/u.test(word.text)) return []
    return [{ word, handwritten: blank && !isPrintedNumeral(word) }]
  })
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

/** `Số:15/QĐ` and `ngày4?`, where the pen ran into the print, as words of their own; boxes cut by letters. */
function splitNumber(word: EngineWord): EngineWord[] {
  const number = /^(số[:.;]*)([^/:.;]{1,6})(\/.+)$/iu.exec(word.text)
  if (number) return cut(word, number.slice(1))
  const front = /^(số[:.;]+)([^/:.;]{1,6})$/iu.exec(word.text)
  if (front) return cut(word, front.slice(1))
  const end = /^([^/]{1,6})(\/(?:QĐ|QÐ|KH|TB|CT|NQ|BC|CV|TTr|UBND).*)$/u.exec(word.text)
  if (end && !/^\d+$/.test(end[1] as string)) return cut(word, end.slice(1))
  const day = /^(ngày|tháng)([^\p{L}]{1,4}|[^\p{L}]\S{0,3})$/iu.exec(word.text)
  return day ? cut(word, day.slice(1)) : [word]
}

function cut(word: EngineWord, parts: readonly string[]): EngineWord[] {
  const total = parts.reduce((sum, part) => sum + part.length, 0)
  const [x0, y0, x1, y1] = word.box
  let done = 0
  return parts.map((text) => {
    const from = x0 + ((x1 - x0) * done) / total
    done += text.length
    const to = x0 + ((x1 - x0) * done) / total
    return { ...word, text, box: [Math.round(from), y0, Math.round(to), y1] as const }
  })
}

function sameLine(other: EngineWord | undefined, word: EngineWord): EngineWord | null {
  return other && other.line === word.line ? other : null
}
