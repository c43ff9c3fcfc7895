import type { Quantity } from './quantities.ts'
import type { Setting } from './target-setting.ts'

const AIMED =
  /(?<!\p{L})(?:phấn đấu|bảo đảm|đảm bảo|mục tiêu|chỉ tiêu|mỗi (?:thôn|hộ|trường|năm|tháng|chi \p{L}+))(?!\p{L})/u
const VOTED =
  /(?<!\p{L})(?:hợp lệ khi|tán thành|biểu quyết|tín nhiệm thấp|tín nhiệm cao|số phiếu|đại diện hộ dự)(?!\p{L})/u
const GRANTED =
  /(?<!\p{L})(?:mức đóng|mức hưởng|lãi suất|thuế suất|tỷ lệ đóng|trích nộp|tỷ lệ trích)(?!\p{L})[^;]{0,80}$/u
const BY_LAW = /^[\s\-+*]*(?:theo (?:luật|quy định|nghị định|thông tư)|căn cứ luật)/u
const PAID = /^[\s\-+*]*chi\s[^:;]{0,40}:/u
const OFFENCE = /(?<!\p{L})(?:hành vi|người bị phạt)(?!\p{L})[^;]{0,60}$/u
// How hard it blows, rains or presses, how far and how warm: what a measure is taken at.
const GAUGED =
  /(?<!\p{L})(?:lượng mưa|gió|bão|triều|mực nước|nhiệt độ|độ ẩm|độ mặn|khoảng cách|bán kính|đường kính|áp lực|nồng độ|tải trọng|cách ly|cự ly)(?!\p{L})[^,;:]{0,60}$/u
const TAKEN_AT = /(?<!\p{L})(?:mực nước|lượng mưa|độ mặn|triều cường)(?!\p{L})[^;:]*$/u
const SPEED = /^(?:km\/(?:giờ|h)|mm|độ|độ c|bar)$/iu
const IF =
  /(?<!\p{L})(?:nếu|trường hợp|với điều kiện)(?!\p{L})(?![^,]*,\s?(?:phấn đấu|đạt|tổ chức))[^;]{0,80}$/u
const GRADE = /^\s?(?:[:=]|thì|xếp|loại)/u
const PAPERS = /^(?:bản|bộ|bản sao|bản chính)$/u
const APPLIED = /(?<!\p{L})(?:nộp|hồ sơ|đơn|bản)(?!\p{L})/u
const IN_USE = /(?<!\p{L})(?:sử dụng|tận dụng|trưng dụng)\s*$/u
const STANDING = /^\s?(?:hiện có|sẵn có|đang có)(?!\p{L})/u
const RULES = /^(?:nghị quyết|nghị định|luật|chỉ thị|thông tư|điều|bộ luật|kết luận|quy định)$/u
const ISSUED = /(?<!\p{L})(?:ban hành|tham mưu|xây dựng|trình|thông qua|soạn thảo)(?!\p{L})[^,;]{0,30}$/u
const ENTITLED = /^(?:\strở lên)?\s(?:được|phải|thì|mới)(?!\p{L})/u
// "Tiền thưởng: nhất 5 triệu đồng; nhì 3 triệu đồng", "Dự toán: thuê hội trường …; in tài liệu …"
const PRICED =
  /^[\s\-+*]*(?:\p{L}+\s){0,2}(?:tiền thưởng|giải thưởng|mức thưởng|dự toán|kinh phí|chi phí|lệ phí|mức phí|mức chi|đơn giá|giá|mức phạt|mức hỗ trợ|mức vay|phạt)(?!\p{L})[^:.]{0,40}:/u
const SPENT = /^[\s\-+*]*(?:trong đó[:,]?\s)?(?:chi|thuê|mua|in ấn)\s(?!ngân sách)[^,;]{0,60}$/u

/**
 * True for a number that says when a rule applies, what a thing costs or whom it suits: "hợp lệ khi có trên 50% số hộ
 * dự", "trừ 5 điểm nếu chậm quá 3 ngày", "nộp 02 bản". In a section of goals nothing is a threshold.
 */
