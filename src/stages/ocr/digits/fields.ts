import type { EngineWord } from '../engine.ts'

type PixelBox = readonly [number, number, number, number]

/** What a blank asks for; `any` where the print around does not say. */
export type FieldKind = 'number' | 'day' | 'month' | 'any'

/** What may stand in a field. A number's zeros and letters are no part of it here. */
const ALLOWED: Record<FieldKind, RegExp> = {
  number: /^0{0,2}[1-9]\d{0,3}$/,
  day: /^(?:0?[1-9]|[12]\d|3[01])$/,
  month: /^(?:0?[1-9]|1[0-2])$/,
  any: /^\d{1,5}$/,
}

export function isAllowed(text: string, kind: FieldKind): boolean {
  return ALLOWED[kind].test(text)
}

/** The field at a box, by the printed words before and after it on its line. */
export function fieldAt(box: PixelBox, words: readonly EngineWord[]): FieldKind {
  const middle = (box[1] + box[3]) / 2
  const level = words.filter((word) => {
    const height = word.box[3] - word.box[1]
    return middle > word.box[1] - 0.4 * height && middle < word.box[3] + 0.4 * height
  })
  const centre = (box[0] + box[2]) / 2
  const left = nearest(level, (word) => centre - word.box[2])
  const right = nearest(level, (word) => word.box[0] - centre)
  if (/^(?:\S*\s)?số[:.;]*$/u.test(left) || /^\/\s*\p{L}/u.test(right)) return 'number'
  if (left.endsWith('ngày') || right.startsWith('tháng')) return 'day'
  return left.endsWith('tháng') || right.startsWith('năm') ? 'month' : 'any'
}

/** The word at the least distance of those that stand on that side, in lower case. */
function nearest(words: readonly EngineWord[], distance: (word: EngineWord) => number): string {
  let [text, least] = ['', Number.POSITIVE_INFINITY]
  for (const word of words) {
    const far = distance(word)
    // A word may reach into the blank a little, as the engine cut it.
    if (far < -4 || far >= least || !/[\p{L}\p{N}]/u.test(word.text)) continue
    least = far
    text = word.text.toLowerCase().normalize('NFC')
  }
  return text
}
