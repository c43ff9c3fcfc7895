import { findDates } from '../../vietnamese/dates.ts'
import { barePattern, type Keys } from '../../vietnamese/keys.ts'
import { findCitations } from './citations.ts'

/** A stretch in which no number is a target and no year governs one. */
export interface Mask {
  readonly start: number
  readonly end: number
  readonly kind: 'citation' | 'date' | 'name' | 'code' | 'clock' | 'quote' | 'period'
}

const PATTERNS: readonly (readonly [Mask['kind'], RegExp])[] = [
  ['code', /(?:https?:\/\/|www\.)\S{1,200}|\S{1,64}@\S{1,64}/g],
  ['code', /(?<!\d)0\d{2,3}[ .]?\d{3}[ .]?\d{3,4}(?!\d)/g],
  ['code', /(?<!\d)24\s?\/\s?7(?!\d)/g],
  [
    'code',
    /(?:industry|công nghiệp|cách mạng|windows|android|web|covid[- ]?|iso|tcvn|qcvn)\s?(?:lần thứ )?[\d.:-]+/gi,
  ],
  ['code', /(?<=\()\d{1,2}(?=\))/g],
  // "các tháng 10, 11, 12 năm 2025"
  [
    'code',
    /(?<=thang\s\d{1,2}(?:\s?(?:,|va)\s?\d{1,2}){0,10}\s?(?:,|va)\s?)\d{1,2}(?![\d%.]|,\d)(?=\s?(?:,|va|nam|\/|;|\.|$|hang))/g,
  ],
  // "nhóm tuổi từ 36 đến 45"
  ['code', barePattern('(?:độ|nhóm|lứa) tuổi (?:từ )?\\d{1,2}(?:\\s?(?:-|đến)\\s?(?:dưới )?\\d{1,3})?', 'g')],
  // a map's scale: "tỷ lệ 1/2000"
  ['code', barePattern('(?:tỷ|tỉ) lệ (?:bản đồ )?1\\s?[/:]\\s?\\d[\\d.]*', 'g')],
  // "trong 6 tháng đầu năm 2026", "10 ngày đầu tháng": a time, no figure.
  [
    'code',
    barePattern(
      '\\d{1,2}(?=\\s(?:tháng|quý|tuần|ngày|năm)\\s(?:đầu|cuối)(?: cùng)?(?: của)? (?:năm|tháng|quý|kỳ|nhiệm|giai))',
      'g',
    ),
  ],
  [
    'code',
    barePattern(
      '(?<=(?<!(?:mỗi|hằng|hàng|từng)\\s)(?:tháng|quý)\\s)\\d{1,2}(?=\\s?(?:năm|/|,|[.]|;|$|và|-|hằng|hàng))',
      'g',
    ),
  ],
  [
    'clock',
    barePattern(
      '(?<![\\d/])(?:[01]?\\d|2[0-4])(?:\\s?(?:giờ|h|g)\\s?|:)\\d{2}(?:\\s?phút)?(?![\\d%‰,.]\\d|[\\d%‰])',
      'g',
    ),
  ],
  ['clock', barePattern('(?:lúc|vào|từ|hồi)\\s\\d{1,2}\\s?(?:giờ|h)(?![a-z])', 'g')],
  // Years in the name of a programme are the programme's, not the target's.
  [
    'name',
    barePattern(
      '(?:chương trình|đề án|chiến lược|quy hoạch|dự án|kế hoạch|phong trào)\\s(?!này )[^;.:%]{10,160}?(?:giai đoạn|đến năm|năm)\\s\\d{4}(?:\\s?-\\s?\\d{4})?(?:,\\s(?:tầm nhìn|định hướng)\\s(?:đến\\s)?(?:năm\\s)?\\d{4})?',
      'g',
    ),
  ],
  // A movement's own name: phong trào "Mỗi người trồng 01 cây xanh".
  [
    'quote',
    barePattern(
      '(?:phong trào|cuộc vận động|chủ đề|thông điệp|khẩu hiệu|phương châm|chương trình|cuộc thi|hội thi|chiến dịch|đợt cao điểm|tinh thần)\\s(?:thi đua\\s|hành động\\s|chung tay\\s)?["“][^"”]{3,160}["”]',
      'g',
    ),
  ],
  ['name', barePattern('(?:tầm nhìn|định hướng)\\s(?:đến\\s)?(?:năm\\s)?\\d{4}', 'g')],
  [
    'period',
    barePattern(
      'so với (?:(?:mức|bình quân|trung bình|cuối|đầu|cùng kỳ|kết quả|thực hiện|của|các|giai đoạn|nhiệm kỳ|năm|\\d{1,2})\\s){0,6}(?:năm|cùng kỳ|giai đoạn|nhiệm kỳ)\\s\\(?\\d{4}(?:\\s?-\\s?\\d{4}\\)?)?',
      'g',
    ),
  ],
  // "(tính đến tháng 6/2025)", "(trung bình giai đoạn 2021 - 2025 là 5 vụ)": from when the figure before it is.
  ['period', barePattern('\\((?:số liệu |kết quả )?(?:tính|cập nhật) đến[^()%]{0,48}\\)', 'g')],
  [
    'period',
    barePattern(
      '\\((?:trung bình|bình quân) (?:của )?(?:các |\\d{1,2} )?(?:năm|giai đoạn)[^()]{0,60}\\)',
      'g',
    ),
  ],
  // "phát sinh từ năm 2020 đến nay"
  [
    'period',
    barePattern(
      '(?:từ |trước |kể từ )?năm \\d{4} (?:đến nay|đến thời điểm|trở lại đây|trở về trước|trở về sau|về trước|trở lại)',
      'g',
    ),
  ],
  ['period', barePattern('lần (?:so với )?(?:cuối )?năm \\d{4}', 'g')],
  [
    'period',
    barePattern(
      '(?:đại hội|nghị quyết|khóa|lần thứ|hđnd|hội đồng nhân dân|ban chấp hành|đảng bộ|đảng ủy)[^.;:]{0,70}nhiệm kỳ\\s(?:\\d{4}\\s?-\\s?\\d{4})',
      'g',
    ),
  ],
]

const TIMED = barePattern(
  ',\\s[^,]{0,60}(?:đến hết|hoàn thành|trước|tháng|phấn đấu|kéo dài|trong năm|đạt)\\s',
)

/** What in the text is no figure of the plan's own, from left to right; stretches may overlap. */
export function findMasks(keys: Keys): Mask[] {
  const masks: Mask[] = []
  for (const citation of findCitations(keys))
    masks.push({ start: citation.start, end: citation.end, kind: 'citation' })
  for (const date of findDates(keys.text)) masks.push({ start: date.start, end: date.end, kind: 'date' })
  for (const [kind, pattern] of PATTERNS) {
    for (const match of keys.bare.matchAll(pattern)) {
      // A programme's name is written with a capital; "kế hoạch năm 2026" is not a name.
      if (kind === 'name' && !/^[\p{Lu}]/u.test(keys.text.charAt(match.index))) continue
      // "Dự án số hóa, kéo dài đến hết tháng 3 năm 2026": the year is the task's, not the name's.
      if (kind === 'name' && TIMED.test(match[0])) continue
      masks.push({ start: match.index, end: match.index + match[0].length, kind })
    }
  }
  return masks.sort((a, b) => a.start - b.start)
}

/** True where the stretch touches a mask. */
export function isMasked(masks: readonly Mask[], span: { start: number; end: number }): boolean {
  return masks.some((mask) => span.start < mask.end && mask.start < span.end)
}
