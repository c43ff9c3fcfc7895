/**
 * What the typesetter sets: a plain record, in the order in which it is read. Lengths are points (1/72 inch).
 * The layout follows Nghị định 30/2020/NĐ-CP, phụ lục I: A4, margins 20 / 30 / 20 / 15 mm, 13 to 14 pt Times.
 */
export interface PlanDocument {
  /** Two-column head; left out for a document that begins without one. */
  head?: Head
  /** Document type, e.g. `KẾ HOẠCH`; set centred and bold above the title. */
  type?: string
  /** What the document is about; each entry begins a line. */
  title?: string | readonly string[]
  body: readonly Block[]
  foot?: Foot
  /** Set after the foot, each on a page of its own. */
  annexes?: readonly Annex[]
  settings?: Partial<Settings>
}

export interface Settings {
  /** Body text in points. */
  size: number
  /** Line height as a multiple of the size. */
  leading: number
  /** Space after a paragraph. */
  paragraphSpace: number
  /** First line's indent of a paragraph. */
  indent: number
  margins: { top: number; bottom: number; left: number; right: number }
  /** Page number at the top, centred, from page 2 on. */
  pageNumbers: boolean
  /** Entries of the PDF's information dictionary. */
  info: { title?: string; producer?: string; creator?: string }
}

export interface Head {
  /** Upper lines at the left in regular weight, e.g. the body above. */
  superior?: readonly string[]
  /** The issuer's name in bold, line by line. */
  issuer: readonly string[]
  /** `null` leaves the gap of an unnumbered draft; `''` prints none. */
  number: string | null
  /** After the number, e.g. `KH-UBND`. */
  symbol: string
  place: string
  /** As printed; `null` leaves a gap, to be filled by hand or never. */
  day: string | null
  month: string | null
  year: string
  /** National name and motto; `true` unless said otherwise (a Party document has none). */
  national?: boolean
}

export interface Foot {
  /** One line each, without the dash. */
  recipients: readonly string[]
  /** Above the name, in bold: authority and position. */
  authority: readonly string[]
  signer: string | null
  /** Height left for signature and seal. */
  space?: number
}

export interface Annex {
  /** E.g. `Phụ lục I`. */
  label: string
  title: string | readonly string[]
  /** Line in brackets under the title, e.g. `(Kèm theo Kế hoạch số …)`. */
  reference?: string
  page?: PageForm
  body: readonly Block[]
}

/**
 * `landscape`: a wide page. `sideways`: wide content printed turned by 90° on an upright page.
 * `rotated`: a wide page stored upright with `/Rotate 90`; a reader sees it wide.
 */
export type PageForm = 'portrait' | 'landscape' | 'sideways' | 'rotated'

export interface Span {
  text: string
  bold?: boolean
  italic?: boolean
  /** A footnote's text; its mark is set after `text`. */
  note?: string
  /** A blank of this width instead of text, kept as an anchor under `name`. */
  gap?: number
  name?: string
}
export type Text = string | readonly Span[]

export type Align = 'left' | 'center' | 'right' | 'justify'

export interface Paragraph {
  kind: 'paragraph'
  text: Text
  /** List label as printed, set before the text: `I.`, `1.1.`, `a)`, `-`. */
  label?: string
  /** Steps of left indent beyond the margin; plans commonly set all levels at 0. */
  level?: number
  bold?: boolean
  italic?: boolean
  align?: Align
  /** First line's indent; the settings' unless given. */
  indent?: number
  size?: number
  spaceBefore?: number
  spaceAfter?: number
  /** Never the last thing on a page. */
  keepWithNext?: boolean
}

export interface TableCell {
  text: Text
  colSpan?: number
  rowSpan?: number
  bold?: boolean
  italic?: boolean
  align?: Align
  valign?: 'top' | 'middle'
}
export type TableRow = readonly (string | TableCell)[]

export interface Table {
  kind: 'table'
  /** Relative widths. */
  columns: readonly { width: number; align?: Align }[]
  header: readonly TableRow[]
  /** Cells covered by a span from the left or above are left out, as in HTML. */
  rows: readonly TableRow[]
  /** Sets the header again on each further page; `true` unless said otherwise. */
  repeatHeader?: boolean
  /** Lets a row break at a line end; otherwise it moves on whole. */
  splitRows?: boolean
  /** Draws the lines; `true` unless said otherwise. */
  ruled?: boolean
  size?: number
  padding?: number
}

export interface PictureBlock {
  kind: 'picture'
  /** JPEG or PNG. */
  image: Uint8Array
  width: number
  height: number
  /** What is to be read in it: goes into the page's truth. */
  truth?: string
}

export type Block =
  | string
  | Paragraph
  | Table
  | PictureBlock
  | { kind: 'space'; height: number }
  | { kind: 'rule'; width: number }
  | { kind: 'page'; form?: PageForm; numbered?: boolean }
  | { kind: 'head'; head: Head }
  | { kind: 'title'; type?: string; title: string | readonly string[] }
  | { kind: 'foot'; foot: Foot }
  /** Signatures side by side, as bodies set them that issue a document together. */
  | { kind: 'signatures'; signatures: readonly Pick<Foot, 'authority' | 'signer'>[]; space?: number }

/** `[x0, y0, x1, y1]` from the page's top left as a reader sees it. */
export type Box = readonly [number, number, number, number]

/** A page as it should be read. */
export interface TruthPage {
  width: number
  height: number
  /** Lines in reading order, each ended by a line feed; left column before right; a table row is one line, tabs between its cells. Page numbers are left out. */
  text: string
  words: readonly { text: string; box: Box }[]
  pageNumber: string | null
}

/** A table as it should be read, over all its pages; a header repeated on a further page stands once. */
export interface TruthTable {
  pages: readonly number[]
  rows: number
  columns: number
  headerRows: number
  cells: readonly {
    row: number
    column: number
    rowSpan: number
    columnSpan: number
    text: string
    page: number
    box: Box
  }[]
}

/** A place to be filled by hand or stamped: `number`, `day`, `month`, `signature`, or a span's `name`. */
export interface Anchor {
  name: string
  page: number
  box: Box
}

export interface Typeset {
  pdf: Uint8Array
  pages: readonly TruthPage[]
  tables: readonly TruthTable[]
  anchors: readonly Anchor[]
}
