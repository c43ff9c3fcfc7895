import type { GapStatus } from '../../model/gaps.ts'
import type { Summary } from '../../model/summary.ts'
import type { Template } from '../../model/template.ts'
import type { RunEntry } from '../entry.ts'
import {
  type AnsweredItem,
  answersOf,
  communeName,
  countedNames,
  coverageOf,
  isLacking,
  itemText,
  LACKING,
} from '../reading.ts'
import { formatDate, formatShare } from '../wording.ts'
import type { Block } from './blocks.ts'
import { templateName } from './comment-sheet.ts'
import { formatDocument } from './docx.ts'

const COLOURS: Readonly<Record<(typeof LACKING)[number], string>> = {
  missing: 'B3361A',
  weaker: 'E8A33D',
  changed: '9A6BB3',
  unclear: '8B95A3',
}

interface Line {
  readonly entry: RunEntry
  readonly answers: readonly AnsweredItem[]
  readonly coverage: number | null
}

/** `bao-cao-tong-hop.docx`: the batch for the director. Always Vietnamese, for an officer to edit and sign. */
export async function formatBatchReport(input: {
  summary: Summary
  entries: readonly RunEntry[]
  templates: readonly Template[]
}): Promise<Uint8Array> {
  return await formatDocument({
    title: `Báo cáo tổng hợp: ${input.summary.pipeline.title}`,
    blocks: buildBatchReport(input),
  })
}

/** The report as blocks, before it becomes a Word document. */
function buildBatchReport(input: {
  summary: Summary
  entries: readonly RunEntry[]
  templates: readonly Template[]
}): Block[] {
  const { summary, templates } = input
  const counted = countedNames(summary)
  const entries = input.entries.filter((one) => counted.has(one.name))
  const byId = new Map(templates.map((one) => [one.id, one]))
  const lines = entries
    .map((entry): Line => {
      const answers = answersOf(entry, byId.get(entry.gaps?.template?.id ?? '') ?? null, 'vi')
      return { entry, answers, coverage: coverageOf(answers) }
    })
    .sort((a, b) => (a.coverage ?? 2) - (b.coverage ?? 2))
  const used = templates.filter((one) => entries.some((entry) => entry.gaps?.template?.id === one.id))
  return [
    headBlock(summary, used[0] ?? templates[0] ?? null),
    { kind: 'title', name: 'BÁO CÁO', about: aboutOf(summary.pipeline.title) },
    ...opening(summary, used),
    ...received(summary, entries),
    ...results(lines),
    { kind: 'heading', text: 'III. NỘI DUNG NHIỀU ĐƠN VỊ CHƯA ĐÁP ỨNG' },
    ...used.flatMap((one, at) => [
      ...(used.length > 1 ? [{ kind: 'heading', text: `${at + 1}. ${one.title}` } as const] : []),
      ...mostLacking(lines, one),
    ]),
    ...byCommune(lines),
    ...proposals(summary, lines),
    {
      kind: 'signature',
      recipients: ['Lãnh đạo cơ quan (để báo cáo)', 'Lưu: VT.'],
      position: 'NGƯỜI BÁO CÁO',
    },
  ]
}

function headBlock(summary: Summary, template: Template | null): Block {
  const year = (summary.options.asOf ?? '').slice(0, 4)
  return {
    kind: 'head',
    above: (template?.issuer ?? '[Cơ quan chủ quản]').toUpperCase(),
    agency: '[TÊN CƠ QUAN RÀ SOÁT]',
    number: 'Số:        /BC-……',
    placeAndDate: `…………, ngày …… tháng …… năm ${year === '' ? '20……' : year}`,
  }
}

function opening(summary: Summary, used: readonly Template[]): Block[] {
  const named = used.map(templateName).join('; ')
  const until =
    summary.options.asOf === null ? '' : `, tính đến ngày ${formatDate(summary.options.asOf, 'vi')}`
  const text = `${named === '' ? 'Q' : `Thực hiện ${named}, q`}ua rà soát kế hoạch của các xã, phường, đặc khu${until}, kết quả như sau:`
  const note = used.some((one) => one.reconstructed)
    ? [
        {
          kind: 'paragraph' as const,
          runs: [
            {
              text: 'Yêu cầu của tỉnh dùng để đối chiếu được dựng lại từ kế hoạch của các đơn vị cấp xã, cần kiểm tra lại với kế hoạch của tỉnh.',
              italic: true,
            },
          ],
        },
      ]
    : []
  return [{ kind: 'paragraph', runs: [text] }, ...note]
}

