import { LOOK_ALIKES, wordsPattern } from '../../knowledge/look-alikes.ts'
import type { Keys } from '../../vietnamese/keys.ts'
import type { Span } from './clauses.ts'
import type { Quantity } from './quantities.ts'
import { isDoneBefore, isThreshold } from './thresholds.ts'

/** What a quantity is in its plan. */
export type Verdict =
  | { readonly kind: 'target'; readonly confidence: number }
  | { readonly kind: 'baseline' }
  | { readonly kind: 'none' }

/** What is known of the place in which a quantity stands. */
export interface Setting {
  readonly keys: Keys
  readonly clause: Span
  /** The sentence of which the clause is a part. */
  readonly sentence: Span
  /** True in a section of goals or indicators. */
  readonly goals: boolean
  /** True where the clause is a list's head ("gồm 03 nội dung sau:"). */
  readonly head: boolean
  /** True where the year that governs the quantity ends before the plan's own. */
  readonly past: boolean
  /** True where a count that is no target stands right before this one, in the same list. */
  readonly listed: boolean
  /** True where a count that is a target stands right before this one, in the same list. */
  readonly following: boolean
  /** True where the sentence has stated a target before. */
  readonly led: boolean
}

const LABEL = wordsPattern(LOOK_ALIKES.labels.words, { end: true })
const DESCRIPTION = wordsPattern(LOOK_ALIKES.descriptions.words, { end: true })
const COMMITMENT = wordsPattern(LOOK_ALIKES.commitments.words, { end: false })
const PAST = wordsPattern(LOOK_ALIKES.past.words, { end: false })
// The verb stands right before its count, or one word before it: "thành lập mới 2 hợp tác xã".
const DOES = new RegExp(
  `${COMMITMENT.source}(?:\\s\\p{L}+){0,4}\\s*$|^[\\s\\-+*]*$|\\d[^\\d]{0,30}(?:,|và)\\s*$`,
  'u',
)
// How large a thing is, not how many are reached.
const GAUGE =
  /(?<!\p{L})(?:khổ|bề rộng|chiều rộng|chiều cao|mặt đường|công suất|dung tích|cự ly|bán kính|đường kính|điện áp|tải trọng|độ sâu|dày|rộng)\s*$/u
const NEVER = wordsPattern(LOOK_ALIKES.never.words, { end: true })
const REACHES =
  /(?<![\p{L}\d])(?:đạt|đạt được|hoàn thành|duy trì|giữ vững|nâng cao chất lượng|bảo đảm|đảm bảo|phấn đấu|có|đủ)\s*$/u
const ON = /(?<!\p{L})(?:trên|dọc)\s*$/u
const PLACES = /^(?:tuyến|đường|tuyến đường|con đường|trục|thôn|xã|địa bàn|cánh đồng|khu|cây số)/u
const NUMBERED =
  /(?<![\p{L}\d])(?:(?<!(?:tầng|đổi|năng|tế|hội|quyền|nghệ|dân|liệu|ký|phẩm|trường|thái|tảng|hồ sơ|vụ|học|tin|y tế|thiểu|đa)\s)số|thứ|mã số|lần thứ|số hiệu)\s*:?\s*$/u
const CHANGED =
  /(?<![\p{L}\d])(?:giảm|tăng|rút ngắn|cắt giảm|tăng thêm|nâng thêm|lên|xuống|còn|là|đạt|gấp)\s*(?:thêm\s*)?$/u
const SPENDING =
  /(?<![\p{L}\d])(?:kinh phí|dự toán|(?<!(?:giảm|tiết kiệm)\s)chi phí|tổng mức đầu tư|vốn vay|mức chi(?! tiêu)|nguồn vốn|lệ phí|mức phí|mức hỗ trợ)(?![\p{L}\d])/u
