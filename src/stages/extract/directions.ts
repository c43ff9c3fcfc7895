import type { Measure } from '../../model/plan.ts'
import type { Keys } from '../../vietnamese/keys.ts'

const CHANGE =
  /(?<![\p{L}\d])(cắt giảm|kéo giảm|giảm thiểu|giảm bớt|giảm|hạ|tiết giảm|tăng thêm|tăng|nâng thêm)(?![\p{L}\d])/gu
// Two syllables are known without their marks as well ("Rút ngăn" is a slip of OCR).
const SHORTEN = /(?<![a-z\d])(rut ngan|cat giam|keo giam)(?![a-z\d])/g
// Nouns and verbs that only contain such a word: "tốc độ tăng", "tăng cường", "giảm nghèo", "miễn, giảm phí".
const NOUN_BEFORE = /(?:tốc độ|tỷ lệ|tỉ lệ|mức|tỷ suất|chỉ số|gia|miễn,?|đà|hệ số)\s$/u
// "Mức giảm tỷ suất sinh: 0,2‰", "tốc độ giảm … đạt 5%": the noun says what the figure is, whatever joins the two.
// A rate of growth is a level that plans set as such ("tốc độ tăng giá trị sản xuất 8%").
const FALL = /(?<!\p{L})(?:mức|tốc độ|tỷ lệ|tỉ lệ)\s$/u
const RISE = /(?<!\p{L})mức\s$/u
const NATURAL = /^\s(?:dân số|sinh|tự nhiên)/u
const COMPOUND_AFTER = /^\s(?:cường|trưởng(?! thêm)|nghèo bền vững|cân|xuống|còn|lên|tốc|ca|sinh)/u
// Between the verb and the number these make it a level: "giảm tỷ lệ hộ nghèo xuống còn 2%".
// "giảm 30% thời gian và 30% chi phí": the verb reaches over the conjunction.
const JOINED = /\d\s?[%‰][^%‰;:.]{1,50}\svà\s*$/u
const RESULT = /(?<![\p{L}\d])(?:đạt|còn|xuống|lên|là|bằng|ở mức|có)(?![\p{L}\d])/u

/**
 * Whether the number that begins at `start` is a level or a change, by the nearest verb of change
 * before it. `floor` is where its clause begins; `leveled` says that a pair of numbers ("từ … lên …") settles it.
 */
export function directionAt(
  keys: Pick<Keys, 'marked' | 'bare'>,
  span: { floor: number; start: number; leveled: boolean },
): Measure {
  if (span.leveled) return 'level'
  const from = Math.max(span.floor, span.start - 160)
  const before = keys.marked.slice(from, span.start)
  const plain = keys.bare.slice(from, span.start)
  let found: Measure = 'level'
  const verbs = [...before.matchAll(CHANGE), ...plain.matchAll(SHORTEN)].sort((a, b) => a.index - b.index)
  for (const match of verbs) {
    const after = before.slice(match.index + match[0].length)
    const verb = /^(?:tăng|nâng)/.test(match[0]) ? 'increase' : 'decrease'
    const head = before.slice(Math.max(0, match.index - 12), match.index)
    // What stands in brackets that are closed again says nothing of what follows them.
    if (leavesBrackets(after)) {
      found = 'level'
      continue
    }
    if (isNoun(verb, { head, after })) {
      found = verb
      continue
    }
    if (NOUN_BEFORE.test(before.slice(0, match.index)) || COMPOUND_AFTER.test(after)) continue
    if (RESULT.test(after) || /[;:]/.test(after) || (/\d\s?[%‰]/.test(after) && !JOINED.test(after))) {
      found = 'level'
      continue
    }
    // A comma parts the verb from the number unless the verb's object goes on ("giảm thời gian, chi phí 20%").
    found = verb
    if (/,\s(?:đạt|bảo đảm|đảm bảo|phấn đấu|với|có|trong đó)/u.test(after)) found = 'level'
  }
  return found
}

function isNoun(verb: 'increase' | 'decrease', { head, after }: { head: string; after: string }): boolean {
  if (/[;]|(?<!\p{L})(?:còn|xuống|lên)(?!\p{L})/u.test(after) || /\d\s?[%‰]/.test(after)) return false
  if (verb === 'decrease') return FALL.test(head) && !/^\s(?:trừ|phát(?!\s(?:thải|sinh)))/u.test(after)
  return RISE.test(head) && !NATURAL.test(after) && !COMPOUND_AFTER.test(after)
}

function leavesBrackets(text: string): boolean {
  const closed = text.indexOf(')')
  return closed >= 0 && !text.slice(0, closed).includes('(')
}
