import { LOOK_ALIKES, wordsPattern } from '../../knowledge/look-alikes.ts'
import type { Keys } from '../../vietnamese/keys.ts'
import type { Quantity } from './quantities.ts'
import { COMMITMENT, DOES, MEASURED, REACHES, type Setting, type Verdict } from './target-setting.ts'

/** A number whose comparator nobody writes out: its verb, or the list in which it stands, makes it a target. */
export function judgeCount(quantity: Quantity, setting: Setting, before: string): Verdict {
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

const DESCRIPTION = wordsPattern(LOOK_ALIKES.descriptions.words, { end: true })

// How large a thing is, not how many are reached.
const GAUGE =
  /(?<!\p{L})(?:khổ|bề rộng|chiều rộng|chiều cao|mặt đường|công suất|dung tích|cự ly|bán kính|đường kính|điện áp|tải trọng|độ sâu|dày|rộng)\s*$/u

const CHANGED =
  /(?<![\p{L}\d])(?:giảm|tăng|rút ngắn|cắt giảm|tăng thêm|nâng thêm|lên|xuống|còn|là|đạt|gấp)\s*(?:thêm\s*)?$/u

// "Lắp đặt điểm truy cập tại 05 nhà văn hóa": how many places get it is the target.
const INSTALLED =
  /^[\s\-+*]*(?:lắp đặt|trang bị|bố trí|xây dựng|phủ sóng|thí điểm)(?!\p{L})[^.;:,\d]{0,80}\stại\s*$/u

// "Lồng ghép tuyên truyền trong 12 buổi sinh hoạt": how often it is done.
const WOVEN =
  /^[\s\-+*]*(?:lồng ghép|phổ biến|tuyên truyền|quán triệt|tích hợp|giới thiệu|thông tin)(?!\p{L})[^.;:,\d]{0,80}\s(?:trong|tại|qua|vào)\s*$/u

const HELD = /^(?:buổi|cuộc|kỳ|phiên|hội nghị|giờ|tiết|số|lần|chương trình|ngày hội|lễ hội)(?!\p{L})/u

// "mỗi trường chọn 02 sản phẩm"
const EACH_DOES = /(?<!\p{L})(?:mỗi|từng)\s(?:\p{L}+\s){2,6}$/u

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
