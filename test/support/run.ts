import { createHash } from 'node:crypto'
import { type GapItem, GapStatus, type GapSummary, type Gaps } from '../../src/model/gaps.ts'
import type { Deadline, Evidence, Finding, Indicator, Plan, Task, Unit } from '../../src/model/plan.ts'
import type { FileEntry, ItemTally, Summary } from '../../src/model/summary.ts'
import type { Template, TemplateItem } from '../../src/model/template.ts'
import { stripMarks } from '../../src/vietnamese/normalise.ts'
import { indicatorOf } from './plan.ts'

export interface SyntheticPlan {
  readonly name: string
  readonly plan: Plan
  readonly gaps: Gaps | null
}
export interface SyntheticRun {
  readonly summary: Summary
  readonly template: Template
  readonly plans: readonly SyntheticPlan[]
}

const FIRST = [
  'An',
  'Bình',
  'Cẩm',
  'Đại',
  'Đức',
  'Hòa',
  'Long',
  'Mỹ',
  'Nghĩa',
  'Phú',
  'Tân',
  'Thạnh',
  'Vĩnh',
  'Xuân',
  'Yên',
]
const SECOND = ['Khê', 'Lộc', 'Thượng', 'Giang', 'Điền', 'Sơn', 'Trạch', 'Hưng', 'Phong']
const KINDS = ['xã', 'xã', 'xã', 'phường', 'xã', 'xã', 'đặc khu'] as const
const PROVINCE = 'Trường Giang'

const SUBJECTS: readonly [string, string, number, 'gte' | 'lt' | 'eq'][] = [
  ['Thời gian trung bình từ khi đăng nhập đến khi nộp xong hồ sơ trực tuyến', 'phút', 8, 'lt'],
  ['Tỷ lệ người dân, doanh nghiệp hài lòng khi sử dụng dịch vụ công trực tuyến', '%', 90, 'gte'],
  ['Tỷ lệ hồ sơ thủ tục hành chính được tiếp nhận trực tuyến', '%', 75, 'gte'],
  ['Tỷ lệ hồ sơ mới và kết quả giải quyết được số hóa', '%', 100, 'eq'],
  ['Thời gian giải quyết hồ sơ trực tuyến rút ngắn so với hồ sơ giấy', '%', 20, 'gte'],
  ['Tỷ lệ thanh toán trực tuyến phí, lệ phí', '%', 60, 'gte'],
  ['Tỷ lệ cán bộ, công chức được tập huấn kỹ năng số', '%', 95, 'gte'],
  ['Số tổ công nghệ số cộng đồng hoạt động thường xuyên', 'tổ', 12, 'gte'],
]
const TASKS: readonly string[] = [
  'Rà soát, công khai danh mục dịch vụ công trực tuyến toàn trình trên Cổng Dịch vụ công quốc gia',
  'Giao chỉ tiêu sử dụng dịch vụ công trực tuyến cho từng phòng, đơn vị thuộc thẩm quyền quản lý',
  'Tuyên truyền, hướng dẫn người dân nộp hồ sơ và nhận kết quả trực tuyến',
  'Bố trí điểm hỗ trợ nộp hồ sơ trực tuyến tại nhà văn hóa các thôn, tổ dân phố',
  'Báo cáo kết quả thực hiện định kỳ về Sở Khoa học và Công nghệ',
]
const BODIES = [
  'Văn phòng HĐND và UBND',
  'Phòng Văn hóa - Xã hội',
  'Phòng Kinh tế',
  'Trung tâm Phục vụ hành chính công',
  'Công an xã',
]

/** Runs of invented communes, the same for the same seed; `communes` × `items` of any size. */
export function makeRun(options: { communes: number; items: number; seed?: number }): SyntheticRun {
  const random = makeRandom(options.seed ?? 7)
  const template = makeTemplate(options.items)
  const names = makeNames(options.communes)
  const plans = names.map((commune, index) => makePlan({ commune, index, template, random }))
  return { template, plans, summary: makeSummary(plans, template) }
}

