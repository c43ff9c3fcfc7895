import { z } from 'zod'

/** `<out>/timings.json`: where the time went; apart from everything that must repeat byte for byte. */
export const Timings = z
  .strictObject({
    schemaVersion: z.string(),
    startedAt: z.string(),
    milliseconds: z.number(),
    files: z.array(
      z.strictObject({
        file: z.string(),
        /** Reading, OCR and layout, added over the pages; pages from the cache count nothing. */
        pages: z.number(),
        /** Restoration to comparison. */
        plan: z.number(),
      }),
    ),
  })
  .meta({ id: 'Timings', title: 'Where the time of a run went' })
export type Timings = z.infer<typeof Timings>
