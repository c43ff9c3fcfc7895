/**
 * A line as pieces: what is a word that may be restored, and what must stay as read. Numbers, dates,
 * percentages, document numbers, codes and list labels are never words here.
 */

/**
 * - `word`: letters of a word, perhaps damaged (`c6ng`, `tt*ng`, `cOng`).
 * - `capitals`: letters all in capitals: an abbreviation, or a word of a heading; the line decides.
 * - `mixed`: a code by its look (`c4`, `x&`, `1a`), but what OCR of a wrong language makes of a word looks so too;
 *   only the neighbours tell.
 * - `number`, `code`, `label`: never changed.
 * - `mark`: punctuation alone.
 */
export type TokenKind = 'word' | 'capitals' | 'mixed' | 'number' | 'code' | 'label' | 'mark'

/** `start` and `end` are UTF-16 offsets of the core; the punctuation around it lies outside. */
export interface Token {
  readonly kind: TokenKind
  readonly text: string
  readonly start: number
  readonly end: number
  /** True where white space or the line's start stands before the token's chunk. */
  readonly spaced: boolean
}

const LEAD = /^[("'“”‘’«[{<>*+~=|_.,;:!?…•–—-]+/
const TRAIL = new Set(')"”»]}>,.;:!…|_~=/–—-')
const LABEL = /^(?:[IVXLC]{1,6}|\d{1,3}(?:\.\d{1,3}){0,4}|[a-zđA-ZĐ])$/u
const ROMAN_OR_LETTER = /^(?:[IVXLC]{1,6}|[a-zđA-ZĐ])$/u
const ADDRESS = /@|:\/\/|www\.|\.(?:vn|com|net|org|gov|edu|info|html?|pdf|docx?|xlsx?)(?:\W|$)/i
const UNIT =
  /^(?:kg|km|cm|dm|mm|m|g|mg|ha|ml|l|kv|kw|kwh|mw|mb|gb|tb|kb|hz|mhz|ghz|h|s|tr|đ|d|vnđ|vnd|usd|st|nd|rd|th|p|x|a|b|c|e|f|i|k|n|o|q|r|t|u|v|y|z)[23²³]?$/i
/** `S6:56`: a word that a colon joins to a number. */
const GLUED_NUMBER = /^(?:\p{Lu}?\p{Ll}{1,6}|[Ss]6):\d[\d/]*$/u
const MIXED = [
  // A sign inside or at the end of letters, not all of them capitals: `v&i`, `V&`, `¢6`, `t@p`.
  /^\p{L}?\p{Ll}{0,4}[&@]\p{Ll}{0,3}$/u,
  /^[¢€]\d?\p{Ll}{0,4}$/u,
  /^1€\p{Ll}{0,3}$/u,
  // One letter and a digit: `c4`, `d9`, `S6`; never with 1, 2 or 5 (`m2`, `a1`).
  /^[bcdđghklnrstvx][34689]$/u,
  /^[SCBDĐT][69]$/u,
  // `1a`, `1y`, `1é`, `6n`.
  /^1(?:[ayi]|[^\P{Ll}a-zđ])$/u,
  /^6[nic]$/u,
  // Two digits: `t61`, `ngu0’1`.
  /^\p{L}\p{Ll}{0,3}[0689]['’]?[1i]\p{Ll}{0,2}$/u,
]
const DIGIT_LETTERS = /[0145689]/

/** The pieces of one line, from left to right; they never overlap and white space lies between them. */
export function tokenise(line: string): Token[] {
  const tokens: Token[] = []
  let first = true
  for (const match of line.matchAll(/\S+/g)) {
    const chunk = match[0]
    pushChunk(tokens, { chunk, start: match.index, first })
    if (/[\p{L}\p{N}]/u.test(chunk)) first = false
  }
  return tokens
}

function pushChunk(
  tokens: Token[],
  { chunk, start, first }: { chunk: string; start: number; first: boolean },
) {
  const lead = LEAD.exec(chunk)?.[0].length ?? 0
  const trail = lead < chunk.length ? trailing(chunk, TRAIL) : 0
  const core = chunk.slice(lead, chunk.length - trail)
  const push = (kind: TokenKind, from: number, to: number) =>
    tokens.push({
      kind,
      text: chunk.slice(from, to),
      start: start + from,
      end: start + to,
      spaced: from === lead,
    })
  if (!/[\p{L}\p{N}]/u.test(core)) {
    tokens.push({ kind: 'mark', text: chunk, start, end: start + chunk.length, spaced: true })
    return
  }
  const end = lead + core.length
  const kind = first && isLabel(core, chunk.slice(end)) ? 'label' : classify(core)
  if (kind !== null) {
    push(kind, lead, end)
    return
  }
  let from = lead
  for (const separator of core.matchAll(/[-–—/,;:.()+&…]+/g)) {
    const at = lead + separator.index
    if (at > from) push(classify(chunk.slice(from, at)) ?? 'word', from, at)
    from = at + separator[0].length
  }
  if (from < end) push(classify(chunk.slice(from, end)) ?? 'word', from, end)
}

/**
 * How many characters at the end of the text are of the set. (A pattern anchored at the end alone would be tried
 * at every place of a long run.)
 */
export function trailing(text: string, set: ReadonlySet<string>): number {
  let length = 0
  while (length < text.length && set.has(text[text.length - 1 - length] as string)) length += 1
  return length
}

function isLabel(core: string, after: string): boolean {
  if (!LABEL.test(core)) return false
  return /^[.)/:]/.test(after) || (ROMAN_OR_LETTER.test(core) && after.startsWith('-'))
}

/** The kind of a core without edge punctuation; null where it is words joined by punctuation. */
function classify(core: string): TokenKind | null {
  if (!isDamagedWord(core) && isMixed(core)) return 'mixed'
  if (ADDRESS.test(core)) return 'code'
  if (GLUED_NUMBER.test(core)) return null
  const letters = core.replace(/[^\p{L}]/gu, '')
  if (letters.length === 0) return 'number'
  const digits = /\p{N}/u.test(core)
  const joined = /[\p{L}\p{N}][-–—/,;:.()+&…]+[\p{L}\p{N}]/u.test(core)
  if (digits) return !joined && isDamagedWord(core) ? 'word' : 'code'
  if (joined) return isCode(core) ? 'code' : null
  if (letters.length > 1 && letters === letters.toUpperCase()) return 'capitals'
  return 'word'
}

/** `QĐ-TTg`, `KH-UBND`, `NQ/TW`: capitals joined by a dash or slash. */
function isCode(core: string): boolean {
  if (!/[-–/&.]/.test(core)) return false
  return core
    .split(/[^\p{L}]+/u)
    .filter((part) => part.length > 0)
    .some((part) => part.length <= 6 && /^\p{Lu}{2,}/u.test(part))
}

/** True for short codes that may be a word with a digit or sign for a letter; units and sizes are none. */
function isMixed(core: string): boolean {
  return core.length <= 8 && MIXED.some((shape) => shape.test(core))
}

/** A word in which digits stand for letters: `s6`, `c6ng`, `1ap`; never `A4`, `m2`, `10km`, `3G`. */
function isDamagedWord(core: string): boolean {
  if (!/^\p{Lu}?[\p{Ll}\d'’?*°€]+$/u.test(core)) return false
  const digits = core.replace(/\D/g, '')
  const letters = core.replace(/[^\p{L}]/gu, '')
  if (digits.length > 1 || !DIGIT_LETTERS.test(digits)) return false
  if (/^\d/.test(core)) return digits === '1' && letters.length >= 2 && !UNIT.test(letters)
  if (letters.length === 1) return /^[a-zđ]6$/.test(core) && !/^[axyzijkow]/.test(core)
  return !UNIT.test(core)
}
