import { locateWords } from '../../evidence/locate.ts'
import { type DocumentType, documentTypeOf } from '../../knowledge/document-types.ts'
import type { Evidence, Header } from '../../model/plan.ts'
import type { Anchor, DocumentStructure, Paragraph } from '../../model/structure.ts'
import { type DateToken, findDates } from '../../vietnamese/dates.ts'
import { bareKey, barePattern, keysOf } from '../../vietnamese/keys.ts'
import { normaliseSpelling } from '../../vietnamese/normalise.ts'
import { evidenceOf } from './drafts.ts'
import { readRecipients, readSigner } from './foot.ts'
import { issuerOf, readIssuer } from './issuer.ts'
import { findMasks } from './masks.ts'
import { findYears } from './years.ts'

const UPPER = 'A-ZĐÂÊÔƠƯĂ'
const NUMBER = new RegExp(
  `(?:S[ốôóòồo0]|$)\\s{0,2}[:.;]?\\s{0,2}([\\s.…_]{0,40})(\\d{1,5}[a-z]?)?([^/\\-${UPPER}]{0,30})(?:/(?:19|20)\\d{2})?([/⁄∕-])\\s?([${UPPER}][\\p{L}\\d]{0,11}(?:(?:\\s?[-/.&]\\s?|,)[${UPPER}][\\p{L}\\d]{0,11}){0,4})`,
  'u',
)
const DATE_LINE = barePattern('(?:,|^|\\s)\\s*ngày[\\s\\d._…]{0,40}tháng')

/** Everything above the body and below it (Nghị định 30/2020/NĐ-CP, Annex I; Hướng dẫn 36-HD/VPTW for the Party). */
export function readHeader(structure: DocumentStructure, part: number): Header {
  const paragraphs = structure.paragraphs.filter((paragraph) => paragraph.part === part)
  const head = paragraphs.filter((paragraph) => paragraph.zone === 'head')
  const numbered = readNumber(head)
  const dated = readDate(head)
  const titled = withLetter(readTitle(paragraphs), head)
  const foot = paragraphs.filter((paragraph) => paragraph.zone === 'foot')
  const signed = readSigner(foot)
  const issuer = readIssuer({ head, paragraphs, place: dated.place, date: dated.date })
  // Collections of laws print a decision without its head: the title says who, which number and when.
  const told = head.length === 0 && titled.title !== null ? readTold(titled.title) : null
  const title = told?.title ?? titled.title
  return {
    issuer: told?.issuer && issuer.name === null ? { ...issuer, ...told.issuer } : issuer,
    documentType: titled.documentType,
    number: told?.number ?? numbered.number,
    symbol: told?.symbol ?? numbered.symbol,
    place: dated.place,
    date: told?.date ?? dated.date,
    title,
    period: title === null ? null : periodOf(title),
    signer: signed.signer,
    recipients: readRecipients(foot),
    evidence: {
      number: told ? titled.evidence : numbered.evidence,
      date: told ? titled.evidence : dated.evidence,
      title: titled.evidence,
      signer: signed.evidence,
    },
  }
}

function readNumber(head: readonly Paragraph[]): {
  number: string | null
  symbol: string | null
  evidence: Evidence[]
} {
  for (const paragraph of [...head].sort(
    (a, b) => Number(a.column === 'right') - Number(b.column === 'right'),
  )) {
    const match = NUMBER.exec(paragraph.text)
    if (!match) continue
    const start = match.index
    const end = start + match[0].length
    // A stray sign between numeral and symbol leaves the numeral in doubt: then none is claimed.
    const clean = /^[\s.…_]*$/.test(match[3] ?? '')
    const unsure = unsureByHand(paragraph, { start, end }).length > 0
    return {
      number: clean && !unsure ? (match[2] ?? null) : null,
      symbol: match[5]?.replace(/\s+/g, '') ?? null,
      evidence: evidenceOf(paragraph, { start, end }),
    }
  }
  return { number: null, symbol: null, evidence: [] }
}

function readDate(head: readonly Paragraph[]): {
  place: string | null
  date: Header['date']
  evidence: Evidence[]
} {
  const none: Header['date'] = { iso: null, year: null, month: null, day: null }
  for (const paragraph of [...head].sort(
    (a, b) => Number(a.column === 'left') - Number(b.column === 'left'),
  )) {
    const line = DATE_LINE.exec(bareKey(paragraph.text))
    if (!line) continue
    const token = findDates(paragraph.text).find((date) => date.end > line.index)
    if (!token) continue
    const place = paragraph.text
      .slice(0, token.start)
      .replace(/^[\s\S]*(?:Hạnh phúc|HẠNH PHÚC|VIỆT NAM)\s*/u, '')
      .replace(/[\s,]+$/, '')
      .trim()
    const start = paragraph.text.indexOf(place, 0)
    const { iso, year, month, day } = withoutGuesses(paragraph, token)
    return {
      place: place === '' ? null : normaliseSpelling(place),
      date: { iso, year, month, day },
      evidence: evidenceOf(paragraph, {
        start: place === '' ? token.start : Math.max(0, start),
        end: token.end,
      }),
    }
  }
  return { place: null, date: none, evidence: [] }
}

/** Written by hand and not read this surely, a figure is a guess. */
const SURE_BY_HAND = 0.8

