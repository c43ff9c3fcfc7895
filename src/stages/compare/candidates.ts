import type { Deadline, Evidence, Goal, Indicator, Plan, Section, Task, Unit } from '../../model/plan.ts'
import type { ItemKind } from '../../model/template.ts'

/**
 * What a plan offers in answer to a template item: one indicator, task, goal or section, together with the annex
 * rows (or body items) that restate it, so that each matter is counted once.
 */
export interface Candidate {
  /** The item that speaks for the group: the body's where body and annex both have it. */
  readonly id: string
  readonly kind: ItemKind
  /** A general aim (`mục tiêu chung`), which sets nothing that could be measured. */
  readonly general: boolean
  readonly text: string
  /** The text without who does it and by when, which are compared by themselves. */
  readonly core: string
  readonly subject: string | null
  readonly indicator: Indicator | null
  /** All indicators of the group, the first being `indicator`. */
  readonly indicators: readonly Indicator[]
  readonly year: number | null
  readonly yearTo: number | null
  readonly deadline: Deadline | null
  readonly responsible: readonly Unit[]
  /** Times and units of what stands under a heading; empty for all that is no heading. */
  readonly under: { readonly deadlines: readonly Deadline[]; readonly responsible: readonly Unit[] }
  readonly section: string | null
  /** Ids of the whole group, the speaker first. */
  readonly members: readonly string[]
  readonly evidence: readonly Evidence[]
  /** Place in reading order: page, then height. */
  readonly order: number
}

type Item =
  | { kind: 'indicator'; item: Indicator }
  | { kind: 'task'; item: Task }
  | { kind: 'goal'; item: Goal }
  | { kind: 'section'; item: Section }

/** Share of a task's or goal's text that an indicator must cover to be the whole of it. */
const WHOLE = 0.7

/** All that a plan offers, in reading order. */
export function listCandidates(plan: Plan): Candidate[] {
  const items: Item[] = [
    ...plan.indicators.map((item): Item => ({ kind: 'indicator', item })),
    ...plan.tasks.map((item): Item => ({ kind: 'task', item })),
    ...plan.goals.map((item): Item => ({ kind: 'goal', item })),
    ...plan.sections.map((item): Item => ({ kind: 'section', item })),
  ]
  const within = indexSections(plan)
  const groups = groupItems(items)
  return groups.map((group) => describe(group, within)).sort((a, b) => a.order - b.order)
}

/** For each section the indicators and tasks that stand in it or anywhere below it. */
function indexSections(plan: Plan): (section: string) => (Indicator | Task)[] {
  const parents = new Map(plan.sections.map(({ id, parent }) => [id, parent]))
  const index = new Map<string, (Indicator | Task)[]>()
  for (const item of [...plan.indicators, ...plan.tasks]) {
    const seen = new Set<string>()
    for (let at = item.section; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
      seen.add(at)
      index.set(at, [...(index.get(at) ?? []), item])
    }
  }
  return (section) => index.get(section) ?? []
}

/** Groups an item with those that restate it, and a goal or task with the one indicator that is all it says. */
function groupItems(items: readonly Item[]): Item[][] {
  const byId = new Map(items.map((entry) => [entry.item.id, entry]))
  const twins = pairSamePlace(items)
  const parent = (entry: Item): Item | undefined => {
    const id = restates(entry) ?? twins.get(entry.item.id)
    return id === undefined ? undefined : byId.get(id)
  }
  const root = (entry: Item): Item => {
    let at = entry
    // A chain that bites its own tail ends after as many steps as there are items.
    for (let steps = 0; steps < items.length; steps++) {
      const next = parent(at)
      if (!next || next === at) return at
      at = next
    }
    return at
  }
  const groups = new Map<string, Item[]>()
  for (const entry of items) {
    const key = root(entry).item.id
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  }
  return [...groups.values()]
}

/** A goal, task or heading whose sentence was read as an indicator or task too: its id, and the other's. */
function pairSamePlace(items: readonly Item[]): Map<string, string> {
  const indicators = items.flatMap((entry) => (entry.kind === 'indicator' ? [entry.item] : []))
  const tasks = items.flatMap((entry) => (entry.kind === 'task' ? [entry.item] : []))
  const pairs = new Map<string, string>()
  for (const entry of items) {
    if (entry.kind === 'indicator') continue
    const place = { text: textOf(entry), evidence: entry.item.evidence }
    // A heading may be read as the task that it is; a goal or task as the indicators that it holds.
    const holders = entry.kind === 'section' ? [...indicators, ...tasks] : indicators
    const within = holders.filter((holder) => holds(place, holder, entry.kind !== 'section'))
    const said = within.reduce((sum, { text }) => sum + text.length, 0)
    // Where one sentence has several figures, each is a matter of its own and all together cover it.
    if (within[0] && said >= WHOLE * place.text.length) pairs.set(entry.item.id, within[0].id)
  }
  return pairs
}