const NORM =
  /(?<!\p{L})(?:hỗ trợ|trợ cấp|phụ cấp|vay|cho vay|phạt|xử phạt|mức đóng|đơn giá|mức lương|thu phí|mức phí|giá dịch vụ|mức thu(?! nhập)|bồi thường|tiền thưởng|thưởng|mức ăn|tiền ăn|chế độ ăn)(?!\p{L})/u
// "đạt 106% kế hoạch", "62/52 ha" report what was reached.
const OF_PLAN = /^\s?(?:so với\s)?(?:kế hoạch|kh)(?!\p{L})/u
const LIFE = /tuổi thọ/u
const SERVICE_KIND =
  /(?<![\p{L}\d])(?:dịch vụ công|dvc|dvctt|trực tuyến)[^.;]{0,60}(?:mức độ|cấp độ|mức)\s*$/u
const SECOND_LEVEL = /^\s*(?:,|và|hoặc|\/|-)\s*\d(?!\d)/u
const MEASURED =
  /(?<![\p{L}\d])(?:tỷ lệ|tỉ lệ|chỉ số|điểm số|tổng điểm|mức độ hài lòng|số lượng|tổng số|bình quân|trung bình|thời gian|dân số|mật độ|năng suất|sản lượng|diện tích|thu nhập|giá trị|tốc độ)(?![\p{L}\d])/u
// "doanh nghiệp có từ 500 lao động trở lên": who is meant, not what is reached.
const CONDITION =
  /(?<!\p{L})(?:doanh nghiệp|hộ|gia đình|cặp|người|phụ nữ|trẻ em|trẻ|lao động|cơ sở|đơn vị|cơ quan|tổ chức|dự án|công trình|trường|hợp tác xã|trang trại|nhà)\s(?:\p{L}+\s){0,4}?(?:có|với|sử dụng|từ đủ|quy mô|đạt mức)\s(?:\p{L}+\s){0,2}(?:từ\s|đủ\s)*$/u
// "Lắp đặt điểm truy cập tại 05 nhà văn hóa": how many places get it is the target.
const INSTALLED =
  /^[\s\-+*]*(?:lắp đặt|trang bị|bố trí|xây dựng|phủ sóng|thí điểm)(?!\p{L})[^.;:,\d]{0,80}\stại\s*$/u
// "Lồng ghép tuyên truyền trong 12 buổi sinh hoạt": how often it is done.
const WOVEN =
  /^[\s\-+*]*(?:lồng ghép|phổ biến|tuyên truyền|quán triệt|tích hợp|giới thiệu|thông tin)(?!\p{L})[^.;:,\d]{0,80}\s(?:trong|tại|qua|vào)\s*$/u
const HELD = /^(?:buổi|cuộc|kỳ|phiên|hội nghị|giờ|tiết|số|lần|chương trình|ngày hội|lễ hội)(?!\p{L})/u
const AIMED = /(?<!\p{L})(?:mỗi|phấn đấu|bảo đảm|đảm bảo|ít nhất|tối thiểu|mục tiêu)(?!\p{L})/u
// "mỗi trường chọn 02 sản phẩm"
const EACH_DOES = /(?<!\p{L})(?:mỗi|từng)\s(?:\p{L}+\s){2,6}$/u
const FROM_UP = /^[^.;,:]{0,40}?\s?trở (?:lên|xuống)/u
const WHOM =
  /^[\s\-+*]*(?:đối với|áp dụng(?: cho| đối với)?|trường hợp|nếu|khi|các|những|người|hộ|hồ sơ|doanh nghiệp|cơ sở|công dân|học sinh|đơn vị)\s(?:\p{L}+\s){0,8}?(?:có|với|sử dụng|quá|trên|dưới|từ|đủ|vượt|cao hơn|thấp hơn)\s(?:\p{L}+\s){0,4}$/u
// "Nhà từ 3 tầng trở lên phải xin phép", "Xe trên 5 tấn không được lưu thông"
const MUST =
  /^(?:\s(?:trở lên|trở xuống))?\s(?:\p{L}+\s){0,3}(?:phải|không được|bắt buộc|được miễn|được hưởng|được ưu tiên)(?!\p{L})/u
