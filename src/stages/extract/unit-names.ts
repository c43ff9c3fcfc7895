import { type BodyWord, bodyAt } from '../../knowledge/bodies.ts'
import { COLLECTIVE_WORDS, ORGANS, PERSON_WORDS } from '../../knowledge/unit-grammar.ts'
import type { Unit } from '../../model/plan.ts'
import { normaliseSpelling } from '../../vietnamese/normalise.ts'
import { boardEnd, phraseEnd } from './unit-ends.ts'
import { headAt, sequenceAt, stopAt } from './unit-words.ts'

/** The body that begins at a word, and the word behind it; `cell` where nothing but bodies is expected. */
export function unitAt(
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

/** A registered body at `at`, also after "các" or "bộ phận" where the register has it without. */
export function knownAt(words: readonly BodyWord[], at: number) {
  const match = bodyAt(words, at)
  if (match) return { match }
  if (words[at]?.bare !== 'cac' || !words[at + 1]?.capital) return null
  const inner = bodyAt(words, at + 1)
  return inner && { match: inner }
}

/** One spelling, a capital at the front: "các cơ quan" → "Các cơ quan". */
export function standard(printed: string): string {
  const text = normaliseSpelling(printed.trim())
  return text.charAt(0).toUpperCase() + text.slice(1)
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

const OFFICES = new Set(['uy-ban-nhan-dan', 'hoi-dong-nhan-dan', 'dang-uy'])

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
