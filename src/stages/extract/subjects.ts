import type { Keys } from '../../vietnamese/keys.ts'
import type { Span } from './clauses.ts'
import type { Quantity } from './quantities.ts'

const LEAD =
  /^(?:(?:phấn đấu|bảo đảm|đảm bảo|trong đó|cụ thể|đồng thời|tiếp tục|hoàn thành|thực hiện|duy trì|và|có|nâng|đưa|góp phần|trên cơ sở đó)[,:]?\s+|(?:đến|trong|hết|đến hết|đến cuối)?\s*(?:hết |cuối )?năm\s\d{4}[,:]?\s*)+/iu
const TAIL =
  /[\s,:(–-]*(?:(?:là|đạt|đạt được|còn|xuống|lên|giảm|tăng|tăng thêm|rút ngắn|cắt giảm|đối với|với|có|phải|bằng|từ|hoàn thành|bảo đảm|đảm bảo|phấn đấu|được|khoảng|mỗi năm|bình quân)[\s,:(]*)*$/iu
const STOP =
  /[,;.:()]|\s(?:được|đạt|phải|có|thực hiện|trong|để|nhằm|theo|so với|tại|trên|khi|vào|đã|sẽ|là|còn|được)\s/u

/** What a quantity measures, as printed: the words before it, or what it counts; null where neither tells. */
export function subjectOfQuantity(keys: Keys, given: { quantity: Quantity; clause: Span }): string | null {
  const { quantity, clause } = given
  const before = keys.text
    .slice(clause.start, Math.max(clause.start, quantity.start))
    .replace(/^[\s\-–+*,:;.]+/, '')
    .slice(0, 600)
  const stripped = cutTail(before.replace(LEAD, ''))
  if (stripped.split(/\s+/).length >= 2) return stripped
  const from = quantity.unitKind === 'share' ? quantity.end : quantity.number.end
  const after = keys.text.slice(from, clause.end).trim()
  const stop = STOP.exec(after)
  const counted = (stop ? after.slice(0, stop.index) : after).replace(/[\s;,.]+$/, '').trim()
  return counted || stripped || null
}

/** Only the end of the words is looked at, so that long ones cost no more than short ones. */
function cutTail(text: string): string {
  const from = Math.max(0, text.length - 80)
  return (text.slice(0, from) + text.slice(from).replace(TAIL, '')).trim()
}
