import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { markedKey } from '../vietnamese/keys.ts'

const UnitGrammar = z.strictObject({
  /** Words with which the name of a body begins. */
  heads: z.array(z.string()),
  /** Words that go on with a phrase for several bodies: "các cơ quan, đơn vị". */
  collective: z.array(z.string()),
  /** People who stand for the body named after them: "Lãnh đạo Sở Công Thương". */
  persons: z.array(z.string()),
  /** Words, in lower case, at which a body's name ends. */
  stops: z.array(z.string()),
  /** Pairs whose second syllable alone would be a verb: "trật tự", "công trình". */
  compounds: z.array(z.string()),
  /** Ordinary words that begin as a body's name does: "trường hợp", "ban đầu", "đoàn kết". */
  lookAlikes: z.array(z.string()),
  /** What boards and councils are for, as their name goes on after "Ban Chỉ đạo". */
  purposes: z.array(z.string()),
  /** What teams are for: "Tổ hòa giải", "Đội dân phòng". */
  teams: z.array(z.string()),
  /** Organs that are named with their body: "Ban Thường vụ Hội Nông dân". */
  organs: z.array(z.string()),
})
const DATA = UnitGrammar.parse(
  JSON.parse(readFileSync(new URL('./unit-grammar.json', import.meta.url), 'utf8')),
)

const sequences = (words: readonly string[]) => byFirst(words.map((word) => markedKey(word).split(' ')))

/** Each list by its first word, spelled as in the `marked` key; the longest sequence first. */
export const UNIT_HEADS = sequences(DATA.heads)
export const COLLECTIVE_WORDS = sequences(DATA.collective)
export const UNIT_STOPS = sequences(DATA.stops)
export const UNIT_LOOK_ALIKES = sequences(DATA.lookAlikes)
export const BOARD_PURPOSES = sequences(DATA.purposes)
export const COMPOUNDS: ReadonlySet<string> = new Set(DATA.compounds.map(markedKey))
export const TEAM_PURPOSES = sequences(DATA.teams.map((team) => team.replaceAll(',', '')))
export const ORGANS = sequences(DATA.organs)
export const PERSON_WORDS = sequences(DATA.persons)

function byFirst(lists: readonly string[][]): ReadonlyMap<string, readonly string[][]> {
  const map = new Map<string, string[][]>()
  for (const words of [...lists].sort((a, b) => b.length - a.length)) {
    const known = map.get(words[0] ?? '')
    if (known) known.push(words)
    else map.set(words[0] ?? '', [words])
  }
  return map
}
