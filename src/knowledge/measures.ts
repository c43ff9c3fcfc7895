import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { bareKey, markedKey } from '../vietnamese/keys.ts'

const Measures = z.strictObject({
  measures: z.array(
    z.strictObject({
      /** As a reader would say it. */
      unit: z.string(),
      aliases: z.array(z.string()),
      /**
       * - `announce`: often announces a list ("gồm 03 nội dung sau") rather than a target;
       * - `level`: stands before its number ("cấp độ 3");
       * - `none`: what follows the number counts nothing ("02 cấp", "6 rõ").
       */
      kind: z.enum(['share', 'time', 'age', 'count', 'announce', 'money', 'level', 'none']),
    }),
  ),
  /** What a count may be per: `hồ sơ/năm`. */
  denominators: z.array(z.string()),
})
export type Measure = z.infer<typeof Measures>['measures'][number]

const DATA = Measures.parse(JSON.parse(readFileSync(new URL('./measures.json', import.meta.url), 'utf8')))

const CountedNouns = z.strictObject({
  why: z.string(),
  nouns: z.array(z.string()),
  /** Nouns that often announce a list; see `kind`. */
  announced: z.array(z.string()),
  /** Units of their own that are spelled like another but for its marks. */
  othersAlike: z.array(z.string()),
  /** Second syllables that hardly ever end a noun phrase: "chủ cơ sở", "sổ tiết kiệm". */
  boundSyllables: z.array(z.string()),
  examples: z.array(z.string()),
  counterexamples: z.array(z.string()),
})

/** Nouns that plans count, beside the units of measure; a test holds the examples. */
export const COUNTED_NOUNS = CountedNouns.parse(
  JSON.parse(readFileSync(new URL('./counted-nouns.json', import.meta.url), 'utf8')),
)

/** Syllables after which a noun phrase goes on for one word more. */
export const BOUND_SYLLABLES: ReadonlySet<string> = new Set(COUNTED_NOUNS.boundSyllables)

/** Units in which communes' plans count. */
export const MEASURES: readonly Measure[] = [
  ...DATA.measures,
  ...COUNTED_NOUNS.nouns.map((unit): Measure => ({ unit, aliases: [unit], kind: 'count' })),
  ...COUNTED_NOUNS.announced.map((unit): Measure => ({ unit, aliases: [unit], kind: 'announce' })),
]

const ALIASES = MEASURES.flatMap((measure) =>
  measure.aliases.map((alias) => ({ measure, name: alias, marked: markedKey(alias), bare: bareKey(alias) })),
).sort((a, b) => b.marked.length - a.marked.length)
const BY_FIRST = new Map<string, typeof ALIASES>()
for (const alias of ALIASES) {
  const first = alias.bare.charAt(0)
  const others = BY_FIRST.get(first)
  if (others) others.push(alias)
  else BY_FIRST.set(first, [alias])
}
const ALIKE = new Map<string, typeof ALIASES>()
for (const alias of ALIASES) {
  const others = ALIKE.get(alias.bare)
  if (others) others.push(alias)
  else ALIKE.set(alias.bare, [alias])
}
const DENOMINATORS = DATA.denominators.map(bareKey).sort((a, b) => b.length - a.length)

/** A unit read off a text; `length` is counted from where the reading began. */
export interface MeasureMatch {
  readonly measure: Measure
  readonly unit: string
  readonly length: number
}

/**
 * The unit that stands at the start of `text`, which may go on after it; null for none. Words of one syllable
 * must have their marks ("bản", not "bàn"); longer ones are matched without.
 */
