import { readFileSync } from 'node:fs'
import type { Deadline, Extraction, Task } from '../../src/model/plan.ts'
import { extractPlan } from '../../src/stages/extract/index.ts'
import { structureOf } from './structure.ts'

/** One labelled passage, table or whole plan: its own lines and what is expected of them. */
export interface Labelled {
  readonly id: string
  readonly source: string
  readonly expected: Readonly<Record<Field, readonly Expected[]>>
  /** A plan with a letterhead of its own: its header and bases are scored as well. */
  readonly whole: boolean
}

/** A fact as one line, in each of the forms that are right; an optional one may be found or not. */
export interface Expected {
  readonly forms: readonly string[]
  readonly optional: boolean
}

export const FIELDS = ['indicators', 'deadlines', 'units', 'tasks', 'header', 'bases'] as const
export type Field = (typeof FIELDS)[number]
type Facts = Readonly<Record<Field, readonly string[]>>

export interface Score {
  hits: number
  expected: number
  found: number
  misses: string[]
}

const HEAD = [
  '@hl ỦY BAN NHÂN DÂN',
  '@hl XÃ AN BÌNH',
  '@hl Số: 12/KH-UBND',
  '@hr An Bình, ngày 05 tháng 9 năm 2025',
  '@t KẾ HOẠCH',
  '@t Nâng cao chất lượng phục vụ người dân',
].join('\n')
const SECTIONS: Record<string, string> = {
  '@goal': 'I. MỤC TIÊU\n1. Mục tiêu cụ thể',
  '@task': 'II. NHIỆM VỤ, GIẢI PHÁP',
  '@org': 'III. TỔ CHỨC THỰC HIỆN',
  '@back': 'I. ĐÁNH GIÁ TÌNH HÌNH',
}
const LABEL = /^([idrchbt])(\??): (.*)$/
const INDICATOR =
  /^((?:eq|gte|gt|lte|lt|between|approx) [\d.]+) (.+?) ((?:\d{4}|-)(?:\|(?:\d{4}|-))*)((?: inc| dec)?(?: base=[\d.]+)?)$/
const DEADLINE =
  /^(?:date|month|quarter|year|period|recurring|ongoing|event) (?:by|before|in|from|after) (?:[\d-]{10}|-) (?:[\d-]{10}|-)(?: [a-z,-]+)?$/

/**
 * Reads a file of labelled passages; its format is told in `labelled/prose-rules.txt`.
 * @throws where a label is not in that format.
 */
export function readLabelled(name: string): Labelled[] {
  const text = readFileSync(new URL(`../stages/extract/labelled/${name}`, import.meta.url), 'utf8')
  return text
    .split(/^=== /m)
    .slice(1)
    .map((block) => {
      const [id = '', ...lines] = block.trim().split('\n')
      const kept = lines.filter((line) => !line.startsWith('#'))
      const source = kept.filter((line) => !LABEL.test(line)).map((line) => SECTIONS[line.trim()] ?? line)
      const whole = source.some((line) => line.startsWith('@hl'))
      const expected: Record<Field, Expected[]> = {
        indicators: [],
        deadlines: [],
        units: [],
        tasks: [],
        header: [],
        bases: [],
      }
      for (const line of kept) {
        const [, kind, mark, label] = LABEL.exec(line) ?? []
        if (kind !== undefined && label !== undefined)
          addLabel(expected, kind, label.trim(), mark === '?', `${name}, ${id.trim()}`)
      }
      return { id: id.trim(), source: (whole ? source : [HEAD, ...source]).join('\n'), expected, whole }
    })
}

/** Hits, expected and found for each field over all passages, with what was missed (`-`) and what was too much (`+`). */
export function scoreLabelled(passages: readonly Labelled[]): Record<Field, Score> {
  const empty = (): Score => ({ hits: 0, expected: 0, found: 0, misses: [] })
  const scores = {
    indicators: empty(),
    deadlines: empty(),
    units: empty(),
    tasks: empty(),
    header: empty(),
    bases: empty(),
  }
  for (const passage of passages) {
    const facts = factsOf(extractPlan(structureOf(passage.source)), passage)
    for (const field of FIELDS) scoreField(scores[field], passage, field, facts[field])
  }
  return scores
}

/** Harmonic mean of precision and recall; 1 where nothing is expected and nothing found. */
export function f1(score: Score): number {
  return score.expected + score.found === 0 ? 1 : (2 * score.hits) / (score.expected + score.found)
}

