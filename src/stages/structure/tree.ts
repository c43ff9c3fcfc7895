import { KINDS, type Label, type Reading } from './labels.ts'

/** A paragraph as the section tree sees it. */
export interface Node {
  readonly label: Label | null
  readonly text: string
  /** Paragraphs of another scope (another part, another annex) never nest in each other. */
  readonly scope: number
}

export interface Placement {
  /** 1 for the outermost; 0 where there is no label. */
  readonly depth: number
  /** Index of the node that governs this one; null at the outermost. */
  readonly parent: number | null
  /** How the label is understood; null where there is none, or what looked like one is not. */
  readonly reading: Reading | null
}

interface Level {
  readonly reading: Reading
  readonly index: number
}

/**
 * Nests labelled paragraphs: I. → 1. → 1.1. → a) → - → +. A label belongs to the open list of its style; a new list
 * opens under what stands before it. Of several readings of a garbled label the one that continues an open list, or
 * begins one, is taken.
 */
export function nest(nodes: readonly Node[]): Placement[] {
  let stack: Level[] = []
  let scope = nodes[0]?.scope ?? 0
  return nodes.map((node, index) => {
    if (node.scope !== scope) {
      stack = []
      scope = node.scope
    }
    const understood = node.label && understand(node.label, { stack, nodes, index })
    if (!understood) {
      stack = afterText(stack, { text: node.text, nodes })
      return { depth: 0, parent: stack.at(-1)?.index ?? null, reading: null }
    }
    const reading = understood
    stack = open(stack, { reading, nodes })
    const parent = stack.at(-1)?.index ?? null
    stack = [...stack, { reading, index }]
    return { depth: stack.length, parent, reading }
  })
}

const rank = (reading: Reading): number => KINDS.indexOf(reading.kind)
const isBullet = (reading: Reading): boolean => reading.ordinal === null

/**
 * The likeliest reading of a label where these lists are open: the one that comes first, unless another continues an
 * open list and the first does not.
 */
function understand(label: Label, place: Place): Reading | null {
  const { stack } = place
  const first = label.readings[0] as Reading
  if (label.weak) return label.readings.find((reading) => isProven(reading, place)) ?? null
  if (label.readings.length === 1 || continuesOpen(first, stack)) return first
  const other = label.readings.find((reading) => continuesOpen(reading, stack))
  if (other) return other
  if (suits(first, stack)) return first
  return label.readings.find((reading) => suits(reading, stack)) ?? first
}

interface Place {
  readonly stack: readonly Level[]
  readonly nodes: readonly Node[]
  readonly index: number
}

/**
 * Whether the labels around leave just this place: it goes on after the last one, or it is the first of a list that
 * would begin with its second or, where the writer skipped one, its third.
 */
function isProven(reading: Reading, { stack, nodes, index }: Place): boolean {
  const next = nextOrdinal(reading, { nodes, index })
  if (continuesOpen(reading, stack)) return next !== reading.ordinal
  const begins = next === 2 || next === 3
  return reading.ordinal === 1 && begins && openLevel(reading, stack) === undefined
}

/** What the next label of the same style counts, before the scope ends; null where there is none. */
function nextOrdinal(reading: Reading, { nodes, index }: Omit<Place, 'stack'>): number | null {
  for (let at = index + 1; nodes[at]?.scope === nodes[index]?.scope; at++) {
    const readings = nodes[at]?.label?.readings ?? []
    // `1.` may be a garbled `I.`, but is that only where nothing else is open.
    const same = readings.find(
      (one, place) =>
        one.style === reading.style && (place === 0 || one.ordinal === (reading.ordinal ?? 0) + 1),
    )
    if (same) return same.ordinal
  }
  return null
}

const openLevel = (reading: Reading, stack: readonly Level[]): Level | undefined =>
  stack.findLast((level) => level.reading.style === reading.style)

function continuesOpen(reading: Reading, stack: readonly Level[]): boolean {
  const open = openLevel(reading, stack)
  return open !== undefined && reading.ordinal === (open.reading.ordinal ?? 0) + 1
}

/** Begins a list, or skips a little in an open one. */
function suits(reading: Reading, stack: readonly Level[]): boolean {
  if (reading.ordinal === 1) return true
  const open = openLevel(reading, stack)
  const step = open ? (reading.ordinal ?? 0) - (open.reading.ordinal ?? 0) : 0
  return step > 0 && step < 4
}

/** The levels that stay open above a new label. */
function open(
  stack: readonly Level[],
  { reading, nodes }: { reading: Reading; nodes: readonly Node[] },
): Level[] {
  const prefix = reading.path.slice(0, -1)
  if (prefix.length > 0) {
    const governor = stack.findLastIndex((level) => governs(level.reading, prefix))
    if (governor >= 0) return stack.slice(0, governor + 1)
  }
  const same = stack.findLastIndex((level) => level.reading.style === reading.style)
  if (same >= 0) return stack.slice(0, same)
  const left = [...stack]
  while (left.length > 0) {
    const top = left.at(-1) as Level
    if (rank(top.reading) < rank(reading)) break
    // `1-` over `1.`: another punctuation that starts anew is a list inside.
    if (rank(top.reading) === rank(reading) && reading.ordinal === 1) break
    const announces = /:\s*$/.test(nodes[top.index]?.text ?? '')
    if (announces && isBullet(top.reading) && isBullet(reading)) break
    left.pop()
  }
  return left
}

/** Whether a level is the `1` of `1.1`, or the `1.1` of `1.1.1`. */
function governs(reading: Reading, prefix: readonly number[]): boolean {
  const own = reading.path.length > 0 ? reading.path : [reading.ordinal ?? 0]
  if (isBullet(reading) || own.length !== prefix.length) return false
  return own.every((value, at) => value === prefix[at])
}

/** Text without a label closes bullets, but not one that announces it; the closing words close all. */
function afterText(
  stack: readonly Level[],
  { text, nodes }: { text: string; nodes: readonly Node[] },
): Level[] {
  if (/^trên đây là/iu.test(text)) return []
  const left = [...stack]
  while (left.length > 0) {
    const top = left.at(-1) as Level
    if (!isBullet(top.reading) || /:\s*$/.test(nodes[top.index]?.text ?? '')) break
    left.pop()
  }
  return left
}
