import type { InputErrorCode } from '../../model/errors.ts'

/** Faults that show on opening a file. */
export type ReadErrorCode = Extract<
  InputErrorCode,
  | 'missing'
  | 'unreadable'
  | 'empty'
  | 'not-a-pdf'
  | 'encrypted'
  | 'wrong-password'
  | 'damaged'
  | 'no-pages'
  | 'too-large'
  | 'too-many-pages'
  | 'too-much-data'
>

const VI: Record<ReadErrorCode, (detail: string) => string> = {
  missing: () => 'Không tìm thấy tệp.',
  unreadable: (detail) => `Không đọc được tệp: ${detail}.`,
  empty: () => 'Tệp rỗng (0 byte).',
  'not-a-pdf': () => 'Tệp không phải là PDF, dù có thể mang đuôi .pdf.',
  encrypted: () => 'Tệp PDF đặt mật khẩu; cần mật khẩu để mở (--password-file).',
  'wrong-password': () => 'Mật khẩu của tệp PDF không đúng.',
  damaged: () => 'Tệp PDF bị hỏng hoặc bị cắt cụt, không đọc được trọn vẹn; đề nghị gửi lại tệp.',
  'no-pages': () => 'Tệp PDF không có trang nào.',
  'too-large': (detail) => `Tệp quá lớn (${detail}).`,
  'too-much-data': () =>
    'Tệp PDF chứa dữ liệu nén bung ra vượt mức cho phép (có thể là "bom nén"), nên không được mở.',
  'too-many-pages': (detail) => `Tệp có quá nhiều trang (${detail}).`,
}

const EN: Record<ReadErrorCode, (detail: string) => string> = {
  missing: () => 'The file was not found.',
  unreadable: (detail) => `The file cannot be read: ${detail}.`,
  empty: () => 'The file is empty (0 bytes).',
  'not-a-pdf': () => 'The file is not a PDF, whatever its name says.',
  encrypted: () => 'The PDF needs a password (--password-file).',
  'wrong-password': () => 'The password of the PDF is wrong.',
  damaged: () => 'The PDF is damaged or cut short and cannot be read in full; ask for it again.',
  'no-pages': () => 'The PDF has no pages.',
  'too-large': (detail) => `The file is too large (${detail}).`,
  'too-much-data': () =>
    'The PDF holds compressed data that unpacks beyond what is allowed (possibly a decompression bomb) and was not opened.',
  'too-many-pages': (detail) => `The file has too many pages (${detail}).`,
}

/** What the user is told of a file that cannot be opened; `detail` is a figure or the system's word. */
export function inputMessage(code: ReadErrorCode, options: { lang: 'vi' | 'en'; detail?: string }): string {
  return (options.lang === 'en' ? EN : VI)[code](options.detail ?? '')
}
