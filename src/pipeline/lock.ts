import { mkdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import lockfile from 'proper-lockfile'
import { ConfigError } from '../model/errors.ts'
import { storageReason } from './files.ts'

export interface Holder {
  readonly pid: number
  readonly now: Date
  /** Whether a process of this machine is alive. */
  isAlive(pid: number): boolean
}

/** A lock that nobody has renewed for so long is taken over, in milliseconds. */
const STALE = 20_000
/** How long a new holder may take to leave its card, in milliseconds. */
const CARD_TIME = 500

/**
 * Holds an output folder for one run. A lock whose holder has died on this machine is taken over at once, one of
 * another machine's after 20 seconds.
 *
 * @returns what gives the folder back.
 * @throws ConfigError naming the holder where another run has it, or where the folder cannot be written.
 */
export async function holdFolder(
  folder: string,
  { holder, onLost }: { holder: Holder; onLost: (error: ConfigError) => void },
): Promise<() => Promise<void>> {
  const own = join(folder, '.rasoat')
  try {
    await mkdir(own, { recursive: true })
  } catch (error) {
    throw new ConfigError(
      `${folder}: không tạo được thư mục kết quả (cannot create the output folder): ${storageReason(error)}`,
      { cause: error },
    )
  }
  const card = join(own, 'holder.json')
  // After a long sleep of the machine another run may have come in: two would mix.
  const lost = (): void =>
    onLost(
      new ConfigError(`${folder}: một lần chạy khác đã giữ thư mục này (another run has taken this folder)`),
    )
  let release = await lock(own, lost)
  if (release === null && (await isLeft(card, holder))) release = await takeOver(own, { card, holder, lost })
  if (release === null) {
    const who = await readFile(card, 'utf8').catch(() => '')
    throw new ConfigError(
      `${folder}: một lần chạy khác đang dùng thư mục này (another run holds this folder): ${who.trim() || '?'}`,
    )
  }
  const giveBack = release
  await writeFile(
    card,
    `${JSON.stringify({ host: hostname(), pid: holder.pid, since: holder.now.toISOString() })}\n`,
  )
  return async () => {
    await rm(card, { force: true })
    await giveBack().catch(() => {})
  }
}

/** The lock of a folder; null where another has it. @throws ConfigError where the folder cannot be written. */
async function lock(own: string, onCompromised: () => void): Promise<(() => Promise<void>) | null> {
  try {
    return await lockfile.lock(own, {
      stale: STALE,
      update: STALE / 4,
      realpath: false,
      lockfilePath: join(own, 'lock'),
      onCompromised,
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ELOCKED') return null
    throw new ConfigError(`${own}: không ghi được vào thư mục kết quả (cannot write to the output folder)`, {
      cause: error,
    })
  }
}

/** Removes a dead holder's lock and takes it; of several that try, one gets through. */
async function takeOver(
  own: string,
  { card, holder, lost }: { card: string; holder: Holder; lost: () => void },
): Promise<(() => Promise<void>) | null> {
  // One that was killed right here leaves the gate shut for two seconds.
  const gate = {
    stale: 2_000,
    realpath: false,
    lockfilePath: join(own, 'takeover'),
    retries: { retries: 8, minTimeout: 400, maxTimeout: 400 },
    onCompromised: () => {},
  }
  const leave = await lockfile.lock(join(own, 'takeover'), gate).catch(() => null)
  if (leave === null) return null
  try {
    // One that has just come in may not have left its card yet.
    await new Promise((resume) => setTimeout(resume, CARD_TIME))
    if (!(await isLeft(card, holder))) return null
    await rmdir(join(own, 'lock')).catch(() => {})
    return await lock(own, lost)
  } finally {
    await leave().catch(() => {})
  }
}

/** Whether the holder that the card names was of this machine and is dead, or died before it left a whole card. */
async function isLeft(card: string, holder: Holder): Promise<boolean> {
  try {
    const { host, pid } = JSON.parse(await readFile(card, 'utf8')) as { host: unknown; pid: unknown }
    return host === hostname() && typeof pid === 'number' && pid !== holder.pid && !holder.isAlive(pid)
  } catch {
    return true
  }
}
