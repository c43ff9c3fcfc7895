import type { Keys } from '../../vietnamese/keys.ts'
import type { Span } from './clauses.ts'
import type { Quantity } from './quantities.ts'

const LEAD =
  /^(?:(?:phấn đấu|bảo đảm|đảm bảo|trong đó|cụ thể|đồng thời|tiếp tục|hoàn thành|thực hiện|duy trì|và|có|nâng|đưa|góp phần|trên cơ sở đó)[,:]?\s+|(?:đến|trong|hết|đến hết|đến cuối)?\s*(?:hết |cuối )?năm\s\d{4}[,:]?\s*)+/iu
const TAIL =
  /[\s,:(–-]*(?:(?:là|đạt|còn|xuống|lên|giảm|tăng|tăng thêm|rút ngắn|cắt giảm|đối với|với|có|phải|bằng|từ|hoàn thành|bảo đảm|đảm bảo|phấn đấu|được|khoảng|mỗi năm|bình quân)[\s,:(]*)*$/iu
const STOP =
  /[,;:()]|\.(?=\s|$)|\s(?:và\s)?(?:đến|vào)\s(?:hết\s|cuối\s)?năm\s|\s(?:được|đạt|phải|có|thực hiện|trong|để|nhằm|theo|so với|tại|trên|khi|vào|đã|sẽ|là|còn|được)\s/u

/** A name that needs a value: what stands before the number is then what it measures. */
const MEASURED =
  /(?<![\p{L}])(?:tỷ lệ|tỉ lệ|thời gian|số lượng|chỉ số|mức độ|mức|tổng|tốc độ|thu nhập|dân số|số|điểm|diện tích|sản lượng|năng suất|giá trị|tỷ suất|tỷ trọng|độ|hệ thống)(?![\p{L}])/iu

/** What a quantity measures, as printed: the words before it, or what it counts; null where neither tells. */
export function subjectOfQuantity(keys: Keys, given: { quantity: Quantity; clause: Span }): string | null {
  const { quantity, clause } = given
  const before = keys.text
    .slice(clause.start, Math.max(clause.start, quantity.start))
    .replace(/^[\s\-–+*,:;.]+/, '')
    .slice(0, 600)
  const stripped = cutTail(before.replace(LEAD, ''))
  const measured = MEASURED.test(stripped)
  if (measured) return stripped
  const from = quantity.unitKind === 'share' ? quantity.end : quantity.number.end
  const after = keys.text.slice(from, clause.end).trim()
  const stop = STOP.exec(after)
  const counted = (stop ? after.slice(0, stop.index) : after).replace(/[\s;,.]+$/, '').trim()
  if (counted !== '' && !/^(?:so với|trong|trở|để|khi|theo|của)(?=\s|$)/iu.test(counted)) return counted
  return stripped || counted || null
}

/** Only the end of the words is looked at, so that long ones cost no more than short ones. */
function cutTail(text: string): string {
  const from = Math.max(0, text.length - 80)
  return (text.slice(0, from) + text.slice(from).replace(TAIL, '')).trim()
}
