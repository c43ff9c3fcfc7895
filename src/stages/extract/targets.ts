import { LOOK_ALIKES, wordsPattern } from '../../knowledge/look-alikes.ts'
import type { Keys } from '../../vietnamese/keys.ts'
import { isCondition } from './conditions.ts'
import { isPart, isPrize, isSpending } from './costs.ts'
import { judgeCount } from './counts.ts'
import type { Quantity } from './quantities.ts'
import { DOES, MEASURED, REACHES, type Setting, type Verdict } from './target-setting.ts'
import { isDoneBefore, isThreshold } from './thresholds.ts'

/** Tells a target from a baseline and from a number that only looks like one. */
export function judge(quantity: Quantity, setting: Setting): Verdict {
  const { keys, clause } = setting
  const before = keys.marked.slice(clause.start, quantity.start)
  const adjacent = keys.marked.slice(
    Math.max(clause.start, quantity.number.start - 40),
    quantity.number.start,
  )
  const none: Verdict = { kind: 'none' }
  if (isLabelled(quantity, adjacent) || /[\p{L}\d]\s?\/\s?$/u.test(adjacent)) return none
  if (/^\s?\/\s?\d/.test(keys.marked.slice(quantity.number.end)) && !quantity.unit?.startsWith('/'))
    return none
  if (quantity.unitKind === 'none' || isSlogan(quantity, keys)) return none
  if (quantity.unitKind === 'age' && !LIFE.test(keys.marked.slice(clause.start, clause.end))) return none
  if (isCondition(quantity, setting)) return none
  // "dọc trên 3 tuyến đường": where it is done.
  if (setting.led && ON.test(adjacent) && PLACES.test(quantity.unit ?? '')) return none
  if (setting.past || isPast(before)) return quantity.unit === null ? none : { kind: 'baseline' }
  if (isDoneBefore(quantity, setting)) return none
  // "so với năm 2024 (93,5%)", "so với năm 2024 là 93,5%": from where it starts.
  if (COMPARED.test(adjacent) || UP_TO.test(keys.marked.slice(clause.start, quantity.number.start)))
    return quantity.unit === null ? none : { kind: 'baseline' }
  if ((NEVER.test(adjacent) && quantity.unitKind !== 'share') || isPrize(quantity, keys, before)) return none
  if (!setting.goals && (isPart(quantity, setting) || FINED.test(adjacent))) return none
  if (isThreshold(quantity, setting)) return none
  // "học sinh được hỗ trợ 50%", "mức đóng 4,5% lương": what a rule grants.
  if (
    quantity.unitKind === 'share' &&
    !setting.goals &&
    GRANTED.test(adjacent) &&
    OF_MONEY.test(keys.marked.slice(quantity.unitEnd, quantity.unitEnd + 16))
  )
    return none
  if (
    quantity.unitKind === 'share' &&
    !setting.goals &&
    /(?:đạt|bằng)\s*$/u.test(keys.marked.slice(clause.start, quantity.number.start)) &&
    OF_PLAN.test(keys.marked.slice(quantity.unitEnd, quantity.unitEnd + 24))
  )
    return none
  if (quantity.unitKind === 'share')
    return judgeShare(
      before,
      setting.goals || STRIVES.test(keys.marked.slice(setting.sentence.start, quantity.number.start)),
    )
  // "nâng hạng 02 sản phẩm từ 3 sao lên 4 sao": how many are raised is the target, not to what.
  if (quantity.changed && GRADES.test(quantity.unit ?? '') && LIFTED.test(before)) return none
  if (quantity.changed && quantity.unit !== null) return { kind: 'target', confidence: 0.9 }
  if (quantity.unitKind === 'level') return judgeLevel(quantity, setting)
  if (quantity.unit === null)
    return MEASURED.test(keys.marked.slice(clause.start, clause.end)) &&
      (quantity.explicit || REACHES.test(before))
      ? { kind: 'target', confidence: 0.7 }
      : none
  if (
    quantity.unitKind === 'money' &&
    isSpending(
      quantity,
      // "Kinh phí 395 triệu đồng, trong đó …": the parts of a sum are spent as it is.
      keys.marked.slice(
        /^trong đó/u.test(keys.marked.slice(clause.start)) ? setting.sentence.start : clause.start,
        clause.end,
      ),
      keys.marked.slice(quantity.unitEnd, clause.end),
    )
  )
    return none
  if (quantity.form === 'multiple') return { kind: 'target', confidence: 0.85 }
  if (
    quantity.form === 'words' &&
    !quantity.explicit &&
    !(quantity.value > 1 && isDone(quantity, before, setting)) &&
    !isMade(quantity, setting)
  )
    return none
  if (quantity.explicit) return judgeExplicit(quantity, before)
  return judgeCount(quantity, setting, before)
}