interface Placed {
  readonly text: string
  readonly evidence: readonly Evidence[]
}

/** Whether the part stands within the whole, or `either` within the other; stops at the end do not count. */
function holds(whole: Placed, part: Placed, either: boolean): boolean {
  const [a, b] = [whole.evidence[0], part.evidence[0]]
  if (a === undefined || b === undefined || a.page !== b.page) return false
  const [long, short] = [bareText(whole.text), bareText(part.text)]
  return short !== '' && long !== '' && (long.includes(short) || (either && short.includes(long)))
}

function bareText(text: string): string {
  return text.replace(/[\s.;:,]+/g, ' ').trim()
}

function textOf(entry: Item): string {
  return entry.kind === 'section' ? headingOf(entry.item.title) : entry.item.text
}

function describe(group: readonly Item[], within: (section: string) => (Indicator | Task)[]): Candidate {
  const ordered = [...group].sort((a, b) => rank(a) - rank(b))
  const speaker = ordered[0] as Item
  const indicators = ordered.flatMap((entry) => (entry.kind === 'indicator' ? [entry.item] : []))
  const doers = ordered.flatMap((entry) =>
    entry.kind === 'indicator' || entry.kind === 'task' ? [entry.item] : [],
  )
  const evidence = ordered.flatMap((entry) => entry.item.evidence)
  const first = speaker.item.evidence[0]
  const text = textOf(speaker)
  const deadline = doers.find((item) => item.deadline !== null)?.deadline ?? null
  const responsible = doers.find((item) => item.responsible.length > 0)?.responsible ?? []
  const below = speaker.kind === 'section' ? within(speaker.item.id) : []
  const coordinating = doers.flatMap((item) => item.coordinating)
  return {
    id: speaker.item.id,
    kind: indicators.length > 0 ? 'indicator' : speaker.kind,
    general: speaker.kind === 'goal' && speaker.item.scope === 'general',
    text,
    core: coreOf(text, { units: [...responsible, ...coordinating], deadline }),
    subject: indicators[0]?.subject ?? null,
    indicator: indicators[0] ?? null,
    indicators,
    year: indicators[0]?.year ?? (speaker.kind === 'goal' ? speaker.item.year : null),
    yearTo: indicators[0]?.yearTo ?? null,
    deadline,
    responsible,
    under: {
      deadlines: below.flatMap((item) => (item.deadline === null ? [] : [item.deadline])),
      responsible: below.flatMap((item) => item.responsible),
    },
    section: speaker.kind === 'section' ? speaker.item.id : speaker.item.section,
    members: ordered.map((entry) => entry.item.id),
    evidence,
    order: first ? first.page * 1e5 + first.box[1] : Number.MAX_SAFE_INTEGER,
  }
}

/** A text without the units and the deadline read from it. */
export function coreOf(
  text: string,
  { units, deadline }: { readonly units: readonly Unit[]; readonly deadline: Deadline | null },
): string {
  let core = text
  for (const unit of units) core = core.replace(unit.text, ' ')
  if (deadline !== null && deadline.text !== '') core = core.replace(deadline.text, ' ')
  core = core.replace(/(?<!\p{L})(?:chủ trì|phối hợp với|phối hợp)(?!\p{L})/giu, ' ')
  core = core.replace(/(?<!\p{L})(?:hoàn thành|thực hiện)(?=\s*[,;.]|\s{2}|\s*$)/giu, ' ')
  return core.replace(/[\s\p{P}]/gu, '').length >= 8 ? core : text
}

/** What stands before the colon of a heading that runs on into its text: "Công an xã: Thường xuyên …". */
function headingOf(title: string): string {
  const colon = title.indexOf(':')
  return colon > 0 && colon <= 100 ? title.slice(0, colon) : title
}

/** Body before annex, indicators before what merely holds them. */
function rank(entry: Item): number {
  const annex = (entry.kind === 'indicator' || entry.kind === 'task') && entry.item.origin === 'annex' ? 2 : 0
  return annex + (entry.kind === 'indicator' ? 0 : 1)
}

function restates(entry: Item): string | null {
  return entry.kind === 'indicator' || entry.kind === 'task' ? entry.item.restates : null
}