function makeNames(count: number): string[] {
  const names: string[] = []
  for (let i = 0; names.length < count; i += 1) {
    const first = FIRST[i % FIRST.length] ?? ''
    const second = SECOND[Math.floor(i / FIRST.length) + (i % 3)] ?? SECOND[i % SECOND.length] ?? ''
    const name = `${first} ${second}`
    names.push(names.includes(name) ? `${name} ${i}` : name)
  }
  return names
}

function makeTemplate(count: number): Template {
  const items: TemplateItem[] = []
  for (let i = 0; i < count; i += 1) {
    const task = i % 3 === 2
    const [subject, unit, value, comparator] = SUBJECTS[(i + (i >> 3)) % SUBJECTS.length] ?? [
      '',
      '%',
      90,
      'gte' as const,
    ]
    const year = 2025 + (Math.floor(i / SUBJECTS.length) % 2)
    items.push({
      id: `${task ? 'nv' : 'ct'}-${String(i + 1).padStart(2, '0')}`,
      kind: task ? 'task' : 'indicator',
      text: task ? (TASKS[i % TASKS.length] ?? '') : `${subject} năm ${year}`,
      scope: 'commune',
      requirement: i % 7 === 5 ? 'recommended' : 'mandatory',
      enabled: true,
      appliesTo: null,
      year: task ? null : year,
      comparator: task ? null : comparator,
      value: task ? null : value,
      valueTo: null,
      unit: task ? null : unit,
      measure: task ? null : 'level',
      direction: task ? 'none' : comparator === 'lt' ? 'lower-is-better' : 'higher-is-better',
      deadline: task
        ? {
            kind: 'quarter',
            relation: 'by',
            start: null,
            end: '2025-12-31',
            frequency: [],
            text: 'Quý IV/2025',
          }
        : null,
      responsible: [],
      coordinating: [],
      note: null,
      edited: false,
      evidence: [],
    })
  }
  return {
    schemaVersion: '1.0',
    id: 'truong-giang-dvctt',
    title: 'Kế hoạch nâng cao hiệu quả dịch vụ công trực tuyến giai đoạn 2025 - 2026',
    issuer: `Ủy ban nhân dân tỉnh ${PROVINCE}`,
    number: '112/KH-UBND',
    date: '2025-08-05',
    period: { from: 2025, to: 2026 },
    reconstructed: false,
    items,
  }
}

const STATUS_TABLE: readonly GapStatus[] = [
  'met',
  'met',
  'met',
  'met',
  'exceeded',
  'weaker',
  'missing',
  'missing',
  'changed',
  'unclear',
  'met',
  'met',
  'not-applicable',
]

