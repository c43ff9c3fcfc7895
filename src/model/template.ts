import { z } from 'zod'
import {
  CommuneType,
  Comparator,
  Deadline,
  Evidence,
  IsoDate,
  Measure,
  SCHEMA_VERSION,
  Unit,
} from './plan.ts'

export const Requirement = z.enum(['mandatory', 'recommended', 'optional'])
export type Requirement = z.infer<typeof Requirement>
export const ItemKind = z.enum(['indicator', 'task', 'goal', 'section'])
export type ItemKind = z.infer<typeof ItemKind>
export const Direction = z.enum(['higher-is-better', 'lower-is-better', 'none'])
export type Direction = z.infer<typeof Direction>

export const TemplateItem = z.strictObject({
  id: z.string(),
  kind: ItemKind,
  text: z.string(),
  scope: z.enum(['commune', 'province']),
  requirement: Requirement,
  /** A disabled item is never compared; it stays as a note of what the province itself undertakes. */
  enabled: z.boolean(),
  appliesTo: z.array(CommuneType).nullable(),
  year: z.int().nullable(),
  comparator: Comparator.nullable(),
  value: z.number().nullable(),
  valueTo: z.number().nullable(),
  unit: z.string().nullable(),
  measure: Measure.nullable(),
  direction: Direction,
  deadline: Deadline.nullable(),
  responsible: z.array(Unit),
  coordinating: z.array(Unit),
  note: z.string().nullable(),
  /** True once a person changed the item; a re-draft leaves it alone. */
  edited: z.boolean(),
  evidence: z.array(Evidence),
})
export type TemplateItem = z.infer<typeof TemplateItem>

/** `*.template.json`: what a province asks of its communes. */
export const Template = z
  .strictObject({
    schemaVersion: z.literal(SCHEMA_VERSION),
    id: z.string(),
    title: z.string(),
    issuer: z.string(),
    number: z.string().nullable(),
    date: IsoDate.nullable(),
    period: z.strictObject({ from: z.int(), to: z.int() }).nullable(),
    reconstructed: z.boolean(),
    items: z.array(TemplateItem),
  })
  .meta({ id: 'Template', title: 'What a province asks of its communes' })
export type Template = z.infer<typeof Template>
