import {
  isAddressed,
  isAnnexHeading,
  isAttached,
  isAuthorityText,
  isDocumentType,
  isNational,
  isRecipients,
} from '../../knowledge/phrases.ts'
import type { Flow, FlowLine } from './flow.ts'
import { parseLabel } from './labels.ts'

/** The title of a document takes no more lines than this. */
const TITLE_LINES = 14

/**
 * Sets `zone` and `part` of every line and table: head, title, body, foot and annexes of each document in the file.
 * A page with a second head opens another part, unless it belongs to what the first document brings with it.
 */
export function assignZones(flow: readonly Flow[]): void {
  const heads = findHeads(flow)
  let zone: FlowLine['zone'] = heads.size > 0 || opensWithType(flow) ? 'head' : 'body'
  let part = 0
  let titled = 0
  let seenFoot = false
  let page = 0
  for (let at = 0; at < flow.length; at++) {
    const item = flow[at] as Flow
    const opensPage = item.page !== page
    if (item.type === 'table') {
      if (zone === 'title') zone = 'body'
      if (zone === 'foot') zone = 'annex'
      if (zone === 'head' && at > 0) zone = 'body'
    } else if (item.kind === 'text') {
      const head = heads.get(at)
      if (head === 'attached') zone = 'annex'
      else if (head === 'document') {
        if (at > 0 && flow.slice(0, at).some((one) => one.type === 'table' || one.kind === 'text')) part++
        zone = 'head'
        seenFoot = false
        titled = 0
      } else if (zone === 'head') {
        if (item.column === null) {
          if (isType(item)) zone = 'title'
          else if (isAddressed(item.plain) || !typeFollows(flow, at))
            zone = item.centred && item.upper ? 'title' : 'body'
        }
      } else if (zone === 'title') {
        titled++
        if (!continuesTitle(flow, { at, titled })) zone = 'body'
      }
      if (zone === 'body' && isFoot(item)) zone = 'foot'
      if (zone === 'foot') seenFoot = true
      if ((zone === 'body' || zone === 'foot') && opensAnnex(item, { opensPage, seenFoot })) zone = 'annex'
      else if (zone === 'annex' && item.column !== null && isRecipients(item.plain)) zone = 'foot'
    }
    if (item.type === 'table' || item.kind === 'text') page = item.page
    item.zone = zone
    item.part = part
  }
}

/** Index of the first line of each head; `attached` where the page says that it comes with another document. */
function findHeads(flow: readonly Flow[]): Map<number, 'document' | 'attached'> {
  const heads = new Map<number, 'document' | 'attached'>()
  let from = -1
  let done = false
  for (let at = 0; at < flow.length; at++) {
    const item = flow[at] as Flow
    const inColumn = item.type === 'line' && item.column !== null
    const before = flow[from]
    if (!inColumn) {
      from = -1
      done = false
      continue
    }
    if (from < 0 || before?.page !== item.page) {
      from = at
      done = false
    }
    if (!done && isNational(item.plain)) {
      heads.set(from, comesWithAnother(flow, at) ? 'attached' : 'document')
      done = true
    }
  }
  return heads
}

function comesWithAnother(flow: readonly Flow[], at: number): boolean {
  const page = flow[at]?.page
  for (let next = at; next < Math.min(flow.length, at + 24); next++) {
    const item = flow[next]
    if (item?.type !== 'line' || item.page !== page) continue
    if (isAttached(item.plain)) return true
  }
  return false
}

const isType = (line: FlowLine): boolean =>
  isDocumentType(line.plain.replace(/[^a-z ]/g, '').trim()) &&
  line.line.words.length <= 12 &&
  (line.upper || inCapitalsFont(line))

/** A capitals font may come as small letters: then the type stands centred, alone, without one capital. */
const inCapitalsFont = (line: FlowLine): boolean =>
  line.centred && line.line.words.length <= 4 && line.text === line.text.toLowerCase()

function opensWithType(flow: readonly Flow[]): boolean {
  return typeFollows(flow, -1)
}

/** Whether the document type stands within the next lines. */
function typeFollows(flow: readonly Flow[], at: number): boolean {
  for (let next = at + 1; next < Math.min(flow.length, at + 12); next++) {
    const item = flow[next]
    if (item?.type === 'line' && item.kind === 'text' && isType(item)) return true
  }
  return false
}

/**
 * A title goes on while lines are centred, and where a line begins with a small letter. A line as wide as the text is
 * still the title where a centred one follows, or where it does not begin like a paragraph.
 */
function continuesTitle(flow: readonly Flow[], { at, titled }: { at: number; titled: number }): boolean {
  const item = flow[at] as FlowLine
  const next = flow[at + 1]
  if (titled > TITLE_LINES || isAddressed(item.plain) || item.column !== null) return false
  if (item.centred) {
    if (parseLabel(item.text) && !item.text.startsWith('(')) return false
    // The authority of a decision stands between its title and the grounds: `ỦY BAN NHÂN DÂN XÃ …`.
    return !(titled > 1 && item.upper && next?.type === 'line' && /^(can cu|xet|theo)\b/.test(next.plain))
  }
  if (parseLabel(item.text)) return false
  // `QUYẾT ĐỊNH` / `Về việc …`: what it is about, however the lines stand.
  if (titled === 1 && /^ve viec\b/.test(item.plain)) return true
  const before = flow[at - 1]
  if (titled > 1 && /^\p{Ll}/u.test(item.text) && before?.type === 'line' && !/[.;:]$/.test(before.text))
    return true
  const balanced = item.balanced || Math.abs(item.indent - item.slack) < 16
  if (next?.type === 'line' && next.centred && (balanced || (titled === 1 && item.bold && next.bold)))
    return true
  // No paragraph begins with a small letter: what stands in the middle under the title's first line is its next.
  if (item.balanced && /^\p{Ll}/u.test(item.text)) return true
  if (balanced && titled === 1 && Math.abs(item.indent) < 20) return item.bold || !/[.;,:]$/.test(item.text)
  return false
}

/** Recipients or the signer's authority. */
function isFoot(line: FlowLine): boolean {
  if (isRecipients(line.plain)) return true
  if (line.column !== null) return true
  return line.upper && line.indent > 150 && isAuthorityText(line.plain) && line.line.words.length <= 9
}

function opensAnnex(
  line: FlowLine,
  { opensPage, seenFoot }: { opensPage: boolean; seenFoot: boolean },
): boolean {
  if (line.column !== null)
    return seenFoot && opensPage && !isRecipients(line.plain) && !isAuthorityText(line.plain)
  const heading = isAnnexHeading(line.plain) && line.line.words.length <= 14
  if (heading && (line.centred || line.upper) && (opensPage || seenFoot)) return true
  return seenFoot && opensPage && (line.centred || line.upper || isAnnexHeading(line.plain))
}