function makePlan(input: {
  commune: string
  index: number
  template: Template
  random: () => number
}): SyntheticPlan {
  const { commune, index, template, random } = input
  const kind = KINDS[index % KINDS.length] ?? 'xã'
  const id = digest(`plan ${commune}`)
  const name = `${String(index + 1).padStart(2, '0')}. KH ${kind} ${commune}`
  const scanned = index % 3 === 1
  const pageCount = 4
  const indicators: Indicator[] = []
  const tasks: Task[] = []
  const items: GapItem[] = []
  const weight = random()
  template.items.forEach((item, row) => {
    const luck = random()
    const pick = luck < weight * 0.6 ? 0 : Math.floor(random() * STATUS_TABLE.length)
    const wanted =
      item.requirement === 'mandatory' && STATUS_TABLE[pick] === 'not-applicable'
        ? 'met'
        : (STATUS_TABLE[pick] ?? 'met')
    const status = item.kind === 'task' && (wanted === 'weaker' || wanted === 'exceeded') ? 'changed' : wanted
    const page = 1 + (row % pageCount)
    const evidence =
      status === 'missing' || status === 'not-applicable'
        ? []
        : [
            place({
              page,
              row: Math.floor(row / pageCount),
              text: `- ${item.text}${item.value === null ? '' : `: đạt ${item.value} ${item.unit}`}`,
              scanned,
            }),
          ]
    const planItem = `${item.kind === 'task' ? 'task' : 'ind'}-${digest(commune + item.id).slice(0, 8)}`
    const value = actualValue(item, status)
    if (evidence.length > 0 && item.kind === 'indicator')
      indicators.push(makeIndicator({ id: planItem, item, value, evidence, doubtful: status === 'unclear' }))
    if (evidence.length > 0 && item.kind === 'task')
      tasks.push(makeTask({ id: planItem, item, evidence, random }))
    items.push(makeGap({ item, status, planItem, evidence, value, page }))
  })
  const plan: Plan = {
    schemaVersion: '1.0',
    id,
    commune,
    header: makeHeader({ commune, kind, index }),
    legalBases: [
      {
        id: 'basis-1',
        relation: 'implements',
        documentType: 'Kế hoạch',
        number: '112/KH-UBND',
        date: '2025-08-05',
        issuer: `UBND tỉnh ${PROVINCE}`,
        subject: null,
        evidence: [place({ page: 1, row: 0, text: 'Thực hiện Kế hoạch số 112/KH-UBND', scanned })],
      },
    ],
    sections: [
      {
        id: 's1',
        label: 'I.',
        title: 'MỤC TIÊU',
        level: 1,
        parent: null,
        evidence: [place({ page: 1, row: 1, text: 'I. MỤC TIÊU', scanned })],
      },
      {
        id: 's2',
        label: 'II.',
        title: 'NHIỆM VỤ',
        level: 1,
        parent: null,
        evidence: [place({ page: 3, row: 1, text: 'II. NHIỆM VỤ', scanned })],
      },
    ],
    goals: [
      {
        id: 'goal-1',
        text: 'Lấy người dân, doanh nghiệp làm trung tâm phục vụ',
        scope: 'general',
        year: null,
        section: 's1',
        evidence: [
          place({ page: 1, row: 2, text: 'Lấy người dân, doanh nghiệp làm trung tâm phục vụ', scanned }),
        ],
      },
    ],
    indicators,
    tasks,
    source: {
      file: `${kind}/${name}.pdf`,
      sha256: digest(name).padEnd(64, '0'),
      bytes: 180_000 + index,
      pageCount,
      producer: scanned ? 'Máy quét' : 'Microsoft Word',
      adaptation: null,
      attachments: [],
      pages: Array.from({ length: pageCount }, (_, at) => ({
        page: at + 1,
        width: 595.3,
        height: 841.9,
        rotation: 0,
        method: scanned ? 'ocr' : 'text',
        reason: scanned ? 'Trang là một ảnh quét, không có lớp chữ' : 'Lớp chữ tiếng Việt tốt',
        confidence: scanned ? 0.93 : 1,
        words: 320,
        restoredWords: scanned ? 2 : 0,
        engine: scanned ? 'tesseract.js 7.0.0 vie' : null,
        regions: scanned && at === 3 ? [{ kind: 'seal', box: [330, 600, 440, 700] }] : [],
      })),
    },
    findings: makeFindings(index, scanned),
    restorations: scanned
      ? [
          {
            page: 1,
            box: [142, 186, 190, 198],
            original: 'muc',
            restored: 'mục',
            confidence: 0.97,
            alternatives: ['mức'],
          },
          {
            page: 2,
            box: [90, 186, 150, 198],
            original: 'dich',
            restored: 'dịch',
            confidence: 0.99,
            alternatives: ['đích', 'địch'],
          },
        ]
      : [],
  }
  const compared = index % 29 !== 28
  const gaps: Gaps = {
    schemaVersion: '1.0',
    plan: { file: plan.source.file, sha256: plan.source.sha256, id, commune, title: plan.header.title },
    template: compared
      ? {
          file: 'truong-giang.template.json',
          sha256: '0'.repeat(64),
          id: template.id,
          commune: null,
          title: template.title,
        }
      : null,
    summary: tallyGaps(compared ? items : []),
    items: compared ? items : [],
    additions: [],
    findings:
      index % 5 === 3
        ? [
            finding(
              'not-localised',
              'warning',
              'Còn chép “các sở, ban, ngành” của kế hoạch tỉnh, chưa cụ thể hóa cho xã.',
              [place({ page: 2, row: 7, text: 'các sở, ban, ngành', scanned })],
            ),
          ]
        : [],
  }
  return { name, plan, gaps }
}