const NOUN_FIRST = /^[\s\-+*]*(?:\p{L}+\s){1,4}(?:từ|trên|dưới|quá|có|đủ)\s(?:\p{L}+\s){0,2}$/u
const ONLY_THEN = /(?<!\p{L})(?:thì|đồng ý mới|tán thành mới|mới có hiệu lực)(?!\p{L})/u
const OFFENCE =
  /(?<!\p{L})(?:vi phạm|thiệt hại|làm ngập|bị ngập|ảnh hưởng|nồng độ|quá tốc độ|vượt tốc độ)(?!\p{L})[^;]{0,50}$/u
// "Lập danh sách 86 hộ nghèo", "gửi đến 15 thôn": what is watched over or told is there already.
const WATCHED =
  /(?<!\p{L})(?:rà soát|danh sách|giám sát|theo dõi|đôn đốc|quản lý|chỉ đạo|quán triệt|học tập|phát huy(?: hiệu quả| kết quả)?|đối với|căn cứ)\s*$/u
const TOLD = /(?<!\p{L})(?:đến|tới|cho|với|ở|của|từ|trên|giữa)\s*$/u
// "Chỉ đạo 3 thôn về đích nông thôn mới kiểu mẫu": how many are brought to it.
const LED_TO = /(?<!\p{L})(?:chỉ đạo|hướng dẫn|lãnh đạo|hỗ trợ|giúp|đôn đốc)\s*$/u
const FINISHES =
  /(?<!\p{L})(?:về đích|đạt(?! được)|ra mắt|hoàn thành (?:hồ sơ|tiêu chí|chuẩn|xây dựng)|được công nhận|thoát nghèo)(?!\p{L})/u
// "Phủ sóng tới 6 thôn vùng cao": places that it reaches; "đưa tin đến 15 thôn" only tells them.
const EXTENDS =
  /(?<!\p{L})(?:phủ sóng|mở rộng|kéo|kéo dài|lắp đặt|đưa|mở|nối|cấp điện|cấp nước|đấu nối|xây dựng|nâng cấp|phủ)\s[^,;.:]{0,60}\s(?:đến|tới)\s*$/u
const MESSAGE =
  /(?<!\p{L})(?:nội dung|thông tin|tin|kế hoạch|văn bản|chủ trương|tuyên truyền|luật|nghị quyết|chỉ thị|chính sách|hình thức|cuộc vận động)(?!\p{L})/u
const CHARGED = /(?<!\p{L})(?:giao|yêu cầu|đề nghị|phân công|hướng dẫn)\s*$/u
// "Hội có 12 chi hội"
const STANDS =
  /^[\s\-+*]*(?:hội|đoàn|tổ|ban|đội|hội đồng|trường|trạm|chi bộ|đảng bộ|hợp tác xã|cơ quan|đơn vị|chi hội|khu vực|tuyến|đường|xã|phường|thôn|toàn xã|toàn phường|địa phương)(?:\s\p{L}+){0,4}\s(?:có|còn)\s*$/u
const BODIES_COUNTED =
  /^(?:cơ quan|đơn vị|xã|phường|thôn|bản|ấp|khu phố|tổ dân phố|khu dân cư|phòng|chi bộ|chi hội|chi đoàn|trường|hợp tác xã|doanh nghiệp|cơ sở|đảng bộ|tổ chức)(?!p{L})/
// "Gieo cấy 350 ha lúa": an item that begins with its verb and the count.
const DIRECT = /^[\s\-+*]*(?!mỗi\s|từng\s)\p{L}+(?:,?\s\p{L}+){0,4}\s$/u
const ASIDE =
  /(?<!\p{L})(?:của|tại|đến|tới|trong|trên|dưới|với|gồm|theo|từ|ở|về|các|những|hiện|đã|thuộc|đang|khi|nếu|sau|trước|kèm|còn|toàn|là|được|bởi|do|nhóm|kỷ niệm|chào mừng|năm|tháng|quý|ngày|lớp|khối|độ tuổi|bao gồm|tổng số|số lượng|thành phần|đối tượng|diện tích|chiều dài|dài|rộng|cao|sâu)(?!\p{L})/u
