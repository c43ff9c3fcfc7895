import { z } from 'zod'
import type { PageLayout } from '../../model/page.ts'
import type { Stage } from '../../model/stage.ts'
import { arrangeBlocks } from './blocks.ts'
import { gatherContent, type PageInput } from './words.ts'

export type { PageInput } from './words.ts'

/**
 * One page's words from text layer and OCR, in reading order: running text, two-column head and foot, tables,
 * and what stands beside the text (page number, footnotes, margin). Coordinates in points, top left origin.
 */
export function layoutPage(input: PageInput): PageLayout {
  const { read, ocr } = input
  const content = gatherContent(input)
  const blocks = content.method === 'blank' ? [] : arrangeBlocks(content, ocr.regions)
  const tables = blocks.flatMap((block) =>
    block.grid ? [{ kind: 'table' as const, box: block.grid.box }] : [],
  )
  const confidences = content.words.map((word) => word.confidence)
  return {
    page: read.page,
    width: content.width,
    height: content.height,
    rotation: content.rotation,
    method: content.method,
    reason: reasonOf(content.method, input),
    engine: ocr.engine,
    confidence:
      confidences.length > 0 ? confidences.reduce((sum, one) => sum + one, 0) / confidences.length : null,
    blocks,
    regions: [...ocr.regions.filter((region) => region.kind !== 'table'), ...tables],
    ...(ocr.tilts ? { tilts: ocr.tilts } : {}),
    ...(ocr.seen ? { seen: ocr.seen } : {}),
    notes: ocr.notes,
  }
}

/** Why a page's picture could not be read goes before how it was to be read. */
function reasonOf(method: PageLayout['method'], { read, ocr }: PageInput): string {
  const note = method === 'unreadable' ? ocr.notes.find(({ code }) => code === 'page-unreadable') : undefined
  return note?.message ?? read.reason
}

const Options = z.strictObject({})

/** Stage `layout`: {@link layoutPage} behind the common interface. */
export const layout: Stage<PageInput, z.infer<typeof Options>, PageLayout> = {
  name: 'layout',
  version: 5,
  unit: 'page',
  needs: ['read', 'ocr'],
  adds: 'layout',
  options: Options,
  run: (input) => layoutPage(input),
}