function makeHeader(input: {
  commune: string
  kind: 'xã' | 'phường' | 'đặc khu'
  index: number
}): Plan['header'] {
  const { commune, kind, index } = input
  const numbered = index % 4 !== 2
  return {
    issuer: {
      name: `Ủy ban nhân dân ${kind} ${commune}`,
      level: 'commune',
      commune,
      communeType: kind,
      communeCode: String(21000 + index),
      province: PROVINCE,
      provinceCode: '99',
    },
    documentType: 'Kế hoạch',
    number: numbered ? String(20 + index) : null,
    symbol: 'KH-UBND',
    place: commune,
    date: numbered
      ? { iso: '2025-09-12', year: 2025, month: 9, day: 12 }
      : { iso: null, year: 2025, month: 9, day: null },
    title:
      'Nâng cao hiệu quả cung cấp và sử dụng dịch vụ công trực tuyến trên địa bàn, giai đoạn 2025 - 2026',
    period: { from: 2025, to: 2026 },
    signer: { name: 'Trần Văn Mẫu', position: 'Phó Chủ tịch', authority: 'KT. CHỦ TỊCH' },
    recipients: [`UBND tỉnh ${PROVINCE}`, 'Lưu: VT'],
    evidence: {
      number: numbered
        ? [place({ page: 1, row: -2, text: `Số: ${20 + index}/KH-UBND`, scanned: false })]
        : [],
      date: [
        place({
          page: 1,
          row: -1,
          text: numbered ? 'ngày 12 tháng 9 năm 2025' : 'ngày    tháng 9 năm 2025',
          scanned: false,
        }),
      ],
      title: [],
      signer: [],
    },
  }
}

function makeFindings(index: number, scanned: boolean): Finding[] {
  const findings: Finding[] = []
  if (index % 4 === 2)
    findings.push({
      ...finding('number-missing', 'error', 'Kế hoạch chưa ghi số văn bản.', []),
      expectedAt: { page: 1, section: null },
    })
  if (index % 4 === 2)
    findings.push(
      finding('date-incomplete', 'warning', 'Ngày ban hành để trống ngày.', [
        place({ page: 1, row: -1, text: 'ngày    tháng 9 năm 2025', scanned }),
      ]),
    )
  if (index % 3 === 0)
    findings.push(
      finding(
        'outdated-term',
        'warning',
        '“Mức độ 4” đã được thay bằng “toàn trình” theo Nghị định số 42/2022/NĐ-CP.',
        [place({ page: 2, row: 6, text: 'dịch vụ công trực tuyến mức độ 4', scanned })],
      ),
    )
  if (scanned)
    findings.push(
      finding('low-confidence', 'info', 'Một số chữ ở trang 4 bị dấu đóng đè, độ tin cậy thấp.', [
        place({ page: 4, row: 9, text: 'Nơi nhận', scanned }),
      ]),
    )
  return findings
}

const finding = (
  code: string,
  severity: Finding['severity'],
  message: string,
  evidence: Evidence[],
): Finding => ({ code, severity, message, evidence, expectedAt: null })

/** A line of text at a fixed row of a page; rows are 26 pt apart, so that pictures can be drawn to match. */
export function place(input: { page: number; row: number; text: string; scanned: boolean }): Evidence {
  const y = 160 + input.row * 44
  const width = Math.min(440, input.text.length * 6)
  const lines = Math.max(1, Math.ceil((input.text.length * 6) / 440))
  return {
    page: input.page,
    box: [85, y, 85 + width, y + lines * 16],
    quote: input.text,
    confidence: input.scanned ? 0.91 : 1,
    handwritten: false,
  }
}

function actualValue(item: TemplateItem, status: GapStatus): number {
  const value = item.value ?? 0
  const better = item.direction === 'lower-is-better' ? -1 : 1
  if (status === 'exceeded') return value + better * 2
  if (status === 'weaker') return value - better * (value > 20 ? 10 : 2)
  return value
}

