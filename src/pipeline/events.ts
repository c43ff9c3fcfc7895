/** What a batch tells while it runs; the command line makes bars, lines and log entries of it. */
export type BatchEvent =
  | { readonly type: 'found'; readonly files: number }
  | { readonly type: 'opened'; readonly file: string; readonly pages: number }
  | {
      readonly type: 'page'
      readonly file: string
      readonly page: number
      readonly method: string
      readonly milliseconds: number
      /** Milliseconds by stage. */
      readonly stages: Readonly<Record<string, number>>
      /** True where the result came from the cache. */
      readonly kept: boolean
    }
  | { readonly type: 'plan'; readonly file: string; readonly milliseconds: number; readonly kept: boolean }
  | {
      readonly type: 'problem'
      readonly file: string
      readonly page: number | null
      readonly code: string
      readonly message: string
      readonly detail: string
    }
  | { readonly type: 'step'; readonly step: 'adapt' | 'survey' | 'reports' }
