import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import lockfile from 'proper-lockfile'
import { ConfigError } from '../model/errors.ts'

/**
 * Holds an output folder for one run; a lock whose holder died is taken over after 20 seconds.
 *
 * @returns what gives the folder back.
 * @throws ConfigError naming the holder where another run has it, or where the folder cannot be written.
 */
export async function holdFolder(
  folder: string,
  holder: { pid: number; now: Date },
): Promise<() => Promise<void>> {
  const own = join(folder, '.rasoat')
  try {
    await mkdir(own, { recursive: true })
  } catch (error) {
    throw new ConfigError(`${folder}: không tạo được thư mục kết quả (cannot create the output folder)`, {
      cause: error,
    })
  }
  const card = join(own, 'holder.json')
  let release: () => Promise<void>
  try {
    release = await lockfile.lock(own, {
      stale: 20_000,
      update: 5_000,
      realpath: false,
      lockfilePath: join(own, 'lock'),
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') {
      throw new ConfigError(
        `${folder}: không ghi được vào thư mục kết quả (cannot write to the output folder)`,
        { cause: error },
      )
    }
    const who = await readFile(card, 'utf8').catch(() => '')
    throw new ConfigError(
      `${folder}: một lần chạy khác đang dùng thư mục này (another run holds this folder): ${who.trim() || '?'}`,
    )
  }
  await writeFile(
    card,
    `${JSON.stringify({ host: hostname(), pid: holder.pid, since: holder.now.toISOString() })}\n`,
  )
  return release
}
