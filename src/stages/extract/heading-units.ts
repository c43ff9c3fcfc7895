import type { Unit } from '../../model/plan.ts'
import { type Assignment, readAssignment } from './assignments.ts'
import type { Span } from './clauses.ts'
import { governingLine } from './governing.ts'
import type { Place } from './outline.ts'
import { unitsFrom } from './unit-lists.ts'

/** Who answers for a stretch of a place: its own words first, else the heading's unit. */
export function assignmentOf(place: Place, span: Span): Assignment {
  return readAssignment(place.keys, { span, governing: headingUnits(place) })
}

/** The units that the nearest heading or run-in names ("3. Phòng Văn hóa - Xã hội"); empty where none does. */
function headingUnits(place: Place): readonly Unit[] {
  const inline = runIn(place)
  if (inline) return inline.units
  for (const ancestor of place.ancestors) {
    const line = governingLine(ancestor.paragraph.text, ancestor.keys.bare)
    if (line) continue
    const named = namesUnits(ancestor)
    if (named) return named
  }
  return []
}

interface RunIn {
  readonly units: readonly Unit[]
  readonly from: number
}

/** "2. Công an xã: Thường xuyên phối hợp …": the units before the colon and where the sentence begins. */
export function runIn(place: Place): RunIn | null {
  const colon = place.keys.text.indexOf(':')
  if (colon < 3 || colon > 220 || colon >= place.keys.text.trimEnd().length - 1) return null
  const list = unitsFrom(place.keys.text, 0)
  if (
    !list ||
    /\p{L}/u.test(place.keys.text.slice(list.end, colon).replace(/\([^)]*\)/g, '')) ||
    list.end > colon
  )
    return null
  return { units: list.units, from: colon + 1 }
}

/** The units of a heading that names nothing else; null for any other heading. */
export function namesUnits(place: Place): readonly Unit[] | null {
  const inline = runIn(place)
  if (inline) return inline.units
  const text = place.keys.text
  if (text.length > 220) return null
  const list = unitsFrom(text, 0)
  if (!list) return null
  const rest = place.keys.bare.slice(list.end).replace(/\([^)]*\)/g, '')
  if (/^[\s:.;]*$/.test(rest)) return list.units
  // "a) Bộ phận Tư pháp làm đầu mối, … có trách nhiệm …:" governs the list under it.
  if (/:\s*$/.test(text)) {
    const read = readAssignment(place.keys, { span: { start: 0, end: text.length }, governing: [] })
    return read.responsible.length > 0 ? read.responsible : null
  }
  return null
}
