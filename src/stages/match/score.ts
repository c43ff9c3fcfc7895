import { cutCitations } from '../../likeness/citations.ts'
import { measureOverlap } from '../../likeness/overlap.ts'
import { listTerms } from '../../likeness/terms.ts'
import { weighTerms } from '../../likeness/weigh.ts'
import type { Extraction } from '../../model/plan.ts'
import type { Template } from '../../model/template.ts'
import { foldText, stripMarks } from '../../vietnamese/normalise.ts'

/** How well a plan answers one template, each part from 0 to 1. */
export interface TemplateScore {
  readonly template: string
  /** The plan cites the provincial plan that the template is made from. */
  readonly basis: number
  readonly title: number
  /** Share of the template's items that something in the plan resembles. */
  readonly content: number
  /** False where the plan is of another province than the template. */
  readonly sameProvince: boolean
  readonly score: number
}

/** A template item counts as resembled from this share of its terms on. */
const RESEMBLES = 0.55

/** Title or content from which on a plan that merely rests on the provincial plan, or cites it inexactly, is of its matter. */
const OF_ITS_MATTER = { title: 0.12, content: 0.2 }

/**
 * Scores every template. A citation of the provincial plan decides; without one, title and content must both speak
 * for the template, and neither counts for another province's.
 */
export function scoreTemplates(extraction: Extraction, templates: readonly Template[]): TemplateScore[] {
  const titles = [extraction.header.title ?? '', ...templates.map(({ title }) => title)].map(titleTerms)
  const texts = [
    ...extraction.indicators.map(({ text }) => text),
    ...extraction.tasks.map(({ text }) => text),
    ...extraction.goals.map(({ text }) => text),
  ].map((text) => new Set(listTerms(cutCitations(text))))
  return templates.map((template, at) => {
    const weigh = weighTerms(titles)
    const overlap = measureOverlap(titles[0] ?? [], titles[at + 1] ?? [], weigh)
    const content = scoreContent(texts, template)
    const supported = overlap.cosine >= OF_ITS_MATTER.title || content >= OF_ITS_MATTER.content
    const basis = scoreBasis(extraction, template, supported)
    const sameProvince = agreesOnProvince(extraction, template)
    const open = sameProvince && basis === 0 && !citesAnother(extraction, template)
    const likely = open ? 0.7 * Math.min(overlap.cosine, content) + 0.3 * content : 0
    const score = sameProvince || basis === 1 ? Math.max(basis * (0.9 + 0.1 * content), likely) : 0
    return { template: template.id, basis, title: overlap.cosine, content, sameProvince, score }
  })
}

/**
 * 1 for number and date, less where the date is not printed or one digit was misread. A plan on another subject may
 * rest on the provincial plan among others, and a province issues several plans a day: so without `supported`, title or
 * content that speak for the template, only a plan that says it carries the provincial plan out counts.
 */
function scoreBasis(extraction: Extraction, template: Template, supported: boolean): number {
  if (template.number === null) return 0
  let best = 0
  for (const { number, date, relation, issuer } of extraction.legalBases) {
    if (number === null) continue
    const part = relation === 'mentioned' ? 0.8 : 1
    const sameIssuer =
      issuer === null || provinceOf(issuer) === null || provinceOf(issuer) === provinceOf(template.issuer)
    if (!sameIssuer || symbolOf(number) !== symbolOf(template.number)) continue
    const numbers = countSlips(numeralOf(number), numeralOf(template.number))
    const dates = date === null || template.date === null ? null : countSlips(date, template.date)
    const exact = numbers === 0 && dates === 0
    if (!supported && !(relation === 'implements' && (exact || (numbers === 0 && dates === null)))) continue
    if (exact || (numbers === 0 && template.date === null)) best = Math.max(best, part)
    else if (numbers === 0 && dates === null) best = Math.max(best, 0.9 * part)
    else if (dates !== null && numbers + dates === 1) best = Math.max(best, 0.75 * part)
  }
  return best
}

/** Characters in which two figures differ; as many as the longer has where their lengths differ by more than one. */
function countSlips(a: string, b: string): number {
  if (a.length === b.length) return [...a].filter((sign, at) => sign !== b[at]).length
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  const dropped = [...long].some((_, at) => long.slice(0, at) + long.slice(at + 1) === short)
  return dropped ? 1 : long.length
}

function scoreContent(texts: readonly ReadonlySet<string>[], template: Template): number {
  const items = template.items.filter(({ enabled, scope }) => enabled && scope === 'commune')
  if (items.length === 0) return 0
  const resembled = items.filter(({ text }) => {
    const terms = new Set(listTerms(text))
    return texts.some((other) => {
      let shared = 0
      for (const term of terms) if (other.has(term)) shared++
      return shared >= RESEMBLES * terms.size
    })
  })
  return resembled.length / items.length
}

/** The plan says that it carries out some other plan of a province. */
function citesAnother(extraction: Extraction, template: Template): boolean {
  return extraction.legalBases.some(
    ({ number, date, relation, issuer }) =>
      relation !== 'mentioned' &&
      number !== null &&
      /\/KH-?UBND$/iu.test(foldNumber(number)) &&
      provinceOf(issuer ?? '') !== null &&
      (numeralOf(number) !== numeralOf(template.number ?? '') ||
        (date !== null && template.date !== null && countSlips(date, template.date) > 1)),
  )
}

function agreesOnProvince(extraction: Extraction, template: Template): boolean {
  const wanted = provinceOf(template.issuer)
  const { province } = extraction.header.issuer
  if (wanted === null) return true
  if (province !== null) return bare(province) === wanted
  const cited = extraction.legalBases.flatMap(({ issuer }) => provinceOf(issuer ?? '') ?? [])
  return cited.length === 0 || cited.includes(wanted)
}

/** `UBND tỉnh Quảng Ngãi` → `quang ngai`; null where no province is named. */
function provinceOf(issuer: string): string | null {
  return /(?:^|\s)(?:tinh|thanh pho|tp\.?)\s+([\p{L}\s-]{2,40})$/u.exec(bare(issuer))?.[1]?.trim() ?? null
}

function titleTerms(title: string): string[] {
  return listTerms(cutCitations(title))
}

function foldNumber(number: string): string {
  return stripMarks(number).replace(/\s/g, '').toUpperCase()
}

function symbolOf(number: string): string {
  return foldNumber(number).replace(/^\d+\//, '')
}

/** `08/KH-UBND` → `8`. */
function numeralOf(number: string): string {
  return /^0*(\d+)/.exec(foldNumber(number))?.[1] ?? ''
}

function bare(text: string): string {
  return stripMarks(foldText(text))
}
