import type { Plan } from '../../model/plan.ts'
import type { Summary } from '../../model/summary.ts'
import type { Template } from '../../model/template.ts'
import { foldText } from '../../vietnamese/normalise.ts'
import type { Review } from '../decisions.ts'
import type { RunEntry } from '../entry.ts'
import { findingTitle, LABELS } from '../messages.ts'
import {
  type AnsweredItem,
  answersOf,
  communeName,
  coverageOf,
  documentName,
  findingsOf,
  itemText,
  LACKING,
} from '../reading.ts'
import { formatDate, formatNumber, formatShare, nameSection } from '../wording.ts'
import type { Block, Run } from './blocks.ts'
import { formatDocument } from './docx.ts'

const UNCHECKED: Run = { text: ' (chưa kiểm tra)', italic: true }
const AGENCY = '[TÊN CƠ QUAN RÀ SOÁT]'
const STATUS = LABELS.vi.status

/**
 * `phieu-gop-y/<name>.docx`: the remarks on one plan, for an officer to edit and sign. Always Vietnamese: it goes
 * to a commune. What no person has confirmed is marked *chưa kiểm tra*.
 */
export async function formatCommentSheet(input: {
  entry: RunEntry
  template: Template | null
  summary: Summary
}): Promise<Uint8Array> {
  const title = `Phiếu góp ý ${documentName(input.entry.plan)} của ${communeName(input.entry.plan)}`
  return await formatDocument({ title, blocks: buildCommentSheet(input) })
}

/** The sheet as blocks, before it becomes a Word document. */
function buildCommentSheet(input: { entry: RunEntry; template: Template | null; summary: Summary }): Block[] {
  const { entry, template, summary } = input
  const { plan } = entry
  const answers = answersOf(entry, template, 'vi')
  const issuer = plan.header.issuer.name ?? `Ủy ban nhân dân ${communeName(plan)}`
  return [
    headBlock(entry, template, summary),
    { kind: 'title', name: 'PHIẾU GÓP Ý', about: `Đối với ${documentName(plan)} của ${issuer}` },
    ...opening(entry, template, answers),
    ...lackingSection(answers, plan),
    ...findingSection(entry),
    ...unclearSection(entry, answers),
    ...overruledSection(answers),
    ...closing(entry, issuer),
    {
      kind: 'signature',
      recipients: [
        issuer,
        `${AGENCY.slice(1, 2)}${AGENCY.slice(2, -1).toLowerCase()} (để theo dõi)`,
        'Lưu: VT.',
      ],
      position: 'THỦ TRƯỞNG CƠ QUAN',
    },
  ]
}

function headBlock(entry: RunEntry, template: Template | null, summary: Summary): Block {
  const province = entry.plan.header.issuer.province
  const above = template?.issuer ?? (province === null ? '[CƠ QUAN CHỦ QUẢN]' : `Ủy ban nhân dân ${province}`)
  const year = (summary.options.asOf ?? '').slice(0, 4)
  return {
    kind: 'head',
    above: above.toUpperCase(),
    agency: AGENCY,
    number: 'Số:        /PGY-……',
    placeAndDate: `…………, ngày …… tháng …… năm ${year === '' ? '20……' : year}`,
  }
}

function opening(entry: RunEntry, template: Template | null, answers: readonly AnsweredItem[]): Block[] {
  const { plan } = entry
  const title = plan.header.title === null ? '' : ` về “${plan.header.title}”`
  const basis = template === null ? '' : `Căn cứ ${templateName(template)}, `
  const first: Block = {
    kind: 'paragraph',
    runs: [
      `${basis}${basis === '' ? 'Qua' : 'qua'} rà soát ${documentName(plan)}${title}, ${AGENCY.toLowerCase()} có ý kiến như sau:`,
    ],
  }
  if (answers.length === 0) {
    return [
      first,
      { kind: 'heading', text: '1. Kết quả chung' },
      {
        kind: 'paragraph',
        runs: [
          'Kế hoạch chưa được đối chiếu với yêu cầu của tỉnh vì không xác định được kế hoạch cấp tỉnh mà đơn vị thực hiện.',
          UNCHECKED,
        ],
      },
    ]
  }
  const mandatory = answers.filter(
    (one) => one.item.requirement === 'mandatory' && one.status !== 'not-applicable',
  )
  const good = mandatory.filter((one) => one.status === 'met' || one.status === 'exceeded').length
  const share = formatShare(coverageOf(answers), 'vi')
  const count = (status: AnsweredItem['status']): number =>
    answers.filter((one) => one.status === status).length
  const parts = LACKING.filter((status) => count(status) > 0).map(
    (status) =>
      `${count(status)} nội dung ${{ missing: 'còn thiếu', weaker: 'thấp hơn yêu cầu', changed: 'khác so với yêu cầu', unclear: 'chưa rõ' }[status]}`,
  )
  const unchecked = answers.filter((one) => !isChecked(one.review)).length
  return [
    first,
    { kind: 'heading', text: '1. Kết quả chung' },
    {
      kind: 'paragraph',
      runs: [
        `Kế hoạch đáp ứng ${good} trên ${mandatory.length} nội dung bắt buộc${share === null ? '' : ` (${share})`}${parts.length > 0 ? `; ${parts.join('; ')}` : ''}.`,
        unchecked > 0
          ? {
              text: ` Trong ${answers.length} nội dung đối chiếu có ${unchecked} nội dung do máy đối chiếu, người rà soát chưa kiểm tra.`,
              italic: true,
            }
          : '',
      ],
    },
    ...(template?.reconstructed
      ? [
          {
            kind: 'paragraph' as const,
            runs: [
              {
                text: 'Yêu cầu của tỉnh dùng để đối chiếu được dựng lại từ kế hoạch của các đơn vị cấp xã, cần kiểm tra lại với kế hoạch của tỉnh trước khi ban hành phiếu này.',
                italic: true,
              },
            ],
          },
        ]
      : []),
  ]
}

