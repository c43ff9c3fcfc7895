import type { InputErrorCode } from '../model/errors.ts'

type Lang = 'vi' | 'en'

const MESSAGES: Partial<Record<InputErrorCode, Record<Lang, string>>> = {
  missing: { vi: 'Không tìm thấy tệp.', en: 'The file was not found.' },
  vanished: { vi: 'Tệp không còn ở đó khi đến lượt đọc.', en: 'The file was gone when its turn came.' },
  changed: {
    vi: 'Tệp bị thay đổi trong lúc đang xử lý; hãy chạy lại khi tệp đã ổn định.',
    en: 'The file changed while it was processed; run again once it is settled.',
  },
  'too-large': {
    vi: 'Tệp lớn hơn mức cho phép (limits.bytes trong quy trình).',
    en: 'The file is larger than is allowed (limits.bytes in the pipeline).',
  },
  unreadable: {
    vi: 'Không có quyền đọc hoặc ổ đĩa lỗi.',
    en: 'No permission to read it, or the disk failed.',
  },
  'link-outside': {
    vi: 'Liên kết dẫn ra ngoài thư mục nên không được mở (thêm --follow-links nếu tin cậy).',
    en: 'The link leads out of the folder and was not followed (--follow-links follows it).',
  },
  timeout: {
    vi: 'Quá thời hạn mở hoặc xử lý cho phép của một tài liệu.',
    en: 'The time allowed for opening or processing one document ran out.',
  },
  'document-timeout': {
    vi: 'Quá thời hạn xử lý cho phép của một tài liệu; các trang đã đọc được giữ lại, chạy lại đúng lệnh này để đọc tiếp.',
    en: 'The time allowed for one document ran out; the pages read are kept, the same command goes on.',
  },
  internal: {
    vi: 'Chương trình gặp lỗi khi xử lý tệp này; các tệp khác không bị ảnh hưởng. Chi tiết có trong nhật ký (--log-file).',
    en: 'The program failed on this file; the others are not affected. The log has the details (--log-file).',
  },
  'out-of-memory': {
    vi: 'Tài liệu cần nhiều bộ nhớ hơn mức cho phép (limits.memoryMegabytes trong quy trình).',
    en: 'The document needs more memory than is allowed (limits.memoryMegabytes in the pipeline).',
  },
  crashed: {
    vi: 'Đã thử hai lần nhưng chương trình đọc tệp này đều dừng giữa chừng; các tệp khác không bị ảnh hưởng.',
    en: 'The reader stopped half-way in two tries at this file; the others are not affected.',
  },
}

/** What a person is told of a problem that the pipeline itself met; null where the code is not its own. */
export function problemMessage(code: InputErrorCode, lang: Lang): string | null {
  return MESSAGES[code]?.[lang] ?? null
}

/** The codes that cost one page, not its document. */
const PAGE_LOSSES = ['timeout', 'out-of-memory', 'crashed', 'page-lost'] as const
type PageLoss = (typeof PAGE_LOSSES)[number]

export function isPageLoss(code: InputErrorCode): code is PageLoss {
  return (PAGE_LOSSES as readonly InputErrorCode[]).includes(code)
}

/** Why a page was given up on. */
export function unreadableReason(cause: PageLoss | 'internal', lang: Lang): string {
  if (cause === 'timeout') {
    return lang === 'vi'
      ? 'Đã thử hai lần nhưng đều quá thời hạn đọc một trang.'
      : 'Two tries at the page ran out of time.'
  }
  if (cause === 'out-of-memory') {
    return lang === 'vi'
      ? 'Đã thử hai lần nhưng trang cần nhiều bộ nhớ hơn mức cho phép (limits.memoryMegabytes trong quy trình).'
      : 'In two tries the page needed more memory than is allowed (limits.memoryMegabytes in the pipeline).'
  }
  if (cause === 'page-lost') {
    return lang === 'vi'
      ? 'Hình của trang không đọc được, có thể tệp bị hỏng ở trang này.'
      : 'The picture of the page cannot be read; the file may be damaged there.'
  }
  return lang === 'vi'
    ? 'Đã thử hai lần nhưng chương trình đọc trang đều dừng giữa chừng.'
    : 'The reader stopped half-way in two tries at the page.'
}

/** What is told of a page that the report cannot show. */
export function pictureMessage(lang: Lang): string {
  return lang === 'vi'
    ? 'Không vẽ được hình của trang cho báo cáo; kết quả trích xuất không bị ảnh hưởng.'
    : 'The page could not be drawn for the report; what was extracted is not affected.'
}

/** What is told of a duplicate. */
export function duplicateMessage(file: string, lang: Lang): string {
  return lang === 'vi' ? `Nội dung giống hệt tệp ${file}.` : `The content is the same as in ${file}.`
}
