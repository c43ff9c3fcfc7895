import { watch } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'

/** How long a folder must be quiet before what arrived counts as whole. */
const QUIET_MILLISECONDS = 2_000

/**
 * Yields whenever PDFs came, changed or went below the paths and the folder has been quiet for a while; ends when
 * the signal fires. Changes below `ignore` (the output folder) do not count.
 */
export async function* watchFolder(
  paths: readonly string[],
  { signal, ignore }: { signal: AbortSignal; ignore: string },
): AsyncGenerator<void> {
  const waiting: { wake: () => void } = { wake: () => {} }
  let pending = false
  const ignored = resolve(ignore)
  const listeners = paths.map(async (path) => {
    try {
      for await (const { filename } of watch(path, { recursive: true, signal })) {
        const changed = filename === null ? resolve(path) : resolve(join(path, filename))
        const inside =
          !relative(ignored, changed).startsWith(`..`) && !relative(ignored, changed).startsWith(sep)
        if (inside || (filename !== null && !/\.pdf$/i.test(filename))) continue
        pending = true
        waiting.wake()
      }
    } catch (error) {
      if (!signal.aborted) throw error
    }
  })
  signal.addEventListener('abort', () => waiting.wake(), { once: true })
  while (!signal.aborted) {
    if (!pending) {
      await Promise.race([
        new Promise<void>((wake) => {
          waiting.wake = wake
        }),
        ...listeners,
      ])
    }
    while (pending && !signal.aborted) {
      pending = false
      await new Promise((resume) => setTimeout(resume, QUIET_MILLISECONDS))
    }
    if (!signal.aborted) yield
  }
}