export function isThreshold(quantity: Quantity, { keys, clause, sentence, goals }: Setting): boolean {
  const own = keys.marked.slice(clause.start, quantity.number.start)
  const after = keys.marked.slice(quantity.unitEnd, clause.end)
  const unit = quantity.unit ?? ''
  if (isInterval(quantity, { own, after }) || isStock(quantity, { own, after })) return true
  if (qualifies(quantity, own)) return true
  if (goals) return false
  if (/^đại (?:biểu|diện)$/u.test(unit) && !/(?<!\p{L})(?:đạt|có)\s*$/u.test(own)) return true
  if (AIMED.test(own)) return false
  if (PAID.test(keys.marked.slice(sentence.start, quantity.number.start))) return true
  if (quantity.explicit && (BY_LAW.test(own) || OFFENCE.test(own))) return true
  if (
    quantity.unitKind === 'share' &&
    /(?<!\p{L})(?:độ ẩm|độ mặn|nồng độ|độ cồn)\s(?:\p{L}+\s){0,4}$/u.test(own)
  )
    return true
  if (quantity.unitKind === 'time' && /(?<!\p{L})kéo dài\s(?:\p{L}+\s){0,2}$/u.test(own)) return true
  if (quantity.unitKind === 'share')
    return (quantity.explicit && VOTED.test(keys.marked.slice(clause.start, clause.end))) || GRANTED.test(own)
  if (quantity.unitKind === 'money')
    return PRICED.test(keys.marked.slice(sentence.start, quantity.number.start)) || SPENT.test(own)
  if (quantity.explicit && IF.test(own)) return true
  if (quantity.explicit && SIZES.test(unit) && BINDS.test(after)) return true
  if (/^(?:m|km|cm)$/.test(unit) && APART.test(own)) return true
  if (unit === 'điểm' && GRADED_AS.test(own)) return true
  if (GAUGED.test(own) && !/\/(?:năm|tháng|ngày|người|hộ)/u.test(unit)) return true
  if (SIZES.test(unit) && TAKEN_AT.test(own)) return true
  if (SPEED.test(unit)) return true
  if (unit === 'điểm' && (GRADE.test(after) || /(?<!\p{L})(?:trừ|cộng)\s*$/u.test(own))) return true
  if (PAPERS.test(unit) && APPLIED.test(own)) return true
  if (IN_USE.test(own) && STANDING.test(after)) return true
  if (RULES.test(unit) && !ISSUED.test(own)) return true
  if (/^\s(?:\p{L}+\s)?cách nhau/u.test(after)) return true
  return quantity.unitKind === 'time' && quantity.explicit && ENTITLED.test(after)
}

// "Nhà từ 3 tầng trở lên, công trình cao trên 12 m phải xin phép": whom a rule binds.
const SIZES = /^(?:m|m2|m²|m3|m³|km|cm|tầng|tấn|kg|kw|phòng|chỗ|chỗ ngồi|giường|lít)$/iu
const BINDS =
  /(?<!\p{L})(?:phải|không phải|không được|bắt buộc|thuộc diện|được miễn|bị cấm|bị xử|có trách nhiệm)(?!\p{L})/u
const APART = /(?<!\p{L})cách(?! mạng| thức| làm| ly)\s(?:\p{L}+\s){1,5}$/u
// "Loại A: từ 95 đến 100 điểm"
const GRADED_AS =
  /^[\s\-+*]*(?:loại|hạng|mức|xếp loại|nhóm)\s(?:[a-d]|\d|i{1,3}|xuất sắc|tốt|khá|giỏi|trung bình|yếu|đạt)(?!\p{L})[^:;]{0,20}:/u

/** "từ 80 đến dưới 90 điểm": both ends of a class into which things fall, no target. */
function isInterval(quantity: Quantity, { own, after }: { own: string; after: string }): boolean {
  if (quantity.comparator === 'between') return false
  return (
    (/(?<!\p{L})từ\s$/u.test(own) && /^\s(?:đến|tới)\s(?:dưới|cận|gần)\s\d/u.test(after)) ||
    /(?<!\p{L})từ\s\d[\d.,]*\s?(?:%|\p{L}+(?:\s\p{L}+)?)?\s?(?:đến|tới)\s(?:dưới|cận|gần)\s$/u.test(own)
  )
}

/** "100% cơ sở thuộc diện quản lý (42 cơ sở)": of how many the share is taken. */
function isStock(quantity: Quantity, { own, after }: { own: string; after: string }): boolean {
  if (quantity.explicit || !['count', 'noun', 'announce'].includes(quantity.unitKind ?? '')) return false
  return (
    /\d\s?%(?:\s\p{L}+,?){1,14}\s\((?:tổng số|tổng|gồm|hiện có)?\s?$/u.test(own) &&
    /^(?:\s\p{L}+){0,4}\)/u.test(after)
  )
}