/** What is written by hand in a stretch and could not be read surely: shown by the evidence, claimed by no field. */
function unsureByHand(paragraph: Paragraph, span: { start: number; end: number }): Anchor[] {
  return locateWords(paragraph, span.start, span.end).filter(
    (word) =>
      word.handwritten &&
      (word.confidence < SURE_BY_HAND || new Set(word.readings.map((reading) => reading.text)).size > 1),
  )
}

/** A date without the parts that were only guessed from handwriting. */
function withoutGuesses(paragraph: Paragraph, token: DateToken): Header['date'] {
  const { year, month, day } = token
  const date: Header['date'] = { iso: token.iso, year, month, day }
  for (const word of unsureByHand(paragraph, token)) {
    const before = bareKey(paragraph.text.slice(token.start, word.start))
    const inWord = bareKey(paragraph.text.slice(word.start, word.end))
    const part = /(ngay|thang|nam)[^a-z]*$/.exec(`${before}${/^[a-z]*/.exec(inWord)?.[0] ?? ''}`)?.[1]
    date.iso = null
    if (part === 'thang') date.month = null
    else if (part === 'nam') date.year = null
    else date.day = null
  }
  return date
}

function readTitle(paragraphs: readonly Paragraph[]): {
  documentType: string | null
  title: string | null
  evidence: Evidence[]
} {
  const lines = paragraphs.filter((paragraph) => paragraph.zone === 'title')
  let documentType: string | null = null
  const texts: string[] = []
  const evidence: Evidence[] = []
  for (const line of lines) {
    let start = 0
    const type: DocumentType | null = documentType === null ? documentTypeOf(bareKey(line.text.trim())) : null
    if (type && texts.length === 0) {
      documentType = type.name
      // Only a type that stands alone or in capitals is one: "Kế hoạch" may open the title as well.
      const typed = line.text.slice(0, line.text.length - line.text.trimStart().length + type.name.length)
      start = typed.length
    }
    const text = line.text
      .slice(start)
      .replace(/^[\s:*–-]+/, '')
      .replace(/[\s*_–-]+$/, '')
      .trim()
    if (text === '') continue
    texts.push(text)
    evidence.push(
      ...evidenceOf(line, { start: line.text.indexOf(text), end: line.text.indexOf(text) + text.length }),
    )
  }
  const title = withoutStray(normaliseSpelling(texts.join(' ').replace(/\s+/g, ' ').trim()))
  return { documentType, title: title === '' ? null : title, evidence }
}

const TOLD = new RegExp(
  `^(?:CỦA\\s+([\\p{L} ]{4,60}?)\\s+)?SỐ\\s*:?\\s*(\\d{1,5})(?:/(?:19|20)\\d{2})?/([${UPPER}][\\p{L}\\d]*(?:-[${UPPER}][\\p{L}\\d]*)*),?\\s+(NGÀY\\s.{6,40}?\\d{4})\\s+(?=\\S)`,
  'iu',
)

/** "CỦA THỦ TƯỚNG CHÍNH PHỦ SỐ 12/2004/QĐ-TTg NGÀY … VỀ VIỆC …": a head inside the title; null for none. */
function readTold(title: string): {
  issuer: Pick<Header['issuer'], 'name' | 'level'> | null
  number: string
  symbol: string
  date: Header['date']
  title: string
} | null {
  const match = TOLD.exec(title)
  if (!match) return null
  const [whole, body, number = '', symbol = '', printed = ''] = match
  const date = findDates(printed)[0]
  if (!date) return null
  const { iso, year, month, day } = date
  return {
    issuer: body ? issuerOf(body) : null,
    number,
    symbol,
    date: { iso, year, month, day },
    title: title.slice(whole.length).trim(),
  }
}

const LETTER = /V\/v:?\s+([\s\S]{4,300}?)\s*$/iu

/** A letter has no type of its own and tells its subject beside the number: "V/v trả lời đề nghị …". */
function withLetter(
  titled: ReturnType<typeof readTitle>,
  head: readonly Paragraph[],
): ReturnType<typeof readTitle> {
  if (titled.title !== null || titled.documentType !== null) return titled
  for (const paragraph of head) {
    const match = LETTER.exec(paragraph.text)
    if (!match?.[1]) continue
    const start = match.index + match[0].indexOf(match[1])
    return {
      documentType: 'Công văn',
      title: normaliseSpelling(match[1].replace(/\s+/g, ' ')),
      evidence: evidenceOf(paragraph, { start, end: start + match[1].length }),
    }
  }
  return titled
}

/** An opening quotation mark that nothing closes is a speck of the scan. */
function withoutStray(title: string): string {
  return /^["“'‘]/.test(title) && !/["”'’]/.test(title.slice(1)) ? title.slice(1).trimStart() : title
}

/** The years that the title plans for: "giai đoạn 2025 - 2026", "năm 2026", "các năm 2025, 2026". */
function periodOf(title: string): Header['period'] {
  const keys = keysOf(title)
  const masks = findMasks(keys).filter((mask) => mask.kind === 'citation')
  const mentions = findYears(keys, masks)
  const period = mentions.find((mention) => mention.yearTo !== null)
  if (period?.yearTo) return { from: period.year, to: period.yearTo }
  const first = mentions[0]
  if (!first) return null
  const listed = /^\s?(?:va|,|-)\s?(?:nam\s)?((?:19|20)\d{2})/.exec(keys.bare.slice(first.end))
  const last = listed ? Number(listed[1]) : first.year
  return { from: Math.min(first.year, last), to: Math.max(first.year, last) }
}
