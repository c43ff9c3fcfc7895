import { isDateLine, isMotto, isNational, isNumberLine, isRecipients } from '../../knowledge/phrases.ts'
import type { Word } from '../../model/page.ts'
import { middleX } from './geometry.ts'
import { type Gap, gapsOf, intersect, rowWords, splitAt } from './gutters.ts'
import type { Row } from './lines.ts'
import { isAuthority, isUpper, plainText } from './marks.ts'

/** Rows `[from, to)` that stand in two columns, parted at `x`; `bands` are the rows where a new pair begins. */
export interface Columns {
  readonly kind: 'head' | 'foot'
  readonly from: number
  readonly to: number
  readonly x: number
  readonly bands: readonly number[]
}

interface Page {
  readonly width: number
  readonly height: number
}

/** The narrowest gutter in points: a long issuer's name comes close to the national name. */
const HEAD_GUTTER = 3
const FOOT_GUTTER = 7
/** What a date's line may leave for the next one. */
const DATE_END = /^(?:thang \d{1,2} )?(?:nam )?\d{4}$/

/**
 * Finds the two-column head (issuer, number | national name, place and date) and foot (recipients | signature, or
 * two signatures) among a page's rows. Only their fixed words make rows two columns: values set to the right of an
 * indicator list stay with their line.
 */
export function findColumns(rows: readonly Row[], page: Page): Columns[] {
  const found: Columns[] = []
  for (let at = 0; at < rows.length; at++) {
    const place = { at, page, floor: found.at(-1)?.to ?? 0 }
    const columns = headAt(rows, place) ?? footAt(rows, place)
    if (!columns) continue
    found.push(columns)
    at = columns.to - 1
  }
  return found
}

interface Place {
  readonly at: number
  readonly page: Page
  readonly floor: number
}

function headAt(rows: readonly Row[], { at, page, floor }: Place): Columns | null {
  const row = rows[at]
  if (!row || row.box[1] > page.height * 0.5) return null
  const anchor = headAnchor(rowWords(row), page)
  if (anchor === null) return null
  const words = rowWords(row)
  let free = gapsOf(words, HEAD_GUTTER).filter(
    (gap) => gap[1] === anchor || (gap[0] < anchor && gap[1] > anchor),
  )
  if (free.length === 0) return null
  let from = at
  while (from > floor && from > at - 6) {
    const wider = narrow(free, rows[from - 1], HEAD_GUTTER)
    if (!wider) break
    free = wider
    from--
  }
  const bands: number[] = []
  let to = at + 1
  let dated = false
  let subject = false
  for (; to < rows.length && to < at + 16; to++) {
    const next = rows[to]
    if (!next) break
    const wider = narrow(free, next, HEAD_GUTTER)
    if (!wider) break
    const sides = splitAt(rowWords(next), gutterOf(wider))
    const left = plainText(sides.left)
    const right = plainText(sides.right)
    const isDate =
      isDateLine(right) || (isNumberLine(left) && left.length < 40) || (dated && DATE_END.test(right))
    const alone = sides.left.length === 0 || sides.right.length === 0
    if (alone && !isDate && isTitleLike(next, page) && !isMotto(right) && !isNational(right) && to > at + 1)
      break
    subject = subject || /^v\s?[/.]?\s?v\b|^ve viec/.test(left)
    if (dated && !isDate && (!subject || sides.right.length > 0)) break
    if (isDate) {
      if (!dated) bands.push(to)
      dated = true
    }
    free = wider
  }
  const x = gutterOf(free)
  return { kind: 'head', from, to, x, bands }
}

/** Where the right column begins: the x of the national name's (or the motto's) first word. */
function headAnchor(words: readonly Word[], page: Page): number | null {
  for (let at = 0; at < words.length; at++) {
    const word = words[at]
    const before = words[at - 1]
    if (!word || word.box[0] < page.width * 0.2) continue
    // In a sentence the same words stand a space apart.
    if (before && word.box[0] - before.box[2] < word.size * 0.4) continue
    const text = plainText(words.slice(at, at + 5))
    const named = /^(cong hoa|hoa xa hoi|dang cong san|co?ng h.a x. h.i)/.test(text)
    if (named && isUpper(words.slice(at, at + 4))) return word.box[0]
    if (/^doc lap\W+tu do/.test(text)) return word.box[0]
  }
  return null
}

