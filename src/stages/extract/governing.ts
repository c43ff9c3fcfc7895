import type { Deadline, Unit } from '../../model/plan.ts'
import { barePattern } from '../../vietnamese/keys.ts'
import { readDeadline } from './deadlines.ts'
import type { Outline, Place } from './outline.ts'
import { hasShares, splitShares } from './shares.ts'
import { distinct, readUnits } from './unit-lists.ts'
import { limitYear } from './years.ts'

/** What lines such as "Thời gian thực hiện: …" say for the tasks beside and under them. */
export interface Governance {
  readonly responsible: readonly Unit[]
  readonly coordinating: readonly Unit[]
  readonly deadline: Deadline | null
  readonly product: string | null
}

export type GoverningField = 'responsible' | 'coordinating' | 'deadline' | 'product' | 'both'

const BODY = '(?:cơ quan|đơn vị|bộ phận|phòng|người|cán bộ|cá nhân|cơ quan,? đơn vị|đơn vị,? bộ phận|đầu mối)'
const LINES: readonly (readonly [GoverningField, RegExp])[] = (
  [
    ['both', `(?:${BODY} )?chủ trì(?:,| và|/) phối hợp(?: thực hiện)?`],
    ['coordinating', `(?:${BODY} )?(?:cùng )?phối hợp(?: thực hiện)?`],
    [
      'responsible',
      `(?:${BODY} )?(?:chủ trì|tham mưu|phụ trách|thực hiện|đầu mối|chịu trách nhiệm|được giao|tham mưu thực hiện|chủ trì thực hiện|chủ trì tham mưu)(?: thực hiện| tham mưu| chính)?|phân công(?: thực hiện)?|trách nhiệm(?: thực hiện)?|giao|${BODY}`,
    ],
    [
      'deadline',
      '(?:thời gian|thời hạn|tiến độ|thời điểm|hạn|lộ trình)(?: (?:thực hiện|hoàn thành|triển khai|tổ chức|báo cáo|xong|diễn ra|dự kiến|tiến hành|kiểm tra|cụ thể|bắt đầu|kết thúc|giám sát|ra quân|tập huấn))*(?: trong năm)?|hoàn thành|thời gian bắt đầu và hoàn thành|tiến độ,? thời gian',
    ],
    [
      'product',
      '(?:sản phẩm|kết quả)(?: (?:đầu ra|dự kiến|cần đạt|đạt được|hoàn thành|chủ yếu|thực hiện))*|sản phẩm,? kết quả',
    ],
  ] as const
).map(
  ([field, words]) =>
    [field, barePattern(`^(?:[-+*]\\s|\\()?(${words})\\s*(?:\\([^)]{0,40}\\))?\\s*:\\s*`)] as const,
)
const UNCOLONED = barePattern('^(thời (?:gian|hạn) (?:thực hiện|hoàn thành)(?: là)?)\\s+')

const BRACKETED = /^\(\p{Lu}[^()]{8,180}\)[.;]?$/u

/** What a governing line says, and where its value begins; null for any other text. */
export function governingLine(text: string, bare: string): { field: GoverningField; from: number } | null {
  for (const [field, pattern] of LINES) {
    const match = pattern.exec(bare)
    if (match && match[0].length < text.length) return { field, from: match[0].length }
  }
  // "(Phòng Kinh tế chủ trì, phối hợp với Hội Nông dân xã thực hiện)" on a line of its own
  if (BRACKETED.test(text) && hasShares(text)) return { field: 'both', from: 1 }
  if (namesLead(text)) return { field: 'both', from: text.search(/\p{L}/u) }
  if (text.length > 140) return null
  const match = UNCOLONED.exec(bare)
  return match && match[0].length < text.length ? { field: 'deadline', from: match[0].length } : null
}

// "+ Phòng Kinh tế chủ trì, phối hợp với Công an xã." below a task, with nothing that they are to do.
const LEADS =
  /^[-+*•]?\s*(\p{Lu}[^.;:()]{3,120}?)\s(?:là (?:cơ quan|đơn vị) )?chủ trì(?:,?\s(?:và\s)?phối hợp (?:với|cùng)\s([^.;:()]{4,140}))?[.;]?$/u

/** Whether a line says who leads and who joins, known bodies alone, and nothing else. */
function namesLead(text: string): boolean {
  const match = LEADS.exec(text)
  return match?.[1] !== undefined && [match[1], match[2] ?? ''].every(namesKnownBodies)
}

function namesKnownBodies(text: string): boolean {
  if (text === '') return true
  const units = readUnits(text)
  return units.length > 0 && units.every(({ id }) => id !== null)
}

/** A field and the stretch of its value. */
interface Part {
  readonly field: GoverningField
  readonly from: number
  readonly to: number
}

