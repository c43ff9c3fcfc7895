import { measureOverlap } from '../../likeness/overlap.ts'
import { listTerms } from '../../likeness/terms.ts'
import type { Indicator } from '../../model/plan.ts'
import { foldText } from '../../vietnamese/normalise.ts'

/** The terms of each indicator, read once. */
export function readIndicators(indicators: readonly Indicator[]): Map<string, string[]> {
  return new Map(indicators.map((indicator) => [indicator.id, listTerms(indicator.text)]))
}

/** How far two indicators speak of the same matter, figures left out: the smaller of both shares, 0 to 1. */
export function likeness(a: Indicator, b: Indicator, terms: ReadonlyMap<string, string[]>): number {
  const overlap = measureOverlap(terms.get(a.id) ?? [], terms.get(b.id) ?? [], () => 1)
  return Math.min(overlap.covered, overlap.covering)
}

/** Levels of online services were dropped in 2022; a target keeps its subject with or without them. */
const LEVELS = /,?\s*(?:mức độ|cấp độ)\s\d(?:,?\s(?:và\s|hoặc\s)?(?:(?:mức độ|cấp độ)\s)?\d)?/gu
/** Syllables from which on a subject is telling enough to stand for its target. */
const TELLING = 5

/** Whether both name one subject in the very same words, figures and levels of service left out. */
export function sameSubject(a: Indicator, b: Indicator): boolean {
  const [first, second] = [subjectOf(a), subjectOf(b)]
  return first === second && first.split(' ').length >= TELLING
}

function subjectOf({ subject }: Indicator): string {
  return foldText(subject ?? '')
    .replace(LEVELS, '')
    .trim()
}

/** The same unit, year and way of measuring, so that two values can contradict each other. */
export function comparable(a: Indicator, b: Indicator): boolean {
  return a.unit === b.unit && a.year === b.year && a.yearTo === b.yearTo && a.measure === b.measure
}

export function sameValue(a: Indicator, b: Indicator): boolean {
  return a.value === b.value && a.valueTo === b.valueTo
}

/** A target's text for a message, cut to 120 characters. */
export function shorten(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, 119)}…`
}
