import { type BodyWord, bodyAt, bodyWords } from '../../knowledge/bodies.ts'
import {
  BOARD_PURPOSES,
  COLLECTIVE_WORDS,
  COMPOUNDS,
  ORGANS,
  PERSON_WORDS,
  TEAM_PURPOSES,
  UNIT_HEADS,
  UNIT_LOOK_ALIKES,
  UNIT_STOPS,
} from '../../knowledge/unit-grammar.ts'
import type { Unit } from '../../model/plan.ts'
import { bareKey } from '../../vietnamese/keys.ts'
import { normaliseSpelling } from '../../vietnamese/normalise.ts'
import type { Span } from './clauses.ts'

/** Bodies found one after another, and the stretch in which they stand. */
export interface UnitList extends Span {
  readonly units: readonly Unit[]
}

const SEPARATOR = /^[\s]*(?:[,;&+•/]|[-–—](?=\s*\p{Lu}))?\s*[-–—•+]?\s*$/u
const MAX_WORDS = 24
const OFFICES = new Set(['uy-ban-nhan-dan', 'hoi-dong-nhan-dan', 'dang-uy'])

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

function opensAside(words: readonly BodyWord[], at: number): boolean {
  const [word, second] = [words[at], words[at + 1]]
  if (!word || !second || word.capital || second.capital) return false
  return (
    ['trong', 'để', 'nhằm', 'khi'].includes(word.marked) &&
    /^(?:thực|triển|việc|quá|công|tổ|xây|bảo|đảm|kịp|có)$/u.test(second.marked)
  )
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

/** Each body once, by its standard name: one committee and another share an id. */
export function distinct(units: readonly Unit[]): Unit[] {
  const seen = new Set<string>()
  return units.filter((unit) => {
    const key = unit.name.toLowerCase()
    return !seen.has(key) && seen.add(key)
  })
}

function unitAt(
  words: readonly BodyWord[],
  given: { at: number; text: string; cell: boolean },
): { unit: Unit; next: number } | null {
  const { at, text, cell } = given
  const first = words[at]
  if (!first) return null
  const department = departmentAt(words, given)
  if (department) return department
  const known = knownAt(words, at)
  const board = known && boardEnd(words, known.match.next)
  if (known && !board && !goesOn(words, known.match)) {
    const next = known.match.body.collective
      ? tailOf(words, known.match.next)
      : ownerTail(words, known.match.next)
    const end = words[next - 1]?.end ?? known.match.end
    return {
      unit: { text: text.slice(first.start, end), name: known.match.name, id: known.match.id },
      next,
    }
  }
  const organ = organAt(words, { at, text })
  if (organ) return organ
  const person = personAt(words, { at, text })
  if (person) return person
  const head = headAt(words, at)
  if (head === 0 && !cell) return null
  // "Lãnh đạo 06 chi bộ": a verb and its object.
  if (head > 0 && BARE_HEADS.test(first.bare) && /^\d/.test(words[at + head]?.bare ?? '')) return null
  const next = board || withoutTail(words, { at, next: phraseEnd(words, { at, head, cell }) })
  const last = words[next - 1]
  if (!last || next <= at || (!cell && next - at < 2)) return null
  // "…; giám sát: Ban Công tác Mặt trận": a word with a colon behind it is no body.
  if (cell && head === 0 && /^\s*:/.test(words[next]?.gap ?? '')) return null
  // "Lãnh đạo các chi bộ quán triệt …" begins with a verb.
  if (!cell && next - at === head && head < 3 && BARE_HEADS.test(first.bare)) return null
  const printed = text.slice(first.start, last.end).replace(/\s+/g, ' ')
  return { unit: { text: printed, name: standard(printed), id: null }, next }
}

/** Phrases that are often one of several kinds. */
const KINDS = new Set(['cac-doanh-nghiep', 'cac-hop-tac-xa'])
const BARE_HEADS = /^(?:lanh|dai|to|don|co|bo|thanh|nguoi)$/

/** No name ends in "các", "và", "của". */
function withoutTail(words: readonly BodyWord[], given: { at: number; next: number }): number {
  let { next } = given
  const loose = (at: number) =>
    ['cac', 'va', 'cua', 'thuoc', 'co'].includes(words[at]?.bare ?? '') && words[at - 1]?.bare !== 'truc'
  while (next > given.at && loose(next - 1)) next--
  return next
}

const BOARDS = /^(?:chi dao|hoi dong|cong tac|chi huy|ban quan ly|van dong)$/
const BOARD_STOPS = new Set(
  'cac cho trong ngoai tai gui va_cac ubnd hdnd dang tham hop chiu co se phai duoc'.split(' '),
)

/**
 * "Ban Chỉ đạo phòng, chống tội phạm xã", "Hội đồng đánh giá … phường": where the name of a board ends that is said
 * with its purpose and its level; 0 for any other body.
 */
function boardEnd(words: readonly BodyWord[], at: number): number {
  const before = `${words[at - 2]?.bare ?? ''} ${words[at - 1]?.bare ?? ''}`
  if (!BOARDS.test(before) || words[at]?.capital) return 0
  if (!/^\s+$/.test(words[at]?.gap ?? '') || sequenceAt(words, at, BOARD_PURPOSES) === 0) return 0
  for (let next = at + 1; next < words.length && next - at < 16; next++) {
    const word = words[next]
    if (!word || !/^(?:\s+|,\s*|\s?[-–]\s?)$/.test(word.gap) || BOARD_STOPS.has(word.bare)) return 0
    const level =
      word.bare === 'xa' || word.bare === 'phuong' || (word.bare === 'khu' && words[next - 1]?.bare === 'dac')
    if (level && words[next + 1]?.bare !== 'hoi' && words[next + 1]?.gap !== '-') return next + 1
  }
  return 0
}

/** "các trường phổ thông" is more than "các trường": a phrase for several bodies may be narrowed by what follows. */
function goesOn(
  words: readonly BodyWord[],
  match: { body: { id: string; collective: boolean }; next: number },
): boolean {
  if (!match.body.collective) return false
  const next = tailOf(words, match.next)
  const word = words[next]
  // "Các doanh nghiệp, hợp tác xã, hộ kinh doanh": one phrase with one "các".
  if (word && /^\s*,\s*$/.test(word.gap) && !word.capital && word.bare !== 'cac')
    return KINDS.has(match.body.id) && sequenceAt(words, next, COLLECTIVE_WORDS) > 0
  if (!word || !/^\s+$/.test(word.gap) || word.bare === 'va') return false
  if (word.capital) return sequenceAt(words, next, COLLECTIVE_WORDS) > 0 && !headAt(words, next)
  return stopAt(words, next) === 0
}

/** A registered body at `at`, also after "các" or "bộ phận" where the register has it without. */
function knownAt(words: readonly BodyWord[], at: number) {
  const match = bodyAt(words, at)
  if (match) return { match }
  if (words[at]?.bare !== 'cac' || !words[at + 1]?.capital) return null
  const inner = bodyAt(words, at + 1)
  return inner && { match: inner }
}

/** "Lãnh đạo Sở Công Thương" stands for the body that it names. */
function personAt(
  words: readonly BodyWord[],
  given: { at: number; text: string },
): { unit: Unit; next: number } | null {
  const { at, text } = given
  const length = sequenceAt(words, at, PERSON_WORDS)
  if (length === 0) return null
  const known = knownAt(words, at + length)
  const gap = words[at + length]?.gap ?? ''
  if (!known || known.match.body.collective || !/^\s+$/.test(gap)) return null
  // The chairman of a committee or council is an office of his own.
  if (OFFICES.has(known.match.body.id) && /^(?:chu|pho)/.test(words[at]?.bare ?? '')) return null
  return {
    unit: {
      text: text.slice(words[at]?.start ?? 0, known.match.end),
      name: known.match.name,
      id: known.match.id,
    },
    next: known.match.next,
  }
}

/** "Ban Thường vụ Hội Nông dân xã": the organ of an association is named with it, and stands in the register for it. */
function organAt(
  words: readonly BodyWord[],
  given: { at: number; text: string },
): { unit: Unit; next: number } | null {
  const { at, text } = given
  const length = sequenceAt(words, at, ORGANS)
  const inner = length > 0 ? bodyAt(words, at + length) : null
  const head = words.slice(at, at + length)
  if (!inner || inner.body.collective || !/^\s+$/.test(words[at + length]?.gap ?? '')) return null
  const organ = standard(text.slice(head[0]?.start ?? 0, head[length - 1]?.end ?? 0))
  return {
    unit: {
      text: text.slice(words[at]?.start ?? 0, inner.end),
      name: `${organ} ${inner.name}`,
      id: inner.id,
    },
    next: inner.next,
  }
}

/**
 * "Ban Tuyên giáo Liên đoàn Lao động tỉnh", "Phòng Tham mưu Công an tỉnh": a department with its body right behind it
 * is one body, which the register does not have; null for a body of its own, which may stand before another where a
 * scan lost a comma.
 */
function departmentAt(
  words: readonly BodyWord[],
  given: { at: number; text: string; cell: boolean },
): { unit: Unit; next: number } | null {
  const { at, text } = given
  const owners = DEPARTMENTS.get(words[at]?.bare ?? '')
  if (!owners || !words[at]?.capital) return null
  const known = bodyAt(words, at)
  const next = known?.next ?? phraseEnd(words, { ...given, head: headAt(words, at) })
  const owner = next - at >= 2 && /^\s+$/.test(words[next]?.gap ?? '') ? bodyAt(words, next) : null
  if (!owner || !words[next]?.capital || !owners.test(owner.id)) return null
  // What the register has is a body of its own, unless a party committee names whose it is.
  const ended = known && (known.body.collective || LEVELS.has(words[next - 1]?.bare ?? ''))
  if (known && (ended || owner.id !== 'dang-uy')) return null
  const start = words[at]?.start ?? 0
  const name = `${standard(text.slice(start, words[next - 1]?.end).replace(/\s+/g, ' '))} ${owner.name}`
  return { unit: { text: text.slice(start, owner.end), name, id: null }, next: owner.next }
}

/** By the first word of a department, the ids of the bodies that have such. */
const DEPARTMENTS: ReadonlyMap<string, RegExp> = new Map([
  [
    'ban',
    /^(?:dang-uy|tinh-uy|hoi-dong-nhan-dan|uy-ban-mttq|lien-doan-lao-dong|(?:doan|hoi)-[a-z-]+-tinh$)(?![a-z])/,
  ],
  ['phong', /^(?:so-|cong-an-tinh|bo-chi-huy-quan-su-tinh)/],
])
const LEVELS = new Set(['xa', 'phuong', 'tinh', 'huyen'])

/** Length of the head with which a body's name may begin; 0 where it only begins a verb ("tổ chức", "trình"). */
function headAt(words: readonly BodyWord[], at: number): number {
  if (sequenceAt(words, at, UNIT_LOOK_ALIKES) > 0) return 0
  const head = sequenceAt(words, at, UNIT_HEADS)
  return head > 0 && stopAt(words, at) <= head - 1 ? head : 0
}

/** "…của xã", "…thuộc UBND xã", "…đóng trên địa bàn", "…các thôn" belong to the phrase before. */
function ownerTail(words: readonly BodyWord[], at: number): number {
  const tied = (index: number) => /^\s+$/.test(words[index]?.gap ?? '')
  const here = (index: number, ...bare: string[]) =>
    bare.every((word, offset) => words[index + offset]?.bare === word && tied(index + offset))
  const stands = here(at, 'dong') ? at + 1 : here(at, 'dung', 'chan') ? at + 2 : at
  if (here(stands, 'tren', 'dia', 'ban')) return tailOf(words, stands)
  if (here(at, 'cac') && tied(at)) {
    const villages = bodyAt(words, at)
    if (villages?.body.id === 'cac-thon') return tailOf(words, villages.next)
  }
  if (!tied(at) || !['thuoc', 'cua'].includes(words[at]?.bare ?? '')) return at
  const owner = bodyAt(words, at + 1)
  return owner && tied(at + 1) ? owner.next : at
}

function tailOf(words: readonly BodyWord[], at: number): number {
  let next = at
  for (; next < words.length && next - at < 8; next++) {
    const bare = words[next]?.bare ?? ''
    if (!/^\s+$/.test(words[next]?.gap ?? '')) break
    if (
      ![
        'tren',
        'dia',
        'ban',
        'xa',
        'phuong',
        'thuoc',
        'ubnd',
        'cua',
        'co',
        'lien',
        'quan',
        'khac',
        'toan',
        'tinh',
      ].includes(bare) &&
      words[next]?.marked !== 'cấp'
    )
      break
  }
  return next
}

/** Where an unknown body's name ends: at a verb in lower case, or at a comma that begins another body. */
function phraseEnd(words: readonly BodyWord[], given: { at: number; head: number; cell: boolean }): number {
  const { at, cell } = given
  const collective =
    ['cac', 'nhung', 'toan'].includes(words[at]?.bare ?? '') ||
    // "Trưởng các ban, ngành"
    words[at + Math.max(given.head, 1)]?.bare === 'cac' ||
    isCollective(words, at)
  let next = at + Math.max(given.head, 1)
  if (!collective || words[at]?.capital) next = teamEnd(words, { at, next })
  // "Chi nhánh Văn phòng đăng ký đất đai …", "Công ty Điện lực …": the name of a body inside a name.
  const inner = given.head > 0 && !collective && words[next]?.capital ? bodyAt(words, next) : null
  if (inner && /^\s+$/.test(words[next]?.gap ?? '')) next = inner.next
  for (; next < words.length && next - at < MAX_WORDS; next++) {
    const word = words[next]
    if (!word || /[.;:()"“”]/.test(word.gap)) break
    if (cell && opensAside(words, next)) break
    // "…thuộc Ủy ban nhân dân xã": the owner's name is not read word by word.
    const owner = ['thuoc', 'cua'].includes(words[next - 1]?.bare ?? '') ? bodyAt(words, next) : null
    if (owner) {
      next = owner.next - 1
      continue
    }
    // "Tổ trưởng tổ vay vốn"
    const team = TEAMS.has(words[next - 1]?.marked ?? '') ? sequenceAt(words, next, TEAM_PURPOSES) : 0
    if (team > 0) {
      next += team - 1
      continue
    }
    // "các trường Trung học phổ thông": the name of a kind stays whole.
    const kind = collective && isSchool(words, next) ? sequenceAt(words, next, COLLECTIVE_WORDS) : 0
    if (kind > 1) {
      next += kind - 1
      continue
    }
    const comma = /,/.test(word.gap)
    const joined = word.bare === 'va' || /[&]/.test(word.gap)
    if (
      cell &&
      /^\s*[-–•+]\s*$/.test(word.gap) &&
      word.capital &&
      !/-/.test(words[next - 1]?.gap ?? '') &&
      headAt(words, next) > 0
    )
      break
    const following = joined && word.bare === 'va' ? next + 1 : next
    if (comma || joined) {
      const listed = collective && sequenceAt(words, following, COLLECTIVE_WORDS) > 0
      const another = words[following]?.bare === 'cac' && headAt(words, following) > 0
      if (listed && !another && (!words[following]?.capital || isSchool(words, following))) {
        next = following + sequenceAt(words, following, COLLECTIVE_WORDS) - 1
        continue
      }
      if (headAt(words, following) > 0 || bodyAt(words, following)) break
      // "Các cơ sở sản xuất, kinh doanh chấp hành …": two syllables more before the verb.
      if (comma && collective && !cell && isKind(words, following)) continue
      if (comma && !cell && !words[following]?.capital) break
      if (joined && !cell && !words[following]?.capital) break
      if (cell && comma && words[following]?.capital) break
    } else if (!cell && !word.capital && stopAt(words, next) > 0) {
      // "trên địa bàn xã", "thuộc UBND xã" stay with the body; any other word of grammar ends it.
      const stays =
        (word.bare === 'tren' && words[next + 1]?.bare === 'dia') ||
        (word.bare === 'cap' && words[next - 1]?.bare === 'cac') ||
        (word.bare === 'chi' && /^(?:bo|hoi|doan)$/.test(words[next + 1]?.bare ?? '')) ||
        (word.bare === 'truc' && words[next + 1]?.bare === 'thuoc')
      if (!stays) break
    } else if (
      next > at + 1 &&
      word.capital &&
      bodyAt(words, next) &&
      words[next - 1]?.bare !== 'thuoc' &&
      words[next - 1]?.bare !== 'cua'
    )
      break
  }
  return next
}

function isKind(words: readonly BodyWord[], at: number): boolean {
  const tied = [1, 2].every((offset) => /^\s+$/.test(words[at + offset]?.gap ?? ''))
  if (!tied || words[at]?.capital || stopAt(words, at) > 0 || stopAt(words, at + 1) > 0) return false
  return stopAt(words, at + 2) > 0
}

/** "Tổ hòa giải", "Đội dân phòng": what a team is for belongs to its name; the word after it else. */
function teamEnd(words: readonly BodyWord[], given: { at: number; next: number }): number {
  let { next } = given
  if (!TEAMS.has(words[given.at]?.marked ?? '') || next !== given.at + 1) return next
  for (let taken = 0; taken < 3; taken++) {
    const lists = taken === 0 ? [TEAM_PURPOSES] : [BOARD_PURPOSES]
    const length = Math.max(...lists.map((list) => sequenceAt(words, next, list)))
    if (length === 0) break
    next += length
  }
  return next
}

const TEAMS = new Set(['tổ', 'đội'])

/** "các trường Mầm non, Tiểu học": kinds of schools, with capitals or without. */
function isSchool(words: readonly BodyWord[], at: number): boolean {
  return /^(?:mam|mau|tieu|trung|thcs|thpt|pho)$/.test(words[at]?.bare ?? '')
}

function isCollective(words: readonly BodyWord[], at: number): boolean {
  const length = sequenceAt(words, at, COLLECTIVE_WORDS)
  return length > 0 && !words[at + length]?.capital
}

/** Length of the longest sequence of the list that begins at the word, 0 for none. */
function sequenceAt(
  words: readonly BodyWord[],
  at: number,
  list: ReadonlyMap<string, readonly string[][]>,
): number {
  for (const sequence of list.get(words[at]?.marked ?? '') ?? []) {
    if (sequence.every((word, offset) => words[at + offset]?.marked === word)) return sequence.length
  }
  return 0
}

/** Length of the verb or word of grammar that begins there; one of several words also where a scan lost a mark. */
function stopAt(words: readonly BodyWord[], at: number): number {
  // "Đội trật tự", "công trình": the second syllable of a noun is no verb.
  const pair = `${words[at - 1]?.marked ?? ''} ${words[at]?.marked ?? ''}`
  if (COMPOUNDS.has(pair) && /^\s+$/.test(words[at]?.gap ?? '')) return 0
  const marked = sequenceAt(words, at, UNIT_STOPS)
  if (marked > 0) return marked
  for (const sequence of BARE_STOPS.get(words[at]?.bare ?? '') ?? [])
    if (sequence.every((word, offset) => words[at + offset]?.bare === word)) return sequence.length
  return 0
}

const BARE_STOPS = new Map<string, string[][]>()
for (const sequence of [...UNIT_STOPS.values()].flat()) {
  if (sequence.length < 2) continue
  const bare = sequence.map(bareKey)
  BARE_STOPS.set(bare[0] ?? '', [...(BARE_STOPS.get(bare[0] ?? '') ?? []), bare])
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

/** One spelling, a capital at the front: "các cơ quan" → "Các cơ quan". */
function standard(printed: string): string {
  const text = normaliseSpelling(printed.trim())
  return text.charAt(0).toUpperCase() + text.slice(1)
}
