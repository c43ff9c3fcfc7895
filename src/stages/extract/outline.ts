import { isPlanHeading } from '../../knowledge/phrases.ts'
import { type SectionKind, sectionKindOf } from '../../knowledge/section-kinds.ts'
import type { DocumentStructure, Paragraph } from '../../model/structure.ts'
import { type Keys, keysOf } from '../../vietnamese/keys.ts'
import { findMasks, type Mask } from './masks.ts'

/** A paragraph of the body or an annex with what governs it. */
export interface Place {
  readonly paragraph: Paragraph
  readonly keys: Keys
  readonly masks: readonly Mask[]
  /** The labelled paragraphs that govern it, nearest first. */
  readonly ancestors: readonly Place[]
  /** Indexes of the paragraphs directly below it. */
  readonly children: readonly number[]
  /** The kind of the nearest governing section that tells one; its own where it is a heading. */
  readonly kind: SectionKind | null
  /** True for what stands before the first heading: whom and what the plan rests on. */
  readonly preamble: boolean
  /** True inside a regulation that a decision issues: what it limits is a rule, not a target. */
  readonly regulation: boolean
}

/** The plan's paragraphs as extraction looks at them, in reading order. */
export interface Outline {
  readonly structure: DocumentStructure
  /** Number of the document in the file that is the plan. */
  readonly part: number
  /** True where the plan follows the decision that issues it, as its annex. */
  readonly issued: boolean
  readonly places: readonly Place[]
  /** True where the text writes thousands with a point (`1.500`): a comma then only means decimals. */
  readonly pointed: boolean
  readonly byIndex: ReadonlyMap<number, Place>
}

const CONTENT = new Set(['heading', 'item', 'text'])

/** Builds the outline; look-ups by paragraph index are constant in time. */
export function outlineOf(structure: DocumentStructure): Outline {
  const part = planPart(structure)
  const byIndex = new Map<number, Place & { children: number[] }>()
  const places: Place[] = []
  // "Đến năm 2030:" without a label heads the list that follows it under the same parent.
  const heads = new Map<number | null, Place>()
  let begun = false
  let regulation = false
  // A regulation is written in articles ("Điều 8."), a plan's annex is not.
  const articles = new Set(
    structure.sections.filter(({ label }) => /^Điều\s/u.test(label)).map(({ id }) => id),
  )
  const lastBasis = lastBasisOf(structure, part)
  for (const paragraph of structure.paragraphs) {
    if (paragraph.part !== part || !CONTENT.has(paragraph.role)) continue
    if (paragraph.zone !== 'body' && paragraph.zone !== 'annex') continue
    const parent = paragraph.parent === null ? undefined : byIndex.get(paragraph.parent)
    const above = paragraph.label === null ? undefined : heads.get(paragraph.parent)
    const ancestors = [...(above ? [above] : []), ...(parent ? [parent, ...parent.ancestors] : [])]
    const keys = keysOf(paragraph.text)
    if (paragraph.role === 'heading' || (paragraph.label !== null && /^[IVX\d]/.test(paragraph.label)))
      begun = true
    if (paragraph.zone === 'annex' && paragraph.label === null && paragraph.centred) {
      if (REGULATION.test(keys.bare)) regulation = true
      else if (/^(?:phu luc|bieu|danh muc|ke hoach)/.test(keys.bare)) regulation = false
    }
    const own = paragraph.label === null && paragraph.role !== 'heading' ? null : ownKind(paragraph)
    const place = {
      paragraph,
      keys,
      masks: findMasks(keys),
      ancestors,
      children: [],
      kind: own ?? parent?.kind ?? null,
      preamble: (!begun || paragraph.index <= lastBasis) && paragraph.zone === 'body',
      regulation:
        regulation ||
        (paragraph.zone === 'annex' && paragraph.section !== null && articles.has(paragraph.section)),
    }
    places.push(place)
    byIndex.set(paragraph.index, place)
    parent?.children.push(paragraph.index)
    if (paragraph.label === null) {
      if (opensList(paragraph)) heads.set(paragraph.parent, place)
      else heads.delete(paragraph.parent)
    } else if (paragraph.role === 'heading') heads.delete(paragraph.parent)
  }
  const pointed = structure.text.some((text) => /(?<![\d.,/])[1-9]\d{0,2}(?:\.\d{3})+(?![\d./])/.test(text))
  return { structure, part, issued: isIssued(structure, part), places, pointed, byIndex }
}

/** A document of another kind has the plan as an annex: "KẾ HOẠCH … (Ban hành kèm theo Quyết định số …)". */
function isIssued(structure: DocumentStructure, part: number): boolean {
  const own = structure.paragraphs.filter((paragraph) => paragraph.part === part)
  return (
    !own.some(({ zone, text }) => zone === 'title' && isPlanHeading(text)) &&
    own.some(({ zone, text }) => zone === 'annex' && isPlanHeading(text))
  )
}

const REGULATION = /^\W*(?:quy che|quy dinh|dieu le|noi quy|huong uoc|quy uoc)(?![a-z])/
const BASIS =
  /^\W*can cu (?:vao )?(?:cac )?(?:luat|bo luat|hien phap|phap lenh|nghi|quyet dinh|thong tu|ke hoach|chi thi|chuong trinh|cong van|huong dan|van ban|ket luan)/
/** Grounds stand within the first paragraphs, before the first numbered section. */
const BASES_WITHIN = 40

/** Index of the last paragraph of grounds ("Căn cứ Luật …") before the first section; -1 for none. */
function lastBasisOf(structure: DocumentStructure, part: number): number {
  let last = -1
  let seen = 0
  for (const paragraph of structure.paragraphs) {
    if (paragraph.part !== part || paragraph.zone !== 'body' || !CONTENT.has(paragraph.role)) continue
    if (++seen > BASES_WITHIN || /^(?:[IVX]+[.)-]|1[.)])$/.test(paragraph.label ?? '')) break
    if (BASIS.test(keysOf(paragraph.text.slice(0, 60)).bare)) last = paragraph.index
  }
  return last
}

/** The first document that calls itself a plan, else the first of the file. */
function planPart(structure: DocumentStructure): number {
  const titled = structure.paragraphs.find(
    (paragraph) =>
      paragraph.zone === 'title' && /^k[ếe] ho[ạa]ch/i.test(paragraph.text.normalize('NFC').trim()),
  )
  return titled?.part ?? structure.paragraphs[0]?.part ?? 0
}

function opensList(paragraph: Paragraph): boolean {
  const text = paragraph.text.trim()
  return (
    /:$/.test(text) ||
    (text.length <= 60 && !/[.;,]$/.test(text) && (paragraph.bold || /(?:19|20)\d{2}$/.test(text)))
  )
}

/** A heading's kind; items count only where they are short, as headings are ("b) Năm 2026", "* Chỉ tiêu"). */
function ownKind(paragraph: Paragraph): SectionKind | null {
  if (paragraph.role !== 'heading' && paragraph.text.length > 90) return null
  const kind = sectionKindOf(paragraph.text)
  if (paragraph.role === 'heading') return kind
  return kind && /^[^.;]{0,90}:?$/.test(paragraph.text) && /^(?:goal|task|requirement|purpose)/.test(kind)
    ? kind
    : null
}
