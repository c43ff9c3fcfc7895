import type { PageLayout } from '../../model/page.ts'
import type { Flow, FlowLine } from './flow.ts'

/** Lines in this share of the page's height at its top and bottom may be running heads. */
const MARGIN = 0.11
/** A running head stands on at least so many pages. */
const LEAST_PAGES = 3

/**
 * Tells running heads and feet from the text: the first or last line of a page that the same words, numbers aside,
 * open or close at least three pages and every third page of the document.
 */
export function markRunningHeads(flow: readonly Flow[], pages: readonly PageLayout[]): void {
  const heights = new Map(pages.map((page) => [page.page, page.height]))
  const found = new Map<string, FlowLine[]>()
  for (const line of edgeLines(flow)) {
    const height = heights.get(line.page) ?? 0
    const [, top, , bottom] = line.line.box
    const side = bottom < height * MARGIN ? 'top' : top > height * (1 - MARGIN) ? 'bottom' : null
    const words = line.plain.replace(/\d+/g, '#')
    if (side === null || words.length < 4 || words.length > 120) continue
    const key = `${side} ${words}`
    const twins = found.get(key)
    if (twins) twins.push(line)
    else found.set(key, [line])
  }
  for (const lines of found.values()) {
    const onPages = new Set(lines.map((line) => line.page)).size
    if (onPages >= LEAST_PAGES && onPages * 3 >= pages.length)
      for (const line of lines) line.kind = 'running-head'
  }
}

/** The first and the last line of running text of each page. */
function* edgeLines(flow: readonly Flow[]): Generator<FlowLine> {
  let first: FlowLine | null = null
  let last: FlowLine | null = null
  for (const item of flow) {
    if (item.type !== 'line' || item.kind !== 'text' || item.column !== null) continue
    if (last && item.page !== last.page) yield last
    if (first === null || item.page !== first.page) {
      first = item
      yield item
    }
    last = item
  }
  if (last && last !== first) yield last
}
