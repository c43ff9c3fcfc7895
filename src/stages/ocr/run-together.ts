import type { EngineWord, Grey } from './engine.ts'
import { differsFromPrint } from './ink.ts'

type PixelBox = readonly [number, number, number, number]

/** Widths of the printed words of a form, their ink in Times, in em: those of the number's line and of the date's. */
const WIDTHS = {
  number: [[/^số[:.;]*$/iu, 1.15]],
  date: [
    [/^ngày$/iu, 1.96],
    [/^tháng$/iu, 2.3],
    [/^năm$/iu, 1.69],
    [/^\d{4}$/u, 2.05],
  ],
} as const
/** Widths of the signs of a document's symbol, about, in em. */
const CAPITAL = 0.7
const SIGN = 0.3
/** Height of `Số`, and nearly of `ngày`, in em. */
const HEIGHT = 0.93
/** A box so much wider than the word holds more than print. */
const TOO_WIDE = 1.12

interface Around {
  readonly next: EngineWord | null
  readonly beside: readonly PixelBox[]
  /** The other words of its line. */
  readonly line: readonly EngineWord[]
  readonly page: Grey
}

/** `Số:15/QĐ` and `ngày4?`, where the pen ran into the print, as words of their own. */
export function splitWord(word: EngineWord, { next, beside, line, page }: Around): EngineWord[] {
  const number = /^(số[:.;]*)([^/:.;]{1,6})(\/.+)$/iu.exec(word.text)
  if (number) return cut(word, number.slice(1), { line, page })
  const front = /^(số[:.;]+)([^/:.;]{1,6})$/iu.exec(word.text)
  if (front) return cut(word, front.slice(1), { line, page })
  const end = /^([^/]{1,6})(\/(?:QĐ|QÐ|KH|TB|CT|NQ|BC|CV|TTr|UBND).*)$/u.exec(word.text)
  if (end && !/^\d+$/.test(end[1] as string)) return cut(word, end.slice(1), { line, page })
  const day = /^(ngày|tháng)([^\p{L}]{1,4}|[^\p{L}]\S{0,3})$/iu.exec(word.text)
  if (day) return cut(word, day.slice(1), { line, page })
  // Letters after `ngày` are what the engine made of the pen, where the form goes on.
  const follows = next?.text.toLowerCase() ?? ''
  const misread = /^(ngày|tháng)(\S{1,4})$/iu.exec(word.text)
  if (misread && follows === (misread[1]?.toLowerCase() === 'ngày' ? 'tháng' : 'năm')) {
    const parts = cut(word, misread.slice(1), { line, page })
    // A printed figure that was misread is left alone.
    if (parts[1] && differsFromPrint(page, { box: parts[1].box, beside })) return parts
  }
  return [withoutPen(word, { line, page })]
}

/** A word beside a blank, without the writing that the engine took into its box and made nothing of. */
function withoutPen(word: EngineWord, { line, page }: Pick<Around, 'line' | 'page'>): EngineWord {
  const [x0, y0, x1, y1] = word.box
  const usual = usualWidth(word, line)
  if (usual === null || x1 - x0 < TOO_WIDE * usual || /^\d/.test(word.text)) return word
  const after = gapNear(x0 + usual, { word, page })
  const before = gapNear(x1 - usual, { word, page })
  return isPenBefore(word, { before, after, page })
    ? { ...word, box: [before, y0, x1, y1] }
    : { ...word, box: [x0, y0, after, y1] }
}

/** On which side of a word the form has its blank; on either side of `tháng`, where there is less ink between. */
function isPenBefore(
  word: EngineWord,
  { before, after, page }: { before: number; after: number; page: Grey },
): boolean {
  if (/^(?:số|ngày)/iu.test(word.text)) return false
  if (!/^tháng/iu.test(word.text)) return true
  return inkAt(before, { word, page }) < inkAt(after, { word, page })
}

/** Width of a printed word of the form, by the words of its line: what the pen stretched is wider, never narrower. */
function usualWidth(word: EngineWord, line: readonly EngineWord[]): number | null {
  const kind = emsOf(word.text, 'number') === null ? 'date' : 'number'
  const own = emsOf(word.text, kind)
  const sizes = [word, ...line].flatMap(({ text, box }) => {
    const ems = emsOf(text, kind)
    return ems === null ? [] : [(box[2] - box[0]) / ems]
  })
  return own === null || sizes.length < 2 ? null : own * Math.min(...sizes)
}

/** Width of a word of the form, of a year or of a document's symbol; null for others. */
function emsOf(text: string, kind: keyof typeof WIDTHS): number | null {
  const known = WIDTHS[kind].find(([pattern]) => pattern.test(text))?.[1]
  if (known !== undefined) return known
  if (kind === 'date' || !/^\/\p{Lu}[\p{L},&-]+$/u.test(text)) return null
  return [...text].reduce((sum, sign) => sum + (/\p{Lu}/u.test(sign) ? CAPITAL : SIGN), 0)
}

/** Parts of a word as words of their own: cut by letters, where the least ink stands. */
function cut(
  word: EngineWord,
  parts: readonly string[],
  { line, page }: Pick<Around, 'line' | 'page'>,
): EngineWord[] {
  const total = parts.reduce((sum, part) => sum + part.length, 0)
  const [x0, y0, x1, y1] = word.box
  let done = 0
  let from = x0
  return parts.map((text, i) => {
    const start = from
    done += text.length
    const byLetters = ((x1 - x0) * done) / total
    const ems = emsOf(text, 'number') ?? emsOf(text, 'date')
    // A pen makes words higher and wider: the narrower estimate is the print's.
    const byHeight = ems === null ? byLetters : (ems * (y1 - y0)) / HEIGHT
    const usual = i === 0 ? usualWidth({ ...word, text }, line) : null
    const to = x0 + (usual ?? Math.min(byLetters, byHeight))
    from = i === parts.length - 1 ? x1 : gapNear(to, { word, page })
    return { ...word, text, box: [start, y0, from, y1] as const }
  })
}

/** The column with the least ink near a place in a word, the nearest of these. */
function gapNear(x: number, { word, page }: { word: EngineWord; page: Grey }): number {
  const [x0, y0, x1, y1] = word.box
  const reach = 0.5 * (y1 - y0)
  let [best, least] = [Math.round(x), Number.POSITIVE_INFINITY]
  for (let column = Math.ceil(Math.max(x0 + 1, x - reach)); column < Math.min(x1, x + reach); column++) {
    const cost = inkAt(column, { word, page }) + Math.abs(column - x) / (y1 - y0)
    if (cost < least) [best, least] = [column, cost]
  }
  return best
}

/** Inked pixels of a column of a word. */
function inkAt(column: number, { word, page }: { word: EngineWord; page: Grey }): number {
  let ink = 0
  for (let y = Math.max(0, word.box[1]); y < Math.min(page.height, word.box[3]); y++)
    if ((page.data[y * page.width + column] as number) < 140) ink++
  return ink
}
