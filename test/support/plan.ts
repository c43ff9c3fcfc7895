import type {
  Evidence,
  Extraction,
  Goal,
  Indicator,
  LegalBasis,
  Plan,
  Section,
  Task,
  Unit,
} from '../../src/model/plan.ts'
import { SCHEMA_VERSION } from '../../src/model/plan.ts'
import type { Template, TemplateItem } from '../../src/model/template.ts'
import { BLANK } from '../../src/template/blank.ts'

/** Part of a record, to any depth. */
export type Partly<T> = T extends readonly (infer Item)[]
  ? readonly Partly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]?: Partly<T[Key]> }
    : T

let counter = 0

/** Evidence with defaults: one line of page 1. */
export function evidenceOf(part: Partly<Evidence> = {}): Evidence {
  const y = 100 + (counter++ % 600)
  return {
    page: 1,
    box: [80, y, 500, y + 12],
    quote: 'trích dẫn',
    confidence: 1,
    handwritten: false,
    ...(part as object),
  }
}

export function unitOf(name: string): Unit {
  return { text: name, name, id: null }
}

export function indicatorOf(part: Partly<Indicator> & { text: string; value: number }): Indicator {
  return {
    id: `i-${part.text.length}-${part.value}-${part.year ?? 'x'}`,
    subject: null,
    comparator: 'gte',
    valueTo: null,
    unit: '%',
    valueText: `${part.value}`,
    measure: 'level',
    year: null,
    yearTo: null,
    commitment: 'firm',
    baseline: null,
    origin: 'body',
    restates: null,
    responsible: [],
    coordinating: [],
    deadline: null,
    product: null,
    section: null,
    readings: [],
    doubtful: false,
    confidence: 1,
    ...(part as Partial<Indicator>),
    evidence: evidencesOf(part.evidence, part.text),
  } as Indicator
}

export function taskOf(part: Partly<Task> & { text: string }): Task {
  return {
    id: `t-${part.text.length}-${part.text.slice(0, 12)}`,
    origin: 'body',
    restates: null,
    responsible: [],
    coordinating: [],
    deadline: null,
    product: null,
    section: null,
    confidence: 1,
    ...(part as Partial<Task>),
    evidence: evidencesOf(part.evidence, part.text),
  } as Task
}

export function goalOf(part: Partly<Goal> & { text: string }): Goal {
  return {
    id: `g-${part.text.length}-${part.text.slice(0, 12)}`,
    scope: 'specific',
    year: null,
    section: null,
    ...(part as Partial<Goal>),
    evidence: evidencesOf(part.evidence, part.text),
  } as Goal
}

export function sectionOf(part: Partly<Section> & { title: string }): Section {
  return {
    id: `s-${part.title}`,
    label: 'I.',
    level: 1,
    parent: null,
    ...(part as Partial<Section>),
    evidence: evidencesOf(part.evidence, part.title),
  } as Section
}

export function basisOf(part: Partly<LegalBasis>): LegalBasis {
  return {
    id: `b-${part.number ?? ''}`,
    relation: 'basis',
    documentType: null,
    number: null,
    date: null,
    issuer: null,
    subject: null,
    ...(part as Partial<LegalBasis>),
    evidence: evidencesOf(part.evidence, part.number ?? 'văn bản'),
  } as LegalBasis
}

/** A whole commune plan dated 15/10/2025, with the given parts laid over it; lists replace lists. */
export function extractionOf(part: Partly<Extraction> = {}): Extraction {
  const header = part.header ?? {}
  return {
    commune: part.commune === undefined ? 'Suối Đá' : part.commune,
    header: {
      documentType: 'Kế hoạch',
      number: '12',
      symbol: 'KH-UBND',
      place: 'Suối Đá',
      title: 'Nâng cao chất lượng dịch vụ công trực tuyến giai đoạn 2025 - 2026 trên địa bàn xã Suối Đá',
      period: { from: 2025, to: 2026 },
      recipients: [],
      ...(header as object),
      issuer: {
        name: 'Ủy ban nhân dân xã Suối Đá',
        level: 'commune',
        commune: 'Suối Đá',
        communeType: 'xã',
        communeCode: null,
        province: 'Hương Giang',
        provinceCode: null,
        ...(header.issuer as object),
      },
      date: { iso: '2025-10-15', year: 2025, month: 10, day: 15, ...(header.date as object) },
      signer: {
        name: 'Trần Thị Hoa',
        position: 'Phó Chủ tịch',
        authority: null,
        ...(header.signer as object),
      },
      evidence: {
        number: evidencesOf(header.evidence?.number, 'Số: 12/KH-UBND'),
        date: evidencesOf(header.evidence?.date, 'ngày 15 tháng 10 năm 2025'),
        title: evidencesOf(header.evidence?.title, 'KẾ HOẠCH'),
        signer: evidencesOf(header.evidence?.signer, 'Trần Thị Hoa'),
      },
    },
    legalBases: (
      part.legalBases ?? [{ number: '08/KH-UBND', date: '2025-09-05', issuer: 'UBND tỉnh Hương Giang' }]
    ).map((basis) => basisOf(basis)),
    sections: (part.sections ?? []).map((section) => sectionOf({ title: '', ...section })),
    goals: (part.goals ?? []).map((goal) => goalOf({ text: '', ...goal })),
    indicators: (part.indicators ?? []).map((indicator) => indicatorOf({ text: '', value: 0, ...indicator })),
    tasks: (part.tasks ?? []).map((task) => taskOf({ text: '', ...task })),
  }
}

export function planOf(part: Partly<Extraction> & { id?: string; file?: string } = {}): Plan {
  const { id, file, ...extraction } = part
  return {
    schemaVersion: SCHEMA_VERSION,
    id: id ?? 'plan-1',
    ...extractionOf(extraction),
    source: {
      file: file ?? 'suoi-da.pdf',
      sha256: 'a'.repeat(64),
      bytes: 1,
      pageCount: 1,
      producer: null,
      adaptation: null,
      attachments: [],
      pages: [],
    },
    findings: [],
    restorations: [],
  }
}

export function templateItemOf(part: Partly<TemplateItem> & { id: string; text: string }): TemplateItem {
  return {
    ...BLANK,
    kind: part.value === undefined ? 'task' : 'indicator',
    scope: 'commune',
    requirement: 'mandatory',
    enabled: true,
    comparator: part.value === undefined ? null : 'gte',
    unit: part.value === undefined ? null : '%',
    measure: part.value === undefined ? null : 'level',
    direction: part.value === undefined ? 'none' : 'higher-is-better',
    note: null,
    evidence: [],
    ...(part as Partial<TemplateItem>),
  } as TemplateItem
}

export function templateOf(items: readonly TemplateItem[], part: Partial<Template> = {}): Template {
  return {
    schemaVersion: SCHEMA_VERSION,
    id: 'huong-giang',
    title: 'Nâng cao chất lượng dịch vụ công trực tuyến trên địa bàn tỉnh Hương Giang',
    issuer: 'Ủy ban nhân dân tỉnh Hương Giang',
    number: '08/KH-UBND',
    date: '2025-09-05',
    period: { from: 2025, to: 2026 },
    reconstructed: false,
    items: [...items],
    ...part,
  }
}

function evidencesOf(list: readonly Partly<Evidence>[] | undefined, quote: string): Evidence[] {
  const quoted = quote === '' ? 'trích dẫn' : quote
  return (list ?? [{}]).map((entry) => evidenceOf({ quote: quoted, ...entry }))
}
