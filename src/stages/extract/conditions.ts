import type { Quantity } from './quantities.ts'
import type { Setting } from './target-setting.ts'

/** True for a number that says who is meant, when a rule holds or what is forbidden. */
export function isCondition(quantity: Quantity, { keys, clause, goals, sentence }: Setting): boolean {
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

// "doanh nghiệp có từ 500 lao động trở lên": who is meant, not what is reached.
const CONDITION =
  /(?<!\p{L})(?:doanh nghiệp|hộ|gia đình|cặp|người|phụ nữ|trẻ em|trẻ|lao động|cơ sở|đơn vị|cơ quan|tổ chức|dự án|công trình|trường|hợp tác xã|trang trại|nhà)\s(?:\p{L}+\s){0,4}?(?:có|với|sử dụng|từ đủ|quy mô|đạt mức)\s(?:\p{L}+\s){0,2}(?:từ\s|đủ\s)*$/u

const AIMED = /(?<!\p{L})(?:mỗi|phấn đấu|bảo đảm|đảm bảo|ít nhất|tối thiểu|mục tiêu)(?!\p{L})/u

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
