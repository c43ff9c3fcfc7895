import { z } from 'zod'
import { Box } from './geometry.ts'
import { Reading, Restoration } from './page.ts'
import { PageSummary } from './structure.ts'

export const SCHEMA_VERSION = '1.0'

/** ISO 8601 calendar date, e.g. `2025-07-18`. */
export const IsoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const Confidence = z.number().min(0).max(1)

/** Where a fact stands: `quote` occurs on that page of `text/<name>.txt` (white space folded), inside `box`. */
export const Evidence = z
  .strictObject({
    page: z.int().min(1),
    box: Box,
    quote: z.string().min(1),
    confidence: Confidence,
    handwritten: z.boolean(),
  })
  .meta({ id: 'Evidence' })
export type Evidence = z.infer<typeof Evidence>

export const Unit = z
  .strictObject({
    /** As printed. */
    text: z.string(),
    /** Full standard form, e.g. `Trung tâm Phục vụ hành chính công`. */
    name: z.string(),
    /** Id in the unit register (`src/knowledge/bodies.json`); null where the body is not known. */
    id: z.string().nullable(),
  })
  .meta({ id: 'Unit' })
export type Unit = z.infer<typeof Unit>

export const Frequency = z.enum(['daily', 'weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly'])
export type Frequency = z.infer<typeof Frequency>

export const Deadline = z
  .strictObject({
    kind: z.enum(['date', 'month', 'quarter', 'year', 'period', 'recurring', 'ongoing', 'event']),
    relation: z.enum(['by', 'before', 'in', 'from', 'after']),
    start: IsoDate.nullable(),
    /** The printed date, which `before` excludes. */
    end: IsoDate.nullable(),
    frequency: z.array(Frequency),
    text: z.string(),
  })
  .meta({ id: 'Deadline' })
export type Deadline = z.infer<typeof Deadline>

export const IssuerLevel = z.enum(['commune', 'province', 'ministry', 'government', 'party', 'other'])
export const CommuneType = z.enum(['xã', 'phường', 'đặc khu'])
export type CommuneType = z.infer<typeof CommuneType>

export const Header = z.strictObject({
  issuer: z.strictObject({
    name: z.string().nullable(),
    level: IssuerLevel.nullable(),
    commune: z.string().nullable(),
    communeType: CommuneType.nullable(),
    communeCode: z.string().nullable(),
    province: z.string().nullable(),
    provinceCode: z.string().nullable(),
  }),
  documentType: z.string().nullable(),
  number: z.string().nullable(),
  symbol: z.string().nullable(),
  place: z.string().nullable(),
  date: z.strictObject({
    iso: IsoDate.nullable(),
    year: z.int().nullable(),
    month: z.int().min(1).max(12).nullable(),
    day: z.int().min(1).max(31).nullable(),
  }),
  title: z.string().nullable(),
  period: z.strictObject({ from: z.int(), to: z.int() }).nullable(),
  signer: z.strictObject({
    name: z.string().nullable(),
    position: z.string().nullable(),
    authority: z.string().nullable(),
  }),
  recipients: z.array(z.string()),
  evidence: z.strictObject({
    number: z.array(Evidence),
    date: z.array(Evidence),
    title: z.array(Evidence),
    signer: z.array(Evidence),
  }),
})
export type Header = z.infer<typeof Header>

export const LegalBasis = z.strictObject({
  id: z.string(),
  relation: z.enum(['basis', 'implements', 'mentioned']),
  documentType: z.string().nullable(),
  number: z.string().nullable(),
  date: IsoDate.nullable(),
  issuer: z.string().nullable(),
  subject: z.string().nullable(),
  evidence: z.array(Evidence).min(1),
})
export type LegalBasis = z.infer<typeof LegalBasis>

export const Section = z.strictObject({
  id: z.string(),
  label: z.string(),
  title: z.string(),
  level: z.int().min(1),
  parent: z.string().nullable(),
  evidence: z.array(Evidence).min(1),
})
export type Section = z.infer<typeof Section>

