import { InputError } from '../model/errors.ts'
import type { FileEntry } from '../model/summary.ts'
import { discover, type FoundFile, hashFile } from './discover.ts'
import { duplicateMessage, problemMessage } from './messages.ts'
import { outputNames } from './names.ts'
import { mapBounded } from './queue.ts'
import type { FileReference } from './settings.ts'

/** A file taken in: either a reference for the workers, or why there is none. */
export interface Intake {
  readonly entry: FileEntry
  /** `<name>` of its outputs. */
  readonly name: string
  readonly reference: FileReference | null
  /** Day on which the file was last changed, ISO: the best that is known of when it came in. */
  readonly modified: string | null
}

/**
 * Takes in all PDFs below the paths: hashes them, names their outputs, tells copies by content (the first in
 * order counts) and files that cannot be read.
 */
export async function takeIn(
  paths: readonly string[],
  options: {
    followLinks: boolean
    passwords: readonly string[]
    lang: 'vi' | 'en'
    /** Most bytes of one file. */
    limit?: number
  },
): Promise<Intake[]> {
  const found = await discover(paths, options)
  const names = outputNames(found.map((file) => uniquePath(file, found)))
  const hashed = await mapBounded(found, 4, async (file) => ({
    file,
    content: await hash(file, options.limit),
  }))
  const firsts = new Map<string, string>()
  return hashed.map(({ file, content }) => {
    const name = names.get(uniquePath(file, found)) ?? ''
    const blank = blankEntry(file.file)
    if (content instanceof InputError) {
      const message = problemMessage(content.code, options.lang) ?? content.message
      return {
        entry: { ...blank, status: 'failed', code: content.code, message },
        name,
        reference: null,
        modified: null,
      }
    }
    const { sha256, bytes } = content
    const modified = content.modified.toISOString().slice(0, 10)
    const first = firsts.get(sha256)
    if (first !== undefined) {
      const message = duplicateMessage(first, options.lang)
      return {
        entry: { ...blank, sha256, bytes, status: 'duplicate', insteadOf: first, message },
        name,
        reference: null,
        modified,
      }
    }
    firsts.set(sha256, file.file)
    const reference = {
      path: file.path,
      file: file.file,
      sha256,
      bytes,
      modified: content.modified.getTime(),
      passwords: options.passwords,
    }
    return { entry: { ...blank, sha256, bytes, name }, name, reference, modified }
  })
}

/** The path below the folder given; the whole one where two folders hold a file of the same path. */
function uniquePath(file: FoundFile, among: readonly FoundFile[]): string {
  return among.some((other) => other !== file && other.file === file.file) ? file.path : file.file
}

async function hash(
  file: FoundFile,
  limit: number | undefined,
): Promise<Awaited<ReturnType<typeof hashFile>> | InputError> {
  if (file.problem !== null) return file.problem
  try {
    return await hashFile(file.path, limit)
  } catch (error) {
    if (error instanceof InputError) return error
    throw error
  }
}

/** An entry of `summary.json` before anything is known of the file. */
function blankEntry(file: string): FileEntry {
  return {
    file,
    sha256: null,
    bytes: null,
    status: 'pending',
    message: null,
    code: null,
    name: null,
    insteadOf: null,
    planId: null,
    commune: null,
    communeType: null,
    communeCode: null,
    province: null,
    title: null,
    template: null,
    pages: 0,
    ocrPages: 0,
    indicators: 0,
    tasks: 0,
    findings: { error: 0, warning: 0, info: 0 },
    gaps: null,
  }
}
