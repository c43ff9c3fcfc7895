import { stripMarks } from './normalise.ts'

/**
 * Keys under which a text is searched. Both have the length of the text, so that an offset found in a key is an
 * offset in the text. The text must be NFC.
 */
export interface Keys {
  readonly text: string
  /** Lower case, tone marks in their one place, one kind of dash, quote and space. */
  readonly marked: string
  /** The same without diacritics and with `d` for `đ`: survives most slips of OCR and of typing. */
  readonly bare: string
}

/** Both keys of a text. */
export function keysOf(text: string): Keys {
  const marked = markedKey(text)
  return { text, marked, bare: bareKey(text) }
}

/** Lower case, tone marks in their one place, dashes, quotes and spaces alike; as long as `text`. */
export function markedKey(text: string): string {
  const lower = mapUnits(text, LOWERED, (unit) => {
    const folded = unit.toLowerCase()
    return folded.length === unit.length ? folded : unit
  })
  return lower.replace(OPEN_RIME, (rime) => PLACED.get(rime) ?? rime)
}

/** Without diacritics, lower case, `đ` as `d`; as long as `text`. Also folds the source of a pattern. */
export function bareKey(text: string): string {
  return mapUnits(text, STRIPPED, (unit) => {
    const base = stripMarks(unit).toLowerCase()
    return base.length === unit.length ? base : unit
  })
}

/**
 * A pattern written in Vietnamese that matches the `bare` key. Only lower-case escapes (`\d`, `\s`, `\b`) survive
 * the folding. Group the alternatives yourself.
 */
export function barePattern(source: string, flags = ''): RegExp {
  // `\W` is not `\w`: escapes stay as they are written.
  const parts = source.split(/(\\[A-Za-z](?:\{\w+\})?)/)
  return new RegExp(parts.map((part, i) => (i % 2 === 0 ? bareKey(part) : part)).join(''), flags)
}

const PLACED = new Map<string, string>()
for (const pair of 'oàòa oáóa oảỏa oãõa oạọa oèòe oéóe oẻỏe oẽõe oẹọe uỳùy uýúy uỷủy uỹũy uỵụy'.split(' ')) {
  PLACED.set(pair.slice(0, 2), pair.slice(2))
}
const OPEN_RIME = new RegExp(`(?<!q)(?:${[...PLACED.keys()].join('|')})(?!\\p{L})`, 'gu')

const FOLDED = new Map<string, string>([
  ...[...'\u2010\u2011\u2012\u2013\u2014\u2015\u2212'].map((dash): [string, string] => [dash, '-']),
  ...[...'“”„«»'].map((quote): [string, string] => [quote, '"']),
  ...[...'‘’'].map((quote): [string, string] => [quote, "'"]),
  ...[...'\u00a0\u202f\u2009\t\n\r'].map((space): [string, string] => [space, ' ']),
])

// What each letter folds to, kept once it was asked for: folding is pure.
const LOWERED = new Map(FOLDED)
const STRIPPED = new Map(FOLDED)

function mapUnits(text: string, known: Map<string, string>, fold: (unit: string) => string): string {
  let result = ''
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at)
    let folded = known.get(unit)
    if (folded === undefined) {
      folded = fold(unit)
      known.set(unit, folded)
    }
    result += folded
  }
  return result
}
