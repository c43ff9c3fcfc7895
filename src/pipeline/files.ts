import { mkdir, readFile } from 'node:fs/promises'
import { dirname, extname } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { ConfigError } from '../model/errors.ts'

/** A file that was written, and under which name: another one where the wanted name was held by Excel or Word. */
export interface Written {
  readonly path: string
  readonly wanted: string
  readonly changed: boolean
}

/**
 * Writes a file so that it is whole or not there: temporary file, fsync, rename. A file with the same content is
 * left alone. Where another program holds it open (Windows), the content goes to `name (2).ext` and so on.
 *
 * @throws ConfigError where the folder cannot be written or the disk is full.
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<Written> {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content)
  const present = await readFile(path).catch(() => null)
  if (present?.equals(bytes)) return { path, wanted: path, changed: false }
  for (let attempt = 1; ; attempt++) {
    const target = attempt === 1 ? path : numbered(path, attempt)
    try {
      await mkdir(dirname(target), { recursive: true })
      await writeFileAtomic(target, bytes, { fsync: true })
      return { path: target, wanted: path, changed: true }
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? ''
      if (['EBUSY', 'EPERM', 'ETXTBSY'].includes(code) && present !== null && attempt < 10) continue
      throw storageError(target, error)
    }
  }
}

function numbered(path: string, attempt: number): string {
  const ending = extname(path)
  return `${path.slice(0, path.length - ending.length)} (${attempt})${ending}`
}

const REASONS: Record<string, string> = {
  ENOSPC: 'ổ đĩa đã đầy (disk full)',
  EDQUOT: 'đã hết hạn mức lưu trữ (quota exceeded)',
  EACCES: 'không có quyền ghi (permission denied)',
  EPERM: 'không có quyền ghi (permission denied)',
  EROFS: 'ổ đĩa chỉ cho đọc (read-only)',
  EBUSY: 'tệp đang được mở trong chương trình khác (file is open elsewhere)',
  ENOTDIR: 'đường dẫn đi qua một tệp, không phải thư mục (not a folder)',
  EEXIST: 'đường dẫn đã là một tệp, không phải thư mục (not a folder)',
}

/** What is told where the system refuses to write; the same command goes on once the cause is gone. */
export function storageError(path: string, error: unknown): ConfigError {
  const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? (error as Error).message
  return new ConfigError(
    `${path}: ${reason}. Phần đã xong được giữ lại; khắc phục rồi chạy lại đúng lệnh này để làm tiếp (what is done is kept; the same command goes on).`,
    { cause: error },
  )
}
