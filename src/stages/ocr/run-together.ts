import type { EngineWord, Grey } from './engine.ts'
import { differsFromPrint } from './ink.ts'

type PixelBox = readonly [number, number, number, number]

/** Widths of the words of a form in Times, in em; one letter's difference between its faces is not worth telling. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/^số[:.;]*$/iu, 1.33],
  [/^ngày$/iu, 1.94],
  [/^tháng$/iu, 2.28],
  [/^năm$/iu, 1.72],
]
/** A box so much wider than the word holds more than print. */
const TOO_WIDE = 1.25

interface Around {
  readonly next: EngineWord | null
  readonly beside: readonly PixelBox[]
  readonly page: Grey
}

/** `Số:15/QĐ` and `ngày4?`, where the pen ran into the print, as words of their own. */
export function splitWord(word: EngineWord, { next, beside, page }: Around): EngineWord[] {
  const number = /^(số[:.;]*)([^/:.;]{1,6})(\/.+)$/iu.exec(word.text)
  if (number) return cut(word, number.slice(1), { next, page })
  const front = /^(số[:.;]+)([^/:.;]{1,6})$/iu.exec(word.text)
  if (front) return cut(word, front.slice(1), { next, page })
  const end = /^([^/]{1,6})(\/(?:QĐ|QÐ|KH|TB|CT|NQ|BC|CV|TTr|UBND).*)$/u.exec(word.text)
  if (end && !/^\d+$/.test(end[1] as string)) return cut(word, end.slice(1), { next, page })
  const day = /^(ngày|tháng)([^\p{L}]{1,4}|[^\p{L}]\S{0,3})$/iu.exec(word.text)
  if (day) return cut(word, day.slice(1), { next, page })
  // Letters after `ngày` are what the engine made of the pen, where the form goes on.
  const follows = next?.text.toLowerCase() ?? ''
  const misread = /^(ngày|tháng)(\S{1,4})$/iu.exec(word.text)
  if (misread && follows === (misread[1]?.toLowerCase() === 'ngày' ? 'tháng' : 'năm')) {
    const parts = cut(word, misread.slice(1), { next, page })
    // A printed figure that was misread is left alone.
    if (parts[1] && differsFromPrint(page, { box: parts[1].box, beside })) return parts
  }
  return [withoutPen(word, { next, page })]
}

/** A word before a blank, without the writing that the engine took into its box and made nothing of. */
function withoutPen(word: EngineWord, { next, page }: Pick<Around, 'next' | 'page'>): EngineWord {
  const [x0, y0, x1, y1] = word.box
  const height = y1 - y0
  const usual = usualWidth(word.text, { height, next })
  if (usual === null || !next || x1 - x0 < TOO_WIDE * usual) return word
  return { ...word, box: [x0, y0, gapNear(x0 + usual, { word, page }), y1] }
}

/** Width of a printed word of the form: by that of the next one, else by its height, which the pen may have stretched. */
function usualWidth(
  text: string,
  { height, next }: { height: number; next: EngineWord | null },
): number | null {
  const own = widthOf(text)
  if (own === null) return null
  const other = next ? widthOf(next.text) : null
  return own * (next && other ? (next.box[2] - next.box[0]) / other : height * 0.98)
}

function widthOf(text: string): number | null {
  return WIDTHS.find(([pattern]) => pattern.test(text))?.[1] ?? null
}

/** Parts of a word as words of their own: cut by letters, where the least ink stands. */
function cut(
  word: EngineWord,
  parts: readonly string[],
  { next, page }: Pick<Around, 'next' | 'page'>,
): EngineWord[] {
  const total = parts.reduce((sum, part) => sum + part.length, 0)
  const [x0, y0, x1, y1] = word.box
  let done = 0
  let from = x0
  return parts.map((text, i) => {
    const start = from
    done += text.length
    const usual = i === 0 ? usualWidth(text, { height: y1 - y0, next }) : null
    const to = x0 + (usual ?? ((x1 - x0) * done) / total)
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
    let ink = 0
    for (let y = Math.max(0, y0); y < Math.min(page.height, y1); y++)
      if ((page.data[y * page.width + column] as number) < 140) ink++
    const cost = ink + Math.abs(column - x) / (y1 - y0)
    if (cost < least) [best, least] = [column, cost]
  }
  return best
}
