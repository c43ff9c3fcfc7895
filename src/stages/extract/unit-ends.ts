import { type BodyWord, bodyAt } from '../../knowledge/bodies.ts'
import { BOARD_PURPOSES, COLLECTIVE_WORDS, TEAM_PURPOSES } from '../../knowledge/unit-grammar.ts'
import { headAt, opensAside, sequenceAt, stopAt } from './unit-words.ts'

/** Where an unknown body's name ends: at a verb in lower case, or at a comma that begins another body. */
export function phraseEnd(
  words: readonly BodyWord[],
  given: { at: number; head: number; cell: boolean },
): number {
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

/**
 * "Ban Chỉ đạo phòng, chống tội phạm xã", "Hội đồng đánh giá … phường": where the name of a board ends that is said
 * with its purpose and its level; 0 for any other body.
 */
export function boardEnd(words: readonly BodyWord[], at: number): number {
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

const BOARDS = /^(?:chi dao|hoi dong|cong tac|chi huy|ban quan ly|van dong)$/

const BOARD_STOPS = new Set(
  'cac cho trong ngoai tai gui ubnd hdnd dang tham hop chiu co se phai duoc'.split(' '),
)

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

const MAX_WORDS = 24