const TAIL_LIST = /^\s*(?:[\p{L} ,]{0,60}?(?:sau|như sau|gồm|chính|cụ thể|trọng tâm|chủ yếu)?)\s*:?\s*$/u

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
  return judgeBare(quantity, setting, before)
}

const GRADES = /^(?:sao|hạng|bậc|mức|cấp|cấp độ|mức độ|loại|nhóm)$/u
const LIFTED = /(?<![\d/])\d+\s(?!bậc|hạng|điểm|lần|%|tháng|năm)\p{L}[^,;:]*$/u
const COMPARED =
  /so với\s(?:cuối\s|đầu\s|cùng kỳ\s|kết quả\s|thực hiện\s)?năm\s\d{4}\s?(?:\(|:\s|là\s|đạt\s|\(đạt\s|\(là\s)$/u
// "tỷ lệ nhà kiên cố (tính đến 30/6/2025) là 71%"
const UP_TO = /\((?:số liệu\s)?tính đến[^()]{0,40}\)\s?(?:là\s|đạt\s|:\s)$/u
const PRIZE = /^giải(?:\s|$)/u
const PRIZE_NAME =
  /^\s(?:giải\s)?(?:nhất|nhì|ba|tư|khuyến khích|đặc biệt|tập thể|toàn đoàn|phụ|thưởng|chính)(?!\p{L})/u
// "ngân sách xã đối ứng 30%", "người lao động đóng 8%": who bears which part of a sum.
const BEARS = /(?<!\p{L})(?:đối ứng|đóng góp|đóng|trích nộp|chịu)\s*$/u

const SOURCE =
  /(?<!\p{L})(?:ngân sách|xã hội hóa|nhân dân|nguồn|vốn|doanh nghiệp|cộng đồng|chi phí|đối ứng)(?!\p{L})[^,;]{0,60}$/u
const FINED = /(?<!\p{L})(?:phạt|phạt thêm|tính thêm|lãi suất|lãi suất quá hạn)\s*$/u

/** "01 giải nhất, 02 giải nhì": what a contest gives away; "đạt 03 giải" is reached. */
function isPrize(quantity: Quantity, keys: Keys, before: string): boolean {
  if (!PRIZE.test(quantity.unit ?? '') || REACHES.test(before)) return false
  return PRIZE_NAME.test(keys.marked.slice(quantity.number.end, quantity.number.end + 24))
}

/** Shares and sums of a cost estimate. */
function isPart(quantity: Quantity, { keys, sentence }: Setting): boolean {
  if (quantity.unitKind !== 'share' && quantity.unitKind !== 'money') return false
  const before = keys.marked.slice(sentence.start, quantity.number.start)
  if (quantity.unitKind === 'share' && BEARS.test(before.slice(-40))) return true
  return quantity.measure === 'level' && SPENDING.test(before) && SOURCE.test(before)
}

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

/** What is spent, lent, levied or fined sets no target; what is collected, earned or raised does. */
const GRANTED =
  /(?<!\p{L})(?:mức đóng|mức hưởng|được hỗ trợ|hỗ trợ|được giảm|lãi suất|thuế suất|bồi thường|được miễn)\s*(?:\p{L}+\s)?$/u
const OF_MONEY =
  /^\s*(?:mức|kinh phí|lệ phí|phí|thuế|chi phí|tiền|giá|học phí|lương|đơn giá|viện phí|[.;,)]|$)/u
const DEFINED = /(?<!\p{L})là\s(?:\p{L}+\s){1,4}có\s(?:\p{L}+\s){0,3}(?:thu nhập|doanh thu)/u

const LEVIED = /^[\s\-+*]*(?:tổng\s)?thu\s(?:ngân sách|phí|thuế|tiền|các)(?![^;]*\/)/u
const RAISED =
  /(?<!\p{L})(?:huy động|vận động|thu hút|kêu gọi|tranh thủ)\s(?:\p{L}+\s){0,4}(?:kinh phí|nguồn vốn|nguồn lực)/u

function isSpending(quantity: Quantity, clause: string, after: string): boolean {
  if ((SPENDING.test(clause) && !RAISED.test(clause) && !LEVIED.test(clause)) || DEFINED.test(clause))
    return true
  const per = quantity.unit?.includes('/') || /^\s?\//.test(after)
  // "do Nhân dân đóng góp 20.000 đồng/hộ/tháng", "(mỗi căn 80 triệu đồng)"
  const before = clause.slice(0, Math.max(0, clause.length - after.length))
  if (
    per &&
    /(?<!\p{L})(?:đóng góp|đóng|nộp)(?!\p{L})/u.test(before) &&
    !/(?<!\p{L})mỗi(?!\p{L})/u.test(before)
  )
    return true
  if (
    /(?<!\p{L})mỗi\s(?:căn|nhà|suất|mô hình|phần|con|chiếc|bộ|công trình|ngôi)\s(?:\p{L}+\s){0,3}[\d.,]+[^\d]*$/u.test(
      before,
    )
  )
    return true
  // "giá thu mua tối thiểu 9.000 đồng một cuộn"
  if (/(?<!\p{L})giá(?! trị)\s(?:\p{L}+\s){0,4}[\d.,]+[^\d]*$/u.test(before)) return true
  // "hỗ trợ 120.000 đồng cho mỗi héc ta"
  if (/^\s(?:cho|trên|\/)?\s?(?:mỗi|một)\s/u.test(after) && NORM.test(before)) return true
  if (/^[\s\-+*]*dự kiến\s[\d.,]+[^\d]*$/u.test(before)) return true
  return NORM.test(clause) && (per || /(?<!\p{L})(?:mức|phạt)(?!\p{L})/u.test(clause))
}

function isLabelled(quantity: Quantity, adjacent: string): boolean {
  if (quantity.unitKind === 'level' || quantity.explicit) return NUMBERED.test(adjacent) && !quantity.explicit
  // "ngày 05 cuộc" is a rate, "Điều 5 Nghị định" a name: a unit of measure after the number settles it.
  const counted = quantity.unit !== null && !['noun', 'announce', 'none'].includes(quantity.unitKind ?? '')
  if (NUMBERED.test(adjacent)) return true
  return LABEL.test(adjacent) && !counted
}

function isCondition(quantity: Quantity, { keys, clause, goals, sentence }: Setting): boolean {
  const own = keys.marked.slice(clause.start, quantity.number.start)
  const after = keys.marked.slice(quantity.unitEnd, clause.end)
  if (ONLY_THEN.test(keys.marked.slice(quantity.number.end, clause.end))) return true
  if (OVERLOAD.test(own)) return true
  if (quantity.unitKind === 'share') return false
  if (OFFENCE.test(own)) return true
  // "đạt từ 90 điểm trở lên xếp loại tốt", "thời hạn vay không quá 60 tháng"
  if (quantity.unit === 'điểm' && RANKED.test(after)) return true
  if (quantity.unitKind === 'time' && (LENT.test(own) || (/thời hạn|kỳ hạn/u.test(own) && LENDS.test(own))))
    return true
  if (quantity.unit === 'điểm' && GRADED.test(keys.marked.slice(sentence.start, clause.end))) return true
  if (!goals && TERMS.test(keys.marked.slice(sentence.start, quantity.number.start))) return true
  if (/^(?:trang|từ|chữ|phút)$/u.test(quantity.unit ?? '') && LENGTH.test(own)) return true
  if (quantity.explicit && PUNISHED.test(after)) return true
  const before = own.slice(-90)
  if (AIMED.test(before)) return false
  if (MUST.test(after) && NOUN_FIRST.test(own)) return true
  const up = FROM_UP.test(keys.marked.slice(quantity.number.end, quantity.number.end + 60))
  if (up && CONDITION.test(before)) return true
  // "Các thôn có từ 100 hộ trở lên bố trí …": the sentence goes on to what they do.
  const segment = own.slice(Math.max(...[',', ';', ':', '('].map((sign) => own.lastIndexOf(sign))) + 1)
  return (
    !goals &&
    quantity.explicit &&
    WHOM.test(segment) &&
    (/^[\s\-+*]*(?:đối với|áp dụng|trường hợp|nếu|khi)/u.test(segment) ||
      /^(?:\s(?:trở lên|trở xuống))?\s?\p{L}+\s\p{L}+\s\p{L}/u.test(after))
  )
}

const OVERLOAD = /(?<!\p{L})(?:chở|tải trọng|tốc độ|khổ)\s(?:vượt\s)?(?:quá|vượt)\s*$/u
const GRADED =
  /(?<!\p{L})(?:chấm|thang điểm|biểu điểm|cơ cấu điểm|điểm trừ|điểm cộng|bị trừ|được cộng)(?!\p{L})/u
const TERMS = /^[\s\-+*]*(?:điều kiện|tiêu chuẩn|yêu cầu đối với|đối tượng|mức vay|lãi suất)[^:]{0,40}:/u
const LENGTH = /(?<!\p{L})(?:dung lượng|thời lượng|dài)\s(?:\p{L}+\s){0,4}$/u
const PUNISHED = /^[^,;:]{0,40}\sbị\s(?:phạt|xử|thu hồi|đình chỉ|tính|trừ|buộc)/u
const RANKED =
  /(?<!\p{L})(?:xếp loại|(?<!bảng )xếp hạng|được xếp|được công nhận|được đề nghị|được xét|đạt loại)(?!\p{L})/u
const LENDS = /(?<!\p{L})(?:vay|lãi suất)(?!\p{L})/u
const LENT = /(?:thời hạn|kỳ hạn|thời gian)\s(?:cho\s)?(?:vay|gia hạn|ân hạn|trả nợ|thuê|bảo hành)(?!\p{L})/u

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

function judgeBare(quantity: Quantity, setting: Setting, before: string): Verdict {
  const none: Verdict = { kind: 'none' }
  const { keys, clause } = setting
  const near = before.slice(Math.max(0, before.length - 110))
  const own = keys.marked.slice(clause.start, quantity.number.start)
  if (quantity.measure !== 'level' && CHANGED.test(keys.marked.slice(clause.start, quantity.number.start)))
    return { kind: 'target', confidence: 0.88 }
  const paced = /\/(?:[^/]*\/)?(?:ngày|tuần|tháng|quý|năm|học kỳ|năm học)$/.test(quantity.unit ?? '')
  if (quantity.unitKind === 'time' && !paced) {
    // "Mỗi tuần dành 30 phút đọc sách"
    if (setting.led && EACH_TIME.test(own)) return { kind: 'target', confidence: 0.82 }
    if (SPARES.test(own) && EVERY.test(keys.marked.slice(clause.start, clause.end)))
      return { kind: 'target', confidence: 0.84 }
    const lasting = /(?:thời gian|thời hạn)/u.test(before)
    return lasting &&
      /(?:là|còn|xuống|đạt|bằng)\s*$/u.test(keys.marked.slice(clause.start, quantity.number.start))
      ? { kind: 'target', confidence: 0.85 }
      : none
  }
  const reached = REACHES.test(own)
  if (quantity.unitKind === 'announce') {
    if (!reached && !ADDED.test(own)) return none
    const tail = keys.marked.slice(quantity.unitEnd, clause.end)
    if (
      !/đạt\s*$/u.test(near + keys.marked.slice(quantity.start, quantity.number.start)) &&
      TAIL_LIST.test(tail) &&
      /:\s*$/.test(tail)
    )
      return none
    return { kind: 'target', confidence: 0.82 }
  }
  if (GAUGE.test(own) || setting.listed) return none
  const within = WOVEN.test(own) && HELD.test(quantity.unit ?? '')
  if (
    DESCRIPTION.test(before) &&
    !reached &&
    !within &&
    !/(?<!\p{L})lên\s*$/u.test(own) &&
    !INSTALLED.test(before)
  )
    return none
  if (
    /(?:xã|phường|thôn|địa bàn|hiện|toàn)\s(?:\p{L}+\s){0,4}có\s*$/u.test(before) &&
    !/(?:mỗi|bảo đảm|đảm bảo|phấn đấu)/u.test(before)
  )
    return none
  if (/(?<!\p{L})(?:trưởng|lãnh đạo|đại diện|cán bộ)\s*$/u.test(own)) return none
  if (!setting.led && /(?<!\p{L}|đối\s)với\s*$/u.test(own) && !reached) return none
  if (!setting.goals && STANDS.test(own)) return none
  const brought = LED_TO.test(own) && FINISHES.test(keys.marked.slice(quantity.unitEnd, clause.end))
  if (!setting.goals && CHARGED.test(own) && !brought && BODIES_COUNTED.test(quantity.unit ?? '')) return none
  const reaching = EXTENDS.test(own) && !MESSAGE.test(own)
  if (TOLD.test(own) && BODIES_COUNTED.test(quantity.unit ?? '') && !GIVEN.test(own) && !reaching) return none
  // "02 lớp tập huấn cho 120 hộ dân": who is taught is told beside what is done.
  if (setting.led && TAUGHT.test(own)) return none
  // "60 con bò cho 30 hộ": who receives the things is counted as well.
  const given = GIVEN.test(own)
  if (
    WATCHED.test(own) &&
    !brought &&
    !setting.goals &&
    !/^(?:chuyên|cuộc|đợt|lần|lượt|buổi)/.test(quantity.unit ?? '')
  )
    return none
  // "1 Chứng thực" is a note's or a list's numeral that ran into the text: counts below ten are written "01".
  if (
    isLoneDigit(quantity, keys) &&
    !brought &&
    !reaching &&
    !reached &&
    !paced &&
    (quantity.unitKind === 'noun' || !DOES.test(own))
  )
    return none
  const named =
    paced ||
    // "12/12 thôn có quy ước": a whole of which a part is named is what is to be reached.
    (setting.goals && /^[\s\-+*]*$/u.test(own)) ||
    (setting.led &&
      /^[\s\-+*]*$/u.test(own) &&
      IS_DONE.test(keys.marked.slice(quantity.unitEnd, clause.end))) ||
    (setting.goals && /^\d+\s?\/\s?\d+$/.test(keys.text.slice(quantity.number.start, quantity.number.end))) ||
    reaching ||
    given ||
    brought ||
    within ||
    (setting.goals && (MEASURED.test(before) || /(?:^|\p{L}[^:;]{0,80}:)[\s\-+*]*$/u.test(own))) ||
    (setting.led && /^[\s,]*trong đó/u.test(own)) ||
    EACH_DOES.test(near) ||
    ((setting.goals || setting.led) && /(?<!\p{L})mỗi\s\p{L}+\s$/u.test(near)) ||
    setting.following ||
    OWED.test(own) ||
    (quantity.unitKind === 'count' &&
      !/^đại (?:biểu|diện)/u.test(quantity.unit ?? '') &&
      EACH_BODY.test(own)) ||
    (setting.led && YEARLY.test(own)) ||
    (AMOUNT.test(own) && quantity.unit !== 'bộ')
  const direct = quantity.unitKind !== 'noun' && DIRECT.test(own) && !ASIDE.test(own)
  if (!reached && !named && !direct && !COMMITMENT.test(near)) return none
  if (
    setting.head &&
    /(?:sau|gồm|như sau|cụ thể)\s*:?\s*$/u.test(keys.marked.slice(quantity.unitEnd, clause.end))
  )
    return none
  return { kind: 'target', confidence: quantity.unitKind === 'noun' ? 0.72 : setting.goals ? 0.9 : 0.84 }
}

const ADDED = /(?<!\p{L})(?:(?:hoàn thành|đạt)\s(?:thêm|mới|được)|lên)\s*$/u
const EACH_TIME = /(?<!\p{L})mỗi\s(?:buổi|kỳ|lần|bản tin|chương trình|tiết|giờ)\s$/u
// "…; 20 cơ sở được công nhận an toàn dịch bệnh"
const IS_DONE = /^\s(?:\p{L}+\s){0,4}(?:được công nhận|đạt|được cấp|được hỗ trợ|hoàn thành)(?!\p{L})/u
const SPARES = /(?<!\p{L})dành\s(?:ra\s)?$/u
const EVERY = /(?<!\p{L})(?:mỗi|hằng|hàng|từng)\s\p{L}/u
const EVENTS =
  '(?:lớp|buổi|cuộc|hội nghị|khóa|đợt|chuyến|phiên|kỳ|lần|lượt|chương trình|hội thảo|tọa đàm|hội thi|chuyên đề|ngày|giờ|tiết|điểm|mô hình|hội|lễ)'
const TAUGHT = new RegExp(`\\d\\s${EVENTS}(?!\\p{L})[^\\d;,]{0,60}(?<!\\p{L})cho\\s*$`, 'u')
const GIVEN = new RegExp(
  `(?<!\\p{L})(?:hỗ trợ|cấp|cấp phát|trao|trao tặng|tặng|bàn giao|giao|phát|cho vay|cho mượn|lắp đặt|trang bị|chuyển giao|xây dựng|xây)\\s(?:\\p{L}+\\s){0,4}[\\d.]+\\s(?!${EVENTS}(?!\\p{L}))[^\\d;,]{0,60}(?<!\\p{L})cho\\s*$`,
  'u',
)
// "10 km đường (năm 2026: 4 km; năm 2027: 6 km)"
const YEARLY = /(?:\(|[;,]\s)(?:trong đó\s)?năm\s\d{4}\s?:?\s?$/u
// "Hội Cựu chiến binh: 02 mô hình", "Các thôn: mỗi thôn 01 buổi"
const OWED =
  /^[\s\-+*\d.]*(?:các\s)?(?:hội|đoàn|ban|phòng|trường|trạm|công an|thôn|ấp|bản|khu phố|tổ dân phố|chi bộ|chi hội|chi đoàn|mặt trận|văn phòng|trung tâm)(?!\p{L})[^:;\d]{0,60}:\s*$/u
const EACH_BODY =
  /(?<!\p{L})mỗi\s(?:thôn|ấp|bản|khu phố|khu dân cư|tổ dân phố|chi hội|chi đoàn|chi bộ|trường|lớp|tổ|hộ|xã|cơ quan|đơn vị|ca trực|hội viên|đảng viên|cán bộ)\s$/u
/** "Số lượng: 04 lớp" */
const AMOUNT =
  /^[\s\-+*]*(?:số(?! lượng (?:hồ sơ|đại biểu|khách))\s\p{L}+|quy mô|khối lượng)[^:\d]{0,30}:\s*$/u

function isLoneDigit(quantity: Quantity, keys: Keys): boolean {
  return /^\d$/.test(keys.text.slice(quantity.number.start, quantity.number.end))
}

/** "6 rõ", "4 tại chỗ", "3 không": a watchword, mostly in quotation marks. */
function isSlogan(quantity: Quantity, keys: Keys): boolean {
  if (!/["“]\s*$/.test(keys.text.slice(Math.max(0, quantity.number.start - 2), quantity.number.start)))
    return false
  if (quantity.unitKind === 'noun') return true
  return /^[^"”]{0,30}["”]/.test(keys.text.slice(quantity.number.end, quantity.number.end + 32))
}
