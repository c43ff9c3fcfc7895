import type { Keys } from '../../vietnamese/keys.ts'
import type { Quantity } from './quantities.ts'
import { REACHES, type Setting } from './target-setting.ts'

/** What is spent, lent, levied or fined sets no target; what is collected, earned or raised does. */
export function isSpending(quantity: Quantity, clause: string, after: string): boolean {
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

/** Shares and sums of a cost estimate. */
export function isPart(quantity: Quantity, { keys, sentence }: Setting): boolean {
  if (quantity.unitKind !== 'share' && quantity.unitKind !== 'money') return false
  const before = keys.marked.slice(sentence.start, quantity.number.start)
  if (quantity.unitKind === 'share' && BEARS.test(before.slice(-40))) return true
  return quantity.measure === 'level' && SPENDING.test(before) && SOURCE.test(before)
}

/** "01 giải nhất, 02 giải nhì": what a contest gives away; "đạt 03 giải" is reached. */
export function isPrize(quantity: Quantity, keys: Keys, before: string): boolean {
  if (!PRIZE.test(quantity.unit ?? '') || REACHES.test(before)) return false
  return PRIZE_NAME.test(keys.marked.slice(quantity.number.end, quantity.number.end + 24))
}

const SPENDING =
  /(?<![\p{L}\d])(?:kinh phí|dự toán|(?<!(?:giảm|tiết kiệm)\s)chi phí|tổng mức đầu tư|vốn vay|mức chi(?! tiêu)|nguồn vốn|lệ phí|mức phí|mức hỗ trợ)(?![\p{L}\d])/u

const NORM =
  /(?<!\p{L})(?:hỗ trợ|trợ cấp|phụ cấp|vay|cho vay|phạt|xử phạt|mức đóng|đơn giá|mức lương|thu phí|mức phí|giá dịch vụ|mức thu(?! nhập)|bồi thường|tiền thưởng|thưởng|mức ăn|tiền ăn|chế độ ăn)(?!\p{L})/u

const PRIZE = /^giải(?:\s|$)/u

const PRIZE_NAME =
  /^\s(?:giải\s)?(?:nhất|nhì|ba|tư|khuyến khích|đặc biệt|tập thể|toàn đoàn|phụ|thưởng|chính)(?!\p{L})/u

// "ngân sách xã đối ứng 30%", "người lao động đóng 8%": who bears which part of a sum.
const BEARS = /(?<!\p{L})(?:đối ứng|đóng góp|đóng|trích nộp|chịu)\s*$/u

const SOURCE =
  /(?<!\p{L})(?:ngân sách|xã hội hóa|nhân dân|nguồn|vốn|doanh nghiệp|cộng đồng|chi phí|đối ứng)(?!\p{L})[^,;]{0,60}$/u

const DEFINED = /(?<!\p{L})là\s(?:\p{L}+\s){1,4}có\s(?:\p{L}+\s){0,3}(?:thu nhập|doanh thu)/u

const LEVIED = /^[\s\-+*]*(?:tổng\s)?thu\s(?:ngân sách|phí|thuế|tiền|các)(?![^;]*\/)/u

const RAISED =
  /(?<!\p{L})(?:huy động|vận động|thu hút|kêu gọi|tranh thủ)\s(?:\p{L}+\s){0,4}(?:kinh phí|nguồn vốn|nguồn lực)/u
