import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readdir, realpath, stat } from 'node:fs/promises'
import { basename, join, relative, resolve, sep } from 'node:path'
import { InputError } from '../model/errors.ts'

/** A file found, before it is opened. */
export interface FoundFile {
  /** Absolute path as the file system spells it (NFD names stay NFD, so that they open). */
  readonly path: string
  /** Path below the folder given, `/` as separator, NFC: what people and outputs see. */
  readonly file: string
  /** Set where the file cannot be taken: a link that leads out of the folder, a name that is gone. */
  readonly problem: InputError | null
}

/**
 * Lists the PDFs below each path: folders recursively, by their ending in any letter case or, under another ending,
 * by their content; a file named outright is taken whatever it is. A path that does not exist, and a symbolic link that leads out of its folder
 * (unless `followLinks` is set), are listed with their problem. So is a
 * folder that cannot be listed. Sorted by name, each file once.
 */
export async function discover(
  paths: readonly string[],
  options: { followLinks: boolean },
): Promise<FoundFile[]> {
  const found = new Map<string, FoundFile>()
  for (const path of paths) {
    const root = resolve(path)
    const info = await stat(root).catch(() => null)
    const files =
      info === null
        ? [{ path: root, file: basename(root).normalize('NFC'), problem: new InputError('missing', path) }]
        : info.isDirectory()
          ? await listFolder({ root, folder: root, followLinks: options.followLinks, seen: new Set() })
          : [{ path: root, file: basename(root).normalize('NFC'), problem: special(info, path) }]
    for (const file of files) found.set(file.path, file)
  }
  return [...found.values()].sort((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : a.path < b.path ? -1 : 1,
  )
}

interface Listing {
  root: string
  folder: string
  followLinks: boolean
  /** Real paths of the folders on the way, so that a link to a parent ends there. */
  seen: Set<string>
}

async function listFolder({ root, folder, followLinks, seen }: Listing): Promise<FoundFile[]> {
  const real = await realpath(folder).catch(() => folder)
  if (seen.has(real)) return []
  const way = new Set(seen).add(real)
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null)
  if (entries === null) {
    const file = relative(root, folder).split(sep).join('/').normalize('NFC') || basename(root)
    return [{ path: folder, file, problem: new InputError('unreadable', file) }]
  }
  const files: FoundFile[] = []
  for (const entry of entries) {
    const path = join(folder, entry.name)
    const file = relative(root, path).split(sep).join('/').normalize('NFC')
    if (entry.isDirectory()) {
      if (!entry.name.startsWith('.'))
        files.push(...(await listFolder({ root, folder: path, followLinks, seen: way })))
    } else if (entry.isSymbolicLink()) {
      files.push(...(await resolveLink({ root, folder: path, followLinks, seen: way }, file)))
    } else if (entry.isFile() && (isPdfName(entry.name) || (await isPdfContent(path, entry.name)))) {
      files.push({ path, file, problem: null })
    }
  }
  return files
}

async function resolveLink(listing: Listing, file: string): Promise<FoundFile[]> {
  const path = listing.folder
  const target = await realpath(path).catch(() => null)
  if (target === null)
    return isPdfName(file) ? [{ path, file, problem: new InputError('missing', file) }] : []
  const root = await realpath(listing.root)
  const inside = target === root || target.startsWith(root + sep)
  const info = await stat(path)
  if (info.isDirectory()) return inside || listing.followLinks ? listFolder(listing) : []
  if (!isPdfName(file)) return []
  // A link to a file inside the folder finds the same file twice; the copy is noted by content later.
  return [
    { path, file, problem: inside || listing.followLinks ? null : new InputError('link-outside', file) },
  ]
}

function isPdfName(name: string): boolean {
  // `._name.pdf` is what macOS leaves beside a file on foreign disks, `~$name.pdf` what an editor does.
  return /\.pdf$/i.test(name) && !name.startsWith('._') && !name.startsWith('~$')
}

/** A pipe or a device would never end. */
function special(info: { isFile(): boolean }, path: string): InputError | null {
  return info.isFile() ? null : new InputError('unreadable', path)
}

/** Whether a file of another ending is a PDF all the same; hidden and temporary files are left alone. */
async function isPdfContent(path: string, name: string): Promise<boolean> {
  if (/^(?:\.|~\$)/.test(name)) return false
  const handle = await open(path, 'r').catch(() => null)
  if (handle === null) return false
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(5), 0, 5, 0)
    return bytesRead === 5 && buffer.toString('latin1') === '%PDF-'
  } catch {
    return false
  } finally {
    await handle.close()
  }
}

/**
 * SHA-256 of a file's content, hex, read as a stream.
 *
 * @throws InputError `vanished`, `unreadable`, `too-large` beyond `limit` bytes, before it is read.
 */
export async function hashFile(
  path: string,
  limit = Number.POSITIVE_INFINITY,
): Promise<{ sha256: string; bytes: number; modified: Date }> {
  const info = await stat(path).catch(() => null)
  if (info === null) throw new InputError('vanished', path)
  if (info.size > limit) throw new InputError('too-large', path)
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const chunk of createReadStream(path)) {
      hash.update(chunk as Buffer)
      bytes += (chunk as Buffer).length
    }
  } catch (error) {
    throw new InputError(
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'vanished' : 'unreadable',
      path,
      {
        cause: error,
      },
    )
  }
  // Its time from before it was read: one that changed meanwhile shows when it is opened.
  return { sha256: hash.digest('hex'), bytes, modified: info.mtime }
}
