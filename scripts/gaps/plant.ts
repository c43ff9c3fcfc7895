import type { GapStatus } from '../../src/model/gaps.ts'
import type { Block, PlanDocument, TableRow } from '../typeset/index.ts'
import { AROUND, fill, type Item, type Programme } from './programme.ts'

export type Change =
  | 'none'
  | 'drop'
  | 'weaken'
  | 'strengthen'
  | 'year'
  | 'unit'
  | 'deadline'
  | 'responsible'
  | 'split'
  | 'merge'
  | 'paraphrase'
  | 'reorder'
  | 'annex'
  | 'copy'

/** What a change makes of an item, as a careful reader would say. */
export const EXPECTED: Readonly<Record<Change, GapStatus>> = {
  none: 'met',
  drop: 'missing',
  weaken: 'weaker',
  strengthen: 'exceeded',
  year: 'changed',
  unit: 'changed',
  deadline: 'changed',
  responsible: 'changed',
  split: 'met',
  merge: 'met',
  paraphrase: 'met',
  reorder: 'met',
  annex: 'met',
  copy: 'met',
}

export interface Planted {
  readonly name: string
  readonly programme: Programme
  readonly document: PlanDocument
  readonly changes: Readonly<Record<string, Change>>
  /** The province's own total and wording were left in. */
  readonly copied: boolean
  readonly commune: string
}

/** How many of each change a plan may have; a plan takes the first eleven that its items allow, shuffled. */
const DOSE: readonly Change[] = [
  'drop',
  'drop',
  'weaken',
  'weaken',
  'strengthen',
  'year',
  'unit',
  'deadline',
  'responsible',
  'split',
  'merge',
  'paraphrase',
  'paraphrase',
  'annex',
  'annex',
  'copy',
]
const WANTED = 11
const OTHER_LEADS = [
  'Công an xã',
  'Phòng Kinh tế',
  'Phòng Văn hóa - Xã hội',
  'Trung tâm Phục vụ hành chính công',
  'Trạm Y tế',
  'Hội Nông dân xã',
]
const OTHER_UNITS: Readonly<Record<string, string>> = { phút: 'ngày', 'lượt người': 'lớp', cây: 'ha' }

/** Plants changes into one full plan; the same number gives the same plan. */
export function plant(programme: Programme, number: number, prose: 'open' | 'held'): Planted {
  const random = createRandom(number * 7919 + 17)
  const shuffled = random() < 0.5
  const changes = choose(programme, random, shuffled)
  const commune = AROUND.communes[number % AROUND.communes.length] as string
  const copied = Object.values(changes).includes('copy')
  const document = write(programme, { changes, commune, copied, shuffled, prose, random })
  return {
    name: `${String(number).padStart(2, '0')}-${programme.id}`,
    programme,
    document,
    changes,
    copied,
    commune,
  }
}

interface Plan {
  readonly changes: Readonly<Record<string, Change>>
  readonly commune: string
  readonly copied: boolean
  readonly shuffled: boolean
  readonly prose: 'open' | 'held'
  readonly random: () => number
}

function choose(programme: Programme, random: () => number, shuffled: boolean): Record<string, Change> {
  const changes: Record<string, Change> = {}
  let count = 0
  for (const change of shuffle(DOSE, random)) {
    if (count >= WANTED) break
    const free = programme.items.filter((item) => changes[item.key] === undefined)
    const able = free.filter((item) => allows(item, change, programme))
    if (change === 'merge') {
      const pair = mergePair(programme).filter((item) => free.includes(item))
      if (pair.length < 2) continue
      for (const item of pair) changes[item.key] = 'merge'
      count += 2
      continue
    }
    const item = able[Math.floor(random() * able.length)]
    if (!item) continue
    changes[item.key] = change
    count++
  }
  for (const item of programme.items) changes[item.key] ??= shuffled ? 'reorder' : 'none'
  return changes
}

