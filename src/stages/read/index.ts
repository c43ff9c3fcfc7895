import { z } from 'zod'
import type { OpenDocument } from '../../model/document.ts'
import type { PageRead } from '../../model/page.ts'
import type { Stage } from '../../model/stage.ts'

export { withDocument } from './document.ts'

export const ReadOptions = z.strictObject({})
export type ReadOptions = z.infer<typeof ReadOptions>

/** What the PDF itself says of one page, and what is to be done with it. */
export const read: Stage<{ document: OpenDocument; page: number }, ReadOptions, PageRead> = {
  name: 'read',
  version: 3,
  unit: 'page',
  needs: ['file'],
  adds: 'read',
  options: ReadOptions,
  run: ({ document, page }) => document.readPage(page),
}
