import type { Line, Word } from '../../model/page.ts'
import { height, shared, unite } from './geometry.ts'

/** A run of words of one printed line without a wide gap. */
export type Segment = Line

/** All that stands at one height of the page: segments from left to right. */
export interface Row {
  readonly box: Line['box']
  readonly segments: readonly Segment[]
}

/** A gap wider than this many font sizes parts two segments; justified lines rarely stretch so far. */
const GAP = 1.9
const BUCKET = 12
/** Buckets that a page has on either side of its top; what a damaged file places beyond shares the last one. */
const LAST_BUCKET = 2000

/**
 * Joins words into segments by following each line from left to right: a word belongs to the segment whose last
 * words overlap it most in height. Following neighbours, not a fixed baseline, makes it bear a skewed page.
 */
export function formSegments(words: readonly Word[]): Segment[] {
  return chain(
    words.map((word) => ({ box: word.box, words: [word] })),
    (size) => size * GAP,
  )
}

/** Joins segments that stand at one height into rows, from top to bottom. */
export function formRows(segments: readonly Segment[]): Row[] {
  const rows = chainGroups(segments, () => Number.POSITIVE_INFINITY).map((group) => ({
    box: unite(group.map((part) => part.box)),
    segments: [...group].sort((a, b) => a.box[0] - b.box[0]),
  }))
  return rows.sort((a, b) => a.box[1] + a.box[3] - (b.box[1] + b.box[3]))
}

/** Printed lines of words that belong to one column or cell, from top to bottom. */
export function formLines(words: readonly Word[]): Line[] {
  return formRows(formSegments(words)).map(joinRow)
}

/** A row's segments as one line. */
export function joinRow(row: Row): Line {
  return { box: row.box, words: row.segments.flatMap((segment) => segment.words) }
}

function chain(parts: readonly Segment[], reach: (size: number) => number): Segment[] {
  return chainGroups(parts, reach).map((group) => ({
    box: unite(group.map((part) => part.box)),
    words: group.flatMap((part) => part.words),
  }))
}

interface Chain {
  readonly parts: Segment[]
  y0: number
  y1: number
  x1: number
  /** Where its latest part begins. */
  lastX0: number
}

function chainGroups(parts: readonly Segment[], reach: (size: number) => number): Segment[][] {
  const chains: Chain[] = []
  const buckets = new Map<number, Chain[]>()
  const register = (link: Chain, y0: number, y1: number) => {
    for (let at = bucketOf(y0); at <= bucketOf(y1); at++) {
      const bucket = buckets.get(at)
      if (!bucket) buckets.set(at, [link])
      else if (!bucket.includes(link)) bucket.push(link)
    }
  }
  for (const part of [...parts].sort((a, b) => a.box[0] - b.box[0] || a.box[1] - b.box[1])) {
    const link = bestChain(part, { buckets, reach })
    if (link) {
      link.parts.push(part)
      extend(link, part)
      register(link, link.y0, link.y1)
    } else {
      const fresh = { parts: [part], y0: part.box[1], y1: part.box[3], x1: part.box[2], lastX0: part.box[0] }
      chains.push(fresh)
      register(fresh, fresh.y0, fresh.y1)
    }
  }
  return chains.map((link) => link.parts)
}

function bucketOf(y: number): number {
  return Math.max(-LAST_BUCKET, Math.min(LAST_BUCKET, Math.floor(y / BUCKET)))
}

/**
 * The chain's height follows its latest full-sized part: a superscript or a dash does not pull it away.
 */
function extend(link: Chain, part: Segment): void {
  link.x1 = Math.max(link.x1, part.box[2])
  link.lastX0 = part.box[0]
  const tall = height(part.box)
  if (tall >= (link.y1 - link.y0) * 0.75) {
    link.y0 = part.box[1]
    link.y1 = part.box[3]
  }
}

function bestChain(
  part: Segment,
  { buckets, reach }: { buckets: ReadonlyMap<number, Chain[]>; reach: (size: number) => number },
): Chain | null {
  let best: Chain | null = null
  let bestShare = 0.45
  const [x0, y0, , y1] = part.box
  const seen = new Set<Chain>()
  for (let at = bucketOf(y0); at <= bucketOf(y1); at++) {
    for (const link of buckets.get(at) ?? []) {
      if (seen.has(link)) continue
      seen.add(link)
      const size = Math.max(height(part.box), link.y1 - link.y0) / 1.2
      const gap = x0 - link.x1
      if (gap > reach(size)) continue
      const share = shared([y0, y1], [link.y0, link.y1]) / Math.min(y1 - y0, link.y1 - link.y0)
      // OCR boxes of neighbours may overlap far, but one begins after the other and at its height.
      if (gap < -size && (share < 0.7 || x0 - link.lastX0 < size * 0.3)) continue
      if (share > bestShare) {
        best = link
        bestShare = share
      }
    }
  }
  return best
}
