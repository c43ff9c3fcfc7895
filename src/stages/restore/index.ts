/** Stage `restore`: makes the doubtful words of a page right and lists every change. */
import { z } from 'zod'
import type { Adaptation } from '../../model/adaptation.ts'
import type { PageLayout, PageRestored } from '../../model/page.ts'
import type { Stage } from '../../model/stage.ts'
import { restorePage } from './page.ts'
import { restorerFor } from './restorers.ts'

export const RestoreOptions = z.strictObject({
  /** Least posterior, 0 to 1, of a change to a word of a rejected text layer. */
  layerThreshold: z.number().min(0).max(1).default(0.35),
  /** Least posterior, 0 to 1, of a change to a word read by OCR. */
  ocrThreshold: z.number().min(0).max(1).default(0.75),
})
export type RestoreOptions = z.infer<typeof RestoreOptions>

export interface RestoreInput {
  readonly layout: PageLayout
  readonly adaptation: Adaptation | null
}

export const restore: Stage<RestoreInput, RestoreOptions, PageRestored> = {
  name: 'restore',
  version: 8,
  unit: 'page',
  needs: ['layout', 'adaptation'],
  adds: 'restore',
  options: RestoreOptions as z.ZodType<RestoreOptions>,
  run: (input, options, context) =>
    restorePage(input.layout, {
      ...options,
      lang: context.lang,
      restorer: () => restorerFor(input.adaptation),
    }),
}

export { restorePage }
