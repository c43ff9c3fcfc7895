import { assign } from '../../likeness/assign.ts'
import type { TemplateItem } from '../../model/template.ts'
import type { Candidate } from './candidates.ts'
import { withNeighbour } from './features.ts'
import { pairLeftovers } from './kinship.ts'
import { judgePairs, type Likeness, openKnown, readTexts } from './similarity.ts'
import { compareYears } from './verdict.ts'

export interface Thresholds {
  /** From here on a pair stands. */
  readonly accept: number
  /** Below here an item is missing; between the two a person decides. */
  readonly reject: number
}

/** What answers one template item. `answers` is empty where nothing stands; the first one gives the verdict. */
export interface Alignment {
  readonly answers: readonly Candidate[]
  readonly similarity: number | null
  /** Pairs in sight, for a person, best first, those that answer another item last; at most three. */
  readonly candidates: readonly { candidate: Candidate; similarity: number }[]
  readonly state: 'found' | 'unclear' | 'missing'
}

/** A part of a split item has to share this much of its own text. */
const CONTAINED = 0.72
/** A merged item must find this much of itself in the one that took it in, and so much that is not the other's. */
const HELD = 0.6
/** From here on it may be in there; then a person decides. */
const PERHAPS_HELD = 0.4
const FRESH = 0.3
/** A further part must add this much of the template item's text. */
const ADDS = 0.12

/**
 * Finds for each template item the plan item that answers it, optimally over the whole plan: one to one first
 * (an assignment problem), then the further parts of an item that the plan splits in two, and the items that the
 * plan merges into one.
 */
export function align(
  items: readonly TemplateItem[],
  candidates: readonly Candidate[],
  thresholds: Thresholds,
): Alignment[] {
  if (candidates.length === 0)
    return items.map(() => ({ answers: [], similarity: null, candidates: [], state: 'missing' }))
  const reading = readTexts(items, candidates)
  const known = openKnown()
  const pairs = judgePairs(items, candidates, reading, known)
  const first = assignPairs(pairs, thresholds.reject, (row, column) => pairs[row]?.[column]?.score ?? 0)
  const bonus = neighbourhood(first, candidates)
  const score = (row: number, column: number): number => {
    const plain = pairs[row]?.[column]?.score ?? 0
    return bonus(row, column) ? withNeighbour(plain) : plain
  }
  const chosen = assignPairs(pairs, thresholds.reject, score)
  const taken = new Set(chosen.flatMap((column) => (column === null ? [] : [column])))
  // What surely answers another item is the less likely to be meant for this one, however alike.
  const answersOther = (row: number, column: number): boolean => {
    const owner = chosen.indexOf(column)
    return owner >= 0 && owner !== row && score(owner, column) >= thresholds.accept
  }
  const alignments = items.map((item, row): Alignment => {
    const inSight = candidates.flatMap((candidate, at) => {
      const similarity = score(row, at)
      return similarity >= thresholds.reject / 3
        ? [{ candidate, similarity, answers: answersOther(row, at) }]
        : []
    })
    const sight = inSight
      .sort((a, b) => Number(a.answers) - Number(b.answers) || b.similarity - a.similarity)
      .slice(0, 3)
      .map(({ candidate, similarity }) => ({ candidate, similarity }))
    const column = chosen[row] ?? null
    if (column !== null && score(row, column) >= thresholds.accept) {
      const parts = furtherParts(item, { row, column, candidates, pairs, taken, reading, score })
      const answers = [column, ...parts].map((at) => candidates[at] as Candidate)
      return { answers, similarity: score(row, column), candidates: sight, state: 'found' }
    }
    const owner = (at: number) => chosen.indexOf(at)
    const stands = (at: number) => score(row, at) >= thresholds.accept
    const field = { row, candidates, pairs, taken, reading, owner, stands }
    const host = mergedHost(item, field, HELD)
    if (host !== null) {
      const similarity = Math.max(score(row, host), pairs[row]?.[host]?.overlap.covered ?? 0)
      return { answers: [candidates[host] as Candidate], similarity, candidates: sight, state: 'found' }
    }
    const top = column === null ? null : score(row, column)
    const perhaps = top === null ? mergedHost(item, field, PERHAPS_HELD) : null
    if (perhaps !== null) {
      const candidate = candidates[perhaps] as Candidate
      const similarity = Math.max(thresholds.reject, score(row, perhaps))
      const others = sight.filter((entry) => entry.candidate !== candidate).slice(0, 2)
      return { answers: [], similarity, candidates: [{ candidate, similarity }, ...others], state: 'unclear' }
    }
    return { answers: [], similarity: top, candidates: sight, state: top === null ? 'missing' : 'unclear' }
  })
  return withLeftovers(alignments, { items, candidates, score, thresholds, body: known.body })
}

