/** A page of pdfjs-dist as far as it is needed here; `_intentStates` is its own affair and may be gone one day. */
interface Page<List> {
  getOperatorList(): Promise<List>
  readonly _intentStates?: Map<string, ReadingState>
}

/** What pdfjs-dist holds of a page that it reads for one purpose. */
interface ReadingState {
  opListReadCapability?: { reject(reason: unknown): void }
  displayReadyCapability?: {
    promise: Promise<boolean>
    resolve(blends: boolean): void
    reject(reason: unknown): void
  }
}

/** In the first number of a state's key: read for the list of its operators, not for drawing (`OPLIST`). */
const FOR_LIST = 0x100

/**
 * Lists a page's operators so that drawing the page takes the same list. By itself pdfjs-dist reads a page once for
 * either: contents parsed, fonts translated and pictures decoded twice, which costs more than all else about a page.
 * Where a version of it keeps its pages otherwise, a page is drawn from a list of its own, as ever.
 */
export function listOperators<List>(page: Page<List>): Promise<List> {
  const listed = page.getOperatorList()
  const states = page._intentStates
  if (!(states instanceof Map)) return listed
  for (const [key, state] of [...states]) {
    const [, purpose = '', rest = ''] = /^(\d+)(.*)$/.exec(key) ?? []
    const drawing = `${Number(purpose) - FOR_LIST}${rest}`
    const { opListReadCapability: waiting } = state
    if (!(Number(purpose) & FOR_LIST) || waiting === undefined || states.has(drawing)) continue
    state.displayReadyCapability ??= readiness((reason) => waiting.reject(reason))
    states.set(drawing, state)
  }
  return listed
}

/** Tells drawing that the page is known, and whether it blends colours; what goes wrong is told to the list's reader. */
function readiness(refuse: (reason: unknown) => void): NonNullable<ReadingState['displayReadyCapability']> {
  let resolve: (blends: boolean) => void = () => {}
  const promise = new Promise<boolean>((done) => {
    resolve = done
  })
  return { promise, resolve, reject: refuse }
}