export function measureAt(text: string): MeasureMatch | null {
  const marked = markedKey(text.slice(0, 60))
  const bare = bareKey(marked)
  for (const slip of BY_FIRST.get(bare.charAt(0)) ?? []) {
    const alias = asSpelled(slip, marked)
    const long = alias.bare.includes(' ')
    if (
      !(long ? bare.startsWith(alias.bare) && isSlip(marked, alias.marked) : marked.startsWith(alias.marked))
    )
      continue
    const end = alias.bare.length
    if (/[a-z]$/.test(alias.bare) && /^[a-z\d]/.test(bare.slice(end))) continue
    const per = /^\s?\/\s?/.exec(bare.slice(end))
    const denominator = per && denominatorAt(bare.slice(end + per[0].length))
    const unit = alias.measure.unit.includes('/') ? alias.measure.unit : unitName(alias, text.slice(0, end))
    if (!per || !denominator) return { measure: alias.measure, unit, length: end }
    const from = end + per[0].length
    const second = /^\s?\/\s?/.exec(bare.slice(from + denominator))
    const further = second && denominatorAt(bare.slice(from + denominator + second[0].length))
    const to = from + denominator + (second && further ? second[0].length + further : 0)
    return {
      measure: alias.measure,
      unit: `${unit}/${text
        .slice(from, to)
        .replace(/\s?\/\s?/g, '/')
        .toLowerCase()}`,
      length: to,
    }
  }
  return null
}

/** "hội thảo" and "hội thao" are told apart by their marks where both are registered. */
function asSpelled(alias: (typeof ALIASES)[number], marked: string): (typeof ALIASES)[number] {
  const alike = ALIKE.get(alias.bare)
  return (alike && alike.length > 1 && alike.find((other) => marked.startsWith(other.marked))) || alias
}

/** A word of a unit in small letters; an abbreviation ("OCOP", "LED") keeps its capitals. */
export function casedUnit(word: string): string {
  return /^[A-Z]{3,6}$/.test(word) ? word : markedKey(word)
}

/** OCR loses marks or slips in one word of a name; "hộ chưa" is no slip of "hồ chứa". */
function isSlip(printed: string, marked: string): boolean {
  const words = marked.split(' ')
  const own = printed.split(' ', words.length)
  if (own.every((word) => bareKey(word) === word)) return true
  const wrong = own.filter((word, at) => !word.startsWith(words[at] ?? ''))
  return wrong.length <= Math.floor(words.length / 2)
}

/** The one unit that is spelled so but for its marks: "hà" in a scanned column of units is "ha"; null for none or several. */
export function spelledUnit(text: string): string | null {
  const alike = ALIKE.get(bareKey(markedKey(text.trim()))) ?? []
  const exact = alike.some((alias) => alias.marked === markedKey(text.trim()))
  const names = new Set(alike.map((alias) => alias.name))
  const other = COUNTED_NOUNS.othersAlike.includes(markedKey(text.trim()))
  return exact || other || names.size !== 1 ? null : (alike[0]?.name ?? null)
}

/** The unit that a whole cell or phrase names, or null. */
export function findMeasure(text: string): MeasureMatch | null {
  const trimmed = text.trim()
  const match = measureAt(trimmed)
  return match && match.length === trimmed.length ? match : null
}

/** Length of what a count is per: a registered word, also many of it (`10.000 dân`); 0 for anything else. */
function denominatorAt(bare: string): number {
  const many = /^1(?:0{2,6}|0{0,2}(?:\.000)+)\s/.exec(bare)?.[0].length ?? 0
  const noun = bare.slice(many)
  const found = DENOMINATORS.find(
    (denominator) => noun.startsWith(denominator) && !/^[a-z]/.test(noun.slice(denominator.length)),
  )
  return found ? many + found.length : 0
}

// Kinds of people, places and papers keep the word printed; spellings of one thing share a name.
function unitName(alias: { measure: Measure; marked: string; name: string }, printed: string): string {
  const spelled =
    ['count', 'announce'].includes(alias.measure.kind) &&
    !/^(?:DVCTT|nhóm|TTHC|m[²³]?$)/.test(alias.measure.unit)
  // An abbreviation (`HTX`) is written out.
  if (/^[\p{Lu}]{2,}$/u.test(alias.name)) return alias.measure.unit
  return spelled && alias.marked !== markedKey(alias.measure.unit) && !/\//.test(alias.marked)
    ? printed.split(' ').map(casedUnit).join(' ')
    : alias.measure.unit
}
