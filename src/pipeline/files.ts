import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, extname } from 'node:path'
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
  const present = await readQuietly(path)
  if (present?.equals(bytes)) return { path, wanted: path, changed: false }
  for (let attempt = 1; ; attempt++) {
    const target = attempt === 1 ? path : numbered(path, attempt)
    try {
      await mkdir(dirname(target), { recursive: true })
      await replaceFile(target, bytes)
      return { path: target, wanted: path, changed: true }
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? ''
      if (['EBUSY', 'EPERM', 'ETXTBSY'].includes(code) && present !== null && attempt < 10) continue
      throw storageError(target, error)
    }
  }
}

/**
 * Not left to a library: those at hand ask the system once to write all bytes, and take a disk that fills up half-way,
 * where it writes but some of them, for success. Node's own `writeFile` goes on until all are written, or throws.
 */
async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const partial = `${path}.${randomBytes(4).toString('hex')}.tmp`
  try {
    const file = await open(partial, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(partial, path)
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined)
    throw error
  }
}

/** Whether the file is there with this content. */
export async function stands(path: string, content: string): Promise<boolean> {
  return (await readQuietly(path))?.equals(Buffer.from(content, 'utf8')) ?? false
}

function readQuietly(path: string): Promise<Buffer | null> {
  return readFile(path).catch(() => null)
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

/** Why the system refuses to write, for a person. */
export function storageReason(error: unknown): string {
  return REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? (error as Error).message
}

/** What is told where the system refuses to write; the same command goes on once the cause is gone. */
export function storageError(path: string, error: unknown): ConfigError {
  return new ConfigError(
    `${path}: ${storageReason(error)}. Phần đã xong được giữ lại; khắc phục rồi chạy lại đúng lệnh này để làm tiếp (what is done is kept; the same command goes on).`,
    { cause: error },
  )
}