function lackingSection(answers: readonly AnsweredItem[], plan: Plan): Block[] {
  const lacking = answers.filter((one) => ['missing', 'weaker', 'changed'].includes(one.status))
  const heading: Block = { kind: 'heading', text: '2. Nội dung còn thiếu hoặc chưa đáp ứng yêu cầu của tỉnh' }
  if (lacking.length === 0) return [heading, { kind: 'paragraph', runs: ['Không có.'] }]
  return [
    heading,
    {
      kind: 'table',
      widths: [6, 32, 26, 9, 27],
      header: ['TT', 'Nội dung tỉnh yêu cầu', 'Kế hoạch ghi', 'Trang', 'Ý kiến'],
      centred: [0, 3],
      rows: lacking.map((one, at) => [
        [String(at + 1)],
        [
          itemText(one.item, 'vi'),
          expectedBeside(one),
          one.item.requirement === 'mandatory'
            ? ''
            : { text: `; ${LABELS.vi.requirement[one.item.requirement].toLowerCase()}`, italic: true },
        ],
        one.quote === null ? ['Không có'] : [`“${one.quote}”`],
        [pageText(one)],
        [
          { text: STATUS[one.status], bold: true },
          `: ${adviceOf(one, plan)}`,
          rightValue(one.review),
          mark(one.review),
        ],
      ]),
    },
  ]
}

function adviceOf(one: AnsweredItem, plan: Plan): string {
  if (one.status === 'missing') {
    const at = plan.sections.find((section) => section.id === one.gap.expectedAt?.section)
    return at === undefined ? 'đề nghị bổ sung.' : `đề nghị bổ sung, có thể tại mục “${nameSection(at)}”.`
  }
  const said = one.gap.differences.map(
    (d) =>
      `${LABELS.vi.field[d.field]?.toLowerCase() ?? d.field}: tỉnh yêu cầu ${d.expected ?? 'không nêu'}, kế hoạch ghi ${d.actual ?? 'không nêu'}`,
  )
  const difference = said.length > 0 ? `${said.join('; ')}; ` : ''
  return `${difference}${one.status === 'weaker' ? 'đề nghị nâng mức cho phù hợp.' : 'đề nghị chỉnh sửa cho thống nhất hoặc giải trình.'}`
}

function findingSection(entry: RunEntry): Block[] {
  const findings = findingsOf(entry).filter(
    ({ finding, review }) => finding.severity !== 'info' && review.state !== 'overruled',
  )
  const heading: Block = { kind: 'heading', text: '3. Nội dung cần chỉnh sửa' }
  if (findings.length === 0) return [heading, { kind: 'paragraph', runs: ['Không có.'] }]
  return [
    heading,
    ...findings.map(({ finding, review }): Block => {
      const first = finding.evidence[0]
      const place = first === undefined ? '' : ` (trang ${first.page}: “${first.quote}”)`
      return {
        kind: 'item',
        runs: [
          { text: `- ${findingTitle(finding.code, 'vi')}: `, bold: true },
          `${finding.message.replace(/\.$/, '')}${place}.`,
          mark(review),
        ],
      }
    }),
  ]
}