const LABEL = wordsPattern(LOOK_ALIKES.labels.words, { end: true })

const PAST = wordsPattern(LOOK_ALIKES.past.words, { end: false })

const NEVER = wordsPattern(LOOK_ALIKES.never.words, { end: true })

const ON = /(?<!\p{L})(?:trên|dọc)\s*$/u

const PLACES = /^(?:tuyến|đường|tuyến đường|con đường|trục|thôn|xã|địa bàn|cánh đồng|khu|cây số)/u

const NUMBERED =
  /(?<![\p{L}\d])(?:(?<!(?:tầng|đổi|năng|tế|hội|quyền|nghệ|dân|liệu|ký|phẩm|trường|thái|tảng|hồ sơ|vụ|học|tin|y tế|thiểu|đa)\s)số|thứ|mã số|lần thứ|số hiệu)\s*:?\s*$/u

// "đạt 106% kế hoạch", "62/52 ha" report what was reached.
const OF_PLAN = /^\s?(?:so với\s)?(?:kế hoạch|kh)(?!\p{L})/u

const LIFE = /tuổi thọ/u

const SERVICE_KIND =
  /(?<![\p{L}\d])(?:dịch vụ công|dvc|dvctt|trực tuyến)[^.;]{0,60}(?:mức độ|cấp độ|mức)\s*$/u

const SECOND_LEVEL = /^\s*(?:,|và|hoặc|\/|-)\s*\d(?!\d)/u

const GRADES = /^(?:sao|hạng|bậc|mức|cấp|cấp độ|mức độ|loại|nhóm)$/u

const LIFTED = /(?<![\d/])\d+\s(?!bậc|hạng|điểm|lần|%|tháng|năm)\p{L}[^,;:]*$/u

