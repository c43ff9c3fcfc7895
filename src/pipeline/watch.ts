import { watch } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import { ConfigError } from '../model/errors.ts'

/** How long a folder must be quiet before what arrived counts as whole. */
const QUIET_MILLISECONDS = 2_000

/**
 * Yields whenever PDFs came, changed or went below the paths and the folder has been quiet for a while; ends when
 * the signal fires. It watches from the call on, so that nothing is missed that comes during the first run. Changes
 * below `ignore` (the output folder) do not count.
 *
 * @throws ConfigError where a path cannot be watched, or no longer.
 */
export function watchFolder(
  paths: readonly string[],
  options: { signal: AbortSignal; ignore: string },
): AsyncGenerator<void> {
  const { signal } = options
  const state: State = { pending: false, fault: null, wake: () => {} }
  for (const path of paths) void listen(path, state, options)
  signal.addEventListener('abort', () => state.wake(), { once: true })
  return changes(state, signal)
}

interface State {
  pending: boolean
  fault: ConfigError | null
  wake: () => void
}

async function* changes(state: State, signal: AbortSignal): AsyncGenerator<void> {
  while (!signal.aborted) {
    if (!state.pending && state.fault === null) {
      await new Promise<void>((wake) => {
        state.wake = wake
      })
    }
    while (state.pending && !signal.aborted) {
      state.pending = false
      await pause(signal)
    }
    if (signal.aborted) return
    if (state.fault !== null) throw state.fault
    yield
  }
}

async function listen(
  path: string,
  state: State,
  { signal, ignore }: { signal: AbortSignal; ignore: string },
): Promise<void> {
  const ignored = resolve(ignore)
  try {
    for await (const { filename } of watch(path, { recursive: true, signal })) {
      const changed = filename === null ? resolve(path) : resolve(join(path, filename))
      if (changed === ignored || changed.startsWith(ignored + sep)) continue
      if (filename !== null && !/\.pdf$/i.test(filename)) continue
      state.pending = true
      state.wake()
    }
  } catch (error) {
    if (signal.aborted) return
    state.fault = new ConfigError(`${path}: không theo dõi được nữa (cannot be watched)`, { cause: error })
    state.wake()
  }
}

/** Waits for the quiet time, or until the signal fires. */
function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resume) => {
    const end = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resume()
    }
    const timer = setTimeout(end, QUIET_MILLISECONDS)
    signal.addEventListener('abort', end)
  })
}
