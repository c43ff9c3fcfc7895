import type { Goal } from '../../model/plan.ts'
import { keysOf } from '../../vietnamese/keys.ts'
import type { Span } from './clauses.ts'
import { evidenceOf } from './drafts.ts'
import { assignIds } from './ids.ts'
import { findMasks } from './masks.ts'
import type { Outline, Place } from './outline.ts'
import { findYears, nearestYear } from './years.ts'

/** Statements of a plan's goals, general and specific, in reading order. */
export function readGoals(outline: Outline): Goal[] {
  const goals = outline.places
    .filter((place) => isGoal(place, outline))
    .flatMap((place): Omit<Goal, 'id'>[] => {
      const text = place.paragraph.text.replace(/[\s;:]+$/, '')
      const evidence = evidenceOf(place.paragraph, { start: 0, end: text.length })
      if (evidence.length === 0) return []
      return [
        {
          text,
          scope: scopeOf(place, outline),
          year: yearOf(place),
          section: place.paragraph.section,
          evidence,
        },
      ]
    })
  return assignIds(goals, (goal) => ({ prefix: 'g', parts: [goal.text, goal.year, goal.scope] }))
}

function isGoal(place: Place, outline: Outline): boolean {
  const { paragraph, kind } = place
  if (!kind || !/^(?:goal|purpose)/.test(kind) || paragraph.role === 'heading') return false
  if (paragraph.zone !== 'body' && !outline.issued) return false
  if (place.preamble || paragraph.text.length < 25) return false
  // The head of a list ("Về chất lượng:", "Năm 2025") is no goal; its items are.
  const heads = place.children.some((child) => outline.byIndex.get(child)?.paragraph.label !== null)
  if (heads && /:\s*$/.test(paragraph.text) && paragraph.text.length < 120) return false
  return !/^\(.*\)[.;]?$/.test(paragraph.text.trim())
}

function scopeOf(place: Place, outline: Outline): Goal['scope'] {
  if (place.kind === 'goal-specific') return 'specific'
  if (place.kind === 'goal-general' || place.kind === 'purpose') return 'general'
  // A bare "Mục tiêu" is general where another heading has the specific ones, or where it counts nothing.
  const specific = outline.places.some((other) => other.kind === 'goal-specific')
  return specific || !/\d\s?%|\d{2,}/.test(place.paragraph.text) ? 'general' : 'specific'
}

function yearOf(place: Place): number | null {
  const { text } = place.paragraph
  const years = findYears(keysOf(text), findMasks(place.keys)).filter((year) => !isRemark(text, year))
  if (years.length === 1) return years[0]?.year ?? null
  return nearestYear(place.ancestors)?.year ?? null
}

/** "(năm 2025 đã di dời 14 hộ)" compares; a year alone in parentheses, "(năm 2027)", dates what stands before. */
function isRemark(text: string, { start, end }: Span): boolean {
  const opened = text.lastIndexOf('(', start)
  if (opened < 0 || text.slice(opened, start).includes(')')) return false
  return /^[^()]*\p{L}/u.test(text.slice(end).split(')')[0] ?? '')
}
