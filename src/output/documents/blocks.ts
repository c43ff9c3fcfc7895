/** A run of text; a plain string is an upright one. */
export type Run = string | { readonly text: string; readonly bold?: boolean; readonly italic?: boolean }

/** A stretch of a bar in a table: a share of the full width from 0 to 1, in a colour (`RRGGBB`). */
interface Bar {
  readonly share: number
  readonly colour: string
}

/** What an administrative document is made of; `docx.ts` gives it the layout of Nghị định 30/2020/NĐ-CP. */
export type Block =
  | {
      readonly kind: 'head'
      readonly above: string
      readonly agency: string
      readonly number: string
      readonly placeAndDate: string
    }
  | { readonly kind: 'title'; readonly name: string; readonly about: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'item'; readonly runs: readonly Run[] }
  | {
      readonly kind: 'table'
      /** Column widths in parts of the whole. */
      readonly widths: readonly number[]
      readonly header: readonly string[]
      readonly rows: readonly (readonly (readonly Run[])[])[]
      /** Columns set in the middle. */
      readonly centred: readonly number[]
    }
  | {
      readonly kind: 'chart'
      readonly caption: string
      readonly rows: readonly { label: string; bars: readonly Bar[]; value: string }[]
    }
  | { readonly kind: 'signature'; readonly recipients: readonly string[]; readonly position: string }
