import type { GapItem, Gaps } from '../../model/gaps.ts'
import type { Indicator, Plan } from '../../model/plan.ts'
import { foldText, stripMarks } from '../../vietnamese/normalise.ts'

/** What one run found: plans and gaps as in `<out>/plans` and `<out>/gaps`. */
export interface Run {
  readonly plans: readonly Plan[]
  readonly gaps: readonly Gaps[]
}

export interface ItemChange {
  readonly templateItem: string
  readonly before: GapItem['status'] | null
  readonly after: GapItem['status'] | null
  readonly message: string
}

export interface ValueChange {
  readonly text: string
  readonly year: number | null
  readonly unit: string | null
  readonly before: string
  readonly after: string
  /** True where the status of no template item changed with it: easily overlooked. */
  readonly silent: boolean
}

export interface CommuneChanges {
  readonly commune: string
  readonly before: { readonly file: string; readonly coverage: number | null } | null
  readonly after: { readonly file: string; readonly coverage: number | null } | null
  /** `identical` where both runs had the very same file. */
  readonly state: 'changed' | 'unchanged' | 'identical' | 'new' | 'gone'
  readonly closed: readonly ItemChange[]
  readonly opened: readonly ItemChange[]
  /** Other changes of status between two gaps, such as from missing to unclear. */
  readonly moved: readonly ItemChange[]
  readonly values: readonly ValueChange[]
  readonly findings: { readonly closed: readonly string[]; readonly opened: readonly string[] }
}

export interface RunsReport {
  readonly schemaVersion: '1.0'
  readonly communes: readonly CommuneChanges[]
  readonly totals: { readonly closed: number; readonly opened: number; readonly silent: number }
}

const OPEN: readonly string[] = ['missing', 'weaker', 'changed', 'unclear']

/** What changed from one run to the next, commune by commune: gaps closed, gaps new, values silently changed. */
export function compareRuns(before: Run, after: Run): RunsReport {
  const [old, fresh] = [indexRun(before), indexRun(after)]
  const keys = [...new Set([...old.keys(), ...fresh.keys()])].sort((a, b) => a.localeCompare(b, 'vi'))
  const communes = keys.map((key) => compareCommune(old.get(key) ?? null, fresh.get(key) ?? null))
  const total = (count: (entry: CommuneChanges) => number) =>
    communes.reduce((sum, entry) => sum + count(entry), 0)
  return {
    schemaVersion: '1.0',
    communes,
    totals: {
      closed: total(({ closed }) => closed.length),
      opened: total(({ opened }) => opened.length),
      silent: total(({ values }) => values.filter(({ silent }) => silent).length),
    },
  }
}

interface Entry {
  readonly plan: Plan
  readonly gaps: Gaps | null
}

/** By commune and template; a plan whose commune is not known goes by its file. Of several, the last counts. */
function indexRun({ plans, gaps }: Run): Map<string, Entry> {
  const byPlan = new Map(gaps.map((entry) => [entry.plan.id, entry]))
  return new Map(
    plans.map((plan) => {
      const own = byPlan.get(plan.id) ?? null
      const { communeCode, province } = plan.header.issuer
      const name =
        communeCode ?? (plan.commune === null ? plan.source.file : key(`${plan.commune} ${province ?? ''}`))
      return [`${name}|${own?.template?.id ?? ''}`, { plan, gaps: own }]
    }),
  )
}

function compareCommune(before: Entry | null, after: Entry | null): CommuneChanges {
  const either = (after ?? before) as Entry
  const items = pairItems(before?.gaps ?? null, after?.gaps ?? null)
  const changes = before && after ? items.filter((item) => item.before !== item.after) : []
  const isOpen = (status: string | null) => status !== null && OPEN.includes(status)
  const closed = changes.filter((item) => isOpen(item.before) && !isOpen(item.after))
  const opened = changes.filter((item) => !isOpen(item.before) && isOpen(item.after))
  const moved = changes.filter((item) => isOpen(item.before) && isOpen(item.after))
  const touched = new Set(
    changes.flatMap(({ templateItem }) => planItemsOf(templateItem, after?.gaps ?? null)),
  )
  const values = before && after ? compareValues(before.plan, after.plan, touched) : []
  const findings = compareFindings(before, after)
  const changed = changes.length + values.length + findings.closed.length + findings.opened.length > 0
  return {
    commune: either.plan.commune ?? either.plan.source.file,
    before: before && describe(before),
    after: after && describe(after),
    state: !before
      ? 'new'
      : !after
        ? 'gone'
        : before.plan.source.sha256 === after.plan.source.sha256
          ? 'identical'
          : changed
            ? 'changed'
            : 'unchanged',
    closed,
    opened,
    moved,
    values,
    findings,
  }
}

function pairItems(before: Gaps | null, after: Gaps | null): ItemChange[] {
  const old = new Map((before?.items ?? []).map((item) => [item.templateItem, item]))
  const fresh = new Map((after?.items ?? []).map((item) => [item.templateItem, item]))
  return [...new Set([...old.keys(), ...fresh.keys()])].map((templateItem) => {
    const [one, two] = [old.get(templateItem), fresh.get(templateItem)]
    return {
      templateItem,
      before: one?.status ?? null,
      after: two?.status ?? null,
      message: (two ?? one)?.message ?? '',
    }
  })
}

/** Figures of the same matter, year and unit that differ; the matter is the text with its figures left out. */
function compareValues(before: Plan, after: Plan, touched: ReadonlySet<string>): ValueChange[] {
  const matter = ({ text, year, unit, measure, origin }: Indicator) =>
    [key(text).replace(/\d[\d.,]*/g, '#'), year, unit, measure, origin].join('|')
  const group = (plan: Plan) => {
    const groups = new Map<string, Indicator[]>()
    for (const indicator of plan.indicators)
      groups.set(matter(indicator), [...(groups.get(matter(indicator)) ?? []), indicator])
    return groups
  }
  const old = group(before)
  return [...group(after)].flatMap(([name, fresh]) =>
    fresh.flatMap((indicator, at): ValueChange[] => {
      const was = old.get(name)?.[at]
      const same =
        !was ||
        (was.value === indicator.value &&
          was.valueTo === indicator.valueTo &&
          was.comparator === indicator.comparator)
      if (same) return []
      const { text, year, unit } = indicator
      return [
        {
          text,
          year,
          unit,
          before: was.valueText,
          after: indicator.valueText,
          silent: !touched.has(indicator.id),
        },
      ]
    }),
  )
}

function compareFindings(before: Entry | null, after: Entry | null): CommuneChanges['findings'] {
  const list = (entry: Entry | null) =>
    [...(entry?.plan.findings ?? []), ...(entry?.gaps?.findings ?? [])].map(
      ({ code, message }) => `${code}: ${message}`,
    )
  if (!before || !after) return { closed: [], opened: [] }
  const [old, fresh] = [new Set(list(before)), new Set(list(after))]
  return {
    closed: [...old].filter((finding) => !fresh.has(finding)),
    opened: [...fresh].filter((finding) => !old.has(finding)),
  }
}

function planItemsOf(templateItem: string, gaps: Gaps | null): string[] {
  return gaps?.items.find((item) => item.templateItem === templateItem)?.planItems ?? []
}

function describe({ plan, gaps }: Entry): { file: string; coverage: number | null } {
  return { file: plan.source.file, coverage: gaps?.summary.coverage ?? null }
}

function key(text: string): string {
  return stripMarks(foldText(text))
}