/** Items that would be missing but have a leftover of the plan that may be meant for them become `unclear`. */
function withLeftovers(
  alignments: readonly Alignment[],
  field: {
    readonly items: readonly TemplateItem[]
    readonly candidates: readonly Candidate[]
    readonly score: (row: number, column: number) => number
    readonly thresholds: Thresholds
    readonly body: (name: string) => string
  },
): Alignment[] {
  const { items, candidates, score, thresholds, body } = field
  const { accept, reject } = thresholds
  const answering = new Set(alignments.flatMap(({ answers }) => answers))
  const used = new Set(
    alignments.flatMap(({ answers, candidates: seen, state }) =>
      state === 'unclear' ? seen.map(({ candidate }) => candidate) : answers,
    ),
  )
  const rows = alignments.flatMap(({ state }, row) => (state === 'missing' ? [row] : []))
  const columns = candidates.flatMap((candidate, column) => (used.has(candidate) ? [] : [column]))
  const pairs = pairLeftovers(items, candidates, { rows, columns, body })
  return alignments.map((alignment, row) => {
    const pair = pairs.get(row)
    if (pair === undefined) return alignment
    const kin = candidates[pair.column] as Candidate
    // Between the bands, since that is where such a pair belongs.
    const similarity = Math.max(score(row, pair.column), reject + (accept - reject) * pair.nearness)
    // What answers another item is no candidate for this one.
    const others = alignment.candidates.filter(
      ({ candidate }) => candidate !== kin && !answering.has(candidate),
    )
    return {
      ...alignment,
      similarity,
      candidates: [{ candidate: kin, similarity }, ...others].slice(0, 3),
      state: 'unclear',
    }
  })
}

function assignPairs(
  pairs: readonly (readonly Likeness[])[],
  reject: number,
  score: (row: number, column: number) => number,
): (number | null)[] {
  // Squared, so that one good pair outweighs two doubtful ones.
  return assign(
    pairs.map((row, at) =>
      row.map((_, column) => {
        const value = score(at, column)
        return value >= reject ? value * value : 0
      }),
    ),
  )
}

/** Whether a candidate stands in a section where a template neighbour was found. */
function neighbourhood(
  chosen: readonly (number | null)[],
  candidates: readonly Candidate[],
): (row: number, column: number) => boolean {
  const section = (row: number) => {
    const column = chosen[row]
    return column === null || column === undefined ? null : (candidates[column]?.section ?? null)
  }
  return (row, column) => {
    const own = candidates[column]?.section ?? null
    return own !== null && (section(row - 1) === own || section(row + 1) === own)
  }
}

interface Field {
  readonly row: number
  readonly candidates: readonly Candidate[]
  readonly pairs: readonly (readonly Likeness[])[]
  readonly taken: ReadonlySet<number>
}

/** Untaken candidates that lie within the template item's text and add to what the first answer covers. */
function furtherParts(
  item: TemplateItem,
  field: Field & {
    column: number
    reading: ReturnType<typeof readTexts>
    score: (row: number, column: number) => number
  },
): number[] {
  if (item.value !== null || item.kind === 'section') return []
  const { row, column, candidates, pairs, taken, reading } = field
  const wanted = new Set(reading.items[row])
  const covered = new Set((reading.candidates[column]?.[0] ?? []).filter((term) => wanted.has(term)))
  const total = weightOf(wanted, reading.weigh)
  const parts: number[] = []
  for (const other of rankColumns(candidates.length, (at) => pairs[row]?.[at]?.overlap.covering ?? 0)) {
    if (parts.length === 2) break
    const overlap = pairs[row]?.[other]?.overlap
    if (!overlap || overlap.covering < CONTAINED) break
    if (taken.has(other) || other === column || candidates[other]?.kind === 'section') continue
    if (candidates[other]?.evidence[0]?.quote === candidates[column]?.evidence[0]?.quote) continue
    const fresh = (reading.candidates[other]?.[0] ?? []).filter(
      (term) => wanted.has(term) && !covered.has(term),
    )
    if (weightOf(fresh, reading.weigh) < ADDS * total) continue
    for (const term of fresh) covered.add(term)
    parts.push(other)
  }
  return parts
}

/**
 * A candidate, though taken, that holds a template item left over as well: the plan says both in one. It must say
 * something of this item that its own one does not account for.
 */
function mergedHost(
  item: TemplateItem,
  field: Field & {
    reading: ReturnType<typeof readTexts>
    owner: (column: number) => number
    stands: (column: number) => boolean
  },
  held: number,
): number | null {
  if (item.kind === 'section' || item.value !== null) return null
  const { row, candidates, pairs, taken, reading, owner, stands } = field
  const wanted = new Set(reading.items[row])
  for (const column of rankColumns(candidates.length, (at) => pairs[row]?.[at]?.overlap.covered ?? 0)) {
    const candidate = candidates[column]
    const overlap = pairs[row]?.[column]?.overlap
    if (!candidate || !overlap || overlap.covered < held / 2) return null
    if (overlap.covered < held && !stands(column)) continue
    if (!taken.has(column) || candidate.kind === 'section') continue
    if (compareYears(item, candidate).length > 0) continue
    const whole = reading.candidates[column]?.[0] ?? []
    const own = new Set(reading.items[owner(column)])
    const fresh = whole.filter((term) => wanted.has(term) && !own.has(term))
    if (weightOf(fresh, reading.weigh) >= FRESH * weightOf(wanted, reading.weigh)) return column
  }
  return null
}

/** Columns that are worth anything, best first. */
function rankColumns(count: number, worth: (column: number) => number): number[] {
  const worths = Array.from({ length: count }, (_, column) => worth(column))
  return worths
    .flatMap((value, column) => (value > 0 ? [column] : []))
    .sort((a, b) => (worths[b] ?? 0) - (worths[a] ?? 0) || a - b)
}

function weightOf(terms: Iterable<string>, weigh: (term: string) => number): number {
  let sum = 0
  for (const term of new Set(terms)) sum += weigh(term)
  return sum
}
