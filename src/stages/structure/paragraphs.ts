import {
  isAnnexHeading,
  isAttached,
  isDateLine,
  isDocumentType,
  isNational,
} from '../../knowledge/phrases.ts'
import type { Flow, FlowLine } from './flow.ts'
import { type Label, parseLabel } from './labels.ts'

/** Lines that make one paragraph, all of one zone and kind. */
export interface Draft {
  readonly lines: FlowLine[]
  /** Label of the first line as it stands; null where it has none. */
  readonly label: Label | null
}

/** A paragraph, or a table's part, in reading order. */
export type Piece = { readonly draft: Draft } | { readonly table: Extract<Flow, { type: 'table' }> }

/** How a document sets its paragraphs, which decides what an indented or a short line means. */
interface Habits {
  /** Most labelled lines are indented: a label at the margin is then no label. */
  readonly indents: boolean
}

/** Joins lines into paragraphs across lines, columns' ends and pages. */
export function formParagraphs(flow: readonly Flow[]): Piece[] {
  const habits = learnHabits(flow)
  const pieces: Piece[] = []
  /** The open paragraph of the running text, kept open over page numbers and footnotes. */
  let text: Draft | null = null
  let beside: Draft | null = null
  const start = (line: FlowLine, label: Label | null): Draft => {
    const draft: Draft = { lines: [line], label }
    pieces.push({ draft })
    return draft
  }
  for (const item of flow) {
    if (item.type === 'table') {
      pieces.push({ table: item })
      text = null
      continue
    }
    if (item.kind !== 'text') {
      const last: FlowLine | undefined = beside?.lines.at(-1)
      const same = last && last.kind === item.kind && last.block === item.block
      if (beside && same && item.kind === 'footnote' && !/^[\d*([]/.test(item.text)) beside.lines.push(item)
      else beside = start(item, null)
      continue
    }
    const label = parseLabel(item.text)
    if (text && continues(text, { next: item, label, habits })) text.lines.push(item)
    else text = start(item, isListZone(item) ? label : null)
  }
  return pieces
}

/** Labels count in the running text and among the recipients, not in head, title and signatures. */
function isListZone(line: FlowLine): boolean {
  if (line.zone === 'head' || line.zone === 'title') return false
  return line.zone !== 'foot' || line.column !== 'right'
}

function learnHabits(flow: readonly Flow[]): Habits {
  let indented = 0
  let all = 0
  for (const item of flow) {
    if (item.type !== 'line' || item.column !== null || item.kind !== 'text' || item.centred) continue
    if (!/^(-|\+|[a-zđ]\)|\d{1,2}\.) /u.test(item.text)) continue
    all++
    if (item.indent > 10) indented++
  }
  return { indents: all === 0 || indented > all * 0.6 }
}

interface Question {
  readonly next: FlowLine
  readonly label: Label | null
  readonly habits: Habits
}

function continues(draft: Draft, { next, label, habits }: Question): boolean {
  const last = draft.lines.at(-1)
  const first = draft.lines[0]
  if (!last || !first) return false
  if (last.zone !== next.zone || last.part !== next.part || last.column !== next.column) return false
  if (next.zone === 'title') return continuesTitle(draft, next)
  if (isBareName(draft)) return next.centred || next.upper
  if (next.column !== null) return continuesColumn(draft, next)
  if (last.centred || next.centred) return continuesCentred(last, { next, label })
  return continuesText(draft, { next, label, habits })
}

/** `Chương I` alone on its line: its title stands below. */
function isBareName(draft: Draft): boolean {
  const { label, lines } = draft
  if (!label || lines.length > 1 || label.length < (lines[0]?.text.length ?? 0)) return false
  return ['part', 'chapter', 'division'].includes(label.readings[0]?.kind ?? '')
}

/** The type is a paragraph of its own; the title's lines are one; so is what stands in brackets below. */
function continuesTitle(draft: Draft, next: FlowLine): boolean {
  const last = draft.lines.at(-1) as FlowLine
  const isType = last.upper && isDocumentType(last.plain.replace(/[^a-z ]/g, '').trim())
  if (isType && draft.lines.length === 1) return !typeEnds(last) && next.upper
  return !next.text.startsWith('(') || !isAttached(next.plain)
}

/** `KẾ HOẠCH PHỐI HỢP` stands alone; `KẾ HOẠCH TRIỂN KHAI CÔNG TÁC …` runs into the title. */
function typeEnds(line: FlowLine): boolean {
  return line.line.words.length <= 4
}

/** Columns keep their lines apart, but for a wrapped list item, subject, date or national name. */
function continuesColumn(draft: Draft, next: FlowLine): boolean {
  const last = draft.lines.at(-1) as FlowLine
  if (last.block !== next.block) return false
  if (isNational(last.plain) && /^(?:chu )?(?:nghia )?(?:viet )?nam$/.test(next.plain)) return true
  if (isDateLine(last.plain) && /^(?:nam )?\d{4}$/.test(next.plain)) return true
  if (parseLabel(next.text)) return false
  if (/^v\s?[/.]?\s?v\b/.test(draft.lines[0]?.plain ?? '')) return true
  return next.column === 'left' && draft.label !== null && !/[;.:]$/.test(last.text)
}

function continuesCentred(last: FlowLine, { next, label }: { next: FlowLine; label: Label | null }): boolean {
  if (!last.centred) {
    // A last line that happens to stand in the middle: the line before is full and ends in mid-sentence.
    return label === null && last.slack < 8 && !endsSentence(last.text) && next.indent < 30
  }
  if (!next.centred || last.page !== next.page) return false
  if (isAnnexHeading(last.plain) && last.line.words.length <= 4) return false
  if (last.bold !== next.bold || last.italic !== next.italic || last.upper !== next.upper) return false
  if (Math.abs(last.size - next.size) > 1.5 || next.text.startsWith('(')) return false
  if (label !== null || /[.;:]$/.test(last.text)) return false
  return next.line.box[1] - last.line.box[3] < last.size * 0.9
}

function continuesText(draft: Draft, { next, label, habits }: Question): boolean {
  const first = draft.lines[0] as FlowLine
  const last = draft.lines.at(-1) as FlowLine
  const isScan = next.line.words[0]?.source === 'ocr' || next.line.words[0]?.source === 'layer'
  const tolerance = isScan ? 7 : 4
  const ended = endsSentence(last.text)
  const room = last.slack - firstWordWidth(next) - next.size * 0.3
  const hasRoom = room > tolerance
  const indented = next.indent > 10
  if (label) {
    if (label.weak && !ended && !hasRoom) return true
    if (indented || !habits.indents) return !hasRoom && !ended && isWeak(label, last) && !indented
    return !(hasRoom && ended) && !(ended && label.readings[0]?.kind !== 'dash')
  }
  if (/^(điều|chương|phần|mục)\s+[\divx]+\s*[.:]/iu.test(next.text) && indented) return false
  const body = draft.lines.length > 1 ? draft.lines[1] : null
  const steady = body ? next.indent - body.indent : next.indent - first.indent
  const atMargin = body !== null && Math.abs(steady) <= tolerance + 2 && first.indent - next.indent > 10
  if (runsOn(last, next, { ended, hasRoom, atMargin })) return true
  if (ended && standsApart(draft, next)) return false
  if (body ? Math.abs(steady) <= tolerance + 2 : steady < -6) {
    // Where paragraphs begin like their own lines, only a short line or a full stop tells them apart.
    const startsLower = /^[\p{Ll}\d(,;.%–-]/u.test(next.text)
    if (!hasRoom) return !(ended && indented && first.indent - next.indent < 4 && !startsLower)
    return startsLower && !ended
  }
  if (!body && Math.abs(steady) <= 6) {
    if (hasRoom) return false
    return !ended || (next.indent < 6 && first.indent < 6 && !/^\p{Lu}/u.test(next.text))
  }
  // Shifted to the right: the text of a hanging list item stands under its own first word.
  if (!body && draft.label !== null && !hasRoom && next.indent - first.indent < 45) return !ended
  return indented ? false : !hasRoom && !ended
}

/**
 * A line in lower case goes on with a sentence that is not over, over a page end wherever it stands; so it does at the
 * margin under a full line, where what looks like a sentence's end is a scan's speck ("hợp:" for "hợp").
 */
function runsOn(
  last: FlowLine,
  next: FlowLine,
  given: { ended: boolean; hasRoom: boolean; atMargin: boolean },
): boolean {
  const { ended, hasRoom, atMargin } = given
  if (!/^\p{Ll}/u.test(next.text) || next.line.words.length < 2) return false
  if (last.page !== next.page) return !ended
  const near = next.line.box[1] - last.line.box[3] <= next.size * 1.6
  return near && !hasRoom && (!ended || atMargin)
}

/** A gap wider than a line, or clearly wider than the one between the lines before. */
function standsApart(draft: Draft, next: FlowLine): boolean {
  const last = draft.lines.at(-1) as FlowLine
  const before = draft.lines.at(-2)
  if (last.page !== next.page) return false
  const gap = next.line.box[1] - last.line.box[3]
  if (gap > next.size * 1.6) return true
  if (!before || before.page !== last.page) return false
  return gap > last.line.box[1] - before.line.box[3] + Math.max(3.5, next.size * 0.25)
}

/** A dash or a number that may as well stand inside a sentence (`giai đoạn 2021 / - 2025`). */
function isWeak(label: Label, last: FlowLine): boolean {
  const kind = label.readings[0]?.kind
  if (kind === 'dash' || kind === 'plus') return !/[:;]$/.test(last.text)
  return (
    kind === 'arabic' && /\b(số|khoản|điều|mục|điểm|tháng|năm|quý|ngày|khóa|từ|đến|và)$/iu.test(last.text)
  )
}

const endsSentence = (text: string): boolean => /[.;:!?…][”"’')\]]*$|\/\.$/u.test(text.trim())

function firstWordWidth(line: FlowLine): number {
  const box = line.line.words[0]?.box
  return box ? box[2] - box[0] : 0
}
