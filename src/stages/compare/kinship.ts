import { assign } from '../../likeness/assign.ts'
import { cutCitations } from '../../likeness/citations.ts'
import { type Bag, compareBags, openVocabulary } from '../../likeness/overlap.ts'
import { listConcepts, listFields } from '../../likeness/terms.ts'
import { weighTerms } from '../../likeness/weigh.ts'
import type { TemplateItem } from '../../model/template.ts'
import { type Candidate, coreOf } from './candidates.ts'
import { measureRarity } from './features.ts'
import { compareUnits, convert } from './quantity.ts'
import { shareUnit } from './units.ts'
import { compareYears } from './verdict.ts'

/** Kinship from which on two leftovers may be one matter; a shared figure that no other item has needs less. */
const KIN = 0.75
const KIN_WITH_FIGURE = 0.45
const KIN_WITH_COMMON_FIGURE = 1
const TELLING = 0.6
/** What it counts that both name the same unit, or different ones. */
const SAME_UNIT = 0.15
const OTHER_UNIT = -0.25
/** Kinship of two texts that say the same word for word, of one unit. */
const MOST = 2 + SAME_UNIT

/**
 * Pairs what is left over on both sides: an item that found no answer, and a plan item that answered nothing, which
 * speak of the same field of work in other words. Such a pair proves nothing, but to call the item missing would be
 * wrong as often as right, so a person gets to see both.
 *
 * @returns for each row so paired its column and how near the two are, 0 to 1; indexes into `items` and `candidates`.
 */
export function pairLeftovers(
  items: readonly TemplateItem[],
  candidates: readonly Candidate[],
  left: {
    readonly rows: readonly number[]
    readonly columns: readonly number[]
    /** Id of a unit by its name. */
    readonly body: (name: string) => string
  },
): Map<number, { column: number; nearness: number }> {
  if (left.rows.length === 0 || left.columns.length === 0) return new Map()
  const asked = left.rows.map((row) => items[row] as TemplateItem)
  const given = left.columns.map((column) => candidates[column] as Candidate)
  const kinships = measureKinship(items, given)
  const rarity = measureRarity(items, candidates)
  const worth = asked.map((item, at) =>
    given.map((candidate, other) => {
      const row = left.rows[at] as number
      const kin = kinships(row, other)
      const least = (rarity[row]?.value ?? 0) > TELLING ? KIN_WITH_FIGURE : KIN_WITH_COMMON_FIGURE
      return judgeKinship(item, candidate, { kin, least, body: left.body })
    }),
  )
  const pairs = new Map<number, { column: number; nearness: number }>()
  for (const [at, other] of assign(worth).entries()) {
    if (other === null) continue
    const own = worth[at]?.[other] ?? 0
    const nearness = Math.min(1, own / MOST)
    pairs.set(left.rows[at] as number, { column: left.columns[other] as number, nearness })
  }
  return pairs
}

/** Kinship with what units and figures say for it; 0 where the two can't be one matter. */
function judgeKinship(
  item: TemplateItem,
  candidate: Candidate,
  { kin, least, body }: { kin: number; least: number; body: (name: string) => string },
): number {
  if (item.kind === 'section' || candidate.kind === 'section') return 0
  if (compareYears(item, candidate).length > 0) return 0
  const total = kin + judgeDoers(item, candidate, body)
  if (item.value !== null) return sharesFigure(item, candidate) && total >= least ? total : 0
  return candidate.indicator === null && !candidate.general && total >= KIN ? total : 0
}

function judgeDoers(item: TemplateItem, candidate: Candidate, body: (name: string) => string): number {
  if (item.responsible.length === 0 || candidate.responsible.length === 0) return 0
  return shareUnit(item.responsible, candidate.responsible, body) ? SAME_UNIT : OTHER_UNIT
}

function sharesFigure(item: TemplateItem, { indicator }: Candidate): boolean {
  if (indicator === null || compareUnits(item.unit, indicator.unit) !== 'same') return false
  return convert(indicator.value, { from: indicator.unit, to: item.unit }) === item.value
}

/** Likeness of fields and of single words, 0 to 2, told by how rare each is over the template and the given leftovers. */
function measureKinship(
  items: readonly TemplateItem[],
  candidates: readonly Candidate[],
): (row: number, column: number) => number {
  const asked = items.map((item) =>
    coreOf(item.text, { units: [...item.responsible, ...item.coordinating], deadline: item.deadline }),
  )
  const given = candidates.map(({ core }) => cutCitations(core))
  const measures = [listFields, listConcepts].map((list) => {
    const [ofItems, ofCandidates] = [asked.map(list), given.map(list)]
    const bag = openVocabulary(weighTerms([...ofItems, ...ofCandidates]))
    return { items: ofItems.map(bag), candidates: ofCandidates.map(bag) }
  })
  return (row, column) =>
    measures.reduce((sum, measure) => {
      const [one, two] = [measure.items[row] as Bag, measure.candidates[column] as Bag]
      return sum + compareBags(one, two).whole.cosine
    }, 0)
}
