import { findBody } from '../../knowledge/bodies.ts'
import type { Unit } from '../../model/plan.ts'
import { foldText } from '../../vietnamese/normalise.ts'

/**
 * Offices that do the same work under another name: what is `Phòng Kinh tế` of a xã is `Phòng Kinh tế, Hạ tầng và Đô
 * thị` of a phường (Nghị định 150/2025/NĐ-CP), so that a province may name the one and mean either.
 */
const COUNTERPARTS: Readonly<Record<string, string>> = { 'phong-kinh-te-ha-tang-do-thi': 'phong-kinh-te' }

/** Id in the register of bodies, or the folded name where the register does not know it. */
export function bodyOf(name: string): string {
  return findBody(name)?.id ?? foldText(name)
}

/** Whether one unit of the first list is one of the second. */
export function shareUnit(
  first: readonly Unit[],
  second: readonly Unit[],
  body: (name: string) => string = bodyOf,
): boolean {
  return first.some((one) => second.some((two) => sameUnit(one, two, body)))
}

function sameUnit(one: Unit, two: Unit, body: (name: string) => string): boolean {
  const [a, b] = [one, two].map((unit) => {
    const id = unit.id ?? body(unit.name)
    return COUNTERPARTS[id] ?? id
  }) as [string, string]
  // "Công an xã" and "Công an xã Hương Giang", where the register knows neither.
  return a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `)
}