function received(summary: Summary, entries: readonly RunEntry[]): Block[] {
  const { communes, files } = summary
  const all = communes.received.length + communes.missing.length + communes.failed.length
  const failed = files.filter((one) => one.status === 'failed')
  const other = files.filter((one) => one.status === 'duplicate' || one.status === 'superseded')
  const blocks: Block[] = [
    { kind: 'heading', text: 'I. TÌNH HÌNH GỬI KẾ HOẠCH' },
    {
      kind: 'paragraph',
      runs: [
        `Đã nhận kế hoạch của ${communes.received.length}${all > communes.received.length ? ` trên ${all}` : ''} đơn vị; đã đọc và rà soát ${entries.length} kế hoạch.`,
      ],
    },
  ]
  if (communes.missing.length > 0) {
    blocks.push({
      kind: 'paragraph',
      runs: [`Chưa gửi kế hoạch (${communes.missing.length} đơn vị): ${communes.missing.join(', ')}.`],
    })
  }
  for (const one of failed)
    blocks.push({ kind: 'item', runs: [`- Tệp “${one.file}” không đọc được: ${one.message ?? ''}`] })
  if (other.length > 0)
    blocks.push({
      kind: 'paragraph',
      runs: [`Có ${other.length} tệp trùng hoặc đã được thay bằng bản gửi sau, không tính vào kết quả.`],
    })
  return blocks
}

function results(lines: readonly Line[]): Block[] {
  const shares = lines.flatMap((one) => one.coverage ?? [])
  const heading: Block = { kind: 'heading', text: 'II. KẾT QUẢ ĐỐI CHIẾU VỚI YÊU CẦU CỦA TỈNH' }
  if (shares.length === 0)
    return [heading, { kind: 'paragraph', runs: ['Chưa có kế hoạch nào được đối chiếu.'] }]
  const mean = shares.reduce((sum, one) => sum + one, 0) / shares.length
  const count = (from: number, below: number): number =>
    shares.filter((one) => one >= from && one < below).length
  const all = lines.reduce((sum, one) => sum + one.answers.length, 0)
  const checked = lines.reduce(
    (sum, one) =>
      sum +
      one.answers.filter((a) => a.review.state === 'confirmed' || a.review.state === 'overruled').length,
    0,
  )
  const groups: readonly [string, number][] = [
    ['Đáp ứng đủ 100%', count(1, 2)],
    ['Từ 80% đến dưới 100%', count(0.8, 1)],
    ['Từ 50% đến dưới 80%', count(0.5, 0.8)],
    ['Dưới 50%', count(0, 0.5)],
  ]
  return [
    heading,
    {
      kind: 'paragraph',
      runs: [
        `Bình quân các kế hoạch đáp ứng ${formatShare(mean, 'vi')} nội dung bắt buộc. Trong ${all} kết quả đối chiếu, người rà soát đã kiểm tra ${checked}`,
        checked < all ? { text: `; còn ${all - checked} kết quả chưa kiểm tra.`, italic: true } : '.',
      ],
    },
    {
      kind: 'chart',
      caption: 'Biểu đồ 1. Số đơn vị theo mức đáp ứng nội dung bắt buộc',
      rows: groups.map(([label, n]) => ({
        label,
        bars: [{ share: n / shares.length, colour: '2F6F9F' }],
        value: `${n} đơn vị`,
      })),
    },
  ]
}

