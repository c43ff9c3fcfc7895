/** The words of a text in their sentences, each with what its neighbours say about it. */
import { stripMarks } from './normalise.ts'
import { COMMA, gapSymbol, isHeading, START } from './symbols.ts'
import { type Token, tokenise } from './tokens.ts'

export interface Place {
  readonly line: number
  readonly token: Token
  readonly heading: boolean
  /** In capitals beside other capitals: a word of a heading within a mixed line. */
  readonly capitalRun: boolean
  /** Words stand beside it and nothing that would name a code: what looks like a code may be a word too. */
  readonly amongWords: boolean
  /** It may well be a code: only near certainty makes a word of it. */
  readonly codeLike: boolean
  /** A pause stands before it. */
  readonly pause: boolean
  /** The mark that alone stands between it and the word before, and may be noise: `hu:ong`. */
  readonly joint: string
}

/**
 * Words between full stops, across line ends unless the next line begins a new paragraph. `lenient`: a colon or
 * stop between two letters ends no sentence, as OCR of a wrong language makes them of marks.
 */
export function splitSentences(lines: readonly string[], { lenient }: { lenient: boolean }): Place[][] {
  const found: Place[][] = []
  let current: Place[] = []
  let tail = ''
  let wasHeading = false
  lines.forEach((line, index) => {
    const tokens = tokenise(line)
    const heading = isHeading(tokens)
    let end = 0
    const close = () => {
      if (current.length > 0) found.push(current)
      current = []
    }
    if (tokens.length === 0 || heading !== wasHeading || beginsParagraph(line, tokens)) close()
    wasHeading = heading
    tokens.forEach((token, at) => {
      const between = line.slice(end, token.start)
      const joint = lenient && at > 0 && isJoint(between, { before: tokens[at - 1] as Token, after: token })
      const gap = joint ? COMMA : gapSymbol((at === 0 ? `${tail} ` : '') + between)
      if (gap === START) close()
      end = token.end
      if (token.kind === 'mark' || token.kind === 'label') return
      current.push({
        line: index,
        token,
        heading,
        capitalRun: inCapitalRun(tokens, at),
        amongWords: isAmongWords(tokens, at),
        codeLike: isCodeLike(tokens, { at, heading }),
        pause: gap === COMMA && current.length > 0,
        joint: joint ? between : '',
      })
    })
    tail = line.slice(end)
    if (/[.;:!?…]/.test(tail.trimEnd().slice(-1))) close()
  })
  if (current.length > 0) found.push(current)
  return found
}

function beginsParagraph(line: string, tokens: readonly Token[]): boolean {
  return tokens[0]?.kind === 'label' || /^\s*[-+*•–]\s/.test(line)
}

function inCapitalRun(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.kind === 'capitals' || tokens[at + 1]?.kind === 'capitals'
}

function isJoint(between: string, { before, after }: { before: Token; after: Token }): boolean {
  if (!/^[:;.]$/.test(between) || before.text.length + after.text.length > 7) return false
  return before.kind !== 'capitals' && /^\p{L}+$/u.test(before.text) && /^\p{Ll}+$/u.test(after.text)
}

/** What makes a code of what follows: `điểm 1a`, `khổ A4`, `lớp 6c`. */
const NAMING =
  /^(?:diem|khoan|dieu|muc|lop|nhom|loai|hang|kho|lo|to|khu|bieu|mau|bang|so|vitamin|phong|cap|duong|giay|quan|ngay|thang|bac)$/i

function isAmongWords(tokens: readonly Token[], at: number): boolean {
  const { text, kind } = tokens[at] as Token
  if (kind !== 'mixed' && kind !== 'capitals') return true
  const before = tokens[at - 1]
  const after = tokens[at + 1]
  if (isBeforeNumber(tokens, at)) return true
  if (!/\d/.test(text) && kind === 'mixed') return true
  if (before !== undefined && NAMING.test(stripMarks(before.text).replaceAll('6', 'o'))) return false
  // A capital with a digit is mostly a code: both neighbours must be words, or one and the line's edge.
  if (/^\p{Lu}/u.test(text)) {
    const isEdge = (token: Token | undefined) =>
      token === undefined || token.kind === 'mark' || token.kind === 'label'
    if (isEdge(before) || isEdge(after)) return before?.kind === 'word' || after?.kind === 'word'
    return before?.kind === 'word' && after?.kind === 'word'
  }
  return before?.kind === 'word' || before?.kind === 'capitals' || after?.kind === 'word'
}

function isCodeLike(tokens: readonly Token[], { at, heading }: { at: number; heading: boolean }): boolean {
  const { kind, text } = tokens[at] as Token
  if (kind === 'mixed') return /\p{N}/u.test(text) && !isBeforeNumber(tokens, at)
  return kind === 'capitals' && !heading && text.length === 2 && !inCapitalRun(tokens, at)
}

/** `S6 47/KH-UBND`: what stands before a document's number. */
function isBeforeNumber(tokens: readonly Token[], at: number): boolean {
  const after = tokens[at + 1]?.kind
  return /^[Ss]6$/.test((tokens[at] as Token).text) && (after === 'number' || after === 'code')
}
