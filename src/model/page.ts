import { z } from 'zod'
import { Box, Rule } from './geometry.ts'

/** How a page's text was won; see `docs/data.md`. */
export const PageMethod = z.enum(['text', 'legacy-font', 'ocr', 'restored', 'mixed', 'blank', 'unreadable'])
export type PageMethod = z.infer<typeof PageMethod>

/** One reading of a place by one engine; two of them differ where a value is doubtful. */
export const Reading = z.strictObject({
  text: z.string(),
  value: z.number().nullable(),
  engine: z.string(),
  confidence: z.number().min(0).max(1),
})
export type Reading = z.infer<typeof Reading>

/** A word as it stands on a page: no white space inside, Unicode NFC. */
export const Word = z.strictObject({
  text: z.string(),
  box: Box,
  /** 0 to 1; 1 for born-digital text. */
  confidence: z.number().min(0).max(1),
  source: z.enum(['text', 'legacy-font', 'ocr', 'layer']),
  /** Font size in points; for OCR estimated from the line's height. */
  size: z.number(),
  bold: z.boolean(),
  italic: z.boolean(),
  handwritten: z.boolean(),
  /** What was read before restoration changed the word; null where it stands as read. */
  original: z.string().nullable(),
  /** Every reading of a number read twice; empty for all other words. */
  readings: z.array(Reading),
})
export type Word = z.infer<typeof Word>

export const Region = z
  .strictObject({ kind: z.enum(['table', 'seal', 'handwriting', 'picture']), box: Box })
  .meta({ id: 'Region' })
export type Region = z.infer<typeof Region>

const Corner = z.tuple([z.number(), z.number()])

/**
 * A picture on the page that stood askew and was straightened to be read: what lies in `box` has to be turned by
 * `degrees` clockwise about the box's middle to stand where a reader sees it. Where the picture was a photograph, or one
 * of two pages on a sheet, the box's corners stand at `corners` of the page (from the top left clockwise, in points),
 * and what lies in it, after turning, goes there in perspective.
 */
export const Tilt = z.strictObject({
  box: Box,
  degrees: z.number(),
  corners: z.tuple([Corner, Corner, Corner, Corner]).optional(),
})
export type Tilt = z.infer<typeof Tilt>

/** Size in points of a page as a reader sees it. */
const PageSize = z.strictObject({ width: z.number(), height: z.number() })

/** Something worth telling about a page that is no exception: `code` is a finding code. */
export const PageNote = z.strictObject({ code: z.string(), message: z.string(), box: Box.nullable() })
export type PageNote = z.infer<typeof PageNote>

/** Slot of the stage `read`: what the PDF itself says of one page, and what is to be done with it. */
export const PageRead = z.strictObject({
  page: z.int().min(1),
  /** Size in points as a reader sees the page, `/Rotate` applied. */
  width: z.number(),
  height: z.number(),
  /** The page's `/Rotate`: 0, 90, 180 or 270. */
  rotation: z.int(),
  /** Words of the text layer worth keeping, legacy encodings converted; empty if the layer was rejected. */
  words: z.array(Word),
  /** Words of a rejected text layer (`source: 'layer'`): what remains where there is no picture to read. */
  layer: z.array(Word),
  /** Ruling lines drawn as vectors. */
  rules: z.array(Rule),
  pictures: z.array(Box),
  /** What is to be done; `ocr` and `mixed` send the page, or `ocrBoxes` of it, to OCR. */
  method: z.enum(['text', 'legacy-font', 'ocr', 'restored', 'mixed', 'blank']),
  /** The parts of a `mixed` page to read by OCR; null means the whole page. */
  ocrBoxes: z.array(Box).nullable(),
  /** Vietnamese, for a person to read: why this method. */
  reason: z.string(),
})
export type PageRead = z.infer<typeof PageRead>

/** Slot of the stage `ocr`: what was read off the picture of one page; empty words where OCR was not needed. */
export const PageOcr = z.strictObject({
  page: z.int().min(1),
  /** Size in points after the page was turned upright; equals the read slot's where it was not turned. */
  width: z.number(),
  height: z.number(),
  /** The upright page's own size, where `width` and `height` are those of the sheets cut out of its picture. */
  seen: PageSize.optional(),
  /** Degrees clockwise by which the picture had to be turned beyond `/Rotate`: 0, 90, 180, 270. */
  turned: z.int(),
  /** Engine name and version, e.g. `tesseract.js 7.0.0 vie`; null where no OCR ran. */
  engine: z.string().nullable(),
  words: z.array(Word),
  /** Ruling lines found in the picture. */
  rules: z.array(Rule),
  regions: z.array(Region),
  /** Pictures that were straightened: boxes and rules inside are of the straight picture. Absent for none. */
  tilts: z.array(Tilt).optional(),
  blank: z.boolean(),
  /** Mean word confidence, 0 to 1; null where no OCR ran. */
  confidence: z.number().nullable(),
  notes: z.array(PageNote),
})
export type PageOcr = z.infer<typeof PageOcr>

/** One printed line of a block: words from left to right. */
export const Line = z.strictObject({ box: Box, words: z.array(Word) })
export type Line = z.infer<typeof Line>

export const Cell = z.strictObject({
  row: z.int().min(0),
  column: z.int().min(0),
  rowSpan: z.int().min(1),
  columnSpan: z.int().min(1),
  box: Box,
  lines: z.array(Line),
})
export type Cell = z.infer<typeof Cell>

/** A table's part on one page; `cells` in reading order, merged cells once, at their top left. */
export const Grid = z.strictObject({
  box: Box,
  rows: z.int().min(1),
  columns: z.int().min(1),
  ruled: z.boolean(),
  cells: z.array(Cell),
})
export type Grid = z.infer<typeof Grid>

/**
 * A run of a page in reading order. `column` tells the two-column head and foot apart from the body;
 * `lines` is empty for a table and `grid` null for everything else.
 */
export const Block = z.strictObject({
  kind: z.enum(['text', 'table', 'page-number', 'footnote', 'running-head', 'margin']),
  column: z.enum(['left', 'right']).nullable(),
  box: Box,
  lines: z.array(Line),
  grid: Grid.nullable(),
})
export type Block = z.infer<typeof Block>

/** Slot of the stage `layout`: one page's words, from whatever source, in reading order. */
export const PageLayout = z.strictObject({
  page: z.int().min(1),
  width: z.number(),
  height: z.number(),
  rotation: z.int(),
  method: PageMethod,
  reason: z.string(),
  engine: z.string().nullable(),
  /** As in {@link PageOcr}. */
  seen: PageSize.optional(),
  /** 0 to 1 over the words of the page; 1 where all are born digital, null on a blank page. */
  confidence: z.number().nullable(),
  blocks: z.array(Block),
  regions: z.array(Region),
  /** As in {@link PageOcr}: all boxes of the layout are of the straight page. */
  tilts: z.array(Tilt).optional(),
  notes: z.array(PageNote),
})
export type PageLayout = z.infer<typeof PageLayout>

/** One changed word in the ledger of `restorations`. */
export const Restoration = z
  .strictObject({
    page: z.int().min(1),
    box: Box,
    original: z.string(),
    restored: z.string(),
    confidence: z.number().min(0).max(1),
    alternatives: z.array(z.string()),
  })
  .meta({ id: 'Restoration' })
export type Restoration = z.infer<typeof Restoration>

/** Slot of the stage `restore`: the page's layout with its words made right, and every change listed. */
export const PageRestored = z.strictObject({ layout: PageLayout, restorations: z.array(Restoration) })
export type PageRestored = z.infer<typeof PageRestored>