export const Goal = z.strictObject({
  id: z.string(),
  text: z.string(),
  scope: z.enum(['general', 'specific']),
  year: z.int().nullable(),
  section: z.string().nullable(),
  evidence: z.array(Evidence).min(1),
})
export type Goal = z.infer<typeof Goal>

export const Comparator = z.enum(['eq', 'gte', 'gt', 'lte', 'lt', 'between', 'approx'])
export type Comparator = z.infer<typeof Comparator>
export const Measure = z.enum(['level', 'increase', 'decrease'])
export type Measure = z.infer<typeof Measure>
export const Origin = z.enum(['body', 'annex'])
export type Origin = z.infer<typeof Origin>

/** From where a target starts; `readings` and `doubtful` as those of the target's own value. */
export const Baseline = z.strictObject({
  value: z.number(),
  unit: z.string().nullable(),
  readings: z.array(Reading),
  doubtful: z.boolean(),
})
export type Baseline = z.infer<typeof Baseline>

export const Indicator = z.strictObject({
  id: z.string(),
  text: z.string(),
  subject: z.string().nullable(),
  comparator: Comparator,
  value: z.number(),
  valueTo: z.number().nullable(),
  unit: z.string().nullable(),
  valueText: z.string(),
  measure: Measure,
  year: z.int().nullable(),
  yearTo: z.int().nullable(),
  commitment: z.enum(['firm', 'strive']),
  baseline: Baseline.nullable(),
  origin: Origin,
  restates: z.string().nullable(),
  responsible: z.array(Unit),
  coordinating: z.array(Unit),
  deadline: Deadline.nullable(),
  product: z.string().nullable(),
  section: z.string().nullable(),
  readings: z.array(Reading),
  doubtful: z.boolean(),
  confidence: Confidence,
  evidence: z.array(Evidence).min(1),
})
export type Indicator = z.infer<typeof Indicator>

export const Task = z.strictObject({
  id: z.string(),
  text: z.string(),
  origin: Origin,
  restates: z.string().nullable(),
  responsible: z.array(Unit),
  coordinating: z.array(Unit),
  deadline: Deadline.nullable(),
  product: z.string().nullable(),
  section: z.string().nullable(),
  confidence: Confidence,
  evidence: z.array(Evidence).min(1),
})
export type Task = z.infer<typeof Task>

export const Severity = z.enum(['error', 'warning', 'info'])
export type Severity = z.infer<typeof Severity>

export const Finding = z
  .strictObject({
    code: z.string(),
    severity: Severity,
    message: z.string(),
    evidence: z.array(Evidence),
    expectedAt: z.strictObject({ page: z.int().nullable(), section: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'Finding' })
export type Finding = z.infer<typeof Finding>

export const Source = z.strictObject({
  file: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  pageCount: z.int(),
  producer: z.string().nullable(),
  adaptation: z.string().nullable(),
  /** Annexes sent as files of their own and read as this plan's last pages, from `firstPage` on. */
  attachments: z.array(
    z.strictObject({ file: z.string(), sha256: z.string(), firstPage: z.int().min(1), pageCount: z.int() }),
  ),
  pages: z.array(PageSummary),
})
export type Source = z.infer<typeof Source>

/** Slot of the stage `extract`: the facts of one plan, before any check of them. */
export const Extraction = z.strictObject({
  commune: z.string().nullable(),
  header: Header,
  legalBases: z.array(LegalBasis),
  sections: z.array(Section),
  goals: z.array(Goal),
  indicators: z.array(Indicator),
  tasks: z.array(Task),
})
export type Extraction = z.infer<typeof Extraction>

/** `<out>/plans/<name>.plan.json`. */
export const Plan = z
  .strictObject({
    schemaVersion: z.literal(SCHEMA_VERSION),
    id: z.string(),
    ...Extraction.shape,
    source: Source,
    findings: z.array(Finding),
    restorations: z.array(Restoration),
  })
  .meta({ id: 'Plan', title: 'A commune plan as rasoat read it' })
export type Plan = z.infer<typeof Plan>