function allows(item: Item, change: Change, programme: Programme): boolean {
  const indicator = item.value !== undefined
  if (change === 'weaken') return indicator
  if (change === 'strengthen') return indicator && !(item.unit === '%' && item.comparator === 'eq')
  // Where the other year has the same matter, a changed year would be that one's twin.
  if (change === 'year')
    return indicator && programme.items.filter(({ asked }) => asked === item.asked).length === 1
  if (change === 'unit') return indicator && (item.unit === '%' || OTHER_UNITS[item.unit ?? ''] !== undefined)
  if (change === 'deadline' || change === 'responsible') return !indicator
  if (change === 'split') return item.parts !== undefined
  return true
}

function mergePair(programme: Programme): Item[] {
  const tasks = programme.items.filter(({ value }) => value === undefined)
  for (const [at, first] of tasks.entries()) {
    const second = tasks.slice(at + 1).find(({ lead }) => lead === first.lead)
    if (second) return [first, second]
  }
  return []
}

function write(programme: Programme, plan: Plan): PlanDocument {
  const around = AROUND[plan.prose]
  const { province } = programme
  const [day, month, year] = province.date
  const goals = programme.items.filter(({ value }) => value !== undefined)
  const tasks = programme.items.filter(({ value }) => value === undefined)
  const years = [...new Set(goals.map((item) => item.year as number))]
  const order = <T>(list: readonly T[]): T[] => (plan.shuffled ? shuffle(list, plan.random) : [...list])
  const inBody = (item: Item) => plan.changes[item.key] !== 'drop' && plan.changes[item.key] !== 'annex'
  const aims = years.flatMap((of, at): Block[] => [
    bold(`${at + 1}. Năm ${of}`),
    ...order(goals.filter((item) => item.year === of && inBody(item))).map(
      (item): Block => listed('-', sayGoal(item, plan)),
    ),
    ...(plan.copied && at === 0
      ? [listed('-', fill(programme.provincial.text, programme.provincial.value, programme.provincial.unit))]
      : []),
  ])
  const merged = tasks.filter((item) => plan.changes[item.key] === 'merge')
  const sentences = [
    ...order(tasks.filter((item) => inBody(item) && plan.changes[item.key] !== 'merge')).flatMap((item) =>
      sayTask(item, plan),
    ),
    ...(merged.length > 0 ? [sayMerged(merged)] : []),
    ...(plan.copied ? [programme.provincial.wording] : []),
    ...around.extra,
  ]
  const rows = programme.items.filter((item) => plan.changes[item.key] === 'annex')
  const name = plan.commune
  return {
    head: {
      issuer: ['ỦY BAN NHÂN DÂN', `XÃ ${name.toUpperCase()}`],
      number: '31',
      symbol: 'KH-UBND',
      place: name,
      day: '10',
      month: '10',
      year: '2025',
    },
    type: 'KẾ HOẠCH',
    title: programme.title.replace('{commune}', `xã ${name}`),
    body: [
      `Thực hiện Kế hoạch số ${province.number}/KH-UBND ngày ${day} tháng ${month} năm ${year} của Ủy ban nhân dân tỉnh ${province.name} về ${province.subject}, Ủy ban nhân dân xã ${name} ban hành Kế hoạch như sau:`,
      bold('I. MỤC ĐÍCH, YÊU CẦU'),
      ...around.purpose.map((text, at) => listed(`${at + 1}.`, text)),
      bold('II. MỤC TIÊU'),
      ...aims,
      bold('III. NHIỆM VỤ, GIẢI PHÁP'),
      ...sentences.map((text, at) => listed(`${at + 1}.`, text)),
      bold('IV. TỔ CHỨC THỰC HIỆN'),
      ...(rows.length > 0 ? ['Chỉ tiêu, nhiệm vụ chi tiết tại Phụ lục kèm theo Kế hoạch này.'] : []),
      around.close,
    ],
    foot: {
      recipients: ['UBND tỉnh (b/c);', 'Đảng ủy, HĐND xã;', 'Các đơn vị thuộc xã;', 'Lưu: VT.'],
      authority: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
      signer: AROUND.signers[Math.floor(plan.random() * AROUND.signers.length)] as string,
    },
    annexes:
      rows.length === 0
        ? []
        : [
            {
              label: 'Phụ lục',
              title: 'CHỈ TIÊU, NHIỆM VỤ CHI TIẾT',
              reference: `(Kèm theo Kế hoạch số 31/KH-UBND ngày 10 tháng 10 năm 2025 của Ủy ban nhân dân xã ${name})`,
              body: [
                {
                  kind: 'table',
                  columns: [
                    { width: 0.7, align: 'center' },
                    { width: 5 },
                    { width: 2.4 },
                    { width: 2.2 },
                    { width: 2 },
                  ],
                  header: [['TT', 'Chỉ tiêu, nhiệm vụ', 'Chủ trì', 'Phối hợp', 'Thời gian']],
                  rows: rows.map((item, at): TableRow => sayRow(item, at + 1)),
                },
              ],
            },
          ],
  }
}

