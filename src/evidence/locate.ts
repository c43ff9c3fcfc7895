import type { Box } from '../model/geometry.ts'
import type { Evidence } from '../model/plan.ts'
import type { Anchor, Passage } from '../model/structure.ts'

/** Evidence higher than this (points) is cut into several, so that a box always points at something. */
const MAX_HEIGHT = 360

/**
 * Where the stretch `[start, end)` (UTF-16 offsets) of a passage stands: in reading order one entry per page,
 * more than one where the stretch would cover most of a page.
 * - `box`: the union of the boxes of the words touched, in points.
 * - `quote`: the stretch as it stands on that page, trimmed; a substring of `passage.text`.
 * - `confidence`: the mean over the words, but never above that of the weakest word that carries a digit,
 *   since one doubtful digit makes the whole doubtful.
 *
 * Empty where the stretch touches no word: what cannot be located is not to be written.
 */
export function locate(passage: Passage, start: number, end: number): Evidence[] {
  const evidence: Evidence[] = []
  let group: Anchor[] = []
  let box: Box | null = null
  const close = () => {
    const entry = box && describe(passage, group, { start, end, box })
    if (entry) evidence.push(entry)
    group = []
    box = null
  }
  for (const anchor of locateWords(passage, start, end)) {
    const wider: Box = box ? union(box, anchor.box) : anchor.box
    if (group.length > 0 && (group[0]?.page !== anchor.page || wider[3] - wider[1] > MAX_HEIGHT)) close()
    group.push(anchor)
    box = box ? union(box, anchor.box) : anchor.box
  }
  close()
  return evidence
}

/** The anchors of all words that the stretch `[start, end)` touches, in reading order. */
export function locateWords(passage: Passage, start: number, end: number): Anchor[] {
  const { anchors } = passage
  let low = 0
  let high = anchors.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((anchors[middle]?.end ?? 0) <= start) low = middle + 1
    else high = middle
  }
  const found: Anchor[] = []
  for (let at = low; at < anchors.length; at++) {
    const anchor = anchors[at]
    if (!anchor || anchor.start >= end) break
    found.push(anchor)
  }
  return found
}

function describe(
  passage: Passage,
  group: readonly Anchor[],
  stretch: { start: number; end: number; box: Box },
): Evidence | null {
  const first = group[0]
  const last = group[group.length - 1]
  if (!first || !last) return null
  const quote = passage.text
    .slice(Math.max(stretch.start, first.start), Math.min(stretch.end, last.end))
    .trim()
  if (quote === '') return null
  let sum = 0
  let weakestDigit = 1
  for (const anchor of group) {
    sum += anchor.confidence
    if (/\d/.test(passage.text.slice(anchor.start, anchor.end)))
      weakestDigit = Math.min(weakestDigit, anchor.confidence)
  }
  return {
    page: first.page,
    box: stretch.box,
    quote,
    confidence: Math.min(sum / group.length, weakestDigit),
    handwritten: group.some((anchor) => anchor.handwritten),
  }
}

function union(a: Box, b: Box): Box {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]
}
