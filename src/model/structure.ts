import { z } from 'zod'
import { Box } from './geometry.ts'
import { PageMethod, Reading, Region, Restoration } from './page.ts'

/** Where a stretch of a paragraph's text stands: `start` and `end` are UTF-16 offsets into it. */
export const Anchor = z.strictObject({
  start: z.int().min(0),
  end: z.int().min(0),
  page: z.int().min(1),
  box: Box,
  confidence: z.number().min(0).max(1),
  handwritten: z.boolean(),
  /** True where restoration changed the word. */
  restored: z.boolean(),
  readings: z.array(Reading),
})
export type Anchor = z.infer<typeof Anchor>

/**
 * A text joined across lines and pages, single spaces between words, with an anchor for each word.
 * Tokens broken at a line end (`QĐ-` / `UBND`) are joined as printed, without a space.
 */
export const Passage = z.strictObject({ text: z.string(), anchors: z.array(Anchor) })
export type Passage = z.infer<typeof Passage>

/**
 * One paragraph in reading order.
 * - `zone`: `head` is all above the document type, `title` the type and the title under it, `body` the text,
 *   `foot` recipients and signature, `annex` all that follows an annex heading.
 * - `column`: in head and foot, the side on which it stands.
 * - `label`: the list label as printed (`I.`, `1.1.`, `a)`, `-`, `+`, `*`), not part of `text`; null for none.
 * - `depth`: nesting of labelled paragraphs in the section tree, 1 for the outermost; 0 where there is no label.
 * - `section`: id of the innermost section whose heading governs this paragraph; for a heading, its own.
 */
export const Paragraph = Passage.extend({
  index: z.int().min(0),
  zone: z.enum(['head', 'title', 'body', 'foot', 'annex']),
  column: z.enum(['left', 'right']).nullable(),
  role: z.enum(['heading', 'item', 'text', 'footnote', 'page-number', 'running-head', 'margin']),
  label: z.string().nullable(),
  depth: z.int().min(0),
  section: z.string().nullable(),
  /** Index of the labelled paragraph that governs this one; null at the outermost. */
  parent: z.int().nullable(),
  bold: z.boolean(),
  italic: z.boolean(),
  centred: z.boolean(),
  page: z.int().min(1),
  /** Number of the document inside the file, 0 for the first; raised where another head begins. */
  part: z.int().min(0),
})
export type Paragraph = z.infer<typeof Paragraph>

/** A section of the numbered tree as it stands in the plan's JSON, without evidence. */
export const SectionNode = z.strictObject({
  id: z.string(),
  label: z.string(),
  title: z.string(),
  level: z.int().min(1),
  parent: z.string().nullable(),
  /** Index of the heading paragraph; null where the heading is a group row of a table. */
  paragraph: z.int().nullable(),
})
export type SectionNode = z.infer<typeof SectionNode>

export const TableCell = Passage.extend({
  row: z.int().min(0),
  column: z.int().min(0),
  rowSpan: z.int().min(1),
  columnSpan: z.int().min(1),
})
export type TableCell = z.infer<typeof TableCell>

/**
 * A table joined over its pages. `headerRows` first rows are the header (a header repeated on the next page
 * stands once). A cell that spans rows or columns stands once, at its top left.
 */
export const Table = z.strictObject({
  index: z.int().min(0),
  pages: z.array(z.int()),
  rows: z.int(),
  columns: z.int(),
  headerRows: z.int(),
  ruled: z.boolean(),
  zone: z.enum(['body', 'annex']),
  section: z.string().nullable(),
  /** Index of the last paragraph that stands before the table; null for none. */
  after: z.int().nullable(),
  /** The nearest paragraphs above it that name it ("Phụ lục I", its title); indexes into `paragraphs`. */
  captions: z.array(z.int()),
  cells: z.array(TableCell),
  part: z.int().min(0),
})
export type Table = z.infer<typeof Table>

export const PageSummary = z.strictObject({
  page: z.int().min(1),
  width: z.number(),
  height: z.number(),
  rotation: z.int(),
  method: PageMethod,
  reason: z.string(),
  confidence: z.number().nullable(),
  words: z.int(),
  restoredWords: z.int(),
  engine: z.string().nullable(),
  regions: z.array(Region),
})
export type PageSummary = z.infer<typeof PageSummary>

/** Slot of the stage `structure`: the whole document as a tree of paragraphs and tables. */
export const DocumentStructure = z.strictObject({
  pages: z.array(PageSummary),
  paragraphs: z.array(Paragraph),
  tables: z.array(Table),
  sections: z.array(SectionNode),
  restorations: z.array(Restoration),
  notes: z.array(
    z.strictObject({ page: z.int(), code: z.string(), message: z.string(), box: Box.nullable() }),
  ),
  /** One text per page, in reading order: lines end in a line feed, a table row is one line, tabs part its cells. */
  text: z.array(z.string()),
})
export type DocumentStructure = z.infer<typeof DocumentStructure>
