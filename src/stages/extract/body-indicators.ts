import { barePattern } from '../../vietnamese/keys.ts'
import type { IndicatorDraft, Source } from './drafts.ts'
import { governingLine } from './governing.ts'
import { assignmentOf } from './heading-units.ts'
import { readIndicators } from './indicators.ts'
import type { Outline, Place } from './outline.ts'
import { deadlineOf } from './prose-deadlines.ts'
import type { Rule } from './tasks.ts'

const NEVER = new Set(['background', 'budget', 'scope'])

// A short heading states a target only where it says what is reached.
const STATES = /%|(?:^|\s)(?:dat|toi thieu|it nhat|khong duoi|khong qua)\s\d/

const SCOPE = barePattern(
  '^(?:đối tượng|phạm vi|địa điểm|thành phần|số lượng (?:dự kiến|đại biểu)|đối tượng,? phạm vi)[^:.;]{0,30}:',
)

// A line that says itself that it sets aims, under whichever heading.
const AIMS = /^(?:mục tiêu|chỉ tiêu|phấn đấu)(?:\s\p{L}+){0,3}\s?:|^phấn đấu\s/u
// Matched with its marks: "Môi trường" is no invitation.
const INVITED = /^(?:kính mời|mời|khách mời|đại biểu)(?!\p{L})[^:.;\d]{0,30}:/u

/** The targets that the plan's prose states, in reading order. */
export function readBodyIndicators(
  outline: Outline,
  rule: Rule & { planYear: number | null },
): IndicatorDraft[] {
  return outline.places
    .filter(holdsTargets)
    .flatMap((place) => readIndicators(sourceOf(place, { ...rule, pointed: outline.pointed })))
}

function holdsTargets(place: Place): boolean {
  const { paragraph, kind, keys } = place
  if (place.preamble || place.regulation || (kind !== null && NEVER.has(kind))) return false
  if (paragraph.role === 'heading' && paragraph.text.length < 60 && !STATES.test(keys.bare)) return false
  if (/^(?:tren day la|noi nhan|luu:)/.test(keys.bare) || SCOPE.test(keys.bare) || INVITED.test(keys.marked))
    return false
  if (paragraph.zone === 'annex' && paragraph.label === null && paragraph.centred) return false
  const line = governingLine(paragraph.text, keys.bare)
  return line === null || line.field === 'product'
}

function sourceOf(place: Place, rule: Rule & { planYear: number | null; pointed: boolean }): Source {
  const governed = rule.governance(place)
  return {
    passage: place.paragraph,
    keys: place.keys,
    masks: place.masks,
    heads: place.ancestors,
    goals: (place.kind?.startsWith('goal') ?? false) || AIMS.test(place.keys.marked),
    origin: place.paragraph.zone === 'annex' ? 'annex' : 'body',
    section: place.paragraph.section,
    assign: (span) => {
      const own = assignmentOf(place, span)
      return {
        responsible: governed.responsible.length > 0 ? governed.responsible : own.responsible,
        coordinating: governed.coordinating.length > 0 ? governed.coordinating : own.coordinating,
      }
    },
    deadline: (span, kinds) => {
      const own = deadlineOf(place, { span, year: rule.deadlineYear, kinds })
      if (own || kinds === 'own') return own
      return kinds === 'once' && governed.deadline?.kind === 'recurring' ? null : governed.deadline
    },
    product: governed.product,
    planYear: rule.planYear,
    order: place.paragraph.index,
    pointed: rule.pointed,
  }
}
