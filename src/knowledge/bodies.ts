import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { bareKey, markedKey } from '../vietnamese/keys.ts'
import { normaliseSpelling } from '../vietnamese/normalise.ts'
import { expandWord } from './abbreviations.ts'

const Bodies = z.strictObject({
  bodies: z.array(
    z.strictObject({
      id: z.string(),
      /** Full standard form, without the level. */
      name: z.string(),
      aliases: z.array(z.string()),
      /** Aliases that are standard names of their own: "Các khu phố" beside "Các thôn". */
      variants: z.array(z.string()).optional(),
      /** True where there are several, told apart by what follows: "Đồn Biên phòng Cửa Lò", "Thuế cơ sở 5". */
      named: z.boolean().optional(),
      /** True where the commune's level belongs to the name: "Công an xã", but "Phòng Kinh tế". */
      levels: z.boolean(),
      /** True for a phrase that stands for several bodies. */
      collective: z.boolean(),
      examples: z.array(z.string()),
      counterexamples: z.array(z.string()),
    }),
  ),
})
export type Body = z.infer<typeof Bodies>['bodies'][number]

/** The register of bodies that communes' plans name. */
export const BODIES: readonly Body[] = Bodies.parse(
  JSON.parse(readFileSync(new URL('./bodies.json', import.meta.url), 'utf8')),
).bodies

/** A word of a text as the register compares it. */
export interface BodyWord {
  readonly printed: string
  readonly bare: string
  readonly marked: string
  readonly start: number
  readonly end: number
  readonly capital: boolean
  /** What parts it from the word before: text between the two. */
  readonly gap: string
}

/** A body found in a text; `end` includes its level and the commune's name ("Công an xã Tân An"). */
export interface BodyMatch {
  readonly body: Body
  readonly start: number
  readonly end: number
  /** Index of the word after it. */
  readonly next: number
  readonly name: string
  readonly id: string
}

/** The words of a text with their offsets. */
export function bodyWords(text: string): BodyWord[] {
  const marked = markedKey(text)
  const bare = bareKey(marked)
  const words: BodyWord[] = []
  let last = 0
  for (const match of bare.matchAll(/[\p{L}\d]+/gu)) {
    const start = match.index
    const first = text.charAt(start)
    words.push({
      printed: text.slice(start, start + match[0].length),
      bare: match[0],
      marked: marked.slice(start, start + match[0].length),
      start,
      end: start + match[0].length,
      capital: first !== first.toLowerCase(),
      gap: text.slice(last, start),
    })
    last = start + match[0].length
  }
  return words
}