function makeIndicator(input: {
  id: string
  item: TemplateItem
  value: number
  evidence: Evidence[]
  doubtful: boolean
}): Indicator {
  const { id, item, value, evidence, doubtful } = input
  return indicatorOf({
    id,
    text: item.text,
    subject: item.text,
    comparator: item.comparator ?? 'eq',
    value,
    unit: item.unit,
    year: item.year,
    section: 's1',
    readings: doubtful
      ? [
          { text: String(value), value, engine: 'tesseract.js 7.0.0 vie', confidence: 0.62 },
          {
            text: String(value + 3),
            value: value + 3,
            engine: 'tesseract.js 7.0.0 vie (ảnh phóng to)',
            confidence: 0.58,
          },
        ]
      : [],
    doubtful,
    confidence: doubtful ? 0.6 : 0.98,
    evidence,
  })
}

function makeTask(input: {
  id: string
  item: TemplateItem
  evidence: Evidence[]
  random: () => number
}): Task {
  const deadline: Deadline = {
    kind: 'quarter',
    relation: 'by',
    start: '2025-10-01',
    end: '2025-12-31',
    frequency: [],
    text: 'Quý IV/2025',
  }
  const body = BODIES[Math.floor(input.random() * BODIES.length)] ?? ''
  const responsible: Unit[] = [{ text: body, name: body, id: null }]
  return {
    id: input.id,
    text: input.item.text,
    origin: 'body',
    restates: null,
    responsible,
    coordinating: [],
    deadline,
    product: 'Báo cáo',
    section: 's2',
    confidence: 0.97,
    evidence: input.evidence,
  }
}

function makeGap(input: {
  item: TemplateItem
  status: GapStatus
  planItem: string
  evidence: Evidence[]
  value: number
  page: number
}): GapItem {
  const { item, status, planItem, evidence, value, page } = input
  const unit = item.unit ?? ''
  const differences = {
    weaker: [{ field: 'value', expected: `${item.value}${unit}`, actual: `${value}${unit}` }],
    exceeded: [{ field: 'value', expected: `${item.value}${unit}`, actual: `${value}${unit}` }],
    changed: [
      item.kind === 'task'
        ? { field: 'deadline', expected: 'Quý IV/2025', actual: 'Năm 2026' }
        : { field: 'year', expected: '2025', actual: '2026' },
    ],
  } as Partial<Record<GapStatus, GapItem['differences']>>
  const messages: Record<GapStatus, string> = {
    met: 'Kế hoạch đáp ứng yêu cầu.',
    exceeded: 'Kế hoạch đặt mức cao hơn yêu cầu của tỉnh.',
    weaker: 'Kế hoạch đặt mức thấp hơn yêu cầu của tỉnh.',
    changed: 'Kế hoạch ghi khác so với yêu cầu của tỉnh.',
    missing: 'Không tìm thấy nội dung này trong kế hoạch.',
    unclear: 'Có nội dung gần giống nhưng số liệu đọc được chưa chắc chắn.',
    'not-applicable': 'Nội dung này không áp dụng.',
  }
  return {
    templateItem: item.id,
    kind: item.kind,
    requirement: item.requirement,
    status,
    planItems: evidence.length > 0 ? [planItem] : [],
    candidates: status === 'unclear' ? [{ planItem, similarity: 0.71 }] : [],
    similarity: evidence.length > 0 ? 0.9 : null,
    differences: differences[status] ?? [],
    message: messages[status],
    evidence,
    expectedAt: status === 'missing' ? { page, section: 's1' } : null,
  }
}

function tallyGaps(items: readonly GapItem[]): GapSummary {
  const count = (status: GapStatus): number => items.filter((one) => one.status === status).length
  const mandatory = items.filter((one) => one.requirement === 'mandatory')
  const applying = mandatory.filter((one) => one.status !== 'not-applicable')
  const good = applying.filter((one) => one.status === 'met' || one.status === 'exceeded').length
  return {
    mandatory: mandatory.length,
    met: count('met'),
    exceeded: count('exceeded'),
    weaker: count('weaker'),
    changed: count('changed'),
    missing: count('missing'),
    unclear: count('unclear'),
    notApplicable: count('not-applicable'),
    coverage: applying.length === 0 ? null : good / applying.length,
  }
}

