import type { Keys } from '../../vietnamese/keys.ts'
import type { Span } from './clauses.ts'
import type { Quantity } from './quantities.ts'

const NAME =
  /^[\s\-+*"]*(?:(?:phấn đấu|nâng|giảm|tăng|duy trì|bảo đảm|đảm bảo|đưa|hạ|giữ|trong đó|và|có)\s)*(?:tỷ lệ|tỉ lệ|tỷ suất|tỷ số|tỷ trọng|số|tổng|thời gian|chỉ số|mức|tốc độ|giá trị|thu nhập|diện tích|sản lượng|năng suất|mật độ|doanh thu|quy mô)(?!\p{L})/u
const PREDICATE =
  /(?<!\p{L})(?:đạt|đạt được|là|còn|xuống|lên|bằng|ở mức|đạt mức|tăng|giảm|chiếm|không quá|không vượt quá)\s(?:\p{L}+\s){0,2}$/u
const PARTED = /[,;:()]/u
const RESTRICTS =
  /(?<!\p{L})(?:có|sử dụng|quy mô|diện tích|từ|còn|với|thu nhập|doanh thu|công suất|chiều dài)(?!\p{L})/u
const SPEAKS =
  /(?<!\p{L})(?:đạt|được|phải|giảm|tăng|lên|xuống|và|hoặc|phấn đấu|là|trả|tham gia|thực hiện|hoàn thành|tổ chức|ít nhất|tối thiểu)(?!\p{L})/u
const NOT_HAPPEN = /(?<!\p{L})không để xảy ra\s[^,;:.]{3,90}\s(?:từ|trên)\s$/u
const COUNTED_TIMES = /(?<!\p{L})(?:phải|bị)\s(?:\p{L}+\s){1,3}(?:quá|trên|từ|hơn)\s*$/u
const NONE_BELOW =
  /(?<!\p{L})không (?:có|còn|để)\s[^,;:.]{1,50}\s(?:nào|quá hạn|trễ hạn|chậm|tồn đọng|vượt)\s[^,;:.]{0,30}$/u

/**
 * True for a number that only describes what is measured: "tỷ lệ trẻ được tiêm đủ 08 loại vắc xin đạt 95%",
 * "100% cơ sở có từ 10 lao động được kiểm tra", "không có tiêu chí nào dưới 70%".
 */
export function describes(
  quantity: Quantity,
  scene: { keys: Keys; clause: Span; numbers: readonly Quantity[] },
): boolean {
  const { keys, clause, numbers } = scene
  const at = numbers.indexOf(quantity)
  const before = keys.marked.slice(clause.start, quantity.start)
  if (NONE_BELOW.test(before.slice(-100))) return true
  // "không để xảy ra ngộ độc tập thể từ 30 người trở lên"
  if (
    quantity.explicit &&
    NOT_HAPPEN.test(keys.marked.slice(clause.start, quantity.number.start).slice(-120))
  )
    return true
  return (
    inName(quantity, { keys, before, next: numbers[at + 1], clause }) ||
    restricts(quantity, { keys, clause, last: numbers[at - 1] })
  )
}

function inName(
  quantity: Quantity,
  scene: { keys: Keys; before: string; next: Quantity | undefined; clause: Span },
): boolean {
  const { keys, next, clause } = scene
  if (!next || next.number.start >= clause.end) return false
  const own = keys.marked.slice(clause.start, quantity.number.start)
  const segment = own.slice(Math.max(...[',', ';', ':', '('].map((sign) => own.lastIndexOf(sign))) + 1)
  if (!NAME.test(segment) || PREDICATE.test(segment.slice(-40))) return false
  const between = keys.marked.slice(quantity.unitEnd, next.number.start)
  return !PARTED.test(between) && PREDICATE.test(between.slice(-40))
}

function restricts(
  quantity: Quantity,
  scene: { keys: Keys; clause: Span; last: Quantity | undefined },
): boolean {
  const { keys, clause, last } = scene
  if (!last || last.number.start < clause.start || last.end > quantity.start) return false
  if (last.unitKind !== 'share' && !last.explicit) return false
  const between = keys.marked.slice(last.end, quantity.number.start)
  // "thu hút 3 dự án với tổng vốn từ 200 tỷ đồng": the sum is a figure of its own.
  if (/(?<!\p{L})với tổng(?!\p{L})/u.test(between)) return false
  // "không quá 1% hồ sơ phải bổ sung quá 01 lần"
  if (between.length < 90 && !PARTED.test(between) && COUNTED_TIMES.test(between)) return true
  return between.length < 90 && !PARTED.test(between) && !SPEAKS.test(between) && RESTRICTS.test(between)
}
