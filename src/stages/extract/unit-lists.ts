import { type BodyWord, bodyAt, bodyWords } from '../../knowledge/bodies.ts'
import { PERSON_WORDS } from '../../knowledge/unit-grammar.ts'
import type { Unit } from '../../model/plan.ts'
import type { Span } from './clauses.ts'
import { knownAt, standard, unitAt } from './unit-names.ts'
import { headAt, opensAside, sequenceAt } from './unit-words.ts'

/** Bodies found one after another, and the stretch in which they stand. */
export interface UnitList extends Span {
  readonly units: readonly Unit[]
}

/** The bodies that a whole table cell or line names; unknown ones as printed. */
export function readUnits(text: string): Unit[] {
  const words = bodyWords(text)
  const units: Unit[] = []
  for (let at = skipLead(words, 0); at < words.length; ) {
    const aside = units.length > 0 ? asideEnd(words, at) : at
    if (aside > at) {
      at = aside
      continue
    }
    const parsed =
      carriedAt(words, { at, text, last: units[units.length - 1] }) ?? unitAt(words, { at, text, cell: true })
    if (!parsed) {
      at++
      continue
    }
    const before = units[units.length - 1]
    if (before && isOfficeOf(parsed.unit, before)) {
      const from = text.indexOf(before.text)
      const printed = text.slice(from, words[parsed.next - 1]?.end)
      units[units.length - 1] = {
        text: printed,
        name: parsed.unit.id === null ? standard(printed) : parsed.unit.name,
        id: parsed.unit.id,
      }
    } else units.push(parsed.unit)
    at = skipJoint(words, parsed.next)
  }
  return distinct(units)
}

/** The bodies listed from offset `from` of a sentence, up to its verb; null where none stands there. */
export function unitsFrom(text: string, from: number): UnitList | null {
  const words = bodyWords(text.slice(from, from + 400)).map((word) => ({
    ...word,
    start: word.start + from,
    end: word.end + from,
  }))
  const units: Unit[] = []
  const lead = skipLead(words, 0)
  let at = lead + nameLength(words, lead)
  const first = words[lead]?.start
  const start = words[0]?.start
  let end = from
  if (
    start === undefined ||
    first === undefined ||
    /[.;:]/.test(text.slice(from, first).replace(/(?:phòng|sở|hội):\s*$/iu, ''))
  )
    return null
  while (at < words.length) {
    const parsed =
      carriedAt(words, { at, text, last: units[units.length - 1] }) ??
      unitAt(words, { at, text, cell: false })
    if (!parsed) break
    units.push(parsed.unit)
    end = words[parsed.next - 1]?.end ?? end
    const after = afterCharge(words, parsed.next)
    // "Phòng A cùng với các thôn …": who stands behind takes part.
    const next = ['cung', 'voi'].includes(words[after]?.bare ?? '') ? after : skipJoint(words, after)
    if (next === parsed.next && !/^\s*[,;&]\s*$/.test(words[next]?.gap ?? '')) break
    if (/[.:()]/.test(words[next]?.gap ?? '')) break
    at = next
  }
  return units.length > 0 ? { start, end, units: distinct(units) } : null
}

/** Each body once, by its standard name: one committee and another share an id. */
export function distinct(units: readonly Unit[]): Unit[] {
  const seen = new Set<string>()
  return units.filter((unit) => {
    const key = unit.name.toLowerCase()
    return !seen.has(key) && seen.add(key)
  })
}

/** "các ngành liên quan trong thực hiện các tiêu chí, …": what they do it for, up to the next body. */
function asideEnd(words: readonly BodyWord[], at: number): number {
  if (!opensAside(words, at)) return at
  let next = at + 2
  while (next < words.length && !/[;\n]/.test(words[next]?.gap ?? '')) {
    if (
      /,/.test(words[next]?.gap ?? '') &&
      (words[next]?.capital || words[next]?.bare === 'cac') &&
      headAt(words, next) > 0
    )
      break
    next++
  }
  return next
}

/** "Ông Lê Văn Ba, công chức Tư pháp": a person's office is no second one. */
function isOfficeOf(office: Unit, person: Unit): boolean {
  return (
    person.id === null &&
    /^(?:Ông|Bà|Đồng chí|Đ\/c|Đ\/C) \p{Lu}/u.test(person.text) &&
    /^(?:cán bộ|công chức|viên chức|trưởng|phó|chủ tịch|bí thư|chuyên viên|kế toán|giám đốc|hiệu trưởng|chỉ huy|tổ trưởng)/iu.test(
      office.text,
    )
  )
}

