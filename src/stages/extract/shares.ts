import type { Unit } from '../../model/plan.ts'
import { distinct, readUnits } from './unit-lists.ts'

/** Who of the bodies in one cell or line leads and who joins. */
export interface Shares {
  readonly responsible: Unit[]
  readonly coordinating: Unit[]
}

type Share = 'lead' | 'join'

/** A word that parts the roles: it speaks for what follows it (`before`), or for what stands before it. */
interface Marker {
  readonly start: number
  readonly end: number
  readonly share: Share
  readonly before: boolean
}

/**
 * "Phòng A chủ trì; B và C phối hợp", "Chủ trì: A; phối hợp: B", "A (chủ trì), B", "A, phối hợp với B": whoever is not
 * said to coordinate leads; where nothing is said, the first of several does.
 */
export function splitShares(value: string): Shares {
  const markers = markersOf(value)
  const responsible: Unit[] = []
  const coordinating: Unit[] = []
  const lead = markers.some((marker) => marker.share === 'lead')
  let cursor = 0
  let mode: Share | null = null
  for (const marker of markers) {
    const units = unitsIn(value.slice(cursor, marker.start))
    cursor = marker.end
    if (marker.before || mode !== null) {
      ;(mode === 'join' ? coordinating : responsible).push(...units)
    } else if (marker.share === 'lead') responsible.push(...units)
    // "A, B (phối hợp)" leaves the lead to A.
    else if (!lead && units.length > 1 && responsible.length === 0) {
      responsible.push(...units.slice(0, -1))
      coordinating.push(...units.slice(-1))
    } else coordinating.push(...units)
    mode = marker.before ? marker.share : null
  }
  const rest = unitsIn(value.slice(cursor))
  if (mode === 'lead') responsible.push(...rest)
  else if (mode === 'join' || markers.length > 0) coordinating.push(...rest)
  else {
    responsible.push(...rest.slice(0, 1))
    coordinating.push(...rest.slice(1))
  }
  const names = new Set(responsible.map((unit) => unit.name))
  return {
    responsible: distinct(responsible),
    coordinating: distinct(coordinating).filter((unit) => !names.has(unit.name)),
  }
}

/** True where a text says who leads or who joins. */
export function hasShares(text: string): boolean {
  return markersOf(text).length > 0
}

const MARKERS =
  /(?<!hội đồng |hội đồng\s)(?<!\p{L})(?:(?:cơ quan|đơn vị|bộ phận)\s)?(?:cùng\s)?(chủ trì|phối hợp|tham gia phối hợp)(?!\p{L})(\s?:|\s(?:với|cùng)(?:\svới)?\s?:?)?/giu

function markersOf(value: string): Marker[] {
  const found: Marker[] = []
  for (const match of value.normalize('NFC').matchAll(MARKERS)) {
    const end = match.index + match[0].length
    const share: Share = /chủ trì/iu.test(match[1] ?? '') ? 'lead' : 'join'
    const after = value.slice(end)
    // "phối hợp TTPVHCC" speaks for what follows; "B phối hợp", "B (phối hợp)", "B phối hợp thực hiện" for B.
    const before =
      match[2] !== undefined ||
      (share === 'join' && !/^\s*(?:$|[),;.–-]|thực hiện|triển khai|tổ chức)/iu.test(after)) ||
      /^[\s+•-]*$/.test(value.slice(0, match.index))
    found.push({ start: match.index, end, share, before })
  }
  return found
}

function unitsIn(text: string): Unit[] {
  const bare = text
    .replace(/^[\s,;:.()–+•-]+|[\s,;:(–+•-]+$/gu, '')
    .replace(/^(?:và|cùng|thực hiện)\s/iu, '')
    .replace(/\s(?:và|thực hiện)$/iu, '')
  return bare === '' ? [] : readUnits(bare)
}
