import type { Deadline, Plan, Unit } from '../model/plan.ts'
import type { TemplateItem } from '../model/template.ts'
import { foldText } from '../vietnamese/normalise.ts'

type Scope = Pick<TemplateItem, 'scope' | 'requirement' | 'enabled' | 'note'>

interface Asked {
  readonly text: string
  readonly section: string | null
  readonly responsible: readonly Unit[]
  readonly value?: number
  readonly unit?: string | null
  readonly measure?: string
  readonly deadline?: Deadline | null
}

const COMMUNES =
  /(?:ủy ban nhân dân|ubnd)\s+(?:các\s+|cấp\s+)?(?:xã|phường|đặc khu)|cấp xã|các xã|các địa phương|(?:đơn vị|cơ quan|ngành),? (?:và )?địa phương|các phường/u
const PROVINCIAL =
  /^(?:các )?sở(?:,|\s)|^văn phòng (?:ủy ban nhân dân|ubnd|đoàn đại biểu|tỉnh ủy|thành ủy)|^công an (?:tỉnh|thành phố)|^(?:báo|đài)(?: và)? phát thanh|^thanh tra (?:tỉnh|thành phố)|^bộ chỉ huy quân sự|^ban quản lý|^bảo hiểm xã hội (?:tỉnh|khu vực|thành phố)|^(?:ủy ban mặt trận tổ quốc|ủy ban mttq)(?: việt nam)? (?:tỉnh|thành phố)|^tỉnh đoàn|^thành đoàn|^(?:ủy ban nhân dân|ubnd) (?:tỉnh|thành phố)|^đề nghị|^bưu điện (?:tỉnh|thành phố)|^kho bạc|^thuế (?:tỉnh|thành phố)|^cục |^chi cục/u

/** Headings over what is given to the communes, and over what the province keeps for itself. */
const GIVEN =
  /^(?:đề nghị )?(?:ủy ban nhân dân|ubnd) (?:các |cấp )?(?:xã|phường)|(?:giao|của) (?:cho )?(?:các |cấp )?(?:ủy ban nhân dân|ubnd)? ?(?:các |cấp )?(?:xã|phường)/u
const OWN = /của (?:các )?sở|do (?:các )?sở|(?:của|cấp) tỉnh(?!.*(?:cấp xã|các xã))/u

const MANDATORY: Scope = { scope: 'commune', requirement: 'mandatory', enabled: true, note: null }

/**
 * Whether an item of a provincial plan binds each commune or the province itself. What is given to the communes, or
 * to nobody in particular, binds them; a department's own task, a matter in the province's own competence and a
 * total over the province do not, and are kept switched off.
 */
export function decideScope(asked: Asked, plan: Plan): Scope {
  const doers = asked.responsible.map(({ name }) => foldText(name))
  const headings = headingsOf(asked.section, plan).map(foldText)
  const text = foldText(asked.text)
  if (doers.some((doer) => COMMUNES.test(doer)) || headings.some((heading) => GIVEN.test(heading)))
    return MANDATORY
  if (doers.length > 0 && doers.every((doer) => PROVINCIAL.test(doer)))
    return province('Nhiệm vụ của cơ quan cấp tỉnh.')
  if (doers.length === 0 && headings.some((heading) => PROVINCIAL.test(heading)))
    return province('Nhiệm vụ của cơ quan cấp tỉnh.')
  if (doers.length === 0 && PROVINCIAL.test(text) && !COMMUNES.test(text))
    return province('Nhiệm vụ của cơ quan cấp tỉnh.')
  if (/thẩm quyền(?: giải quyết)? (?:của )?(?:cấp )?tỉnh(?!,? (?:và )?cấp xã)/u.test(text))
    return province('Thuộc thẩm quyền của cấp tỉnh.')
  if (headings.some((heading) => OWN.test(heading))) return province('Chỉ tiêu, nhiệm vụ của tỉnh.')
  if (isTotal(asked, text)) return province('Số của toàn tỉnh; mỗi xã nêu số của mình.')
  // What names neither a doer, nor a time, nor a figure is guidance rather than a task to be answered.
  const guidance = asked.value === undefined && doers.length === 0 && !asked.deadline
  const both = doers.some(
    (doer) => PROVINCIAL.test(doer) || /^(?:giám đốc|thủ trưởng|người đứng đầu)/u.test(doer),
  )
  return guidance || both ? { ...MANDATORY, requirement: 'recommended' } : MANDATORY
}

function province(note: string): Scope {
  return { scope: 'province', requirement: 'optional', enabled: false, note }
}

/** A count over the whole province: no share, time, score or number for each commune, village or household. */
function isTotal({ value, unit, measure }: Asked, text: string): boolean {
  if (value === undefined || measure !== 'level') return false
  if (/(?:mỗi|từng|một) (?:xã|phường|thôn|tổ|hộ|đơn vị|địa phương|cơ quan|trường|người|năm)/u.test(text))
    return false
  if (/(?:toàn|trên địa bàn|của) (?:tỉnh|thành phố)/u.test(text) && !/^[%‰]/.test(unit ?? '%')) return true
  return (
    unit !== null &&
    unit !== undefined &&
    !/^[%‰]|^(?:phút|giờ|ngày|giây|tháng|năm|lần|điểm|cấp độ|mức|bậc|nhóm tiêu chí|tiêu chí|hình thức)(?!\p{L})|\//u.test(
      foldText(unit),
    ) &&
    value >= 20
  )
}

function headingsOf(section: string | null, plan: Plan): string[] {
  const byId = new Map(plan.sections.map((entry) => [entry.id, entry]))
  const titles: string[] = []
  let at = section
  for (let steps = 0; at !== null && steps < 20; steps++) {
    const entry = byId.get(at)
    if (!entry) break
    titles.push(entry.title)
    at = entry.parent
  }
  return titles
}