/** A row in the middle of the page, as the document type is. */
function isTitleLike(row: Row, page: Page): boolean {
  return Math.abs(middleX(row.box) - page.width / 2) < page.width * 0.09
}

function footAt(rows: readonly Row[], { at, page, floor }: Place): Columns | null {
  const row = rows[at]
  if (!row || !isFootStart(row, page)) return null
  let free: Gap[] = [[page.width * 0.22, page.width * 0.8]]
  let to = at
  let both = 0
  let signed = false
  for (; to < rows.length; to++) {
    const next = rows[to]
    const wider = next && narrow(free, next, FOOT_GUTTER)
    if (!next || !wider) break
    const sides = splitAt(rowWords(next), gutterOf(wider))
    if (sides.left.length > 0 && sides.right.length > 0) both++
    signed = signed || isAuthority(sides.right) || isAuthority(sides.left)
    free = wider
  }
  // Where the signature stands near the middle, what is free to its right is wider than the gutter.
  const within = rows.slice(at, to)
  const parting = free.filter((gap) => isBetween(gap, within))
  if (parting.length > 0) free = parting
  const texts = within.map((one) => plainText(splitAt(rowWords(one), gutterOf(free)).left))
  const listed = texts.some(isRecipients)
  if (to === at || (!listed && !(signed && both >= 2))) return null
  // A signer's authority may stand a little higher than the recipients.
  let from = at
  while (from > floor) {
    const above = rows[from - 1] as Row
    const wider = narrow(free, above, FOOT_GUTTER)
    if (!wider || !isAuthority(rowWords(above)) || above.box[0] < gutterOf(wider)) break
    free = wider
    from--
  }
  return { kind: 'foot', from, to, x: gutterOf(free), bands: [] }
}

/** Whether words stand on both sides of a gap. */
function isBetween([left, right]: Gap, rows: readonly Row[]): boolean {
  const words = rows.flatMap(rowWords)
  return words.some(({ box }) => box[2] <= left) && words.some(({ box }) => box[0] >= right)
}

/** Recipients, a signer's authority on the right, or two in capitals side by side. */
function isFootStart(row: Row, page: Page): boolean {
  const words = rowWords(row)
  if (isRecipients(plainText(words.slice(0, 3)))) return true
  const widest = gapsOf(words, FOOT_GUTTER)
    .slice(1, -1)
    .sort((a, b) => b[1] - b[0] - (a[1] - a[0]))[0]
  if (widest) {
    const { left, right } = splitAt(words, gutterOf([widest]))
    // Recipients may be garbled; the signer's authority far to their right is enough.
    if (widest[1] - widest[0] > page.width * 0.12 && widest[1] > page.width * 0.42 && isAuthority(right))
      return true
    if (isName(left) && isName(right) && widest[1] - widest[0] > page.width * 0.1) return true
    return isUpper(left) && isUpper(right) && left.length > 1 && right.length > 1
  }
  return row.box[0] > page.width * 0.42 && isAuthority(words)
}

/** A person's name, as it stands under a signature. */
function isName(words: readonly Word[]): boolean {
  return words.length >= 2 && words.length <= 5 && words.every((word) => /^\p{Lu}\p{Ll}*$/u.test(word.text))
}

function narrow(free: readonly Gap[], row: Row | undefined, least: number): Gap[] | null {
  if (!row) return null
  const both = intersect(free, gapsOf(rowWords(row), least), least)
  return both.length > 0 ? both : null
}

/** The middle of the widest gap; one that is open to a side counts only where there is no other. */
function gutterOf(gaps: readonly Gap[]): number {
  const closed = gaps.filter((gap) => gap.every(Number.isFinite))
  const [first = [0, 0], ...others] = closed.length > 0 ? closed : gaps
  let best: Gap = first
  for (const gap of others) if (gap[1] - gap[0] > best[1] - best[0]) best = gap
  const from = Number.isFinite(best[0]) ? best[0] : best[1] - 4
  const to = Number.isFinite(best[1]) ? best[1] : best[0] + 4
  return (from + to) / 2
}
