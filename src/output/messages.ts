import type { GapStatus } from '../model/gaps.ts'
import type { PageMethod } from '../model/page.ts'
import type { Severity } from '../model/plan.ts'
import type { FileEntry } from '../model/summary.ts'
import type { ItemKind, Requirement } from '../model/template.ts'
import type { Review } from './decisions.ts'
import type { Lang } from './entry.ts'

export const STATUSES: readonly GapStatus[] = [
  'missing',
  'weaker',
  'changed',
  'unclear',
  'met',
  'exceeded',
  'not-applicable',
]

/** Signs that tell statuses apart without colour. */
export const STATUS_SIGNS: Readonly<Record<GapStatus, string>> = {
  met: '✓',
  exceeded: '▲',
  weaker: '▼',
  changed: '≠',
  missing: '✕',
  unclear: '?',
  'not-applicable': '–',
}

export interface Labels {
  readonly status: Readonly<Record<GapStatus, string>>
  readonly statusMeaning: Readonly<Record<GapStatus, string>>
  readonly severity: Readonly<Record<Severity, string>>
  readonly requirement: Readonly<Record<Requirement, string>>
  readonly kind: Readonly<Record<ItemKind, string>>
  readonly method: Readonly<Record<PageMethod, string>>
  readonly file: Readonly<Record<FileEntry['status'], string>>
  readonly review: Readonly<Record<Review['state'], string>>
  readonly field: Readonly<Record<string, string>>
  readonly finding: Readonly<Record<string, string>>
}