/** Length of a person's name before his office: "(Đồng chí) Trần Văn Bình - Phó Chủ tịch UBND xã"; 0 for none. */
function nameLength(words: readonly BodyWord[], at: number): number {
  const titled = ['ong', 'ba'].includes(words[at]?.bare ?? '')
  if (!titled && words[at - 1]?.bare !== 'chi') return 0
  let next = at
  while (next - at < 6 && words[next]?.capital && (next === at || /^\s+$/.test(words[next]?.gap ?? '')))
    next++
  const office = sequenceAt(words, next, PERSON_WORDS) > 0 || knownAt(words, next) !== null
  return next - at >= 2 && office && /^\s*[-–,]\s*$/.test(words[next]?.gap ?? '') ? next - at : 0
}

/** "Phòng Kinh tế, Văn hóa - Xã hội", "các hội: Nông dân, Phụ nữ": the head word is written once. */
function carriedAt(
  words: readonly BodyWord[],
  given: { at: number; text: string; last: Unit | undefined },
): { unit: Unit; next: number } | null {
  const { at, text, last } = given
  const first = words[at]
  if (!first?.capital) return null
  const head = CARRIED.find(
    (word) => last?.name.startsWith(`${word} `) || last?.name === `Các ${word.toLowerCase()}`,
  )
  const prefix = head ? bodyWords(`${head} `)[0] : bodyHeadBefore(words, at)
  if (!prefix || bodyAt(words, at)) return null
  const match = bodyAt([prefix, { ...first, gap: ' ' }, ...words.slice(at + 1, at + 16)], 0)
  if (!match || match.next < 2) return null
  const next = at + match.next - 1
  return {
    unit: {
      text: text.slice(first.start, words[next - 1]?.end ?? first.end),
      name: match.name,
      id: match.id,
    },
    next,
  }
}

const CARRIED = ['Phòng', 'Sở', 'Hội']

/** "Các phòng: Kinh tế, …" and "các phòng Kinh tế, …": the head stands right before, itself no body. */
function bodyHeadBefore(words: readonly BodyWord[], at: number): BodyWord | undefined {
  const before = words[at - 1]
  return before && ['phong', 'so', 'hoi'].includes(before.bare) && words[at - 2]?.bare === 'cac'
    ? { ...before }
    : undefined
}

/** "Các thành viên phụ trách địa bàn, các ban, …": what someone is in charge of parts no list. */
function afterCharge(words: readonly BodyWord[], at: number): number {
  if (words[at]?.bare !== 'phu' || words[at + 1]?.bare !== 'trach') return at
  for (let next = at + 2; next < words.length && next - at < 8; next++) {
    if (/^\s*[,;]\s*$/.test(words[next]?.gap ?? '')) return next
    if (!/^\s+$/.test(words[next]?.gap ?? '')) return at
  }
  return at
}

function skipLead(words: readonly BodyWord[], at: number): number {
  let next = at
  for (;;) {
    const bare = words[next]?.bare
    const second = words[next + 1]?.bare
    if (bare === 'de' && second === 'nghi') next += 2
    else if (bare === 'doi' && second === 'voi') next += 2
    else if (bare === 'yeu' && second === 'cau') next += 2
    else if (bare === 'trach' && second === 'nhiem') next += words[next + 2]?.bare === 'cua' ? 3 : 2
    else if (bare === 'dong' && second === 'chi') next += 2
    else if (bare === 'cac' && ['phong', 'so', 'hoi'].includes(second ?? '') && carries(words, next + 2))
      return next + 2
    else if (bare === 'cac' && second === 'dong' && words[next + 2]?.bare === 'chi') next += 3
    else if (bare === 'cac' && second === 'ong') next += words[next + 2]?.bare === 'ba' ? 3 : 2
    else if (bare === 'giao' || bare === 'cung' || (bare === 'do' && second !== 'thi')) next++
    else return next
  }
}

/** True where the word after "các phòng" goes on to the name of one. */
function carries(words: readonly BodyWord[], at: number): boolean {
  const head = words[at - 1]
  const first = words[at]
  if (!head || !first?.capital || !/^:?\s+$/.test(first.gap)) return false
  return (bodyAt([{ ...head }, { ...first, gap: ' ' }, ...words.slice(at + 1, at + 16)], 0)?.next ?? 0) >= 2
}

function skipJoint(words: readonly BodyWord[], at: number): number {
  let next = at
  if (SEPARATOR.test(words[next]?.gap ?? '') || /[.;:]/.test(words[next]?.gap ?? '')) {
    if (words[next]?.bare === 'va' || words[next]?.bare === 'cung') next++
    if (words[next]?.bare === 'voi') next++
  }
  return next
}

const SEPARATOR = /^[\s]*(?:[,;&+•/]|[-–—](?=\s*\p{Lu}))?\s*[-–—•+]?\s*$/u