/** A text of several fields ("Chủ trì: …; phối hợp: …. Thời gian: …") is told field by field. */
const OPENS = /[.;,(-]\s*(?=[a-z][a-z ,/]{2,46}\s?(?:\([^()]{1,30}\)\s?)?:\s)/g
const MAX_PARTS = 12

/**
 * The fields that a text states, each with its value: from its beginning where it is a governing line, else only
 * those that follow its sentence ("Rà soát danh mục. Chủ trì: …; thời gian: …").
 */
function governingParts(text: string, bare: string): Part[] {
  const starts: { field: GoverningField; at: number; from: number }[] = []
  const first = governingLine(text, bare)
  if (first) starts.push({ field: first.field, at: 0, from: first.from })
  for (const match of bare.matchAll(OPENS)) {
    const at = match.index + match[0].length
    if (starts.length >= MAX_PARTS) break
    const line = colonedLine(bare.slice(at, at + 120))
    // What stands in parentheses inside a sentence is no line of its own.
    const inside = match[0].startsWith('(') && !/\)[\s.;]*$/.test(text.slice(at))
    if (line && !inside) starts.push({ field: line.field, at: match.index, from: at + line.length })
  }
  return starts.map(({ field, from }, index) => {
    const to = starts[index + 1]?.at ?? text.length
    // A sentence after the bodies is another matter.
    const stop =
      field === 'deadline' || field === 'product' ? -1 : text.slice(from, to).search(/\.\s+\p{Lu}/u)
    return { field, from, to: stop < 0 ? to : from + stop }
  })
}

function colonedLine(bare: string): { field: GoverningField; length: number } | null {
  for (const [field, pattern] of LINES) {
    const match = pattern.exec(bare)
    // "giao:", "hoàn thành:" alone inside a sentence open lists of other things.
    if (
      match &&
      !/^(?:giao|phan cong|hoan thanh|han|phong|don vi|co quan|nguoi|can bo|ca nhan)\s*:/.test(match[0])
    )
      return { field, length: match[0].length }
  }
  return null
}

/** Everything that governs a place; `own` leaves out what governs the headings above it. */
export type GovernanceOf = (place: Place, reach?: 'all' | 'own') => Governance

/**
 * A governing line speaks for its parent and all under it: for the heading whose only lines these are, and for
 * the list beside which "b) Thời gian thực hiện: Thường xuyên" stands. The nearest line wins, field by field.
 */
export function governanceOf(outline: Outline, options: { year: number | null }): GovernanceOf {
  const stated = new Map<number, Governance>()
  for (const place of outline.places) {
    const parts = governingParts(place.paragraph.text, place.keys.bare)
    if (parts.length === 0) continue
    // A line without a label belongs to the item above it, one that is not itself such a line.
    const line = governingLine(place.paragraph.text, place.keys.bare)
    const owner = line ? ownerOf(place) : place.paragraph.index
    if (owner === null) continue
    for (const part of parts)
      stated.set(
        owner,
        merge(
          stated.get(owner) ?? NOTHING,
          readPart(place, part, { year: limitYear(place.ancestors, options.year) }),
        ),
      )
  }
  return (place, reach = 'all') => {
    let result = stated.get(place.paragraph.index) ?? NOTHING
    if (reach === 'own') return result
    for (const ancestor of place.ancestors) {
      const above = stated.get(ancestor.paragraph.index)
      if (above) result = fill(result, above)
    }
    return result
  }
}

const NOTHING: Governance = { responsible: [], coordinating: [], deadline: null, product: null }

function ownerOf(place: Place): number | null {
  const owner = place.ancestors.find(
    (ancestor) => !governingLine(ancestor.paragraph.text, ancestor.keys.bare),
  )
  return owner?.paragraph.index ?? null
}

function readPart(place: Place, line: Part, options: { year: number | null }): Governance {
  const value = place.paragraph.text
    .slice(line.from, line.to)
    .trim()
    .replace(/[.;)]+$/, (end) =>
      end.includes(')') && place.paragraph.text.slice(line.from, line.to).includes('(') ? end : '',
    )
  if (line.field === 'deadline')
    return { ...NOTHING, deadline: readDeadline(value, options) ?? eventOf(value) }
  if (line.field === 'product') return { ...NOTHING, product: value }
  if (line.field === 'coordinating') return { ...NOTHING, coordinating: readUnits(value) }
  if (line.field === 'responsible' && !hasShares(value)) return { ...NOTHING, responsible: readUnits(value) }
  return { ...NOTHING, ...splitShares(value) }
}

/** A time limit in words that no rule reads is kept as the event that it names. */
export function eventOf(text: string): Deadline | null {
  if (text === '') return null
  return { kind: 'event', relation: 'in', start: null, end: null, frequency: [], text }
}

function merge(known: Governance, more: Governance): Governance {
  return {
    responsible: distinct([...known.responsible, ...more.responsible]),
    coordinating: distinct([...known.coordinating, ...more.coordinating]),
    deadline: known.deadline ?? more.deadline,
    product: known.product ?? more.product,
  }
}

function fill(near: Governance, far: Governance): Governance {
  return {
    responsible: near.responsible.length > 0 ? near.responsible : far.responsible,
    coordinating: near.coordinating.length > 0 ? near.coordinating : far.coordinating,
    deadline: near.deadline ?? far.deadline,
    product: near.product ?? far.product,
  }
}
