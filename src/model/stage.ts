import type { z } from 'zod'

export type SlotName =
  | 'file'
  | 'read'
  | 'ocr'
  | 'layout'
  | 'adaptation'
  | 'restore'
  | 'structure'
  | 'extract'
  | 'check'
  | 'match'
  | 'compare'
  | 'survey'

/** What every stage is given beside its input; nothing is global. */
export interface Context {
  readonly signal: AbortSignal
  /** Folder for pictures and other large by-products, kept between runs. */
  readonly cacheFolder: string
  readonly lang: 'vi' | 'en'
  /** Tells the log; never the place for anything that belongs in a result. */
  readonly note: (event: { stage: string; page?: number; message: string }) => void
}

/** A step of the pipeline: fills one slot, once, from the slots it needs. */
export interface Stage<Input, Options, Slot> {
  readonly name: string
  /** Raised when its result changes: part of the cache key. */
  readonly version: number
  readonly unit: 'page' | 'document' | 'batch'
  readonly needs: readonly SlotName[]
  readonly adds: SlotName
  readonly options: z.ZodType<Options>
  run(input: Input, options: Options, context: Context): Promise<Slot> | Slot
}