/** The longest registered body that begins at the word `at`, or null. */
export function bodyAt(words: readonly BodyWord[], at: number): BodyMatch | null {
  let node: Node | undefined = TRIE
  let found: { body: Body; name: string; next: number } | null = null
  for (let next = at; node && next < words.length; next++) {
    const word = words[next]
    if (!word || (next > at && /[.;:()"“”]/.test(word.gap) && !isAbbreviated(words[next - 1], word))) break
    // Conjunctions are left out of every alias, so that `HĐND&UBND` and "HĐND và UBND" are one.
    if (word.bare === 'va' && next > at) continue
    for (const part of expandWord(word.bare) ?? [word.bare])
      node = node?.next.get(keyOf(part, word)) ?? node?.next.get(part)
    if (node?.known) found = { ...node.known, next: next + 1 }
  }
  // "Đảng ủy viên" is a person.
  if (words[found?.next ?? -1]?.marked === 'viên' && words[(found?.next ?? 0) - 1]?.bare === 'uy') return null
  return found ? withLevel(words, { at, ...found }) : null
}

/** Villages ("các bản") are no committees ("các ban"): that one word needs its mark. */
function keyOf(part: string, word: BodyWord): string {
  return part === 'ban' && word.marked === 'bản' ? 'bản' : part
}

/** "VP. HĐND&UBND": the point belongs to the abbreviation. */
function isAbbreviated(before: BodyWord | undefined, word: BodyWord): boolean {
  return /^\.\s?$/.test(word.gap) && /^(?:vp|tt|bch|ub)$/.test(before?.bare ?? '')
}

/** The body that the whole text names, or null where it names none or something beside. */
export function findBody(text: string): BodyMatch | null {
  const words = bodyWords(text)
  const match = bodyAt(words, 0)
  return match && match.next === words.length ? match : null
}

interface Node {
  readonly next: Map<string, Node>
  /** The body that ends here, and its standard name. */
  known: { body: Body; name: string } | null
}

const TRIE: Node = { next: new Map(), known: null }
for (const body of BODIES) {
  for (const alias of [body.name, ...body.aliases, ...(body.variants ?? [])]) {
    let node = TRIE
    for (const word of bodyWords(alias)) {
      if (word.bare === 'va') continue
      for (const part of expandWord(word.bare) ?? [word.bare]) {
        const key = keyOf(part, word)
        const child: Node = node.next.get(key) ?? { next: new Map(), known: null }
        node.next.set(key, child)
        node = child
      }
    }
    node.known ??= { body, name: body.variants?.includes(alias) ? alias : body.name }
  }
}

const COMMUNE_LEVELS = new Set(['xã', 'phường', 'đặc khu'])
const LEVELS: readonly (readonly [readonly string[], string])[] = [
  [['xa'], 'xã'],
  [['phuong'], 'phường'],
  [['dac', 'khu'], 'đặc khu'],
  [['thi', 'tran'], 'thị trấn'],
  [['tinh'], 'tỉnh'],
  [['thanh', 'pho'], 'thành phố'],
  [['tp'], 'thành phố'],
  [['huyen'], 'huyện'],
  [['quan'], 'quận'],
  [['thi', 'xa'], 'thị xã'],
]

function withLevel(
  words: readonly BodyWord[],
  found: { at: number; body: Body; name: string; next: number },
): BodyMatch | null {
  const { at, body, name: standard } = found
  const first = words[at]
  if (!first) return null
  let next = found.next
  let level: string | null = null
  const tied = (index: number) => /^\s+$/.test(words[index]?.gap ?? '')
  let look = next
  if (tied(look) && ['cap', 'cua', 'thuoc'].includes(words[look]?.bare ?? '')) look++
  for (const [spelled, name] of LEVELS) {
    if (spelled.every((word, offset) => words[look + offset]?.bare === word && tied(look + offset))) {
      level = name
      next = look + spelled.length
      break
    }
  }
  if (level) {
    // The commune's own name after its level; in a line all of capitals nothing tells it from the sentence.
    const capitals = words.slice(at, next).some((word) => word.printed !== word.printed.toUpperCase())
    for (let taken = 0; taken < 5 && capitals && tied(next); taken++) {
      if (!words[next]?.capital && !/^\d{1,2}$/.test(words[next]?.bare ?? '')) break
      if (bodyStartsAt(words, next)) break
      next++
      // "phường Cam Ly - Đà Lạt": a name may have a dash.
      if (/^\s?[-–]\s?$/.test(words[next]?.gap ?? '') && words[next]?.capital && !bodyStartsAt(words, next))
        next++
    }
  }
  const own = body.named && level === null ? ownName(words, next) : branchEnd(words, next)
  const named = words.slice(next, own).map((word) => ` ${word.printed}`)
  next = own
  const place = level && body.id === 'uy-ban-nhan-dan' ? placeOf(words, { from: look, to: next, level }) : ''
  const keeps = level !== null && (body.levels || !COMMUNE_LEVELS.has(level)) && !endsWithLevel(body.name)
  const district = level !== null && ['huyện', 'quận', 'thị xã'].includes(level)
  const province = level !== null && ['tỉnh', 'thành phố'].includes(level) && !endsWithLevel(body.name)
  return {
    body,
    start: first.start,
    end: words[next - 1]?.end ?? first.end,
    next,
    name: normaliseSpelling(`${standard}${keeps ? ` ${level}${place}` : ''}${named.join('')}`),
    id: district ? `${body.id}-huyen` : province && !body.collective ? `${body.id}-tinh` : body.id,
  }
}

/** The name of the commune whose committee it is: another one than the plan's own must be told apart. */
function placeOf(words: readonly BodyWord[], given: { from: number; to: number; level: string }): string {
  const named = words.slice(given.from + given.level.split(' ').length, given.to)
  return named.map((word) => `${/[-–]/.test(word.gap) ? ' - ' : ' '}${word.printed}`).join('')
}

/** Where the name ends that tells one of several bodies apart: "Cửa Lò", "khu vực 5", "số 2 Bắc Hà". */
function ownName(words: readonly BodyWord[], at: number): number {
  const tied = (index: number) => /^\s+$/.test(words[index]?.gap ?? '')
  let next = at
  for (; next - at < 8 && tied(next); next++) {
    const word = words[next]
    if (!word || bodyStartsAt(words, next)) break
    const area = word.bare === 'vuc' && words[next - 1]?.bare === 'khu'
    const opens =
      (word.bare === 'khu' && words[next + 1]?.bare === 'vuc') ||
      (word.bare === 'so' && /^\d/.test(words[next + 1]?.bare ?? '')) ||
      (word.bare === 'chi' && words[next + 1]?.bare === 'nhanh' && words[next + 2]?.capital === true)
    const branch = word.bare === 'nhanh' && words[next - 1]?.bare === 'chi'
    if (!word.capital && !/^\d{1,3}$/.test(word.bare) && !area && !branch && !opens) break
  }
  return next
}

/** "Trạm Y tế cơ sở 2": which of several houses of one body. */
function branchEnd(words: readonly BodyWord[], at: number): number {
  const numbered =
    words[at]?.bare === 'co' && words[at + 1]?.bare === 'so' && /^\d{1,2}$/.test(words[at + 2]?.bare ?? '')
  const tied = [0, 1, 2].every((offset) => /^\s+$/.test(words[at + offset]?.gap ?? ''))
  return numbered && tied ? at + 3 : at
}

/** First words of bodies, with the second where the first may also begin a place ("Văn Lâm"). */
const BODY_STARTS =
  /^(?:phong (?!dien|chau|tho)|van phong|cong (?:an|doan)|trung tam|ban (?:chi|cong|nhan|quan|thuong|chap)|uy ban|ubnd|hoi (?:nong|lien|cuu|nguoi|dong|chu)|doan (?:thanh|tncs)|so (?:noi|tu|tai|cong|xay|nong|khoa|van|du|giao|y|dan|ngoai))/

function bodyStartsAt(words: readonly BodyWord[], at: number): boolean {
  return BODY_STARTS.test(`${words[at]?.bare ?? ''} ${words[at + 1]?.bare ?? ''} `)
}

function endsWithLevel(name: string): boolean {
  return /(?: tỉnh| thành phố)$/.test(name) || /^(?:Sở|Các sở) /.test(name)
}
