import { barePattern } from '../../vietnamese/keys.ts'
import { innerOf, type Search } from './deadline-tokens.ts'

/** Limits that an event sets outright: "chậm nhất 05 ngày kể từ …", "trước khi …". */
export function addEventLimits({ bare, add }: Search): void {
  for (const match of bare.matchAll(BY_EVENT)) add(innerOf(match), { ...EVENT_LIMIT, relation: 'by' })
  for (const match of bare.matchAll(BEFORE_EVENT)) add(innerOf(match), { ...EVENT_LIMIT, relation: 'before' })
}

/** What depends on something else: "sau khi …", "theo quy định", "khi có hướng dẫn". */
export function addEvents({ bare, add }: Search): void {
  for (const match of bare.matchAll(EVENT)) {
    const relation = /^(?:ngay )?sau/.test(match[1] ?? '') ? 'after' : 'in'
    add(innerOf(match), { ...EVENT_LIMIT, relation })
  }
}

const EVENT_LIMIT = { kind: 'event', start: null, end: null, explicit: true } as const

const BY_EVENT = barePattern(
  '(?:^|[^a-z\\d])((?:chậm nhất|muộn nhất|không quá|không muộn hơn)(?: là)?(?: sau| trong(?: vòng| thời hạn| thời gian)?)? \\d{1,3} (?:ngày|giờ|tháng)(?: làm việc)?,? (?:kể từ|từ|sau)[^;.,]{3,100})',
  'g',
)
const BEFORE_EVENT = barePattern(
  '(?:^|[^a-z\\d])((?:chậm nhất |ít nhất )?(?:\\d{1,3} (?:ngày|tháng|giờ) )?trước (?:khi|mùa|thời điểm|ngày (?!\\d)|kỳ|dịp|tết|lễ|đại hội|hội nghị|năm học)[^;.,:]{0,80})',
  'g',
)
const EVENT = barePattern(
  '(?:^|[^a-z\\d])((?:ngay )?(?:sau khi|theo (?:hướng dẫn|tiến độ|thời gian|yêu cầu|chỉ đạo|lộ trình|lịch|kế hoạch) (?:của|chung)|ngay khi|trong (?:thời hạn |vòng |thời gian )?\\d{1,3} (?:ngày|tháng|giờ)(?: làm việc)?(?:,)? (?:kể từ|sau|từ))\\s[^;.]{3,120}|theo (?:quy định|tiến độ|yêu cầu|hướng dẫn|thực tế)|khi có (?:yêu cầu|hướng dẫn|văn bản|chỉ đạo|quyết định|kế hoạch|thông báo)[^;.]{0,80}|ngay sau khi [^;.]{3,120}|sau (?:mỗi|từng|các) (?:đợt|lần|kỳ|cuộc|quý|buổi)[^;.,]{0,80}|theo (?:quy định|hướng dẫn|tiến độ) [^;.]{0,80})',
  'g',
)