const THINGS =
  '(?:dự án|công trình|gói thầu|khoản vay|khoản chi|khoản|hợp đồng|giao dịch|tài sản|hộ|hộ kinh doanh|hộ gia đình|gia đình|cơ sở|doanh nghiệp|hồ sơ|người|cá nhân|đơn hàng|hạng mục|trang trại|hợp tác xã)'
const PRICED_THING = new RegExp(`(?<!\\p{L})${THINGS}\\s(?:\\p{L}+\\s){0,3}$`, 'u')
const EARNING_THING = new RegExp(
  `(?<!\\p{L})${THINGS}\\s(?:\\p{L}+\\s){0,3}?(?:có\\s(?:tổng\\s)?|với\\s)(?:doanh thu|thu nhập|mức đầu tư|vốn|giá trị|quy mô|nợ|dư nợ)\\s(?!bình quân)(?:\\p{L}+\\s){0,3}$`,
  'u',
)
const EACH_OR_GOAL = /(?<!\p{L})(?:mỗi|phấn đấu|bảo đảm|đảm bảo|giúp|để)(?!\p{L})/u

/** "các dự án trên 5 tỷ đồng", "hộ có doanh thu trên 1 tỷ đồng/năm": which of them are meant. */
function qualifies(quantity: Quantity, own: string): boolean {
  if (quantity.unitKind !== 'money' || !quantity.explicit || quantity.measure !== 'level') return false
  const words = own.replace(BOUND, '')
  if (words === own || EACH_OR_GOAL.test(own.slice(-100))) return false
  return EARNING_THING.test(words) || (PRICED_THING.test(words) && !PREDICATE.test(words.slice(-24)))
}

const BOUND = /(?:từ đủ|từ|trên|dưới|hơn|quá|không quá|tối thiểu|ít nhất|đến|tối đa|vượt)\s(?:mức\s)?$/u
const PREDICATE = /(?<!\p{L})(?:đạt|là|còn|lên|bình quân|được|tăng|giảm|thu|huy động|vận động|có)\s/u

const LATELY =
  /(?<!\p{L})(?:thời gian qua|năm qua|vừa qua|những năm qua|các năm qua|nhiều năm qua|từ đầu năm đến nay|từ đầu năm đến hết|qua rà soát|theo thống kê|qua thống kê|qua khảo sát|qua kiểm tra|qua phỏng vấn|qua giám sát|qua tiếp xúc|kết quả rà soát|kết quả khảo sát|theo kết quả)(?!\p{L})/u
// "rừng hiện có là 3.420 ha; trồng mới 60 ha": of now is only what the same clause tells.
const NOW = /(?<!\p{L})(?:hiện có|hiện nay|hiện tại|hiện còn)(?!\p{L})/u
const NEXT =
  /(?<!\p{L})(?:phấn đấu|tiếp tục|sẽ|mục tiêu|thời gian tới|năm \d{4}|năm tới|bảo đảm|đảm bảo|giao)(?!\p{L})/u
const DONE = /(?<!\p{L})đã\s(?:\p{L}+\s){1,4}(?:$|\d[^;]*(?:,|và|với|cho)\s(?:\p{L}+\s){0,4}$)/u
const AHEAD =
  /(?<!\p{L})(?:phấn đấu|tiếp tục|sẽ|mục tiêu|thời gian tới|cần|năm \d{4}|để|nhằm|thêm|nâng|lên|được|bảo đảm|đảm bảo|ít nhất|tối thiểu)(?!\p{L})/u

/** "đã vận động 120 triệu đồng, tặng 300 suất quà", "Qua rà soát, xã còn 45 hộ ở nhà tạm": a result. */
export function isDoneBefore(quantity: Quantity, { keys, clause, sentence }: Setting): boolean {
  const spoken = keys.marked.slice(sentence.start, quantity.number.start)
  const lately = spoken.search(LATELY)
  if (lately >= 0 && !NEXT.test(spoken.slice(lately))) return true
  const here = keys.marked.slice(clause.start, quantity.number.start)
  const now = here.search(NOW)
  if (now >= 0 && !NEXT.test(here.slice(now))) return true
  if (quantity.unitKind === 'share') return false
  const own = keys.marked.slice(clause.start, quantity.number.start)
  const told = own.lastIndexOf(' đã ')
  return told >= 0 && !AHEAD.test(own.slice(told)) && DONE.test(own.slice(told))
}