function makeSummary(plans: readonly SyntheticPlan[], template: Template): Summary {
  const files: FileEntry[] = plans.map(({ name, plan, gaps }) => ({
    file: plan.source.file,
    sha256: plan.source.sha256,
    bytes: plan.source.bytes,
    status: 'done',
    message: null,
    code: null,
    name,
    insteadOf: null,
    planId: plan.id,
    commune: plan.commune,
    communeType: plan.header.issuer.communeType,
    communeCode: plan.header.issuer.communeCode,
    province: PROVINCE,
    title: plan.header.title,
    template: gaps?.template?.id ?? null,
    pages: plan.source.pageCount,
    ocrPages: plan.source.pages.filter((one) => one.method === 'ocr').length,
    indicators: plan.indicators.length,
    tasks: plan.tasks.length,
    findings: { error: 0, warning: plan.findings.length, info: 0 },
    gaps: gaps?.template === null ? null : (gaps?.summary ?? null),
  }))
  const failed = (file: string, code: string, message: string, commune: string | null): FileEntry => ({
    file,
    sha256: null,
    bytes: 1200,
    status: 'failed',
    message,
    code,
    name: null,
    insteadOf: null,
    planId: null,
    commune,
    communeType: null,
    communeCode: null,
    province: null,
    title: null,
    template: null,
    pages: 0,
    ocrPages: 0,
    indicators: 0,
    tasks: 0,
    findings: { error: 0, warning: 0, info: 0 },
    gaps: null,
  })
  files.push(
    failed(
      'xã/KH xã Suối Đá.pdf',
      'encrypted',
      'Tệp có mật khẩu; đề nghị gửi lại bản không đặt mật khẩu.',
      'Suối Đá',
    ),
  )
  files.push(failed('quet-loi.pdf', 'damaged', 'Tệp PDF bị hỏng, không mở được.', null))
  const tallies: ItemTally[] = template.items.map((item) => {
    const communes = Object.fromEntries(
      GapStatus.options.map((status) => [status, [] as string[]]),
    ) as Record<GapStatus, string[]>
    for (const { plan, gaps } of plans) {
      const status = gaps?.items.find((one) => one.templateItem === item.id)?.status
      if (status !== undefined) communes[status].push(plan.commune ?? '')
    }
    const counts = Object.fromEntries(
      GapStatus.options.map((status) => [status, communes[status].length]),
    ) as Record<GapStatus, number>
    return {
      template: template.id,
      templateItem: item.id,
      kind: item.kind,
      requirement: item.requirement,
      text: item.text,
      year: item.year,
      counts,
      communes,
    }
  })
  return {
    schemaVersion: '1.0',
    rasoat: '0.1.0',
    versions: { ocr: '1', extract: '1' },
    pipeline: {
      id: 'truong-giang',
      title: 'Rà soát kế hoạch dịch vụ công trực tuyến của các xã, phường tỉnh Trường Giang',
      file: null,
      sha256: '0'.repeat(64),
    },
    templates: [
      {
        id: template.id,
        title: template.title,
        file: 'truong-giang.template.json',
        sha256: '0'.repeat(64),
        reconstructed: false,
        items: template.items.length,
      },
    ],
    options: { lang: 'vi', ocrEngine: 'auto', asOf: '2025-11-20', decisions: null },
    adaptation: null,
    complete: true,
    files,
    communes: {
      received: plans.map((one) => one.plan.commune ?? ''),
      missing: ['Ia Mơ', 'Sa Thượng', 'Đăk Rve'],
      failed: ['Suối Đá'],
    },
    items: tallies,
    batch:
      plans.length > 5
        ? [
            {
              ...finding('near-copy', 'warning', 'Hai kế hoạch giống nhau gần như toàn bộ.', []),
              plans: [plans[1]?.plan.id ?? '', plans[4]?.plan.id ?? ''],
            },
          ]
        : [],
  }
}

/** Park–Miller: the same numbers on every machine. */
function makeRandom(seed: number): () => number {
  let state = seed % 2147483647 || 1
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

const digest = (text: string): string =>
  createHash('sha256').update(stripMarks(text)).digest('hex').slice(0, 16)