function unclearSection(entry: RunEntry, answers: readonly AnsweredItem[]): Block[] {
  const unclear = answers.filter((one) => one.status === 'unclear')
  const doubtful = entry.plan.indicators.filter((one) => one.doubtful)
  const hard = findingsOf(entry).filter(
    ({ finding, review }) => finding.severity === 'info' && review.state !== 'overruled',
  )
  const heading: Block = { kind: 'heading', text: '4. Nội dung chưa rõ, cần kiểm tra lại trên văn bản' }
  if (unclear.length + doubtful.length + hard.length === 0)
    return [heading, { kind: 'paragraph', runs: ['Không có.'] }]
  return [
    heading,
    ...unclear.map(
      (one): Block => ({
        kind: 'item',
        runs: [`- ${itemText(one.item, 'vi')}: ${unclearBecause(one)}`, mark(one.review)],
      }),
    ),
    ...doubtful.map((one): Block => {
      const read = one.readings.map((reading) => `“${reading.text}”`).join(' hoặc ')
      const page = one.evidence[0]?.page
      return {
        kind: 'item',
        runs: [
          `- Số liệu khó đọc ở trang ${page}, “${one.evidence[0]?.quote ?? one.text}”: ${read === '' ? `đọc được ${formatNumber(one.value, 'vi')}` : `đọc được ${read}`}; đề nghị xác nhận.`,
          mark(entry.review.items[one.id]),
        ],
      }
    }),
    ...hard.map(
      ({ finding, review }): Block => ({ kind: 'item', runs: [`- ${finding.message}`, mark(review)] }),
    ),
  ]
}

function unclearBecause(one: AnsweredItem): string {
  if (one.quote === null) return one.gap.message
  return `kế hoạch có nội dung gần giống ở trang ${one.page} (“${one.quote.replace(/[\s.;]+$/, '')}”) nhưng chưa đủ căn cứ để kết luận; đề nghị xem lại.`
}

/** The figures that the item's own words do not give yet. */
function expectedBeside(one: AnsweredItem): string {
  const text = foldText(one.item.text)
  const parts = (one.expected ?? '')
    .split('; ')
    .filter((part) => part !== '' && !text.includes(foldText(part)))
  return parts.length === 0 ? '' : ` (${parts.join('; ')})`
}

/** The machine's word stays beside the one that a person put in its place. */
function overruledSection(answers: readonly AnsweredItem[]): Block[] {
  const overruled = answers.filter((one) => one.review.state === 'overruled' && one.status !== one.gap.status)
  if (overruled.length === 0) return []
  return [
    { kind: 'heading', text: 'Ghi chú: nội dung người rà soát kết luận khác với máy' },
    ...overruled.map((one): Block => {
      const last = one.review.decisions.findLast((said) => said.action === 'overrule')
      const comment = last?.comment ? ` (${last.comment})` : ''
      return {
        kind: 'item',
        runs: [
          `- ${itemText(one.item, 'vi')}: máy kết luận “${STATUS[one.gap.status]}”, ${last?.reviewer ?? 'người rà soát'} kết luận “${STATUS[one.status]}”${comment}.`,
        ],
      }
    }),
  ]
}

function closing(entry: RunEntry, issuer: string): Block[] {
  const { verdict, verdictConflict } = entry.review
  const until = verdict?.resubmitBy
    ? ` trước ngày ${formatDate(verdict.resubmitBy, 'vi')}`
    : ' trước ngày ……/……/20……'
  const said = verdictConflict ? 'những người rà soát còn ý kiến khác nhau' : (verdict?.verdict ?? null)
  const request =
    verdict?.verdict === 'đạt'
      ? `Đề nghị ${issuer} tổ chức thực hiện kế hoạch đã ban hành.`
      : `Đề nghị ${issuer} nghiên cứu, tiếp thu, hoàn thiện kế hoạch và gửi lại${until}.`
  return [
    { kind: 'heading', text: '5. Kết luận và đề nghị' },
    {
      kind: 'paragraph',
      runs:
        said === null
          ? ['Kết luận: ……………………', { text: ' (chưa kiểm tra)', italic: true }, '.']
          : [`Kết luận: ${said}${verdict?.comment ? ` (${verdict.comment})` : ''}.`],
    },
    { kind: 'paragraph', runs: [request] },
  ]
}

/** `Kế hoạch số 112/KH-UBND ngày 05/8/2025 của Ủy ban nhân dân tỉnh …`. */
export function templateName(template: Template): string {
  const number = template.number === null ? '' : ` số ${template.number}`
  const date = template.date === null ? '' : ` ngày ${formatDate(template.date, 'vi')}`
  return `Kế hoạch${number}${date} của ${template.issuer}`
}

const pageText = (one: AnsweredItem): string => (one.page === null ? '' : String(one.page))
const isChecked = (review: Review): boolean => review.state === 'confirmed' || review.state === 'overruled'
const mark = (review: Review | undefined): Run => {
  if (review === undefined) return UNCHECKED
  if (isChecked(review)) return ''
  return review.state === 'conflict'
    ? { text: ' (người rà soát có ý kiến khác nhau)', italic: true }
    : UNCHECKED
}
const rightValue = (review: Review): Run =>
  review.value === null ? '' : ` Giá trị đúng theo người rà soát: ${review.value}.`
