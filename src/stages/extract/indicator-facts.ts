import type { Sentence, Span } from './clauses.ts'
import { describes } from './descriptions.ts'
import type { Source } from './drafts.ts'
import type { Quantity } from './quantities.ts'
import { judge } from './targets.ts'
import { nearestYear, type YearMention, yearAt } from './years.ts'

/** A figure of a sentence with its year and what it is taken for. */
export interface Fact {
  readonly quantity: Quantity
  readonly clause: Span
  readonly year: YearMention | null
  readonly verdict: ReturnType<typeof judge>
}

/** What a figure is taken for, by its clause, its year and the figures before it. */
export function weigh(
  source: Source,
  scene: {
    quantity: Quantity
    sentence: Sentence
    years: readonly YearMention[]
    numbers: readonly Quantity[]
    named: Quantity | null
    led: boolean
    listed: boolean
    following: boolean
  },
): Fact {
  const { quantity, sentence, years, numbers, led, listed, following } = scene
  const clause =
    sentence.clauses.find(
      (part) => part.start <= quantity.number.start && quantity.number.start < part.end,
    ) ?? sentence
  const own = yearAt(quantity, {
    years: years.filter((year) => year.start >= sentence.start && year.end <= sentence.end),
    clause,
    text: source.keys.text,
    numbers: numbers.map((number) => number.number),
  })
  const year = own ?? nearestYear(source.heads)
  const now =
    own !== null &&
    own.year === source.planYear &&
    led &&
    CURRENT.test(source.keys.marked.slice(clause.start, quantity.number.start))
  const past = now || (own !== null && source.planYear !== null && (own.yearTo ?? own.year) < source.planYear)
  if (scene.named === quantity)
    return {
      quantity: nameDirection(source, sentence, quantity),
      clause: sentence,
      year,
      verdict: { kind: 'target', confidence: 0.93 },
    }
  const head = /:\s*$/.test(source.keys.text.slice(sentence.start, sentence.end))
  return {
    quantity,
    clause,
    year,
    verdict: describes(quantity, { keys: source.keys, clause, numbers })
      ? { kind: 'none' }
      : judge(quantity, {
          keys: source.keys,
          clause,
          sentence,
          goals: source.goals,
          head,
          past,
          led,
          listed,
          following,
        }),
  }
}

// "tăng thêm 120 người (năm 2025 là 310 người)"
const CURRENT = /\((?:cuối |thực hiện |ước )?năm \d{4}\s?:?\s?(?:là |đạt |có )?$/u

/** "Dân số: 374.125 người": only the value behind the colon counts, whatever numbers the name holds. */
export function namedValue(
  source: Source,
  sentence: Sentence,
  numbers: readonly Quantity[],
): Quantity | null {
  if (!source.goals) return null
  const text = source.keys.text.slice(sentence.start, sentence.end)
  if (text.length > 300 || !NAMED_VALUE.test(text)) return null
  const colon = sentence.start + text.indexOf(':')
  return numbers.find((quantity) => quantity.number.start > colon) ?? null
}

const NAMED_VALUE =
  /^[^:]{3,200}:\s*(?:[≥≤<>=~]\s?=?\s*)?(?:[\p{L}]+\s){0,4}[\d.,]+(?:\s?[-–]\s?[\d.,]+)?\s?(?:%|‰|\p{L}[\p{L}/. ]{0,30})?(?:\s?trở (?:lên|xuống))?\s*(?:\([^)]{0,60}\))?[.;,]?$/u

/** "gồm 07 dự án, 11 tiểu dự án": the second count is what the first is. */
export function isNext(source: Source, quantity: Quantity, last: Fact | undefined, words = 3): boolean {
  if (!last || last.quantity.unit === null) return false
  if (!['count', 'announce', 'noun'].includes(last.quantity.unitKind ?? '')) return false
  const between = /^((?:\s\p{L}+){0,6})\s?(?:,|và|với|,\svà|;)\s$/u.exec(
    source.keys.marked.slice(last.quantity.unitEnd, quantity.number.start),
  )
  return between !== null && (between[1]?.split(' ').length ?? 0) - 1 <= words
}

function nameDirection(source: Source, sentence: Sentence, quantity: Quantity): Quantity {
  const opening = source.keys.marked.slice(sentence.start, sentence.start + 24)
  if (/^(?:tăng thêm)/u.test(opening)) return { ...quantity, measure: 'increase' }
  if (/^(?:(?:mức|tỷ lệ|tỉ lệ) )?(?:giảm|rút ngắn)\s/u.test(opening))
    return { ...quantity, measure: 'decrease' }
  return quantity
}
