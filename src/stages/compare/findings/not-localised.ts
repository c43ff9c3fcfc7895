import { isCited } from '../../../likeness/cited.ts'
import { measureOverlap } from '../../../likeness/overlap.ts'
import { listTerms } from '../../../likeness/terms.ts'
import type { Evidence, Indicator, Plan } from '../../../model/plan.ts'
import type { Template, TemplateItem } from '../../../model/template.ts'
import { compareUnits } from '../quantity.ts'
import { quote } from '../say.ts'
import { listSaid } from './passages.ts'
import type { Hit, Rule } from './rule.ts'

/** Share of the province's wording that a plan item must have to be its count taken over. */
const SAME_MATTER = 0.35

/**
 * Wording that only a province can write. "Cơ sở dữ liệu của tỉnh" or "trên địa bàn tỉnh" in naming what the
 * province has or publishes is right in a commune's plan and is left alone.
 */
const PROVINCIAL: readonly RegExp[] = [
  /(?:^|[.;:]\s*)(?:yêu cầu\s+|đề nghị\s+|giao\s+)?(?:thủ trưởng\s+|giám đốc\s+)?các sở,?\s*(?:ban,?\s*)?ngành(?!\s+cấp trên)/iu,
  /thuộc thẩm quyền giải quyết của (?:cấp\s+)?tỉnh(?![\p{L}]|,?\s*cấp\s*xã)/iu,
  /(?:các\s+)?chỉ tiêu[^.;]{0,60}của (?:các )?(?:sở, ban, ngành|đơn vị, địa phương)/iu,
  /(?:người đứng đầu|thủ trưởng) các (?:cơ quan, )?(?:đơn vị, địa phương|sở, ban, ngành)/iu,
  /(?:^|[.;:]\s*)(?:Ủy ban nhân dân|UBND) các (?:xã|huyện|phường)/iu,
  /(?:cải cách hành chính|chuyển đổi số|phát triển kinh tế(?: - xã hội)?)(?: và chuyển đổi số)? của tỉnh/iu,
]

export const notLocalised: Rule = {
  code: 'not-localised',
  severity: 'warning',
  basis: 'Kế hoạch cấp xã phải cụ thể hóa theo địa phương, không chép lại số liệu và cách viết của tỉnh',
  find({ plan, template }) {
    if (plan.header.issuer.level !== 'commune') return []
    return [...findCounts(plan, template), ...findWording(plan)]
  },
  examples: [
    { says: ['Các sở, ban, ngành tăng cường tuyên truyền đến người dân'] },
    { says: ['Thực hiện đối với 100% nhóm thủ tục thuộc thẩm quyền giải quyết của tỉnh'] },
    { says: ['Nâng thứ hạng chỉ số chuyển đổi số của tỉnh trong cả nước'] },
    {
      counts: [{ text: 'Duy trì 210 dịch vụ công trực tuyến đã tích hợp', value: 210, unit: 'DVCTT' }],
      total: { text: 'Duy trì 210 dịch vụ công trực tuyến trên cổng', value: 210, unit: 'DVCTT' },
    },
  ],
  counterexamples: [
    { says: ['Tự động điền dữ liệu có sẵn trong cơ sở dữ liệu của tỉnh'] },
    { says: ['Phối hợp với các sở, ngành liên quan tổ chức tập huấn'] },
    { says: ['Các sở, ban, ngành tăng cường tuyên truyền'], level: 'province' },
    {
      counts: [{ text: 'Trồng 210 cây xanh', value: 210, unit: 'cây' }],
      total: { text: 'Duy trì 210 dịch vụ công trực tuyến trên cổng', value: 210, unit: 'DVCTT' },
    },
  ],
}

/** The province's own totals, kept by the template but switched off, that stand in the plan with the same figure. */
function findCounts(plan: Plan, template: Template | null): Hit[] {
  const totals = (template?.items ?? []).filter(({ scope, value }) => scope === 'province' && value !== null)
  return totals.flatMap((total) => {
    const copy = plan.indicators.find(
      (indicator) => indicator.restates === null && copiesTotal(indicator, total),
    )
    if (!copy) return []
    const figure = `${copy.valueText}`
    return [
      {
        message: {
          vi: `Còn giữ số liệu chung của toàn tỉnh (${figure}): ${quote(total.text)}; cần nêu số liệu của xã.`,
          en: `Keeps the province's own total (${figure}): ${quote(total.text)}; a commune states its own.`,
        },
        evidence: copy.evidence,
      },
    ]
  })
}

/** Whether an indicator is the province's own total taken over: the same figure of the same matter. */
export function copiesTotal(indicator: Indicator, total: TemplateItem): boolean {
  if (indicator.value !== total.value || compareUnits(indicator.unit, total.unit) === 'different')
    return false
  // A large odd number is its own proof; a round one needs the wording too.
  const overlap = measureOverlap(listTerms(total.text), listTerms(indicator.text), () => 1)
  return overlap.covered >= SAME_MATTER
}

/** One finding for each wording, with all its places. */
function findWording(plan: Plan): Hit[] {
  const places = new Map<string, Evidence[]>()
  for (const { text, evidence } of listSaid(plan)) {
    const words = provincialWords(text)
    if (words === null) continue
    const known = places.get(words) ?? []
    places.set(words, [
      ...known,
      ...evidence.filter((entry) => !known.some((other) => overlaps(entry, other))),
    ])
  }
  return [...places].map(([words, evidence]) => ({
    message: {
      vi: `Còn giữ cách viết của cấp tỉnh: “${words}”; cần viết lại cho phù hợp với cấp xã.`,
      en: `Still worded for the province: “${words}”; to be put for the commune.`,
    },
    evidence,
  }))
}

function provincialWords(text: string): string | null {
  for (const pattern of PROVINCIAL) {
    const match = pattern.exec(text)
    if (match && !isCited(text, match.index)) return match[0].replace(/^[.;:\s]+/, '')
  }
  return null
}

/** The same lines, read as a goal, a target and a heading. */
function overlaps(a: Evidence, b: Evidence): boolean {
  return a.page === b.page && a.box[1] < b.box[3] && b.box[1] < a.box[3]
}