export const LABELS: Readonly<Record<Lang, Labels>> = {
  vi: {
    status: {
      met: 'Đạt',
      exceeded: 'Vượt',
      weaker: 'Thấp hơn',
      changed: 'Thay đổi',
      missing: 'Thiếu',
      unclear: 'Chưa rõ',
      'not-applicable': 'Không áp dụng',
    },
    statusMeaning: {
      met: 'Kế hoạch có nội dung này và đáp ứng yêu cầu của tỉnh',
      exceeded: 'Kế hoạch đặt mức cao hơn yêu cầu của tỉnh',
      weaker: 'Kế hoạch đặt mức thấp hơn yêu cầu của tỉnh',
      changed: 'Kế hoạch ghi khác năm, đơn vị tính, thời hạn hoặc đơn vị thực hiện',
      missing: 'Không tìm thấy nội dung này trong kế hoạch',
      unclear: 'Chưa đủ căn cứ để kết luận, cần người rà soát xem',
      'not-applicable': 'Nội dung này không áp dụng đối với đơn vị',
    },
    severity: { error: 'Lỗi', warning: 'Cảnh báo', info: 'Lưu ý' },
    requirement: { mandatory: 'Bắt buộc', recommended: 'Khuyến khích', optional: 'Tùy chọn' },
    kind: { indicator: 'Chỉ tiêu', task: 'Nhiệm vụ', goal: 'Mục tiêu', section: 'Mục' },
    method: {
      text: 'Văn bản số',
      'legacy-font': 'Chuyển từ bảng mã cũ',
      ocr: 'Nhận dạng từ ảnh',
      restored: 'Phục hồi từ lớp chữ hỏng',
      mixed: 'Kết hợp',
      blank: 'Trang trắng',
      unreadable: 'Không đọc được',
    },
    file: {
      done: 'Đã đọc',
      failed: 'Không đọc được',
      duplicate: 'Trùng nội dung',
      superseded: 'Đã có bản gửi sau',
      'not-a-plan': 'Không phải kế hoạch',
      joined: 'Ghép với tệp khác',
      pending: 'Chưa xử lý',
    },
    review: {
      open: 'Chưa kiểm tra',
      confirmed: 'Đã xác nhận',
      overruled: 'Đã sửa kết luận',
      conflict: 'Ý kiến khác nhau',
      changed: 'Cần kiểm tra lại',
    },
    field: {
      value: 'Giá trị',
      valueTo: 'Giá trị đến',
      comparator: 'Cách so sánh',
      unit: 'Đơn vị tính',
      year: 'Năm',
      yearTo: 'Đến năm',
      measure: 'Cách đo',
      deadline: 'Thời hạn',
      responsible: 'Đơn vị chủ trì',
      coordinating: 'Đơn vị phối hợp',
      text: 'Nội dung',
      product: 'Sản phẩm',
      commitment: 'Mức cam kết',
      section: 'Mục',
    },
    finding: {
      'section-numbering': 'Đánh số mục không liên tục',
      'number-missing': 'Thiếu số văn bản',
      'date-incomplete': 'Ngày ban hành chưa đầy đủ',
      'signer-missing': 'Thiếu người ký',
      'period-missing': 'Chưa rõ giai đoạn thực hiện',
      'count-mismatch': 'Số lượng nêu và liệt kê không khớp',
      'unit-missing': 'Thiếu đơn vị tính',
      'annex-missing': 'Thiếu phụ lục được dẫn chiếu',
      'annex-mismatch': 'Phụ lục không khớp phần lời',
      'duplicate-indicator': 'Chỉ tiêu trùng lặp',
      'conflicting-indicator': 'Chỉ tiêu mâu thuẫn',
      'outdated-term': 'Thuật ngữ không còn dùng',
      'abolished-unit': 'Cơ quan không còn hoạt động',
      'basis-missing': 'Chưa dẫn kế hoạch của tỉnh',
      'deadline-missing': 'Thiếu thời hạn',
      'deadline-past': 'Thời hạn trước ngày ban hành',
      'responsible-missing': 'Thiếu đơn vị chủ trì',
      'low-confidence': 'Chữ khó đọc, độ tin cậy thấp',
      handwritten: 'Có chữ viết tay',
      'page-unreadable': 'Trang không đọc được',
      'not-a-plan': 'Không phải kế hoạch',
      'several-documents': 'Tệp chứa nhiều văn bản',
      'template-unmatched': 'Không khớp mẫu nào của tỉnh',
      'not-localised': 'Chép nguyên nội dung của tỉnh',
      'wrong-commune': 'Nêu tên đơn vị khác',
      'near-copy': 'Gần như trùng với kế hoạch khác',
      outlier: 'Giá trị khác thường',
      superseded: 'Đã có bản gửi sau',
      'late-submission': 'Gửi sau hạn',
      'commonly-missing': 'Nội dung nhiều đơn vị cùng thiếu',
      'replaced-document': 'Dẫn văn bản đã được thay thế',
    },
  },
  en: {
    status: {
      met: 'Met',
      exceeded: 'Exceeded',
      weaker: 'Weaker',
      changed: 'Changed',
      missing: 'Missing',
      unclear: 'Unclear',
      'not-applicable': 'Not applicable',
    },
    statusMeaning: {
      met: 'The plan carries this item as the province asks',
      exceeded: 'The plan goes beyond what the province asks',
      weaker: 'The plan falls short of what the province asks',
      changed: 'The plan states another year, unit, deadline or responsible body',
      missing: 'The item was not found in the plan',
      unclear: 'Not enough to decide; a person must look',
      'not-applicable': 'The item does not apply to this commune',
    },
    severity: { error: 'Error', warning: 'Warning', info: 'Note' },
    requirement: { mandatory: 'Mandatory', recommended: 'Recommended', optional: 'Optional' },
    kind: { indicator: 'Indicator', task: 'Task', goal: 'Goal', section: 'Section' },
    method: {
      text: 'Digital text',
      'legacy-font': 'Converted legacy encoding',
      ocr: 'Read from the picture',
      restored: 'Restored from a damaged text layer',
      mixed: 'Mixed',
      blank: 'Blank page',
      unreadable: 'Unreadable',
    },
    file: {
      done: 'Read',
      failed: 'Failed',
      duplicate: 'Duplicate',
      superseded: 'Superseded',
      'not-a-plan': 'Not a plan',
      joined: 'Joined with another file',
      pending: 'Pending',
    },
    review: {
      open: 'Not checked',
      confirmed: 'Confirmed',
      overruled: 'Overruled',
      conflict: 'Reviewers disagree',
      changed: 'To be checked again',
    },
    field: {
      value: 'Value',
      valueTo: 'Upper value',
      comparator: 'Comparison',
      unit: 'Unit',
      year: 'Year',
      yearTo: 'To year',
      measure: 'Measure',
      deadline: 'Deadline',
      responsible: 'Responsible',
      coordinating: 'Coordinating',
      text: 'Text',
      product: 'Product',
      commitment: 'Commitment',
      section: 'Section',
    },
    finding: {
      'section-numbering': 'Section numbering broken',
      'number-missing': 'Document number missing',
      'date-incomplete': 'Date incomplete',
      'signer-missing': 'Signer missing',
      'period-missing': 'Period not stated',
      'count-mismatch': 'Announced and listed counts differ',
      'unit-missing': 'Unit missing',
      'annex-missing': 'Annex referred to is missing',
      'annex-mismatch': 'Annex and body disagree',
      'duplicate-indicator': 'Duplicate indicator',
      'conflicting-indicator': 'Conflicting indicators',
      'outdated-term': 'Outdated term',
      'abolished-unit': 'Abolished body',
      'basis-missing': 'Provincial plan not cited',
      'deadline-missing': 'Deadline missing',
      'deadline-past': 'Deadline before issue date',
      'responsible-missing': 'Responsible body missing',
      'low-confidence': 'Hard to read',
      handwritten: 'Handwriting',
      'page-unreadable': 'Unreadable page',
      'not-a-plan': 'Not a plan',
      'several-documents': 'Several documents in one file',
      'template-unmatched': 'Matches no template',
      'not-localised': "Province's wording left in",
      'wrong-commune': 'Another commune is named',
      'near-copy': 'Nearly a copy of another plan',
      outlier: 'Unusual value',
      superseded: 'A later submission exists',
      'late-submission': 'Sent late',
      'commonly-missing': 'Missing in many plans',
      'replaced-document': 'Cites a replaced document',
    },
  },
}

/** A finding code as a short title; the code itself where it has none. */
export const findingTitle = (code: string, lang: Lang): string => LABELS[lang].finding[code] ?? code
