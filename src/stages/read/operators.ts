/** A page of pdfjs-dist as far as it is needed here; `_intentStates` is its own affair and may be gone one day. */
interface Page<List> {
  getOperatorList(): Promise<List>
  readonly _intentStates?: Map<string, ReadingState>
}

/** What pdfjs-dist holds of a page that it reads for one purpose. */
interface ReadingState {
  opListReadCapability?: { reject(reason: unknown): void }
  displayReadyCapability?: Readiness
}

/** Tells drawing that the page is known, and whether it blends colours; or why it could not be read. */
interface Readiness {
  readonly promise: Promise<boolean>
  resolve(blends: boolean): void
  reject(reason: unknown): void
  refusal?: { readonly reason: unknown } | null
}

/** In the first number of a state's key: read for the list of its operators, not for drawing (`OPLIST`). */
const FOR_LIST = 0x100

/**
 * Lists a page's operators so that drawing the page takes the same list. By itself pdfjs-dist reads a page once for
 * either: contents parsed, fonts translated and pictures decoded twice, which costs more than all else about a page.
 * Where a version of it keeps its pages otherwise, a page is drawn from a list of its own, as ever.
 *
 * @throws what kept the page from being read, where nothing of it could be: pdfjs-dist lists that as an empty page.
 */
export async function listOperators<List extends { readonly fnArray: readonly unknown[] }>(
  page: Page<List>,
): Promise<List> {
  const listed = page.getOperatorList()
  const readiness = shareWithDrawing(page._intentStates)
  const list = await listed
  if (readiness?.refusal && list.fnArray.length === 0) throw readiness.refusal.reason
  return list
}

/** Enters what is read for the list as what drawing looks for. */
function shareWithDrawing(states: unknown): Readiness | null {
  if (!(states instanceof Map)) return null
  for (const [key, state] of states as Map<string, ReadingState>) {
    const [, purpose = '', rest = ''] = /^(\d+)(.*)$/.exec(key) ?? []
    const { opListReadCapability: reader } = state
    if (!(Number(purpose) & FOR_LIST) || reader === undefined) continue
    state.displayReadyCapability ??= createReadiness(reader)
    const drawing = `${Number(purpose) - FOR_LIST}${rest}`
    if (!states.has(drawing)) states.set(drawing, state)
    return state.displayReadyCapability
  }
  return null
}

function createReadiness(reader: { reject(reason: unknown): void }): Readiness {
  let resolve: (blends: boolean) => void = () => {}
  let reject: (reason: unknown) => void = () => {}
  const promise = new Promise<boolean>((done, failed) => {
    resolve = done
    reject = failed
  })
  // A page that nobody draws fails in silence here.
  promise.catch(() => {})
  const readiness: Readiness = {
    promise,
    resolve,
    reject: (reason) => {
      readiness.refusal ??= { reason }
      reject(reason)
      reader.reject(reason)
    },
  }
  return readiness
}