function mostLacking(lines: readonly Line[], template: Template): Block[] {
  const tallies = new Map<string, { text: string; counts: Map<GapStatus, number>; total: number }>()
  for (const line of lines) {
    if (line.entry.gaps?.template?.id !== template.id) continue
    for (const one of line.answers) {
      if (!isLacking(one.status)) continue
      const tally = tallies.get(one.item.id) ?? {
        text: itemText(one.item, 'vi'),
        counts: new Map(),
        total: 0,
      }
      tally.counts.set(one.status, (tally.counts.get(one.status) ?? 0) + 1)
      tally.total += 1
      tallies.set(one.item.id, tally)
    }
  }
  const worst = [...tallies.values()].sort((a, b) => b.total - a.total).slice(0, 10)
  if (worst.length === 0) return [{ kind: 'paragraph', runs: ['Không có nội dung nào.'] }]
  const most = worst[0]?.total ?? 1
  return [
    {
      kind: 'table',
      widths: [6, 46, 12, 12, 12, 12],
      header: ['TT', 'Nội dung', 'Thiếu', 'Thấp hơn', 'Thay đổi', 'Chưa rõ'],
      centred: [0, 2, 3, 4, 5],
      rows: worst.map((one, at) => [
        [String(at + 1)],
        [one.text],
        ...LACKING.map((status) => [String(one.counts.get(status) ?? 0)]),
      ]),
    },
    {
      kind: 'chart',
      caption:
        'Biểu đồ 2. Số đơn vị chưa đáp ứng, theo số thứ tự trong bảng trên (đỏ: thiếu; cam: thấp hơn; tím: thay đổi; xám: chưa rõ)',
      rows: worst.map((one, at) => ({
        label: `Nội dung ${at + 1}`,
        bars: LACKING.map((status) => ({
          share: (one.counts.get(status) ?? 0) / most,
          colour: COLOURS[status],
        })),
        value: `${one.total} đơn vị`,
      })),
    },
  ]
}

function byCommune(lines: readonly Line[]): Block[] {
  const count = (line: Line, status: GapStatus): string =>
    String(line.answers.filter((one) => one.status === status).length)
  return [
    { kind: 'heading', text: 'IV. KẾT QUẢ TỪNG ĐƠN VỊ' },
    {
      kind: 'table',
      widths: [6, 30, 14, 10, 12, 12, 10, 18],
      header: ['TT', 'Đơn vị', 'Mức đáp ứng', 'Thiếu', 'Thấp hơn', 'Thay đổi', 'Chưa rõ', 'Kết luận'],
      centred: [0, 2, 3, 4, 5, 6, 7],
      rows: lines.map((line, at) => [
        [String(at + 1)],
        [communeName(line.entry.plan)],
        [formatShare(line.coverage, 'vi') ?? 'không đối chiếu'],
        ...LACKING.map((status) => [count(line, status)]),
        [line.entry.review.verdict?.verdict ?? { text: 'chưa kiểm tra', italic: true }],
      ]),
    },
  ]
}

function proposals(summary: Summary, lines: readonly Line[]): Block[] {
  const { missing, failed } = summary.communes
  const lacking = lines.filter((line) =>
    line.answers.some(
      (one) => one.item.requirement === 'mandatory' && (one.status === 'missing' || one.status === 'weaker'),
    ),
  )
  const unclear = lines.filter((line) => line.answers.some((one) => one.status === 'unclear'))
  const items: Block[] = []
  if (missing.length > 0) items.push(item(`Đôn đốc ${missing.length} đơn vị chưa gửi kế hoạch.`))
  if (failed.length > 0) items.push(item(`Đề nghị ${failed.join(', ')} gửi lại tệp đọc được.`))
  if (lacking.length > 0)
    items.push(
      item(
        `Gửi phiếu góp ý để ${lacking.length} đơn vị bổ sung, điều chỉnh nội dung bắt buộc còn thiếu hoặc thấp hơn yêu cầu.`,
      ),
    )
  if (unclear.length > 0)
    items.push(
      item(
        `Phân công người rà soát kiểm tra các nội dung chưa rõ trong kế hoạch của ${unclear.length} đơn vị.`,
      ),
    )
  return [
    { kind: 'heading', text: 'V. ĐỀ NGHỊ' },
    ...(items.length > 0 ? items : [item('Không có đề nghị.')]),
  ]
}

const item = (text: string): Block => ({ kind: 'item', runs: [`- ${text}`] })

/** A pipeline's title is free: only one that names the work itself can be run on. */
function aboutOf(title: string): string {
  if (title.startsWith('Rà soát')) return `Tổng hợp kết quả r${title.slice(1)}`
  return `Tổng hợp kết quả rà soát kế hoạch của các xã, phường, đặc khu (${title})`
}
