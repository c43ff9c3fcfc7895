import type {
  Anchor,
  Annex,
  Block,
  Box,
  PlanDocument,
  Settings,
  TruthPage,
  TruthTable,
  Typeset,
} from './document.ts'
import { drawPages } from './draw.ts'
import { createMeasure } from './fonts.ts'
import { setFoot, setHead, setSignatures, setTitle } from './frame.ts'
import { packPdf } from './pack.ts'
import { setFootnotes, setParagraph, setPicture } from './paragraphs.ts'
import { area, drawRule, openSheet, type Page, type Sheet, startPage } from './sheet.ts'
import { setTable } from './tables.ts'

export type * from './document.ts'

const millimetre = 72 / 25.4
const defaults: Settings = {
  size: 14,
  leading: 1.22,
  paragraphSpace: 5,
  indent: 36,
  margins: { top: 20 * millimetre, bottom: 20 * millimetre, left: 30 * millimetre, right: 18 * millimetre },
  pageNumbers: true,
  info: {},
}

/** Sets a document as a PDF in the layout of Nghị định 30/2020/NĐ-CP; the same document gives the same bytes. */
export async function typeset(document: PlanDocument): Promise<Uint8Array> {
  return (await typesetWithTruth(document)).pdf
}

/**
 * Sets a document and says what is to be read in it: the text of every page in reading order, words with boxes
 * (points, origin at the top left as a reader sees the page), tables cell by cell, and the places left for
 * handwriting, signature and seal.
 */
export async function typesetWithTruth(document: PlanDocument): Promise<Typeset> {
  const settings: Settings = { ...defaults, ...document.settings }
  const sheet = openSheet(createMeasure(), settings)
  if (document.head) setHead(sheet, document.head)
  if (document.title !== undefined)
    setTitle(sheet, { ...(document.type ? { type: document.type } : {}), title: document.title, rule: true })
  for (const block of document.body) setBlock(sheet, block)
  if (document.foot) setFoot(sheet, document.foot)
  for (const annex of document.annexes ?? []) setAnnex(sheet, annex)
  setFootnotes(sheet)
  return {
    pdf: await packPdf(await drawPages(sheet.pages, settings)),
    pages: sheet.pages.map(readTruth),
    tables: sheet.tables.map((table) => turnTable(sheet, table)),
    anchors: sheet.anchors.map((anchor) => turnAnchor(sheet, anchor)),
  }
}

function setBlock(sheet: Sheet, block: Block): void {
  if (typeof block === 'string') setParagraph(sheet, { kind: 'paragraph', text: block })
  else if (block.kind === 'paragraph') setParagraph(sheet, block)
  else if (block.kind === 'table') setTable(sheet, block)
  else if (block.kind === 'picture') setPicture(sheet, block)
  else if (block.kind === 'space') sheet.y += block.height
  else if (block.kind === 'page') startPage(sheet, block.form ?? 'portrait', block.numbered ?? true)
  else if (block.kind === 'head') setHead(sheet, block.head)
  else if (block.kind === 'title') setTitle(sheet, { ...block, rule: true })
  else if (block.kind === 'foot') setFoot(sheet, block.foot)
  else if (block.kind === 'signatures') setSignatures(sheet, block.signatures, block.space)
  else setRule(sheet, block.width)
}

function setRule(sheet: Sheet, width: number): void {
  const { left, right } = area(sheet)
  const centre = (left + right) / 2
  drawRule(sheet, { x0: centre - width / 2, x1: centre + width / 2, y: sheet.y + 3 })
  sheet.y += 8
}

function setAnnex(sheet: Sheet, annex: Annex): void {
  startPage(sheet, annex.page ?? 'portrait')
  setTitle(sheet, {
    type: annex.label,
    title: annex.title,
    rule: false,
    ...(annex.reference ? { reference: annex.reference } : {}),
  })
  for (const block of annex.body) setBlock(sheet, block)
}

function readTruth(page: Page): TruthPage {
  const upright = page.form !== 'sideways'
  return {
    width: upright ? page.width : page.height,
    height: upright ? page.height : page.width,
    text: page.lines.map((line) => `${line}\n`).join(''),
    words: page.words.map((word) => ({ text: word.text, box: turnBox(page, word.box) })),
    pageNumber: page.number,
  }
}

/** From the content as composed to the page as a reader sees it: only sideways content differs. */
function turnBox(page: Page, box: Box): Box {
  if (page.form !== 'sideways') return box
  const [x0, y0, x1, y1] = box
  return [y0, page.width - x1, y1, page.width - x0]
}

function turnTable(sheet: Sheet, table: TruthTable): TruthTable {
  const turn = (page: number, box: Box) => turnBox(sheet.pages[page - 1] as Page, box)
  return { ...table, cells: table.cells.map((cell) => ({ ...cell, box: turn(cell.page, cell.box) })) }
}

function turnAnchor(sheet: Sheet, anchor: Anchor): Anchor {
  return { ...anchor, box: turnBox(sheet.pages[anchor.page - 1] as Page, anchor.box) }
}