const COMPARED =
  /so với\s(?:cuối\s|đầu\s|cùng kỳ\s|kết quả\s|thực hiện\s)?năm\s\d{4}\s?(?:\(|:\s|là\s|đạt\s|\(đạt\s|\(là\s)$/u

// "tỷ lệ nhà kiên cố (tính đến 30/6/2025) là 71%"
const UP_TO = /\((?:số liệu\s)?tính đến[^()]{0,40}\)\s?(?:là\s|đạt\s|:\s)$/u

const FINED = /(?<!\p{L})(?:phạt|phạt thêm|tính thêm|lãi suất|lãi suất quá hạn)\s*$/u

/** "đạt hai tiêu chí", "xây dựng hai mô hình và ba tuyến đường": a count in words needs its verb right before it. */
function isDone(quantity: Quantity, before: string, { led }: Setting): boolean {
  if (REACHES.test(before)) return true
  return quantity.unitKind === 'count' && (DOES.test(before) || (led && /(?:,|và)\s*$/u.test(before)))
}

/** "Lập một tổ khảo sát": a lone thing that is made; "một" before what only describes counts nothing. */
function isMade(quantity: Quantity, { keys, clause, led }: Setting): boolean {
  if (quantity.unitKind !== 'count' || ABSTRACT.test(quantity.unit ?? '')) return false
  const own = keys.marked.slice(clause.start, quantity.number.start)
  return MAKES.test(own) || EACH_HAS.test(own) || (led && /(?:,|và)\s*$/u.test(own))
}

const EACH_HAS = /(?<!\p{L})mỗi\s(?:\p{L}+\s){1,4}có\s$/u

const MAKES =
  /(?<!\p{L})(?:thành lập|lập|xây dựng|mở|ra mắt|hình thành|bố trí|cử|trang bị|lắp đặt|phát triển|phân công)\s(?:mới\s|thêm\s|được\s)?$/u

const ABSTRACT =
  /^(?:báo cáo|văn bản|kế hoạch|quyết định|quy trình|hệ thống|lần|lượt|điểm|đợt|nghị quyết|chính quyền|xã|phường|cơ quan|đơn vị|người)/u

const GRANTED =
  /(?<!\p{L})(?:mức đóng|mức hưởng|được hỗ trợ|hỗ trợ|được giảm|lãi suất|thuế suất|bồi thường|được miễn)\s*(?:\p{L}+\s)?$/u

const OF_MONEY =
  /^\s*(?:mức|kinh phí|lệ phí|phí|thuế|chi phí|tiền|giá|học phí|lương|đơn giá|viện phí|[.;,)]|$)/u

function isLabelled(quantity: Quantity, adjacent: string): boolean {
  if (quantity.unitKind === 'level' || quantity.explicit) return NUMBERED.test(adjacent) && !quantity.explicit
  // "ngày 05 cuộc" is a rate, "Điều 5 Nghị định" a name: a unit of measure after the number settles it.
  const counted = quantity.unit !== null && !['noun', 'announce', 'none'].includes(quantity.unitKind ?? '')
  if (NUMBERED.test(adjacent)) return true
  return LABEL.test(adjacent) && !counted
}

function isPast(before: string): boolean {
  // Only what stands in the same parenthesis or after the last comma tells the tense of the number.
  const opened = before.lastIndexOf('(')
  const inner = opened > before.lastIndexOf(')') ? before.slice(opened) : before
  const part = inner.slice(Math.max(0, inner.lastIndexOf(',') + 1))
  return PAST.test(part)
}

const STRIVES = /(?<!\p{L})(?:phấn đấu|bảo đảm|đảm bảo|mục tiêu|chỉ tiêu)(?!\p{L})/u

function judgeShare(before: string, goals: boolean): Verdict {
  if (/(?<!\p{L})(?:tình trạng|thực trạng)\s*$/u.test(before)) return { kind: 'baseline' }
  if (!goals && /(?<![\p{L}\d])chiếm\s*(?:tỷ lệ\s*)?$/u.test(before)) return { kind: 'baseline' }
  return { kind: 'target', confidence: 0.95 }
}

function judgeLevel(quantity: Quantity, setting: Setting): Verdict {
  const { keys, clause } = setting
  const before = keys.marked.slice(clause.start, quantity.number.start)
  if (SERVICE_KIND.test(before) && !quantity.explicit) return { kind: 'none' }
  if (SECOND_LEVEL.test(keys.marked.slice(quantity.number.end, quantity.number.end + 6)))
    return { kind: 'none' }
  const reached = /(?:đạt|đáp ứng|lên|giữ|xếp|duy trì)\s*$/u.test(
    keys.marked.slice(clause.start, quantity.start),
  )
  // "02 sản phẩm đạt 3 sao trở lên": the grade only tells which are counted.
  if (quantity.unit === 'sao' && /\d/.test(before)) return { kind: 'none' }
  return quantity.explicit || reached ? { kind: 'target', confidence: 0.85 } : { kind: 'none' }
}

function judgeExplicit(quantity: Quantity, before: string): Verdict {
  // "sau không quá 05 ngày" and "trong thời hạn" are conditions of a procedure all the same measurable.
  if (quantity.unitKind === 'noun' && quantity.comparator === 'gt' && /hơn\s*$/u.test(before))
    return { kind: 'none' }
  return { kind: 'target', confidence: quantity.unitKind === 'noun' ? 0.8 : 0.92 }
}

/** "6 rõ", "4 tại chỗ", "3 không": a watchword, mostly in quotation marks. */
function isSlogan(quantity: Quantity, keys: Keys): boolean {
  if (!/["“]\s*$/.test(keys.text.slice(Math.max(0, quantity.number.start - 2), quantity.number.start)))
    return false
  if (quantity.unitKind === 'noun') return true
  return /^[^"”]{0,30}["”]/.test(keys.text.slice(quantity.number.end, quantity.number.end + 32))
}
