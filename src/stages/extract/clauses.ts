/** A stretch of a text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A sentence and its clauses; offsets into the text. */
export interface Sentence extends Span {
  readonly clauses: readonly Span[]
}

const ABBREVIATED =
  /(?:^|[\s(])(?:TP|TT|Tp|Q|P|ĐT|tr|v\.v|TS|ThS|BS|GS|PGS|TM|KT|TL|TUQ|St|No|\p{Lu}|\d{1,2})$/u

/**
 * Sentences end at a full stop before a capital or at the end; clauses also at semicolons and before "trong đó".
 * A stop inside a number (`1.500`) or after an abbreviation ends nothing.
 */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  const close = (end: number) => {
    const span = trim(text, { start, end })
    if (span) sentences.push({ ...span, clauses: splitClauses(text, span) })
    start = end
  }
  for (const match of text.matchAll(/[.!?…]+(?=\s+["“(]?\p{Lu})/gu)) {
    if (match[0] === '.' && ABBREVIATED.test(text.slice(Math.max(0, match.index - 6), match.index))) continue
    close(match.index + match[0].length)
  }
  close(text.length)
  return sentences
}

function splitClauses(text: string, span: Span): Span[] {
  const clauses: Span[] = []
  let start = span.start
  const body = text.slice(span.start, span.end)
  for (const match of body.matchAll(/;|[,.]?\s(?=[Tt]rong đó[\s,:])/gu)) {
    const at = span.start + match.index
    if (match[0] === ';' && insideParentheses(text, { start, end: at })) continue
    const clause = trim(text, { start, end: at })
    if (clause) clauses.push(clause)
    start = at + match[0].length
  }
  const last = trim(text, { start, end: span.end })
  if (last) clauses.push(last)
  return clauses
}

function insideParentheses(text: string, span: Span): boolean {
  let depth = 0
  for (let at = span.start; at < span.end; at++) {
    const letter = text.charAt(at)
    if (letter === '(') depth++
    else if (letter === ')' && depth > 0) depth--
  }
  return depth > 0
}

function trim(text: string, span: Span): Span | null {
  let { start, end } = span
  while (start < end && /[\s;,]/.test(text.charAt(start))) start++
  while (end > start && /\s/.test(text.charAt(end - 1))) end--
  return end > start ? { start, end } : null
}