function addLabel(
  expected: Record<Field, Expected[]>,
  kind: string,
  label: string,
  optional: boolean,
  where: string,
): void {
  const add = (field: Field, forms: string[]) => expected[field].push({ forms, optional })
  const check = (form: string, pattern: RegExp) => {
    const match = pattern.exec(form)
    if (!match) throw new Error(`${where}: label not understood: ${form}`)
    return match
  }
  const wholes = label.split(' || ').map((form) => form.trim())
  if (kind === 'i')
    add(
      'indicators',
      wholes.flatMap((form) => {
        const [, value, units = '', years = '', rest = ''] = check(form, INDICATOR)
        return units
          .split('|')
          .flatMap((unit) => years.split('|').map((year) => `${value} ${unit} ${year}${rest}`))
      }),
    )
  else if (kind === 'd')
    add(
      'deadlines',
      label.split('|').map((form) => check(form.trim(), DEADLINE)[0]),
    )
  else if (kind === 't') add('tasks', [check(label, /^.+ … .+?(?: \| [rcd]=.+)*$/u)[0].toLowerCase()])
  else if (kind === 'h')
    add(
      'header',
      wholes.map((form) => check(form, /^\w+=.+$/)[0].toLowerCase()),
    )
  else if (kind === 'b')
    add(
      'bases',
      wholes.map((form) => check(form, /^(?:basis|implements|mentioned) \S+ (?:[\d-]{10}|null)$/)[0]),
    )
  else
    for (const unit of label.split(';'))
      add(
        'units',
        unit.split('|').map((form) => `${kind} ${form.trim()}`),
      )
}

/** What the stage finds, in the lines of the labelled set; deadlines and units once each. */
function factsOf(extraction: Extraction, passage: Labelled): Facts {
  const items = [...extraction.indicators, ...extraction.tasks]
  const deadlines = items.flatMap(({ deadline }) => (deadline ? [deadlineFact(deadline)] : []))
  const units = items.flatMap((item) => [
    ...item.responsible.map((unit) => `r ${unit.name}`),
    ...item.coordinating.map((unit) => `c ${unit.name}`),
  ])
  return {
    indicators: extraction.indicators.map((indicator) => {
      const value =
        indicator.valueTo === null ? `${indicator.value}` : `${indicator.value}..${indicator.valueTo}`
      const direction = { level: '', increase: ' inc', decrease: ' dec' }[indicator.measure]
      const baseline = indicator.baseline ? ` base=${indicator.baseline.value}` : ''
      return `${indicator.comparator} ${value} ${indicator.unit ?? '-'} ${indicator.year ?? '-'}${direction}${baseline}`
    }),
    deadlines: [...new Set(deadlines)],
    units: [...new Set(units)],
    tasks: passage.expected.tasks.length > 0 ? extraction.tasks.map(taskFact) : [],
    header: passage.whole ? headerFacts(extraction, passage) : [],
    bases: passage.whole
      ? extraction.legalBases.map((basis) => `${basis.relation} ${basis.number} ${basis.date}`)
      : [],
  }
}

/** A task by its first and last three words, its bodies and its time; bodies in the order of their names. */
function taskFact(task: Task): string {
  const words = task.text.replace(/[.;,:\s]+$/, '').split(/\s+/)
  const names = (units: readonly { name: string }[]) => units.map((unit) => unit.name).sort()
  const { deadline } = task
  return [
    `${words.slice(0, 3).join(' ')} … ${words.slice(-3).join(' ')}`,
    ...(task.responsible.length > 0 ? [`r=${names(task.responsible).join('; ')}`] : []),
    ...(task.coordinating.length > 0 ? [`c=${names(task.coordinating).join('; ')}`] : []),
    ...(deadline ? [`d=${deadlineFact(deadline)}`] : []),
  ]
    .join(' | ')
    .toLowerCase()
}

function deadlineFact(deadline: Deadline): string {
  const { kind, relation, start, end, frequency } = deadline
  return `${kind} ${relation} ${start ?? '-'} ${end ?? '-'} ${frequency.join(',')}`.trim()
}

/** The fields of the header that the passage labels, as `name=value`, without regard to case. */
function headerFacts({ header }: Extraction, { expected }: Labelled): string[] {
  const { issuer, date, period, signer } = header
  const values: Record<string, string | null> = {
    level: issuer.level,
    commune: issuer.commune,
    communetype: issuer.communeType,
    province: issuer.province,
    documenttype: header.documentType,
    number: header.number,
    symbol: header.symbol,
    place: header.place,
    date: date.iso,
    title: header.title,
    period: period && `${period.from}-${period.to}`,
    signer: signer.name,
    position: signer.position,
  }
  const names = expected.header.map(({ forms }) => (forms[0] ?? '').split('=')[0] ?? '')
  return names.map((name) => `${name}=${values[name]}`.toLowerCase())
}

function scoreField(score: Score, passage: Labelled, field: Field, facts: readonly string[]): void {
  const left = [...facts]
  const take = ({ forms }: Expected): boolean => {
    const at = left.findIndex((fact) => forms.includes(fact))
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  }
  // The least free label chooses first, lest a freer one take what only it can have.
  const required = passage.expected[field]
    .filter(({ optional }) => !optional)
    .sort((one, other) => one.forms.length - other.forms.length)
  for (const want of required) {
    score.expected++
    if (take(want)) {
      score.hits++
      score.found++
    } else score.misses.push(`${passage.id} - ${want.forms.join(' || ')}`)
  }
  for (const want of passage.expected[field]) if (want.optional) take(want)
  score.found += left.length
  score.misses.push(...left.map((extra) => `${passage.id} + ${extra}`))
}