function sayGoal(item: Item, { changes, prose }: Plan): string {
  const change = changes[item.key]
  const wording = change === 'copy' ? item.asked : change === 'paraphrase' ? item[prose] : item.plain
  const value = item.value as number
  const unit = item.unit as string
  if (change === 'unit') return fill(wording, value, unit === '%' ? ' hộ' : (OTHER_UNITS[unit] as string))
  const text = fill(
    wording,
    change === 'weaken' ? shift(item, -1) : change === 'strengthen' ? shift(item, 1) : value,
    unit,
  )
  return change === 'year' ? `Đến hết năm ${(item.year as number) + 2}, ${lower(text)}` : text
}

/** The value moved against (-1) or in (1) the direction that is better, by about an eighth. */
function shift({ value = 0, better, unit }: Item, sign: 1 | -1): number {
  const step = value >= 10 ? Math.max(2, Math.round(value / 8)) : Number.isInteger(value) ? 1 : 0.2
  const moved = value + (better === 'lower' ? -sign : sign) * step
  return unit === '%' ? Math.min(99, Math.round(moved * 10) / 10) : Math.round(moved * 10) / 10
}

function sayTask(item: Item, { changes, prose }: Plan): string[] {
  const change = changes[item.key]
  const lead =
    change === 'responsible'
      ? (OTHER_LEADS.find((other) => other !== item.lead) as string)
      : (item.lead as string)
  const text = change === 'copy' ? lower(item.asked) : change === 'paraphrase' ? item[prose] : item.plain
  const when = change === 'deadline' ? later(item) : (item.deadline?.[2] as string)
  const parts = change === 'split' ? (item.parts as readonly string[]) : [text]
  return parts.map((part) => `${lead} chủ trì ${part}; ${time(when)}.`)
}

function sayMerged(items: readonly Item[]): string {
  return `${items[0]?.lead} chủ trì ${items.map(({ plain }) => plain).join('; đồng thời ')}.`
}

function sayRow(item: Item, at: number): TableRow {
  const text = fill(item.plain, item.value ?? 0, item.unit ?? '').replace(/\.$/, '')
  const when = item.year === undefined ? capital(item.deadline?.[2] as string) : `Năm ${item.year}`
  return [
    String(at),
    capital(text),
    item.lead ?? 'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân',
    'Các cơ quan, đơn vị liên quan',
    when,
  ]
}

/** A later or rarer time than the one asked for. */
function later({ deadline }: Item): string {
  const [kind, what] = deadline as NonNullable<Item['deadline']>
  if (kind === 'recurring') return 'hằng năm'
  if (kind === 'ongoing') return 'trước ngày 31 tháng 12 năm 2027'
  const [year = '', month = ''] = (what as string).split('-')
  return `trước ngày 15 tháng ${month === '12' ? '06' : '12'} năm ${month === '12' ? Number(year) + 1 : Number(year) + (month > '10' ? 1 : 0)}`
}

function time(when: string): string {
  return /^(?:thường xuyên|hằng|định kỳ)/.test(when) ? `thực hiện ${when}` : `hoàn thành ${when}`
}

function bold(text: string): Block {
  return { kind: 'paragraph', text, bold: true, keepWithNext: true }
}

function listed(label: string, text: string): Block {
  return { kind: 'paragraph', text, label }
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function shuffle<T>(list: readonly T[], random: () => number): T[] {
  const copy = [...list]
  for (let at = copy.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[copy[at], copy[other]] = [copy[other] as T, copy[at] as T]
  }
  return copy
}

/** Mulberry32: small, fast, and the same everywhere. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
