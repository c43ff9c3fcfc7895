import type { PageLayout } from '../../model/page.ts'

/** The text area of one page: x of its left and right edge in points. */
export interface Margins {
  readonly left: number
  readonly right: number
}

const SAME = 5

/**
 * Left and right edge of the running text, page by page, since scans shift. A page with too few lines takes the
 * document's usual edges, or its tables' and its own margins where it is turned or sized otherwise.
 */
export function measureMargins(pages: readonly PageLayout[]): Map<number, Margins> {
  const own = new Map<number, Margins>()
  for (const page of pages) {
    const margins = ownMargins(page)
    if (margins) own.set(page.page, margins)
  }
  const result = new Map<number, Margins>()
  for (const page of pages) result.set(page.page, own.get(page.page) ?? borrow(page, { pages, own }))
  return result
}

function ownMargins(page: PageLayout): Margins | null {
  const lines = page.blocks
    .filter((block) => block.kind === 'text' && block.column === null)
    .flatMap((block) => block.lines)
  if (lines.length < 6) return null
  const left = outermost(lines.map((line) => line.box[0]))
  const right = outermost(lines.map((line) => -line.box[2]))
  if (left === null || right === null || -right - left < page.width * 0.3) return null
  return { left, right: -right }
}

/** The smallest value that several others share. */
function outermost(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const needed = Math.max(2, Math.ceil(values.length * 0.12))
  for (let at = 0; at < sorted.length; at++) {
    const from = sorted[at] ?? 0
    let count = 0
    while (at + count < sorted.length && (sorted[at + count] ?? 0) - from <= SAME) count++
    if (count >= needed) return sorted[at + (count >> 1)] ?? from
  }
  return null
}

function borrow(
  page: PageLayout,
  { pages, own }: { pages: readonly PageLayout[]; own: ReadonlyMap<number, Margins> },
): Margins {
  const tables = page.blocks.flatMap((block) => (block.grid ? [block.grid.box] : []))
  if (tables.length > 0)
    return {
      left: Math.min(...tables.map((box) => box[0])),
      right: Math.max(...tables.map((box) => box[2])),
    }
  let nearest: { distance: number; margins: Margins } | null = null
  for (const other of pages) {
    const margins = own.get(other.page)
    if (!margins || Math.abs(other.width - page.width) > 12) continue
    const distance = Math.abs(other.page - page.page)
    if (!nearest || distance < nearest.distance) nearest = { distance, margins }
  }
  return nearest?.margins ?? { left: page.width * 0.14, right: page.width * 0.91 }
}
